//! The least contract that every sentence can refer to: one row, one level, one act.

use crate::compiled::{
    Act, Alternative, Cell, Condition, Contract, ConventionDoubt, Day, Doubt, Effect, Family,
    Footnote, Heavy, HeldBack, Level, OpticsRules, ReadInto, Row, Rule, SchemeRates, Section,
    Series, Tariffs, Unit, When,
};
use crate::plan::Plan;

fn text(words: &str) -> String {
    words.to_owned()
}

pub(super) fn plan() -> Plan {
    Plan::new(contract(), tariffs()).unwrap()
}

fn cell() -> Cell {
    Cell {
        printed: text("20<"),
        read_as: Some(text("120 €")),
        rule: Rule::Nothing,
        why: Some(text("Illisible.")),
        alternatives: vec![Alternative {
            printed: text("70 €"),
            rule: Rule::Nothing,
            why: text("Le 7 peut avoir été lu 2."),
        }],
    }
}

fn row() -> Row {
    Row {
        id: text("sc.visite"),
        label: text("Visites"),
        section: 0,
        cares: Vec::new(),
        aliases: Vec::new(),
        notes: vec![0],
        unit: Unit::Consultation,
        printed_amo: text("-"),
        printed_rates: Vec::new(),
        family: text("medecins"),
        acts: vec![text("visite")],
        usual: Vec::new(),
        split: false,
        count_group: 0,
        amount_group: 0,
        ages: None,
        legal_cap: None,
        class: None,
        basket: None,
        teeth: None,
        optics: None,
        then: None,
        conditions: vec![Condition {
            when: When::NotPrescribed,
            effect: Effect::NotCovered,
            note: Some(0),
            question: text("Le soin est-il prescrit ?"),
        }],
        read_into: vec![ReadInto {
            what: text("par visite"),
            why: text("Rien d’autre ne le dit."),
        }],
        doubt: Some(Doubt {
            raw: text("V.sites"),
            why: text("libellé bruité"),
            resolution: text("Visites"),
            confidence: text("haute"),
        }),
        remark: None,
        page: 1,
        line: 2,
    }
}

fn contract() -> Contract {
    Contract {
        id: text("essai/2024"),
        title: text("Essai"),
        insurer: text("Essai"),
        source: text("Tableau d’essai"),
        valid_from: Day::OPEN,
        valid_to: Day::OPEN,
        levels: vec![Level {
            id: text("n1"),
            label: text("Niveau 1"),
        }],
        sections: vec![Section {
            parent: None,
            title: text("SOINS COURANTS"),
            notes: vec![1],
        }],
        footnotes: ["1", "sans numéro"]
            .map(|mark| Footnote {
                mark: text(mark),
                text: text("Sur prescription"),
            })
            .to_vec(),
        conditions: Vec::new(),
        conventions: vec![ConventionDoubt {
            euros: true,
            printed: text("y compris"),
            why: text("Phrase ambiguë."),
        }],
        read_into: Vec::new(),
        overrun_outside_pathway: false,
        rows: vec![row()],
        cells: vec![cell(), cell()],
        contributions: None,
        optics: OpticsRules::default(),
        prevoyance: None,
    }
}

fn tariffs() -> Tariffs {
    Tariffs {
        sources: Vec::new(),
        parameters: Vec::new(),
        cares: Vec::new(),
        families: vec![Family {
            id: text("medecins"),
            label: text("Médecins"),
            general: SchemeRates {
                rates: Series::default(),
                alternative: Some((10_000, text("La note se lit de deux façons."))),
            },
            alsace_moselle: SchemeRates::default(),
            held_back: HeldBack::Nothing,
            heavy: Heavy::Exempt,
            pathway: false,
            imputed: false,
        }],
        acts: vec![Act {
            id: text("visite"),
            family: None,
            place: None,
            care: text("visite"),
            label: text("Visite"),
            aliases: Vec::new(),
            unit: None,
            br: Series::default(),
            br_out_of_optam: Series::default(),
            optam_matters: false,
            limit: Series::default(),
            br_of_limit: None,
            rate: None,
            price: Series::default(),
            heavy: false,
            maternity: false,
            ages: None,
        }],
    }
}
