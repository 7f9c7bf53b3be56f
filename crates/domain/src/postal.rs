//! French postal codes, and names of towns as people type them.

use crate::text::folded;

/// Whether a text is a French postal code: five digits, department 01 to 98.
#[must_use]
pub fn is_french_postal_code(text: &str) -> bool {
    text.len() == 5
        && text.chars().all(|c| c.is_ascii_digit())
        && text
            .get(..2)
            .and_then(|department| department.parse::<u8>().ok())
            .is_some_and(|department| (1..=98).contains(&department) && department != 96)
}

/// Whether two texts name the same town: case, accents, hyphens, `St` for `Saint`, a district
/// (`Paris 15e`) and `CEDEX` do not count.
#[must_use]
pub fn same_town(one: &str, other: &str) -> bool {
    let one = town(one);
    !one.is_empty() && one == town(other)
}

/// Whether what is typed is the beginning of a town's name: nothing is.
#[must_use]
pub fn begins_town(typed: &str, name: &str) -> bool {
    town(name).starts_with(&town(typed))
}

/// The letters of a town's name that count.
fn town(text: &str) -> String {
    let plain = folded(text);
    let mut words: Vec<&str> = plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    if let Some(at) = words.iter().position(|word| *word == "cedex") {
        words.truncate(at.max(1));
    }
    let is_district =
        |word: &&str| *word == "arrondissement" || word.starts_with(|c: char| c.is_ascii_digit());
    while words.len() > 1 && words.last().is_some_and(is_district) {
        words.pop();
    }
    let whole = |word| match word {
        "st" => "saint",
        "ste" => "sainte",
        other => other,
    };
    words.into_iter().map(whole).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postal_codes() {
        for good in ["75015", "01000", "20090", "97400", "98000"] {
            assert!(is_french_postal_code(good), "{good}");
        }
        for bad in ["7501", "00100", "99000", "75O15", "750151", "96000"] {
            assert!(!is_french_postal_code(bad), "{bad}");
        }
    }

    #[test]
    fn a_town_is_the_same_however_it_is_typed() {
        for (one, other) in [
            ("Paris", "PARIS 15"),
            ("Paris", "paris 15e arrondissement"),
            ("Lyon", "Lyon 1er"),
            ("Saint-Étienne", "ST ETIENNE"),
            ("Sainte-Foy-lès-Lyon", "ste foy les lyon"),
            ("L'Haÿ-les-Roses", "l’hay les roses"),
            ("Œuilly", "OEUILLY"),
            ("Besançon", "Besanc\u{327}on"),
            ("Strasbourg", " Strasbourg CEDEX 2 "),
            ("Cœuvres-et-Valsery", "\u{200e}coeuvres et valsery"),
        ] {
            assert!(
                same_town(one, other) && same_town(other, one),
                "{one} {other}"
            );
        }
        for (one, other) in [
            ("Paris", "Parisot"),
            ("Lyon", ""),
            ("", ""),
            ("Saint-Denis", "Saint-Denis-de-Pile"),
            ("15", "16"),
            ("巴黎", "里昂"),
        ] {
            assert!(!same_town(one, other), "{one} {other}");
        }
    }

    #[test]
    fn a_name_being_typed_is_not_another_town() {
        for typed in ["", "S", "stras", "Strasbourg"] {
            assert!(begins_town(typed, "Strasbourg"), "{typed}");
        }
        assert!(!begins_town("Lyon", "Strasbourg"));
        assert!(!begins_town("Strasbourg-la-Neuve", "Strasbourg"));
    }
}
