//! Two versions of the same answers: where they differ, and the version that a person chose.

use std::collections::BTreeMap;

use affilio_domain::field::Field;
use affilio_domain::wire::{BankDraft, BeneficiariesDraft, Fields};

use super::Answers;

/// Where an answer stands in a step.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// The member's own answer.
    Own(Field),
    /// Whether a person is in the list, by key.
    Person(String),
    /// An answer about a person, by key.
    Of(String, Field),
}

/// One of the two versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What is typed on this screen.
    Here,
    /// What was saved elsewhere.
    Elsewhere,
}

/// An answer that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Where.
    pub spot: Spot,
    /// Name of the person it is about; empty for the member.
    pub person: String,
    /// What is typed here; `None` when the person is not in this list.
    pub here: Option<String>,
    /// What was saved elsewhere; `None` when the person is not in that list.
    pub elsewhere: Option<String>,
    /// The only side that changed it since both started; `None` when both did.
    pub changed: Option<Side>,
}

type Flat = BTreeMap<Spot, String>;

/// What differs between the answers here and those saved elsewhere, both begun from `base`, in the
/// order of the fields.
#[must_use]
pub fn differences(base: &Answers, here: &Answers, elsewhere: &Answers) -> Vec<Difference> {
    let (base, mine, theirs) = (flat(base), flat(here), flat(elsewhere));
    let both = |key: &String| {
        let place = Spot::Person(key.clone());
        mine.contains_key(&place) == theirs.contains_key(&place)
    };
    let mut spots: Vec<&Spot> = mine.keys().chain(theirs.keys()).collect();
    spots.sort();
    spots.dedup();
    spots
        .into_iter()
        .filter(|spot| match spot {
            // Whoever is on one side only is one difference, not eighteen.
            Spot::Of(key, _) => both(key),
            Spot::Own(_) => true,
            Spot::Person(key) => !both(key),
        })
        .filter_map(|spot| {
            let (one, other) = (mine.get(spot), theirs.get(spot));
            let before = base.get(spot);
            (one != other).then(|| Difference {
                spot: spot.clone(),
                person: person_name(spot, &mine, &theirs),
                here: one.cloned(),
                elsewhere: other.cloned(),
                changed: if before == other {
                    Some(Side::Here)
                } else if before == one {
                    Some(Side::Elsewhere)
                } else {
                    None
                },
            })
        })
        .collect()
}

/// The answers saved elsewhere, with those of `here` at the spots where the person kept them.
#[must_use]
pub fn merged(elsewhere: Answers, here: &Answers, kept: &[Spot]) -> Answers {
    match (elsewhere, here) {
        (Answers::Profile(theirs), Answers::Profile(mine)) => own(theirs, mine, kept).into(),
        (Answers::Guarantees(theirs), Answers::Guarantees(mine)) => own(theirs, mine, kept).into(),
        (Answers::Exemption(theirs), Answers::Exemption(mine)) => own(theirs, mine, kept).into(),
        (Answers::Bank(theirs), Answers::Bank(mine)) => accounts(theirs, mine, kept).into(),
        (Answers::Beneficiaries(theirs), Answers::Beneficiaries(mine)) => {
            people(theirs, mine, kept).into()
        }
        (theirs, _) => theirs,
    }
}

fn own<T: Fields>(mut theirs: T, mine: &T, kept: &[Spot]) -> T {
    for spot in kept {
        if let Spot::Own(field) = spot
            && let Some(place) = theirs.field_mut(*field)
        {
            mine.answer(*field).clone_into(place);
        }
    }
    theirs
}

/// The answers about one person that were kept.
fn about<T: Fields>(mut theirs: T, mine: &T, key: &str, kept: &[Spot]) -> T {
    for spot in kept {
        if let Spot::Of(whose, field) = spot
            && whose == key
            && let Some(place) = theirs.field_mut(*field)
        {
            mine.answer(*field).clone_into(place);
        }
    }
    theirs
}

