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
    bound(phone, &text, code, host)
}

/// The code that shows whose the phone is.
pub(crate) fn phone_code(phone: &str, code: &str, host: &str) -> Message {
    let text = format!(
        "affilio : {code} est votre code pour vérifier ce mobile. Il ne signe rien. \
         Ne le donnez à personne."
    );
    bound(phone, &text, code, host)
}

/// Tells the former number that another one took its place.
pub(crate) fn replaced(phone: &str) -> Message {
    message(
        phone,
        "affilio : ce mobile ne sert plus à votre adhésion, un autre a été vérifié. \
         Si ce n'est pas vous, appelez le 0 980 98 98 23."
            .to_owned(),
    )
}

/// Origin-bound form: browsers offer the code on that site only. Left out when it does not fit.
fn bound(phone: &str, text: &str, code: &str, host: &str) -> Message {
    let bound = format!("{text}\n@{host} #{code}");
    let fits = bound.chars().count() <= LONGEST;
    message(phone, if fits { bound } else { text.to_owned() })
}

fn message(phone: &str, body: String) -> Message {
    Message {
        channel: Channel::Sms,
        to: phone.to_owned(),
        subject: "",
        body,
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
        for message in [
            phone_code("0612345678", "123456", "adhesion.mutuelle-exemple.fr"),
            replaced("0612345678"),
        ] {
            let gsm = |letter: char| letter.is_ascii() || GSM.contains(letter);
            assert!(message.body.chars().count() <= LONGEST && message.body.chars().all(gsm));
        }
        let far = code("0612345678", "123456", "a1b2c3", &"x".repeat(80));
        assert!(far.body.chars().count() <= LONGEST);
    }
}
