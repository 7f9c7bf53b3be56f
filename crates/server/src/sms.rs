//! The text of the SMS that carries a code.

use crate::store::{Channel, Message};

/// One SMS holds 160 characters of the GSM 7-bit alphabet.
const LONGEST: usize = 160;

/// The code, what it signs, and the line that binds it to our site.
pub(crate) fn code(phone: &str, code: &str, fingerprint: &str, host: &str) -> Message {
    let text = format!(
        "affilio : {code} est votre code pour signer votre adhésion (document {fingerprint}). \
         Ne le donnez à personne."
    );
    // Origin-bound form: browsers offer the code on that site only.
    let bound = format!("{text}\n@{host} #{code}");
    Message {
        channel: Channel::Sms,
        to: phone.to_owned(),
        subject: "",
        body: if bound.chars().count() <= LONGEST {
            bound
        } else {
            text
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The letters of the GSM 7-bit alphabet that our texts may use beside ASCII.
    const GSM: &str = "àéèùìòÇ";

    #[test]
    fn the_text_fits_one_sms() {
        let message = code(
            "0612345678",
            "123456",
            "a1b2c3",
            "adhesion.mutuelle-exemple.fr",
        );
        assert!(message.body.chars().count() <= LONGEST);
        assert!(
            message
                .body
                .chars()
                .all(|letter| letter.is_ascii() || GSM.contains(letter))
        );
        assert!(
            message
                .body
                .ends_with("\n@adhesion.mutuelle-exemple.fr #123456")
        );
        let far = code("0612345678", "123456", "a1b2c3", &"x".repeat(80));
        assert!(far.body.chars().count() <= LONGEST);
    }
}
