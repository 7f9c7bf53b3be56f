//! Steps of the proof, in French.

use super::French;
use super::remarks_fr::parameter_name;
use super::tongue::{Questions, Steps};
use crate::compiled::{Effect, Establishment, Heavy, Limit, Parameter, Unit, When};
use crate::proof::{Bound, Column, HeldCap};

impl Steps for French {
    fn base(br: &str) -> String {
        format!("Base de remboursement (BR) : {br}.")
    }

    fn base_of_limit(rate: &str, limit: &str, br: &str) -> String {
        format!("Base de remboursement (BR) : {rate} du prix limite, {rate} × {limit} = {br}.")
    }

    fn amo(rate: &str, base: &str, amo: &str, price_is_lower: bool) -> String {
        let of = if price_is_lower {
            "du prix, inférieur à la BR"
        } else {
            "de la BR"
        };
        format!("La Sécurité sociale rembourse {rate} {of} : {rate} × {base} = {amo}.")
    }

    fn no_amo() -> String {
        "La Sécurité sociale ne rembourse rien sur cette ligne.".to_owned()
    }

    fn heavy_forfait(base: &str, forfait: &str, amo: &str) -> String {
        format!(
            "Acte lourd : un forfait remplace le ticket modérateur. La Sécurité sociale rembourse {base} − {forfait} = {amo}."
        )
    }

    fn heavy_whole(rule: Heavy, base: &str) -> String {
        let why = match rule {
            Heavy::Exempt => "Imagerie au tarif d’un acte lourd : ni ticket modérateur, ni forfait",
            Heavy::Stay => "Séjour avec un acte lourd : pas de ticket modérateur",
            Heavy::Forfait | Heavy::Never => {
                "Acte lourd : le forfait est déjà compté, une seule fois"
            }
        };
        format!("{why}. La Sécurité sociale rembourse toute la base, {base}.")
    }

    fn outside_pathway(inside: &str, reduction: &str, amo: &str) -> String {
        format!(
            "Hors parcours de soins : la Sécurité sociale retire {reduction} et rembourse {amo} au lieu de {inside}."
        )
    }

    fn held_back(what: Parameter, unit: &str, total: &str, cap: HeldCap) -> String {
        let name = parameter_name(what);
        let why = match cap {
            HeldCap::Full => "",
            HeldCap::Amo => ", limitée à ce que la Sécurité sociale rembourse",
            HeldCap::Day => ", plafond du jour atteint",
            HeldCap::Year => ", plafond de l’année atteint",
        };
        format!(
            "La Sécurité sociale retient {name} ({unit} par unité) : {total} au total{why}. Aucun contrat ne la rembourse."
        )
    }

    fn cell(
        level: &str,
        column: Column,
        (printed, read): (&str, Option<&str>),
        label: &str,
    ) -> String {
        let read = read.map_or(String::new(), |read| format!(" (lu « {read} »)"));
        let column = match column {
            Column::Only => "",
            Column::Dptm => ", praticien OPTAM (DPTM)",
            Column::OutOfDptm => ", praticien hors OPTAM (DPTM)",
        };
        format!("{level}{column} : « {printed} »{read} pour « {label} ».")
    }

    fn percent_br(rate: &str, br: &str, amount: &str, included: bool) -> String {
        let included = if included {
            ", remboursement de la Sécurité sociale compris"
        } else {
            ""
        };
        format!("{rate} de la BR : {rate} × {br} = {amount}{included}.")
    }

    fn real_costs(rate: &str, amount: &str) -> String {
        format!("{rate} des frais réels, le prix payé : {amount}.")
    }

    fn percent_pmss(rate: &str, pmss: &str, amount: &str) -> String {
        format!(
            "{rate} du plafond mensuel de la Sécurité sociale (PMSS) : {rate} × {pmss} = {amount}."
        )
    }

    fn percent_tm(rate: &str, tm: &str, amount: &str) -> String {
        format!(
            "{rate} du ticket modérateur, la part de la BR que la Sécurité sociale laisse : {rate} × {tm} = {amount}."
        )
    }

    fn euros(amount: &str) -> String {
        format!("Montant du tableau : {amount}.")
    }

    fn restricted(when: &When, effect: Effect, unit: Unit) -> String {
        let effect = match effect {
            Effect::NotCovered => "la ligne ne paie rien".to_owned(),
            Effect::Counted(count) => {
                let word = Self::unit(unit, u32::from(count.max));
                let over = Self::period(count.period);
                format!("{} {word} au plus {over}", count.max)
            }
            Effect::WithinAgreement => {
                "la mutuelle paie dans la limite du tarif de l’accord".to_owned()
            }
        };
        format!("{} : {effect}.", case(when))
    }

    fn restricted_somehow() -> String {
        "Une restriction de la ligne s’applique.".to_owned()
    }

