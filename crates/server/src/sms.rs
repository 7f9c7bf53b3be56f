//! The texts of the SMS, in the language of the account.

use affilio_domain::format::Locale;

use crate::store::{Channel, Message};

/// One SMS holds 160 characters of the GSM 7-bit alphabet.
const LONGEST: usize = 160;

/// The code, what it signs, and the line that binds it to our site.
pub(crate) fn code(
    phone: &str,
    locale: Locale,
    code: &str,
    fingerprint: &str,
    host: &str,
) -> Message {
    let text = match locale {
        Locale::Fr => format!(
            "affilio : {code} est votre code pour signer votre adhésion (document {fingerprint}). \
             Ne le donnez à personne."
        ),
        Locale::En => format!(
            "affilio: {code} is your code to sign your enrolment (document {fingerprint}). \
             Give it to nobody."
        ),
    };
    bound(phone, &text, code, host)
}

/// The code that shows whose the phone is.
pub(crate) fn phone_code(phone: &str, locale: Locale, code: &str, host: &str) -> Message {
    let text = match locale {
        Locale::Fr => format!(
            "affilio : {code} est votre code pour vérifier ce mobile. Il ne signe rien. \
             Ne le donnez à personne."
        ),
        Locale::En => format!(
            "affilio: {code} is your code to verify this mobile. It signs nothing. \
             Give it to nobody."
        ),
    };
    bound(phone, &text, code, host)
}

/// Tells the former number that another one took its place.
pub(crate) fn replaced(phone: &str, locale: Locale) -> Message {
    let text = match locale {
        Locale::Fr => {
            "affilio : ce mobile ne sert plus à votre adhésion, un autre a été vérifié. \
             Si ce n'est pas vous, appelez le 0 980 98 98 23."
        }
        Locale::En => {
            "affilio: this mobile is no longer used for your enrolment, another one was verified. \
             If it was not you, call 0 980 98 98 23."
        }
    };
    message(phone, text.to_owned())
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

    fn assert_fits(message: &Message) {
        let text = &message.body;
        assert!(text.chars().count() <= LONGEST, "{text}");
        let gsm = |letter: char| letter.is_ascii() || GSM.contains(letter);
        assert!(text.chars().all(gsm), "{text}");
    }

    #[test]
    fn each_text_fits_one_sms_in_both_languages() {
        let (phone, host) = ("0612345678", "adhesion.mutuelle-exemple.fr");
        for locale in [Locale::Fr, Locale::En] {
            let signs = code(phone, locale, "123456", "a1b2c3", host);
            let verifies = phone_code(phone, locale, "123456", host);
            for message in [&signs, &verifies] {
                assert_fits(message);
                assert!(message.body.ends_with(&format!("\n@{host} #123456")));
            }
            assert_fits(&replaced(phone, locale));
            assert_fits(&code(phone, locale, "123456", "a1b2c3", &"x".repeat(80)));
        }
        let english = code(phone, Locale::En, "123456", "a1b2c3", host);
        assert!(english.body.contains("is your code to sign"));
    }
}
