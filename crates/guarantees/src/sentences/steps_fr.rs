//! Steps of the proof, in French.

use affilio_domain::amount::Amount;
use affilio_domain::format;
use affilio_domain::rate::Rate;

use super::questions_fr::unit;
use super::{Scene, Sentence};
use crate::compiled::{Limit, Parameter};
use crate::proof::{Bound, Column, HeldCap, Source, Step};

fn alone(text: String) -> Sentence {
    Sentence { text, source: None }
}

pub(super) fn step(scene: Scene<'_>, step: &Step) -> Sentence {
    match step {
        Step::Base { .. }
        | Step::BaseOfLimit { .. }
        | Step::Amo { .. }
        | Step::NoAmo
        | Step::HeavyForfait { .. }
        | Step::HeavyWhole { .. }
        | Step::OutsidePathway { .. }
        | Step::HeldBack { .. } => amo(scene, step),
        Step::Cell { .. }
        | Step::PercentBr { .. }
        | Step::RealCosts { .. }
        | Step::PercentPmss { .. }
        | Step::PercentTm { .. }
        | Step::Euros { .. } => cell(scene, step),
        Step::Restricted(_)
        | Step::TooEarly { .. }
        | Step::Mixed { .. }
        | Step::Imputed { .. }
        | Step::Then { .. } => joint(scene, step),
        Step::Bounded { .. }
        | Step::MinusAmo { .. }
        | Step::YearlyLeft { .. }
        | Step::OnTop { .. }
        | Step::Counted { .. }
        | Step::Beyond { .. }
        | Step::NotCovered
        | Step::Totals { .. }
        | Step::Rest { .. } => amc(scene, step),
    }
}

fn amo(scene: Scene<'_>, step: &Step) -> Sentence {
    let euro = |amount: Amount| format::amount(amount, scene.locale);
    let percent = |rate: Rate| format::rate(rate, scene.locale);
    let (text, source) = match *step {
        Step::Base { br, source } => {
            let text = format!("Base de remboursement (BR) : {}.", euro(br));
            (text, Some(source))
        }
        Step::BaseOfLimit { rate, limit, br } => {
            let text = format!(
                "Base de remboursement (BR) : {} du prix limite {}, soit {}.",
                percent(rate),
                euro(limit),
                euro(br)
            );
            (text, Some(Source::Act))
        }
        Step::Amo {
            base,
            price_is_lower,
            rate,
            amo,
            source,
        } => {
            let of = if price_is_lower {
                "du prix, inférieur à la BR"
            } else {
                "de la BR"
            };
            let rate = percent(rate);
            let (base, amo) = (euro(base), euro(amo));
            let text =
                format!("La Sécurité sociale rembourse {rate} {of} : {rate} × {base} = {amo}.");
            (text, Some(source))
        }
        Step::NoAmo => {
            let text = "La Sécurité sociale ne rembourse rien sur cette ligne.";
            (text.to_owned(), None)
        }
        _ => amo_exceptions(scene, step),
    };
    let source = source.and_then(|source| cite(scene, source));
    Sentence { text, source }
}

fn amo_exceptions(scene: Scene<'_>, step: &Step) -> (String, Option<Source>) {
    let euro = |amount: Amount| format::amount(amount, scene.locale);
    match *step {
        Step::HeavyForfait {
            base,
            forfait,
            amo,
            source,
        } => {
            let text = format!(
                "Acte lourd : la Sécurité sociale rembourse 100\u{202f}% moins un forfait, {} − {} = {}.",
                euro(base),
                euro(forfait),
                euro(amo)
            );
            (text, Some(source))
        }
        Step::HeavyWhole { base } => {
            let text = format!(
                "Acte lourd sans forfait : la Sécurité sociale rembourse toute la base, {}.",
                euro(base)
            );
            (text, None)
        }
        Step::OutsidePathway {
            inside,
            reduction,
            amo,
            source,
        } => {
            let text = format!(
                "Hors parcours de soins : elle retire {} et rembourse {} au lieu de {}.",
                euro(reduction),
                euro(amo),
                euro(inside)
            );
            (text, Some(source))
        }
        Step::HeldBack {
            parameter,
            unit,
            total,
            cap,
            source,
        } => (held(scene, parameter, unit, total, cap), Some(source)),
        _ => (String::new(), None),
    }
}

