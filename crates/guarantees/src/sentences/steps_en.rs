//! Steps of the proof, in English. Words of the French trade keep their name, with their meaning in
//! the sentence that brings them.

use super::English;
use super::remarks_en::parameter_name;
use super::tongue::{Questions, Steps};
use crate::compiled::{Effect, Establishment, Heavy, Limit, Parameter, Unit, When};
use crate::proof::{Bound, Column, HeldCap};

impl Steps for English {
    fn base(br: &str) -> String {
        format!("Base de remboursement (BR, the tariff that rates apply to): {br}.")
    }

    fn base_of_limit(rate: &str, limit: &str, br: &str) -> String {
        format!(
            "Base de remboursement (BR, the tariff that rates apply to): {rate} of the price limit, {rate} × {limit} = {br}."
        )
    }

    fn amo(rate: &str, base: &str, amo: &str, price_is_lower: bool) -> String {
        let of = if price_is_lower {
            "the price, lower than the BR"
        } else {
            "the BR"
        };
        format!("The Sécurité sociale repays {rate} of {of}: {rate} × {base} = {amo}.")
    }

    fn no_amo() -> String {
        "The Sécurité sociale repays nothing on this row.".to_owned()
    }

    fn heavy_forfait(base: &str, forfait: &str, amo: &str) -> String {
        format!(
            "Acte lourd (an act with a high tariff): a flat amount replaces the ticket modérateur (the patient’s share of the BR). The Sécurité sociale repays {base} − {forfait} = {amo}."
        )
    }

    fn heavy_whole(rule: Heavy, base: &str) -> String {
        let why = match rule {
            Heavy::Exempt => {
                "Imaging at the tariff of an acte lourd (an act with a high tariff): neither patient’s share nor flat amount"
            }
            Heavy::Stay => {
                "Stay with an acte lourd (an act with a high tariff): no patient’s share"
            }
            Heavy::Forfait | Heavy::Never => {
                "Acte lourd (an act with a high tariff): the flat amount is already counted, only once"
            }
        };
        format!("{why}. The Sécurité sociale repays the whole base, {base}.")
    }

    fn outside_pathway(inside: &str, reduction: &str, amo: &str) -> String {
        format!(
            "Outside the parcours de soins (the pathway through one’s own doctor): the Sécurité sociale takes off {reduction} and repays {amo} instead of {inside}."
        )
    }

    fn held_back(what: Parameter, unit: &str, total: &str, cap: HeldCap) -> String {
        let name = parameter_name(what);
        let why = match cap {
            HeldCap::Full => "",
            HeldCap::Amo => ", limited to what the Sécurité sociale repays",
            HeldCap::Day => ", cap of the day reached",
            HeldCap::Year => ", cap of the year reached",
        };
        format!(
            "The Sécurité sociale holds back {name}, {unit} per unit: {total} in total{why}. No contract repays it."
        )
    }

    fn cell(
        level: &str,
        column: Column,
        (printed, read): (&str, Option<&str>),
        label: &str,
    ) -> String {
        let read = read.map_or(String::new(), |read| format!(" (read as “{read}”)"));
        let column = match column {
            Column::Only => "",
            Column::Dptm => ", practitioner in OPTAM (DPTM, an agreement on fees)",
            Column::OutOfDptm => ", practitioner not in OPTAM (DPTM, an agreement on fees)",
        };
        format!("Level “{level}”{column}: “{printed}”{read} for “{label}”.")
    }

    fn percent_br(rate: &str, br: &str, amount: &str, included: bool) -> String {
        let included = if included {
            ", what the Sécurité sociale repays included"
        } else {
            ""
        };
        format!("{rate} of the BR: {rate} × {br} = {amount}{included}.")
    }

    fn real_costs(rate: &str, amount: &str) -> String {
        format!("{rate} of the price paid (frais réels): {amount}.")
    }

    fn percent_pmss(rate: &str, pmss: &str, amount: &str) -> String {
        format!(
            "{rate} of the PMSS (the monthly ceiling of the Sécurité sociale): {rate} × {pmss} = {amount}."
        )
    }

    fn percent_tm(rate: &str, tm: &str, amount: &str) -> String {
        format!(
            "{rate} of the ticket modérateur (the part of the BR that the Sécurité sociale leaves): {rate} × {tm} = {amount}."
        )
    }

    fn euros(amount: &str) -> String {
        format!("Amount in the table: {amount}.")
    }

    fn restricted(when: &When, effect: Effect, unit: Unit) -> String {
        let effect = match effect {
            Effect::NotCovered => "the row pays nothing".to_owned(),
            Effect::Counted(count) => {
                let word = Self::unit(unit, u32::from(count.max));
                let over = Self::period(count.period);
                format!("{} {word} at most {over}", count.max)
            }
            Effect::WithinAgreement => {
                "the contract pays within the tariff of the agreement".to_owned()
            }
        };
        format!("{}: {effect}.", case(when))
    }

    fn restricted_somehow() -> String {
        "A restriction of the row applies.".to_owned()
    }

    fn too_early(months: u16, from: &str) -> String {
        format!(
            "Renewed too early: the delay is {months} months. The contract pays again from {from}."
        )
    }

