//! Dated tariffs and rules of the compulsory schemes.

use serde::{Deserialize, Serialize};

use super::cell::Unit;
use super::conditions::Establishment;
use super::contract::AgeRange;
use super::dated::{Day, Found, Series};

/// A dated rule of law that is one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Parameter {
    /// *Plafond mensuel de la sécurité sociale*, cents.
    Pmss,
    /// *Participation forfaitaire* per act, cents.
    Participation,
    /// Yearly cap of the *participations forfaitaires*, cents.
    ParticipationYearCap,
    /// How many *participations forfaitaires* one professional holds back in a day.
    ParticipationDayCount,
    /// *Franchise* per box of medicine, cents.
    FranchiseBox,
    /// *Franchise* per paramedical act, cents.
    FranchiseAct,
    /// *Franchise* per trip, cents.
    FranchiseTrip,
    /// Daily cap of the *franchises* on paramedical acts, cents.
    FranchiseActDayCap,
    /// Daily cap of the *franchises* on trips, cents.
    FranchiseTripDayCap,
    /// Yearly cap of all *franchises* together, cents.
    FranchiseYearCap,
    /// *Participation forfaitaire pour actes lourds*, cents.
    HeavyForfait,
    /// Tariff from which an act is heavy, cents.
    HeavyThreshold,
    /// Most that the AMO takes off per act outside the coordinated pathway, cents.
    PathwayReductionCap,
    /// Points that the AMO rate loses outside the coordinated pathway, basis points.
    PathwayReductionRate,
    /// Age from which leaving the pathway costs.
    PathwayAge,
    /// Ceiling of a class II hearing aid, AMO included, cents.
    HearingClassTwoCap,
    /// Ceiling of a class B frame, AMO included, cents.
    FrameCap,
}

impl Parameter {
    /// Every parameter, in the order of the compiled list.
    pub const ALL: [Parameter; 17] = [
        Self::Pmss,
        Self::Participation,
        Self::ParticipationYearCap,
        Self::ParticipationDayCount,
        Self::FranchiseBox,
        Self::FranchiseAct,
        Self::FranchiseTrip,
        Self::FranchiseActDayCap,
        Self::FranchiseTripDayCap,
        Self::FranchiseYearCap,
        Self::HeavyForfait,
        Self::HeavyThreshold,
        Self::PathwayReductionCap,
        Self::PathwayReductionRate,
        Self::PathwayAge,
        Self::HearingClassTwoCap,
        Self::FrameCap,
    ];

    /// Its place in [`Parameter::ALL`].
    #[must_use]
    pub const fn place(self) -> usize {
        match self {
            Self::Pmss => 0,
            Self::Participation => 1,
            Self::ParticipationYearCap => 2,
            Self::ParticipationDayCount => 3,
            Self::FranchiseBox => 4,
            Self::FranchiseAct => 5,
            Self::FranchiseTrip => 6,
            Self::FranchiseActDayCap => 7,
            Self::FranchiseTripDayCap => 8,
            Self::FranchiseYearCap => 9,
            Self::HeavyForfait => 10,
            Self::HeavyThreshold => 11,
            Self::PathwayReductionCap => 12,
            Self::PathwayReductionRate => 13,
            Self::PathwayAge => 14,
            Self::HearingClassTwoCap => 15,
            Self::FrameCap => 16,
        }
    }

    /// Its name in the tariff files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Pmss => "pmss",
            Self::Participation => "participation_forfaitaire",
            Self::ParticipationYearCap => "participation_plafond_annuel",
            Self::ParticipationDayCount => "participation_nombre_par_jour",
            Self::FranchiseBox => "franchise_boite",
            Self::FranchiseAct => "franchise_acte_paramedical",
            Self::FranchiseTrip => "franchise_transport",
            Self::FranchiseActDayCap => "franchise_acte_paramedical_plafond_jour",
            Self::FranchiseTripDayCap => "franchise_transport_plafond_jour",
            Self::FranchiseYearCap => "franchise_plafond_annuel",
            Self::HeavyForfait => "forfait_acte_lourd",
            Self::HeavyThreshold => "seuil_acte_lourd",
            Self::PathwayReductionCap => "majoration_hors_parcours_plafond",
            Self::PathwayReductionRate => "majoration_hors_parcours_taux",
            Self::PathwayAge => "majoration_hors_parcours_age",
            Self::HearingClassTwoCap => "plafond_audio_classe_2",
            Self::FrameCap => "plafond_monture",
        }
    }
}