    fn too_early(months: u16, from: &str) -> String {
        format!(
            "Renouvelé trop tôt : le délai est de {months} mois. La mutuelle verse de nouveau à partir du {from}."
        )
    }

    fn mixed(ceiling: &str, class_a: &str, left: &str) -> String {
        format!(
            "Classes A et B mélangées : plafond de l’équipement de classe B {ceiling}, moins les éléments de classe A {class_a}. Il reste {left} pour cette ligne, Sécurité sociale comprise."
        )
    }

    fn imputed(tm: &str, waived: &str) -> String {
        format!(
            "Le forfait journalier s’impute sur le ticket modérateur du séjour, {tm} : {waived} ne sont pas facturés en plus."
        )
    }

    fn then(label: &str, printed: &str, rest: &str, paid: &str) -> String {
        format!(
            "Deuxième ligne, « {label} » : « {printed} ». Sur les {rest} qui restent, elle verse {paid}."
        )
    }

    fn bounded(by: Bound, to: &str) -> String {
        let by = match by {
            Bound::Price => "jamais plus que le prix payé",
            Bound::Regulated(Limit::Hlf) => "honoraire limite de facturation (HLF)",
            Bound::Regulated(Limit::Plv) => "prix limite de vente (PLV)",
            Bound::Regulated(Limit::Forfait) => "forfait réglementaire en vigueur",
            Bound::BaseOutsidePathway => {
                "hors parcours de soins, les dépassements d’honoraires ne sont pas pris en charge"
            }
            Bound::Agreement => "tarif de l’accord avec l’établissement",
            Bound::AtMost => "maximum imprimé dans la cellule",
            Bound::Legal(_) => "plafond légal du contrat responsable, Sécurité sociale comprise",
        };
        format!("Limité à {to} : {by}.")
    }

    fn minus_amo(guarantee: &str, amo: &str, amc: &str) -> String {
        format!("La mutuelle complète : {guarantee} − {amo} = {amc}.")
    }

    fn yearly_left(amount: &str, used: &str, left: &str) -> String {
        format!("Forfait de l’année : {amount}, déjà utilisé {used}, il reste {left}.")
    }

    fn on_top(to_pay: &str, paid: &str, total: bool) -> String {
        let each = if total { "" } else { " par unité" };
        format!("Il reste à payer {to_pay}{each} : la mutuelle verse {paid}.")
    }

    fn counted(unit: Unit, max: u16, used: u32, (covered, beyond): (u32, u32)) -> String {
        let word = Self::unit(unit, u32::from(max));
        let already = some(used, "déjà");
        let excess = some(beyond, "au-delà");
        format!("{max} {word} au plus{already} : {covered} à ce tarif{excess}.")
    }

    fn beyond(rate: Option<&str>, guarantee: &str, amc: &str) -> String {
        let of = rate.map_or(String::new(), |rate| format!("{rate} de la BR, "));
        format!("Au-delà : {of}garantie de {guarantee}, la mutuelle verse {amc} par unité.")
    }

    fn not_covered() -> String {
        "Le contrat ne couvre pas ces soins.".to_owned()
    }

    fn totals(unit: Unit, quantity: u32, amo: &str, amc: &str) -> String {
        let word = Self::unit(unit, quantity);
        format!("Pour {quantity} {word} : Sécurité sociale {amo} avant retenues, mutuelle {amc}.")
    }

    fn rest(billed: &str, amo: &str, amc: &str, rac: &str) -> String {
        format!("Reste à charge : {billed} − {amo} − {amc} = {rac}.")
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
                "cet établissement"
            } else {
                "l’un de ces établissements"
            };
            format!("Séjour dans {one} ({})", names.join(", "))
        }
        When::Ambulatory(true) => "Séjour sans nuit".to_owned(),
        When::Ambulatory(false) => "Séjour avec au moins une nuit".to_owned(),
        When::WithoutSurgery => "Ni anesthésie, ni chirurgie ambulatoire".to_owned(),
        When::NeitherMealNorLodging => "Ni repas, ni hébergement".to_owned(),
        When::StayNotCovered => "Hospitalisation non prise en charge, ou sans nuit".to_owned(),
        When::NotPrescribed => "Sans prescription".to_owned(),
        When::Agreement => "Établissement en accord tarifaire avec la mutuelle".to_owned(),
    }
}

fn place_name(place: Establishment) -> &'static str {
    match place {
        Establishment::Hospital => "hôpital ou clinique",
        Establishment::Mas => "maison d’accueil spécialisée",
        Establishment::Psychiatry => "psychiatrie",
        Establishment::Convalescence => "convalescence",
        Establishment::Specialised => "établissement spécialisé",
        Establishment::ElderlyCure => "cure médicale pour personnes âgées",
        Establishment::TherapeuticWorkshop => "atelier thérapeutique",
        Establishment::MedicalEducational => "institut médico-éducatif",
        Establishment::VocationalRehabilitation => "rééducation professionnelle",
        Establishment::LongStay => "long séjour",
    }
}
