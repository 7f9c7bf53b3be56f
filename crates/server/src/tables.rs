//! Public tables, embedded as files: the communes of a postal code, the name of a fund. Sources,
//! licences and how to renew them are in `data/README.md`.

use std::sync::LazyLock;

use affilio_domain::organism::OrganismCode;
use affilio_domain::postal::is_french_postal_code;
use affilio_domain::text::compact;
use affilio_domain::wire::{FundView, PlacesView};

/// A postal code and its communes, parted by tabs; sorted by code.
const COMMUNES: &str = include_str!("../data/communes.tsv");
/// The funds of every scheme (SNDS, table `IR_CAI_V`), unmodified.
const FUNDS: &str = include_str!("../data/IR_CAI_V.csv");
/// Last change of [`FUNDS`] at its source.
const FUNDS_SEEN: u16 = 2019;

static LINES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    COMMUNES
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .collect()
});

/// The schemes, by the two first digits of a fund's code (source: nomenclature of the compulsory
/// schemes, SNDS).
const SCHEMES: [(&str, &str); 21] = [
    ("01", "régime général"),
    ("02", "MSA, régime agricole"),
    ("03", "ancien régime social des indépendants"),
    ("04", "SNCF"),
    ("05", "RATP"),
    ("06", "ENIM, régime des marins"),
    ("07", "régime minier"),
    ("08", "CNMSS, régime des militaires"),
    ("10", "CRPCEN, clercs et employés de notaires"),
    ("12", "chambre de commerce et d’industrie de Paris"),
    ("14", "Assemblée nationale"),
    ("15", "Sénat"),
    ("16", "port autonome de Bordeaux"),
    ("17", "Caisse des Français de l’étranger"),
    ("90", "CAVIMAC, régime des cultes"),
    ("91", "MGEN"),
    ("92", "Mutuelle générale"),
    ("93", "Mutuelle générale de la police"),
    ("94", "Mutualité fonction publique"),
    ("95", "MNH"),
    ("96", "Mutuelle nationale aviation marine"),
];

/// The communes of a postal code; none when it is not in the table.
pub(crate) fn communes(postal_code: &str) -> PlacesView {
    let code = compact(postal_code);
    let found = LINES
        .binary_search_by_key(&code.as_str(), |(code, _)| code)
        .ok()
        .filter(|_| is_french_postal_code(&code))
        .and_then(|at| LINES.get(at));
    PlacesView {
        communes: found.map_or_else(Vec::new, |(_, names)| {
            names.split('\t').map(str::to_owned).collect()
        }),
    }
}

/// The scheme and the fund that a code names, as far as the tables tell.
pub(crate) fn fund(organism: &str) -> FundView {
    let Ok(code) = OrganismCode::parse(organism) else {
        return FundView::default();
    };
    let (scheme, fund) = (code.scheme(), code.fund());
    FundView {
        scheme: SCHEMES
            .iter()
            .find(|(one, _)| *one == scheme)
            .map(|(_, name)| (*name).to_owned()),
        fund: name(scheme, fund).map(str::to_owned),
        seen: FUNDS_SEEN,
    }
}

/// The name of a fund: only what names one. The list also holds places without a name yet.
fn name(scheme: &str, fund: &str) -> Option<&'static str> {
    let key = format!("{scheme}C{fund};");
    let line = FUNDS.lines().find(|line| line.starts_with(&key))?;
    let name = line.split(';').nth(2)?.trim();
    let begins: &[&str] = match scheme {
        "01" => &["CPAM ", "CGSS "],
        "02" => &["MSA "],
        _ => &[],
    };
    begins
        .iter()
        .any(|begin| name.starts_with(begin))
        .then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_communes_is_sorted_and_whole() {
        assert!(LINES.len() > 6_000);
        assert!(LINES.is_sorted_by(|(one, _), (next, _)| one < next));
        for (code, names) in LINES.iter() {
            assert!(is_french_postal_code(code), "{code}");
            assert!(names.split('\t').all(|name| !name.trim().is_empty()));
        }
    }

    #[test]
    fn a_postal_code_names_its_communes() {
        let named = |code: &str| communes(code).communes;
        assert_eq!(named("67000"), ["Strasbourg"]);
        assert_eq!(named(" 67 000 "), ["Strasbourg"]);
        assert_eq!(named("69001"), ["Lyon"], "a city, not its district");
        assert_eq!(named("75015").first().map(String::as_str), Some("Paris"));
        assert!(named("20200").len() > 2);
        assert_eq!(named("97400"), ["Saint-Denis"]);
        for unknown in ["", "67", "670000", "67999", "00000", "99999", "É7000", "%"] {
            assert!(named(unknown).is_empty(), "{unknown}");
        }
    }

    #[test]
    fn a_fund_is_named_when_it_is_known() {
        for (code, scheme, name) in [
            ("01 751 0000", Some("régime général"), Some("CPAM Paris")),
            ("017519999", Some("régime général"), Some("CPAM Paris")),
            (
                "01 673 1234",
                Some("régime général"),
                Some("CPAM du Bas-Rhin"),
            ),
            (
                "01 974 0000",
                Some("régime général"),
                Some("CGSS Saint-Denis"),
            ),
            // Listed as « CAISSE 100 INCONNUE », « MOA A COMPLETER », « CPAM »: no name.
            ("01 100 0000", Some("régime général"), None),
            ("01 999 0000", Some("régime général"), None),
            ("01 012 0000", Some("régime général"), None),
            (
                "02 031 0000",
                Some("MSA, régime agricole"),
                Some("MSA DE L'ALLIER"),
            ),
            ("04 676 0000", Some("SNCF"), None),
            ("99 751 0000", None, None),
            ("01 751", None, None),
            ("", None, None),
        ] {
            let found = fund(code);
            assert_eq!(found.scheme.as_deref(), scheme, "{code}");
            assert_eq!(found.fund.as_deref(), name, "{code}");
        }
    }
}