fn accounts(theirs: BankDraft, mine: &BankDraft, kept: &[Spot]) -> BankDraft {
    let mut chosen = own(theirs, mine, kept);
    let theirs = named(std::mem::take(&mut chosen.beneficiaries), |one| &one.key);
    let mine = named(mine.beneficiaries.clone(), |one| &one.key);
    for (key, refund) in &theirs {
        chosen.beneficiaries.push(match found(&mine, key) {
            Some(own) => about(refund.clone(), own, key, kept),
            None => refund.clone(),
        });
    }
    let added = mine
        .into_iter()
        .filter(|(key, _)| found(&theirs, key).is_none());
    chosen.beneficiaries.extend(added.map(|(_, refund)| refund));
    chosen
}

fn people(
    theirs: BeneficiariesDraft,
    mine: &BeneficiariesDraft,
    kept: &[Spot],
) -> BeneficiariesDraft {
    let nobody = if kept.contains(&Spot::Own(Field::Beneficiaries)) {
        mine.nobody
    } else {
        theirs.nobody
    };
    let is_kept = |key: &str| kept.contains(&Spot::Person(key.to_owned()));
    let theirs = named(theirs.people, |one| &one.key);
    let mine = named(mine.people.clone(), |one| &one.key);
    let mut people = Vec::with_capacity(theirs.len());
    for (key, person) in &theirs {
        match found(&mine, key) {
            Some(own) => people.push(about(person.clone(), own, key, kept)),
            // Taken off here: they stay off if the person holds to it.
            None if is_kept(key) => {}
            None => people.push(person.clone()),
        }
    }
    let added = mine
        .into_iter()
        .filter(|(key, _)| is_kept(key) && found(&theirs, key).is_none());
    people.extend(added.map(|(_, person)| person));
    BeneficiariesDraft {
        nobody: nobody && people.is_empty(),
        people,
    }
}

/// What names somebody in both versions: their key, or their rank in answers without keys.
fn name_of(key: &str, rank: usize) -> String {
    if key.is_empty() {
        format!("#{rank}")
    } else {
        key.to_owned()
    }
}

fn named<T>(all: Vec<T>, key: impl Fn(&T) -> &str) -> Vec<(String, T)> {
    all.into_iter()
        .enumerate()
        .map(|(rank, one)| (name_of(key(&one), rank), one))
        .collect()
}

fn found<'a, T>(all: &'a [(String, T)], key: &str) -> Option<&'a T> {
    all.iter().find(|(name, _)| name == key).map(|(_, one)| one)
}

fn flat(answers: &Answers) -> Flat {
    match answers {
        Answers::Profile(draft) => own_fields(draft),
        Answers::Guarantees(draft) => own_fields(draft),
        Answers::Exemption(draft) => own_fields(draft),
        Answers::Bank(draft) => {
            let mut flat = own_fields(draft);
            for (rank, refund) in draft.beneficiaries.iter().enumerate() {
                flat.extend(fields_of(&name_of(&refund.key, rank), refund));
            }
            flat
        }
        Answers::Beneficiaries(draft) => {
            let nobody = if draft.nobody { "oui" } else { "" };
            let mut flat = Flat::from([(Spot::Own(Field::Beneficiaries), nobody.to_owned())]);
            for (rank, person) in draft.people.iter().enumerate() {
                let key = name_of(&person.key, rank);
                let name = format!("{} {}", person.first_name.trim(), person.last_name.trim());
                flat.extend(fields_of(&key, person));
                flat.insert(Spot::Person(key), name.trim().to_owned());
            }
            flat
        }
    }
}

fn own_fields<T: Fields>(draft: &T) -> Flat {
    draft
        .fields()
        .into_iter()
        .map(|(field, typed)| (Spot::Own(field), typed.to_owned()))
        .collect()
}

fn fields_of<T: Fields>(key: &str, draft: &T) -> Vec<(Spot, String)> {
    draft
        .fields()
        .into_iter()
        .filter(|(field, _)| *field != Field::BeneficiaryKey)
        .map(|(field, typed)| (Spot::Of(key.to_owned(), field), typed.to_owned()))
        .collect()
}

