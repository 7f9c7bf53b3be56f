//! Other readings, in French.

use super::French;
use super::tongue::Readings;
use crate::compiled::LensClass;

impl Readings for French {
    fn other_reading(what: &str, result: &str, why: &str) -> String {
        format!("Autre lecture, {what} : {result}. {why}")
    }

    fn other_print(printed: &str, why: &str) -> (String, String) {
        (format!("« {printed} »"), why.to_owned())
    }

    fn other_convention(printed: &str, why: &str) -> (String, String) {
        (format!("l’autre sens de « {printed} »"), why.to_owned())
    }

    fn other_rate(rate: &str, why: &str) -> (String, String) {
        (format!("Sécurité sociale à {rate}"), why.to_owned())
    }

    fn all_the_same_day() -> (&'static str, &'static str) {
        (
            "tout le même jour, avec le même professionnel",
            "Les plafonds d’une journée s’appliquent alors à ce qui est retenu.",
        )
    }

    fn on_different_days() -> (&'static str, &'static str) {
        (
            "à des jours différents",
            "Les plafonds d’une journée ne s’appliquent alors pas.",
        )
    }

    fn used_includes_first() -> (&'static str, &'static str) {
        (
            "ce qui a déjà été versé comprend aussi la part en % de la BR",
            "Seul le forfait de l’année est plafonné ; ce qui a été versé est compté en entier.",
        )
    }

    fn other_forfait() -> (&'static str, &'static str) {
        (
            "le forfait des actes lourds d’avant le changement",
            "Les sources se contredisent sur sa date d’effet.",
        )
    }

    fn not_heavy() -> (&'static str, &'static str) {
        (
            "le taux indiqué, sans la règle des actes lourds",
            "À partir du seuil légal, un forfait remplace le ticket modérateur (CSS R160-16).",
        )
    }

    fn no_pathway_cap() -> (&'static str, &'static str) {
        (
            "la baisse hors parcours sans son plafond",
            "Le plafond suit le tarif de la consultation ; sa valeur à cette date n’est pas vérifiée.",
        )
    }

    fn other_lenses(class: LensClass) -> (&'static str, &'static str) {
        let lenses = match class {
            LensClass::UnifocalSimple => "verres unifocaux simples",
            LensClass::UnifocalComplex => "verres unifocaux complexes",
            LensClass::MultifocalSimple => "verres multifocaux simples",
            LensClass::MultifocalComplex => "verres multifocaux complexes",
        };
        (
            lenses,
            "Le plafond de l’équipement dépend de la correction.",
        )
    }

    fn amo_refuses() -> (&'static str, &'static str) {
        (
            "la Sécurité sociale refuse aussi",
            "Elle applique le même délai de renouvellement (arrêté du 3 décembre 2018).",
        )
    }

    fn whole_ceiling() -> (&'static str, &'static str) {
        (
            "l’élément de classe B payé jusqu’au plafond de tout l’équipement",
            "La note sur le panachage ne cite que ce plafond, pas la cellule de l’élément.",
        )
    }

    fn agreement_instead() -> (&'static str, &'static str) {
        (
            "le tarif de l’accord remplace le montant de la cellule",
            "La note dit « dans les limites des tarifs de l’accord ».",
        )
    }

    fn amounts(amc: &str, rac: &str) -> String {
        format!("mutuelle {amc}, reste à charge {rac}")
    }

    fn service() -> &'static str {
        "service inclus, sans montant"
    }

    fn unknown() -> &'static str {
        "à préciser"
    }
}