fn held(
    scene: Scene<'_>,
    parameter: Parameter,
    unit: Amount,
    total: Amount,
    cap: HeldCap,
) -> String {
    let euro = |amount: Amount| format::amount(amount, scene.locale);
    let name = match parameter {
        Parameter::Participation => "participation forfaitaire",
        _ => "franchise médicale",
    };
    let why = match cap {
        HeldCap::Full => "",
        HeldCap::Amo => ", limitée à ce que la Sécurité sociale rembourse",
        HeldCap::Day => ", plafond du jour atteint",
        HeldCap::Year => ", plafond de l’année atteint",
    };
    format!(
        "Elle retient la {name} ({} par unité) : {} au total{why}. Aucun contrat ne la rembourse.",
        euro(unit),
        euro(total)
    )
}

fn cell(scene: Scene<'_>, step: &Step) -> Sentence {
    let euro = |amount: Amount| format::amount(amount, scene.locale);
    let percent = |rate: Rate| format::rate(rate, scene.locale);
    match *step {
        Step::Cell { column, .. } => printed_cell(scene, column),
        Step::PercentBr { rate, br, amount } => alone(format!(
            "Garantie : {} × {} = {}, remboursement de la Sécurité sociale compris.",
            percent(rate),
            euro(br),
            euro(amount)
        )),
        Step::RealCosts { rate, amount } => alone(format!(
            "Garantie : {} des frais réels, soit {}.",
            percent(rate),
            euro(amount)
        )),
        Step::PercentPmss {
            rate,
            pmss,
            amount,
            source,
        } => Sentence {
            text: format!(
                "Forfait : {} du PMSS, {} × {} = {}.",
                percent(rate),
                percent(rate),
                euro(pmss),
                euro(amount)
            ),
            source: cite(scene, source),
        },
        Step::PercentTm { rate, tm, amount } => alone(format!(
            "Garantie : {} du ticket modérateur, {} × {} = {}.",
            percent(rate),
            percent(rate),
            euro(tm),
            euro(amount)
        )),
        Step::Euros { amount } => alone(format!("Forfait : {}.", euro(amount))),
        _ => alone(String::new()),
    }
}

fn printed_cell(scene: Scene<'_>, column: Column) -> Sentence {
    let contract = scene.plan.contract();
    let row = usize::from(scene.row.0);
    let level = usize::from(scene.level.0);
    let cell = contract.cell(row, level, column == Column::OutOfDptm);
    let printed = cell.map_or("", |cell| cell.printed.as_str());
    let label = scene
        .plan
        .row(scene.row)
        .map_or("", |row| row.label.as_str());
    let level_label = contract
        .levels
        .get(level)
        .map_or("", |level| level.label.as_str());
    let column = match column {
        Column::Only => "",
        Column::Dptm => ", DPTM",
        Column::OutOfDptm => ", hors DPTM",
    };
    Sentence {
        text: format!("{level_label}{column} : « {printed} » pour « {label} »."),
        source: scene.plan.row(scene.row).map(|row| {
            format!(
                "{}, page {}, ligne {} du texte numérisé",
                contract.source, row.page, row.line
            )
        }),
    }
}

fn amc(scene: Scene<'_>, step: &Step) -> Sentence {
    let euro = |amount: Amount| format::amount(amount, scene.locale);
    alone(match *step {
        Step::Bounded { by, to } => format!("Limité à {} : {}.", euro(to), bound(by)),
        Step::MinusAmo {
            guarantee,
            amo,
            amc,
        } => format!(
            "La mutuelle complète : {} − {} = {}.",
            euro(guarantee),
            euro(amo),
            euro(amc)
        ),
        Step::YearlyLeft { amount, used, left } => format!(
            "Forfait de l’année : {}, déjà utilisé {}, il reste {}.",
            euro(amount),
            euro(used),
            euro(left)
        ),
        Step::OnTop {
            to_pay,
            paid,
            total,
        } => {
            let each = if total { "" } else { " par unité" };
            let (to_pay, paid) = (euro(to_pay), euro(paid));
            format!("Il reste à payer {to_pay}{each} : la mutuelle verse {paid}.")
        }
        Step::Beyond {
            rate,
            guarantee,
            amc,
        } => format!(
            "Au-delà : {} de la BR, garantie de {}, la mutuelle verse {} par unité.",
            format::rate(rate, scene.locale),
            euro(guarantee),
            euro(amc)
        ),
        Step::NotCovered => "Le contrat ne couvre pas cette ligne.".to_owned(),
        _ => totals(scene, step),
    })
}

