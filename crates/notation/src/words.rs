//! The words of the files and what they become.

use affilio_guarantees::compiled::{Confidence, Heavy, HeldBack, Period, Unit};

pub(crate) fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "acte" => Unit::Act,
        "consultation" => Unit::Consultation,
        "séance" => Unit::Session,
        "jour" => Unit::Day,
        "séjour" => Unit::Stay,
        "boîte" => Unit::Box,
        "traitement" => Unit::Treatment,
        "trajet" => Unit::Trip,
        "verre" => Unit::Lens,
        "monture" => Unit::Frame,
        "équipement" => Unit::Equipment,
        "œil" => Unit::Eye,
        "oreille" => Unit::Ear,
        "dent" => Unit::Tooth,
        "semestre" => Unit::Semester,
        "désobturation" => Unit::Desobturation,
        "implant" => Unit::Implant,
        "cure" => Unit::Cure,
        "paire" => Unit::Pair,
        _ => return None,
    })
}

/// `an`, `2 ans`, `3 ans depuis le premier`.
pub(crate) fn period(words: &str) -> Option<Period> {
    if words == "an" {
        return Some(Period::CalendarYear);
    }
    let (years, rest) = words.split_once(" ans")?;
    let years = years
        .parse()
        .ok()
        .filter(|years| (1..=20).contains(years))?;
    match rest.trim() {
        "" => Some(Period::RollingYears(years)),
        "depuis le premier" => Some(Period::YearsFromFirst(years)),
        _ => None,
    }
}

pub(crate) fn confidence(mark: &str) -> Option<Confidence> {
    Some(match mark {
        "V" => Confidence::Verified,
        "V2" => Confidence::Secondary,
        "G" => Confidence::Unverified,
        "?" => Confidence::Conflicting,
        _ => return None,
    })
}

pub(crate) fn held_back(word: &str) -> Option<HeldBack> {
    Some(match word {
        "rien" => HeldBack::Nothing,
        "participation" => HeldBack::Participation,
        "franchise_boite" => HeldBack::FranchiseBox,
        "franchise_acte" => HeldBack::FranchiseAct,
        "franchise_transport" => HeldBack::FranchiseTrip,
        _ => return None,
    })
}

pub(crate) fn heavy(word: &str) -> Option<Heavy> {
    Some(match word {
        "non" => Heavy::Never,
        "forfait" => Heavy::Forfait,
        "exonere" => Heavy::Exempt,
        "sejour" => Heavy::Stay,
        _ => return None,
    })
}
