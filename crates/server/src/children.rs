//! Until when each contract covers children. Ages come from the compiled contract; the situations
//! that it keeps covered beyond the common age stand here, with the text that lists them.

use affilio_domain::wire::{ChildTermsView, SituationView};

/// What a contract's text says of grown children.
struct Listed {
    contract: &'static str,
    /// Covered until the age that the contract prints for students.
    until_students_age: &'static [&'static str],
    /// Covered whatever the age.
    without_limit: &'static [&'static str],
    source: &'static str,
}

const LISTED: [Listed; 2] = [
    Listed {
        contract: "eclat/2024",
        until_students_age: &["etudes", "apprentissage", "premier-emploi", "esat"],
        // Recognised by the CDAPH before the 21st birthday.
        without_limit: &["handicap"],
        source: "CCN ÉCLAT (IDCC 1518), art. 11.1.2, en vigueur depuis le 1er janvier 2022",
    },
    Listed {
        contract: "hfp-armees-civils/2020",
        until_students_age: &["etudes", "apprentissage"],
        // Allocataire de l'AAH, sans activité rémunératrice possible.
        without_limit: &["handicap"],
        source: "Brochure de l'offre référencée du ministère des Armées, édition 2020, page 3",
    },
];

/// Until when a contract covers children; none when its data do not tell.
pub(crate) fn terms(contract: &str) -> Option<ChildTermsView> {
    let table = affilio_contracts::by_id(contract)?
        .contract()
        .contributions
        .as_ref()?;
    let listed = LISTED.iter().find(|one| one.contract == contract);
    let students = Some(table.student_until);
    // The compiled contract itself only tells studies, training and apprenticeship apart.
    let until = listed.map_or(&["etudes", "apprentissage"][..], |one| {
        one.until_students_age
    });
    let without = listed.map_or(&[][..], |one| one.without_limit);
    let situation = |code: &&str, until| SituationView {
        code: (*code).to_owned(),
        until,
    };
    Some(ChildTermsView {
        child_until: table.child_until,
        situations: until
            .iter()
            .map(|code| situation(code, students))
            .chain(without.iter().map(|code| situation(code, None)))
            .collect(),
        free_from_child: table.free_from_child,
        source: listed.map_or_else(|| table.source.clone(), |one| one.source.to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use affilio_domain::enrolment::ChildSituation;

    use super::*;

    #[test]
    fn every_contract_listed_is_known_and_names_known_situations() {
        for listed in LISTED {
            let terms = terms(listed.contract).unwrap();
            assert!(terms.child_until < 30 && !terms.source.is_empty());
            assert_eq!(terms.terms().beyond.len(), terms.situations.len());
            for one in &terms.situations {
                let known = ChildSituation::from_code(&one.code);
                assert!(known.is_some_and(|one| one != ChildSituation::Other));
            }
        }
        assert_eq!(terms("nobody/2020"), None);
    }

    #[test]
    fn eclat_covers_students_to_26_and_a_recognised_disability_without_limit() {
        let terms = terms("eclat/2024").unwrap().terms();
        assert_eq!(terms.until, 18);
        assert_eq!(terms.limit(ChildSituation::Studies), Some(26));
        assert_eq!(terms.limit(ChildSituation::Esat), Some(26));
        assert_eq!(terms.limit(ChildSituation::Other), Some(18));
        assert_eq!(terms.limit(ChildSituation::Disability), None);
    }
}