fn joint(scene: Scene<'_>, step: &Step) -> Sentence {
    let euro = |amount: Amount| format::amount(amount, scene.locale);
    alone(match *step {
        Step::Restricted(at) => super::remarks_fr::restricted(scene, at),
        Step::TooEarly { months, from } => super::remarks_fr::too_early(scene, months, from),
        Step::Mixed {
            ceiling,
            class_a,
            left,
        } => format!(
            "Classes mélangées : plafond de l’équipement de classe B {}, moins les éléments de classe A {} ; il reste {} pour cette ligne, Sécurité sociale comprise.",
            euro(ceiling),
            euro(class_a),
            euro(left)
        ),
        Step::Imputed { tm, waived } => format!(
            "Le forfait journalier s’impute sur le ticket modérateur du séjour, {} : {} ne sont pas facturés en plus (CSS L174-4).",
            euro(tm),
            euro(waived)
        ),
        Step::Then { row, rest, paid } => {
            let label = scene.plan.row(row).map_or("", |row| row.label.as_str());
            format!(
                "Sur les {} qui restent, la ligne « {label} » verse {}.",
                euro(rest),
                euro(paid)
            )
        }
        _ => String::new(),
    })
}

fn totals(scene: Scene<'_>, step: &Step) -> String {
    let euro = |amount: Amount| format::amount(amount, scene.locale);
    let row_unit = scene.plan.row(scene.row).map(|row| row.unit);
    let word = |count| row_unit.map_or("", |of| unit(of, count));
    match *step {
        Step::Counted {
            max,
            used,
            covered,
            beyond,
        } => {
            let excess = if beyond == 0 {
                String::new()
            } else {
                format!(", {beyond} au-delà")
            };
            let word = word(u32::from(max));
            format!("{max} {word} au plus, {used} déjà : {covered} à ce tarif{excess}.")
        }
        Step::Totals { quantity, amo, amc } => format!(
            "Pour {quantity} {} : Sécurité sociale {} avant retenues, mutuelle {}.",
            word(quantity),
            euro(amo),
            euro(amc)
        ),
        Step::Rest {
            billed,
            amo,
            amc,
            rac,
        } => format!(
            "Reste à charge : {} − {} − {} = {}.",
            euro(billed),
            euro(amo),
            euro(amc),
            euro(rac)
        ),
        _ => String::new(),
    }
}

fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Price => "jamais plus que le prix payé",
        Bound::Regulated(Limit::Hlf) => "honoraire limite de facturation (HLF)",
        Bound::Regulated(Limit::Plv) => "prix limite de vente (PLV)",
        Bound::BaseOutsidePathway => {
            "hors parcours de soins, les dépassements d’honoraires ne sont pas pris en charge"
        }
        Bound::Regulated(Limit::Forfait) => "forfait réglementaire en vigueur",
        Bound::Agreement => "tarif de l’accord avec l’établissement",
        Bound::AtMost => "maximum imprimé dans la cellule",
        Bound::Legal(_) => "plafond légal du contrat responsable, Sécurité sociale comprise",
    }
}

fn cite(scene: Scene<'_>, source: Source) -> Option<String> {
    match source {
        Source::Typed => Some("valeur que vous avez indiquée".to_owned()),
        Source::Tariff {
            since,
            attested,
            source,
        } => {
            let text = scene.plan.tariffs().source(source);
            let since = format::date(since.date()?, scene.locale);
            let since_when = if attested {
                "valeur relevée au"
            } else {
                "en vigueur depuis le"
            };
            Some(format!("{text}, {since_when} {since}"))
        }
        Source::Act => Some("règle propre à l’acte".to_owned()),
        Source::Printed => {
            Some("colonne « Remboursement de la Sécurité sociale » du tableau".to_owned())
        }
        Source::Situation => Some("prise en charge à 100\u{202f}% (ALD ou maternité)".to_owned()),
    }
}
