//! Banks by the code in the account's number. The table stays here: the browser asks.

use affilio_domain::iban::Iban;
use affilio_domain::wire::BankAnswer;

/// Country, bank code, BIC and name, one bank a line; `#` begins a remark,
/// `-` stands for several names.
const TABLE: &str = include_str!("../data/banks-fr.tsv");

/// The bank that keeps an account, when the table knows it.
pub(crate) fn of(iban: &Iban) -> BankAnswer {
    let number = iban.as_str();
    let (Some(country), Some(code)) = (number.get(..2), number.get(4..9)) else {
        return BankAnswer::default();
    };
    rows()
        .find(|[row_country, row_code, ..]| *row_country == country && *row_code == code)
        .map(|[.., bic, name]| BankAnswer {
            bic: Some(bic.to_owned()),
            name: Some(name.to_owned()).filter(|name| name != "-"),
        })
        .unwrap_or_default()
}

fn rows() -> impl Iterator<Item = [&'static str; 4]> {
    TABLE.lines().filter_map(|line| {
        let mut parts = line.split('\t');
        let row = [parts.next()?, parts.next()?, parts.next()?, parts.next()?];
        (!line.starts_with('#')).then_some(row)
    })
}

#[cfg(test)]
mod tests {
    use affilio_domain::iban::Bic;

    use super::*;

    #[test]
    fn every_row_has_a_code_and_a_bic_that_can_be_read() {
        let mut codes = Vec::new();
        for [country, code, bic, _] in rows() {
            assert!(matches!(country, "FR" | "MC"), "{country}");
            assert!(
                code.len() == 5 && code.bytes().all(|digit| digit.is_ascii_digit()),
                "{code}"
            );
            assert!(Bic::parse(bic).is_ok(), "{bic}");
            codes.push((country, code));
        }
        let all = codes.len();
        codes.dedup();
        assert_eq!((codes.len(), all > 200), (all, true));
    }

    #[test]
    fn a_known_bank_is_found_and_an_unknown_one_is_not_guessed() {
        let of = |number| super::of(&Iban::parse(number).unwrap());
        let postale = of("FR14 2004 1010 0505 0001 3M02 606");
        assert_eq!(postale.bic.as_deref(), Some("PSSTFRPP"));
        assert_eq!(postale.name.as_deref(), Some("LA BANQUE POSTALE"));
        assert_eq!(
            of("FR76 3000 6000 0112 3456 7890 189").bic.as_deref(),
            Some("AGRIFRPP")
        );
        assert_eq!(of("GB33BUKB20201555555555"), BankAnswer::default());
    }
}