/// What is held back from the AMO on acts of a family, and never repaid by a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum HeldBack {
    /// Nothing.
    Nothing,
    /// *Participation forfaitaire*.
    Participation,
    /// *Franchise* per box.
    FranchiseBox,
    /// *Franchise* per paramedical act.
    FranchiseAct,
    /// *Franchise* per trip.
    FranchiseTrip,
}

/// What happens to acts at or above the heavy threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Heavy {
    /// No rule for heavy acts.
    Never,
    /// The *ticket modérateur* is replaced by the flat amount.
    Forfait,
    /// Neither *ticket modérateur* nor flat amount (imaging).
    Exempt,
    /// The stay is at 100 % when a heavy act is done during it.
    Stay,
}

/// AMO rates of a scheme. Basis points.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SchemeRates {
    /// The rate retained, dated; empty when no source gives it (then it is asked).
    pub rates: Series,
    /// Another rate that the text may mean, and why.
    pub alternative: Option<(u32, String)>,
}

/// A family of acts with the same AMO rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Family {
    /// Identifier.
    pub id: String,
    /// Name.
    pub label: String,
    /// *Régime général*.
    pub general: SchemeRates,
    /// Alsace-Moselle, local complement included.
    pub alsace_moselle: SchemeRates,
    /// What is held back.
    pub held_back: HeldBack,
    /// The rule for heavy acts.
    pub heavy: Heavy,
    /// True when the coordinated pathway matters.
    pub pathway: bool,
    /// True when it is imputed on the *ticket modérateur* of the stay (CSS L174-4).
    pub imputed: bool,
}

/// A kind of care, in words that every contract shares: the common taxonomy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Care {
    /// Identifier: `osteopathie`.
    pub id: String,
    /// Name.
    pub label: String,
    /// Everyday words and synonyms.
    pub words: Vec<String>,
}

/// An act whose tariff is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// Identifier.
    pub id: String,
    /// The care it belongs to, by its identifier.
    pub care: String,
    /// The family of the act itself, by its identifier, when it is not that of the row.
    pub family: Option<String>,
    /// Name.
    pub label: String,
    /// Everyday words.
    pub aliases: Vec<String>,
    /// What one unit is, when it is not the row's.
    pub unit: Option<Unit>,
    /// *Base de remboursement* per unit, cents.
    pub br: Series,
    /// The same for a doctor outside OPTAM, cents; empty when it is the same or unknown.
    pub br_out_of_optam: Series,
    /// True when a doctor outside OPTAM has another BR, known or not.
    pub optam_matters: bool,
    /// HLF or PLV per unit, cents.
    pub limit: Series,
    /// BR as basis points of the HLF or PLV, when the law sets it so.
    pub br_of_limit: Option<u32>,
    /// AMO rate of the act itself, basis points, when it is not its family's.
    pub rate: Option<u32>,
    /// Regulated price per unit, cents: what everybody is billed.
    pub price: Series,
    /// True when the act is always a heavy act.
    pub heavy: bool,
    /// True when the act is taken in charge by maternity insurance.
    pub maternity: bool,
    /// The ages it is made for.
    pub ages: Option<AgeRange>,
    /// The establishment it is made for, when it is not any.
    pub place: Option<Establishment>,
}

/// All tariffs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tariffs {
    /// Texts and documents cited.
    pub sources: Vec<String>,
    /// One series per [`Parameter`], in the order of [`Parameter::ALL`].
    pub parameters: Vec<Series>,
    /// The taxonomy.
    pub cares: Vec<Care>,
    /// Families.
    pub families: Vec<Family>,
    /// Acts.
    pub acts: Vec<Act>,
}

impl Tariffs {
    /// The value of a parameter at a day.
    #[must_use]
    pub fn parameter(&self, parameter: Parameter, day: Day) -> Option<Found> {
        self.parameters.get(parameter.place())?.at(day)
    }

    /// The text or document of a value.
    #[must_use]
    pub fn source(&self, index: u16) -> &str {
        self.sources
            .get(usize::from(index))
            .map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_parameter_knows_its_place() {
        for (at, parameter) in Parameter::ALL.iter().enumerate() {
            assert_eq!(parameter.place(), at, "{}", parameter.id());
        }
    }
}
