//! From the beneficiaries' answers to what is wrong with them.

use affilio_domain::date::Date;
use affilio_domain::enrolment::{BeneficiaryKind, ChildSituation};
use affilio_domain::field::{Field, Problem};
use affilio_domain::format::Locale;
use affilio_domain::wire::{BeneficiariesDraft, BeneficiaryDraft, FileView, Note, ProfileDraft};

use crate::i18n::tr;
use crate::say;
use crate::steps::today;

/// What is wrong with the answers of the person of this rank, at the file's date: said as of the
/// only one on the screen.
#[must_use]
pub fn person_problems(all: &BeneficiariesDraft, rank: usize, file: &FileView) -> Vec<Problem> {
    problems(all, file)
        .into_iter()
        .filter(|one| one.person == Some(rank))
        .map(|one| Problem::own(one.field, one.reason))
        .collect()
}

/// What is wrong with all answers, at the file's date.
#[must_use]
pub fn problems(draft: &BeneficiariesDraft, file: &FileView) -> Vec<Problem> {
    draft
        .check(&file.terms(), today(file))
        .err()
        .unwrap_or_default()
}

/// What is asked of a person because of the others, or of their age.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The order of birth: another child of the list was born on the same day.
    pub twin: bool,
    /// What the child does: the common age of the contract is reached.
    pub situation: bool,
}

/// What is asked of the person of this rank.
#[must_use]
pub fn asked(all: &BeneficiariesDraft, rank: usize, file: &FileView) -> Asked {
    let terms = file.terms();
    let situation = all.people.get(rank).is_some_and(|person| {
        let child = BeneficiaryKind::from_code(&person.kind) == Some(BeneficiaryKind::Child);
        let birth = Date::parse_french(&person.birth_date);
        match (child, birth, &terms.children) {
            (true, Ok(birth), Some(children)) => children.asks(birth, terms.effective_on),
            _ => false,
        }
    });
    Asked {
        twin: !all.twins_of(rank).is_empty(),
        situation,
    }
}

/// What each person still misses, and what is worth a look in their answers.
#[must_use]
pub fn states(
    all: &BeneficiariesDraft,
    member: &ProfileDraft,
    file: &FileView,
) -> Vec<(usize, Vec<Note>)> {
    let (problems, terms) = (problems(all, file), file.terms());
    let left = |rank| {
        let own = problems.iter().filter(|one| one.person == Some(rank));
        own.count()
    };
    (0..all.people.len())
        .map(|rank| (left(rank), all.notes(rank, member, &terms)))
        .collect()
}

/// How many people are complete, in words; nothing for nobody.
#[must_use]
pub fn summary(left: &[usize]) -> Option<String> {
    let (all, done) = (left.len(), left.iter().filter(|left| **left == 0).count());
    match (all, done) {
        (0, _) => None,
        (1, _) => Some(tr("1 personne vous rejoint.", "1 person joins you.").to_owned()),
        _ if done == all => Some(say!(
            "{all} personnes vous rejoignent, toutes complètes.",
            "{all} people join you, all complete."
        )),
        (_, 1) => Some(say!(
            "{all} personnes vous rejoignent, dont 1 complète.",
            "{all} people join you, 1 of them complete."
        )),
        _ => Some(say!(
            "{all} personnes vous rejoignent, dont {done} complètes.",
            "{all} people join you, {done} of them complete."
        )),
    }
}

/// A person who is not complete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// Rank in the list, from 0.
    pub rank: usize,
    /// How they are named.
    pub name: String,
    /// How many answers are to be mended.
    pub left: usize,
    /// The first of them.
    pub first: Field,
}

/// The people who are not complete, in order.
#[must_use]
pub fn unfinished(all: &BeneficiariesDraft, file: &FileView) -> Vec<Unfinished> {
    let problems = problems(all, file);
    let of = |(rank, person): (usize, &BeneficiaryDraft)| {
        let mut own = problems.iter().filter(|one| one.person == Some(rank));
        let first = own.next()?.field;
        Some(Unfinished {
            rank,
            name: display_name(person, rank),
            left: 1 + own.count(),
            first,
        })
    };
    all.people.iter().enumerate().filter_map(of).collect()
}