    fn mixed(ceiling: &str, class_a: &str, left: &str) -> String {
        format!(
            "Classes A and B mixed: ceiling of the class B equipment {ceiling}, less the class A elements {class_a}. {left} is left for this line, Sécurité sociale included."
        )
    }

    fn imputed(tm: &str, waived: &str) -> String {
        format!(
            "The forfait journalier (the daily hospital charge) is set against the ticket modérateur (the patient’s share) of the stay, {tm}: {waived} is not billed on top."
        )
    }

    fn then(label: &str, printed: &str, rest: &str, paid: &str) -> String {
        format!("Second row, “{label}”: “{printed}”. Of the {rest} left, it pays {paid}.")
    }

    fn bounded(by: Bound, to: &str) -> String {
        let by = match by {
            Bound::Price => "never more than the price paid",
            Bound::Regulated(Limit::Hlf) => {
                "honoraire limite de facturation (HLF, the highest fee of the basket)"
            }
            Bound::Regulated(Limit::Plv) => {
                "prix limite de vente (PLV, the highest price of the class)"
            }
            Bound::Regulated(Limit::Forfait) => "regulated flat amount in force",
            Bound::BaseOutsidePathway => {
                "outside the parcours de soins, fees above the BR are not paid"
            }
            Bound::Agreement => "tariff of the agreement with the establishment",
            Bound::AtMost => "maximum printed in the cell",
            Bound::Legal(_) => {
                "legal ceiling of the contrat responsable (a contract that follows the legal limits), Sécurité sociale included"
            }
        };
        format!("Limited to {to}: {by}.")
    }

    fn minus_amo(guarantee: &str, amo: &str, amc: &str) -> String {
        format!("The contract adds: {guarantee} − {amo} = {amc}.")
    }

    fn yearly_left(amount: &str, used: &str, left: &str) -> String {
        format!("Amount of the year: {amount}, {used} used already, {left} left.")
    }

    fn on_top(to_pay: &str, paid: &str, total: bool) -> String {
        let each = if total { "" } else { " per unit" };
        format!("{to_pay}{each} is left to pay: the contract pays {paid}.")
    }

    fn counted(unit: Unit, max: u16, used: u32, (covered, beyond): (u32, u32)) -> String {
        let word = Self::unit(unit, u32::from(max));
        let already = some(used, "already");
        let excess = some(beyond, "beyond");
        format!("{max} {word} at most{already}: {covered} at this rate{excess}.")
    }

    fn beyond(rate: Option<&str>, guarantee: &str, amc: &str) -> String {
        let of = rate.map_or(String::new(), |rate| format!("{rate} of the BR, "));
        format!("Beyond: {of}guarantee of {guarantee}, the contract pays {amc} per unit.")
    }

    fn not_covered() -> String {
        "The contract does not cover this care.".to_owned()
    }

    fn totals(unit: Unit, quantity: u32, amo: &str, amc: &str) -> String {
        let word = Self::unit(unit, quantity);
        format!(
            "For {quantity} {word}: Sécurité sociale {amo} before what it holds back, contract {amc}."
        )
    }

    fn rest(billed: &str, amo: &str, amc: &str, rac: &str) -> String {
        format!("Reste à charge (what you pay yourself): {billed} − {amo} − {amc} = {rac}.")
    }
}

/// A count that is told when there is one.
fn some(count: u32, word: &str) -> String {
    match count {
        0 => String::new(),
        count => format!(", {count} {word}"),
    }
}

fn case(when: &When) -> String {
    match when {
        When::In(places) => {
            let names: Vec<_> = places.iter().map(|place| place_name(*place)).collect();
            let one = if names.len() == 1 {
                "this establishment"
            } else {
                "one of these establishments"
            };
            format!("Stay in {one} ({})", names.join(", "))
        }
        When::Ambulatory(true) => "Stay without a night".to_owned(),
        When::Ambulatory(false) => "Stay with one night at least".to_owned(),
        When::WithoutSurgery => "Neither anaesthesia nor day surgery".to_owned(),
        When::NeitherMealNorLodging => "Neither a meal nor lodging".to_owned(),
        When::StayNotCovered => "Hospital stay not covered, or without a night".to_owned(),
        When::NotPrescribed => "Without a prescription".to_owned(),
        When::Agreement => "Establishment with a tariff agreed with the insurer".to_owned(),
    }
}

fn place_name(place: Establishment) -> &'static str {
    match place {
        Establishment::Hospital => "hospital or clinic",
        Establishment::Mas => "maison d’accueil spécialisée, a home for disabled adults",
        Establishment::Psychiatry => "psychiatry",
        Establishment::Convalescence => "convalescence",
        Establishment::Specialised => "specialised establishment",
        Establishment::ElderlyCure => "medical cure for the elderly",
        Establishment::TherapeuticWorkshop => "therapeutic workshop",
        Establishment::MedicalEducational => "medical and educational institute",
        Establishment::VocationalRehabilitation => "vocational rehabilitation",
        Establishment::LongStay => "long stay",
    }
}