fn person_name(spot: &Spot, mine: &Flat, theirs: &Flat) -> String {
    let (Spot::Person(key) | Spot::Of(key, _)) = spot else {
        return String::new();
    };
    let place = Spot::Person(key.clone());
    let name = mine.get(&place).or_else(|| theirs.get(&place));
    name.cloned().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use affilio_domain::wire::{BeneficiaryDraft, ProfileDraft};

    use super::*;

    fn profile(last: &str, phone: &str, city: &str) -> Answers {
        ProfileDraft {
            last_name: last.to_owned(),
            phone: phone.to_owned(),
            city: city.to_owned(),
            ..ProfileDraft::default()
        }
        .into()
    }

    fn list(people: &[(&str, &str, &str)]) -> Answers {
        BeneficiariesDraft {
            nobody: people.is_empty(),
            people: people
                .iter()
                .map(|(key, first, birth)| BeneficiaryDraft {
                    key: (*key).to_owned(),
                    first_name: (*first).to_owned(),
                    birth_date: (*birth).to_owned(),
                    ..BeneficiaryDraft::default()
                })
                .collect(),
        }
        .into()
    }

    fn spots(found: &[Difference]) -> Vec<(Spot, Option<Side>)> {
        found
            .iter()
            .map(|one| (one.spot.clone(), one.changed))
            .collect()
    }

    #[test]
    fn each_difference_says_which_side_changed_it() {
        let base = profile("Durand", "06", "Paris");
        let here = profile("Durand", "07", "Lyon");
        let elsewhere = profile("Dupont", "06", "Nantes");
        let found = differences(&base, &here, &elsewhere);
        assert_eq!(
            spots(&found),
            [
                (Spot::Own(Field::LastName), Some(Side::Elsewhere)),
                (Spot::Own(Field::City), None),
                (Spot::Own(Field::Phone), Some(Side::Here)),
            ]
        );
        let chosen = merged(elsewhere, &here, &[Spot::Own(Field::Phone)]);
        assert_eq!(chosen, profile("Dupont", "07", "Nantes"));
    }

    #[test]
    fn equal_answers_are_no_difference() {
        let base = profile("Durand", "06", "Paris");
        let same = profile("Durand", "07", "Lyon");
        assert_eq!(differences(&base, &same, &same.clone()), []);
    }

    #[test]
    fn a_person_added_on_one_side_is_one_difference() {
        let base = list(&[("a", "Malik", "")]);
        let here = list(&[("a", "Malik", ""), ("b", "Inès", "21/09/2019")]);
        let elsewhere = list(&[("a", "Malik", "02/03/1986")]);
        let found = differences(&base, &here, &elsewhere);
        assert_eq!(
            spots(&found),
            [
                (Spot::Person("b".to_owned()), Some(Side::Here)),
                (
                    Spot::Of("a".to_owned(), Field::BirthDate),
                    Some(Side::Elsewhere)
                ),
            ]
        );
        assert_eq!(found.first().map(|one| one.person.as_str()), Some("Inès"));
        let both = merged(elsewhere.clone(), &here, &[Spot::Person("b".to_owned())]);
        assert_eq!(
            both,
            list(&[("a", "Malik", "02/03/1986"), ("b", "Inès", "21/09/2019")])
        );
        assert_eq!(merged(elsewhere.clone(), &here, &[]), elsewhere);
    }

    #[test]
    fn a_person_taken_off_here_stays_off_only_if_kept_so() {
        let base = list(&[("a", "Malik", ""), ("b", "Inès", "")]);
        let here = list(&[("a", "Malik", "")]);
        let elsewhere = list(&[("a", "Malik", ""), ("b", "Inès", "21/09/2019")]);
        let found = differences(&base, &here, &elsewhere);
        assert_eq!(
            spots(&found),
            [(Spot::Person("b".to_owned()), Some(Side::Here))]
        );
        assert_eq!(
            merged(elsewhere.clone(), &here, &[Spot::Person("b".to_owned())]),
            here
        );
        assert_eq!(merged(elsewhere.clone(), &here, &[]), elsewhere);
    }
}