/// A parent whose numbers a child may bear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parent {
    /// How the spouse is named; `None` for the member.
    pub name: Option<String>,
    /// Social-security number, as typed.
    pub nir: String,
    /// Fund, as typed.
    pub organism: String,
    /// Whether the local scheme applies.
    pub alsace_moselle: String,
}

/// The parents of the person of this rank: those who have given a number.
#[must_use]
pub fn parents(member: &ProfileDraft, all: &BeneficiariesDraft, rank: usize) -> Vec<Parent> {
    let own = Parent {
        name: None,
        nir: member.nir.clone(),
        organism: member.organism.clone(),
        alsace_moselle: member.alsace_moselle.clone(),
    };
    let spouse = |(at, person): (usize, &BeneficiaryDraft)| {
        let counts = at != rank && person.kind == BeneficiaryKind::Spouse.code();
        counts.then(|| Parent {
            name: Some(display_name(person, at)),
            nir: person.nir.clone(),
            organism: person.organism.clone(),
            alsace_moselle: person.alsace_moselle.clone(),
        })
    };
    std::iter::once(own)
        .chain(all.people.iter().enumerate().filter_map(spouse))
        .filter(|parent| !parent.nir.trim().is_empty())
        .collect()
}

/// A paper that proves a situation, as an example; none where nothing is proved.
#[must_use]
pub fn proof(situation: ChildSituation) -> Option<&'static str> {
    Some(match situation {
        ChildSituation::Studies => tr(
            "un certificat de scolarité",
            "a certificate of enrolment at school",
        ),
        ChildSituation::Apprentice => tr(
            "le contrat d’apprentissage ou de professionnalisation, une attestation de stage",
            "the apprenticeship or training contract",
        ),
        ChildSituation::FirstJob => tr(
            "l’attestation d’inscription à France Travail",
            "the proof of registration with France Travail",
        ),
        ChildSituation::Esat => tr(
            "une attestation de l’ESAT ou de l’atelier protégé",
            "a letter from the ESAT or sheltered workshop",
        ),
        ChildSituation::Disability => tr(
            "la décision de la CDAPH, prise avant ses 21 ans",
            "the decision of the CDAPH (disability board), made before the age of 21",
        ),
        ChildSituation::Other => return None,
    })
}

/// The ranks among twins, in words.
#[must_use]
pub fn twin_ranks() -> Vec<(String, String)> {
    let first = tr("En premier", "First");
    let words = |rank: u8| match rank {
        1 => first.to_owned(),
        _ => say!("En {rank}e", "Number {rank}"),
    };
    (1..=9)
        .map(|rank| (rank.to_string(), words(rank)))
        .collect()
}

/// How a person is named in a list before and after they have a name: `Camille Durand`, `Enfant`.
#[must_use]
pub fn display_name(person: &BeneficiaryDraft, rank: usize) -> String {
    let number = rank + 1;
    let name = format!("{} {}", person.first_name.trim(), person.last_name.trim());
    match (name.trim(), BeneficiaryKind::from_code(&person.kind)) {
        ("", Some(kind)) => tr(
            format!("{} sans nom", kind.label(Locale::Fr)),
            format!("{} without a name", kind.label(Locale::En)),
        ),
        ("", None) => say!("Bénéficiaire {number}", "Dependant {number}"),
        (name, _) => name.to_owned(),
    }
}

/// The names of a list, each its own: the second *Inès Lefèvre* is *Inès Lefèvre (2)*.
#[must_use]
pub fn own_names(people: &[BeneficiaryDraft]) -> Vec<String> {
    let names: Vec<String> = people
        .iter()
        .enumerate()
        .map(|(rank, person)| display_name(person, rank))
        .collect();
    let own = |(rank, name): (usize, &String)| {
        let before = names.iter().take(rank).filter(|one| *one == name).count();
        match before {
            0 => name.clone(),
            some => format!("{name} ({})", some + 1),
        }
    };
    names.iter().enumerate().map(own).collect()
}
