//! The words of the files and what they become.

use affilio_guarantees::compiled::{
    Basket, Class, Confidence, Each, Element, Establishment, Heavy, HeldBack, LensClass, Period,
    SchemeCode, Teeth, Unit, When,
};

/// Words and their values, for reading and for telling what was expected.
pub(crate) type Words<T> = [(&'static str, T)];

pub(crate) const UNITS: [(&str, Unit); 19] = [
    ("acte", Unit::Act),
    ("consultation", Unit::Consultation),
    ("séance", Unit::Session),
    ("jour", Unit::Day),
    ("séjour", Unit::Stay),
    ("boîte", Unit::Box),
    ("traitement", Unit::Treatment),
    ("trajet", Unit::Trip),
    ("verre", Unit::Lens),
    ("monture", Unit::Frame),
    ("équipement", Unit::Equipment),
    ("œil", Unit::Eye),
    ("oreille", Unit::Ear),
    ("dent", Unit::Tooth),
    ("semestre", Unit::Semester),
    ("désobturation", Unit::Desobturation),
    ("implant", Unit::Implant),
    ("cure", Unit::Cure),
    ("paire", Unit::Pair),
];

pub(crate) fn unit(word: &str) -> Option<Unit> {
    find(&UNITS, word)
}

/// The value of a word.
pub(crate) fn find<T: Clone>(words: &Words<T>, word: &str) -> Option<T> {
    words
        .iter()
        .find(|(known, _)| *known == word)
        .map(|(_, value)| value.clone())
}

/// `« a », « b » ou « c »`.
pub(crate) fn expected<T>(words: &Words<T>) -> String {
    let known: Vec<String> = words
        .iter()
        .map(|(word, _)| format!("« {word} »"))
        .collect();
    match known.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} ou {last}", others.join(", ")),
        None => String::new(),
    }
}

/// `an`, `2 ans`, `6 mois`, `3 ans depuis le premier`.
pub(crate) fn period(words: &str) -> Option<Period> {
    let mut words = words.split_whitespace();
    let first = words.next()?;
    if first == "an" {
        return words.next().is_none().then_some(Period::CalendarYear);
    }
    let number: u16 = first.parse().ok()?;
    let unit = words.next()?;
    let rest: Vec<&str> = words.collect();
    match (unit, rest.as_slice()) {
        ("ans", []) if (1..=20).contains(&number) => Some(Period::RollingMonths(number * 12)),
        ("mois", []) if (1..=240).contains(&number) => Some(Period::RollingMonths(number)),
        ("ans", ["depuis", "le", "premier"]) if (1..=20).contains(&number) => {
            u8::try_from(number).ok().map(Period::YearsFromFirst)
        }
        _ => None,
    }
}

pub(crate) const CONFIDENCES: [(&str, Confidence); 4] = [
    ("V", Confidence::Verified),
    ("V2", Confidence::Secondary),
    ("G", Confidence::Unverified),
    ("?", Confidence::Conflicting),
];

pub(crate) const HELD_BACK: [(&str, HeldBack); 5] = [
    ("rien", HeldBack::Nothing),
    ("participation", HeldBack::Participation),
    ("franchise_boite", HeldBack::FranchiseBox),
    ("franchise_acte", HeldBack::FranchiseAct),
    ("franchise_transport", HeldBack::FranchiseTrip),
];

pub(crate) const HEAVY: [(&str, Heavy); 4] = [
    ("non", Heavy::Never),
    ("forfait", Heavy::Forfait),
    ("exonere", Heavy::Exempt),
    ("sejour", Heavy::Stay),
];

pub(crate) const CLASSES: [(&str, Class); 4] = [
    ("A", Class::A),
    ("B", Class::B),
    ("I", Class::I),
    ("II", Class::II),
];

pub(crate) const BASKETS: [(&str, Basket); 3] = [
    ("100_sante", Basket::FullCover),
    ("maitrise", Basket::Limited),
    ("libre", Basket::Free),
];

pub(crate) const TEETH: [(&str, Teeth); 2] = [("avant", Teeth::Front), ("arriere", Teeth::Back)];

pub(crate) const ELEMENTS: [(&str, Element); 3] = [
    ("monture", Element::Frame),
    ("verre", Element::Lens),
    ("équipement", Element::Equipment),
];

pub(crate) const LENSES: [(&str, LensClass); 4] = [
    ("unifocal_simple", LensClass::UnifocalSimple),
    ("unifocal_complexe", LensClass::UnifocalComplex),
    ("multifocal_simple", LensClass::MultifocalSimple),
    ("multifocal_complexe", LensClass::MultifocalComplex),
];

pub(crate) const EACH: [(&str, Each); 2] = [("côté", Each::Side), ("personne", Each::Person)];

pub(crate) const SCHEMES: [(&str, SchemeCode); 2] = [
    ("general", SchemeCode::General),
    ("alsace-moselle", SchemeCode::AlsaceMoselle),
];

pub(crate) const ESTABLISHMENTS: [(&str, Establishment); 10] = [
    ("hôpital", Establishment::Hospital),
    ("MAS", Establishment::Mas),
    ("psychiatrie", Establishment::Psychiatry),
    ("convalescence", Establishment::Convalescence),
    ("spécialisé", Establishment::Specialised),
    ("cure personnes âgées", Establishment::ElderlyCure),
    ("atelier thérapeutique", Establishment::TherapeuticWorkshop),
    ("médico-éducatif", Establishment::MedicalEducational),
    (
        "rééducation professionnelle",
        Establishment::VocationalRehabilitation,
    ),
    ("long séjour", Establishment::LongStay),
];

/// The word that needs the list of establishments.
pub(crate) const ESTABLISHMENT: &str = "établissement";

/// When a condition applies, other than [`ESTABLISHMENT`].
pub(crate) fn whens() -> [(&'static str, When); 8] {
    [
        (ESTABLISHMENT, When::In(Vec::new())),
        ("ambulatoire", When::Ambulatory(true)),
        ("avec nuitée", When::Ambulatory(false)),
        ("sans anesthésie ni chirurgie", When::WithoutSurgery),
        ("ni repas ni hébergement", When::NeitherMealNorLodging),
        ("séjour non couvert", When::StayNotCovered),
        ("non prescrit", When::NotPrescribed),
        ("accord tarifaire", When::Agreement),
    ]
}
