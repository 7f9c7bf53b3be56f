//! English holds no French but the words of the trade and what it quotes.

use affilio_domain::date::Date;
use affilio_domain::format::Locale;
use affilio_domain::rate::Rate;
use affilio_guarantees::compiled::Establishment;
use affilio_guarantees::plan::Plan;
use affilio_guarantees::query::{self, Line, Situation};
use affilio_guarantees::sentences::{self, Context};

use crate::cases::{eclat, euros, hfp};

/// Words of the trade that English keeps.
const TRADE: [&str; 14] = [
    "base de remboursement",
    "sécurité sociale",
    "ticket modérateur",
    "participation forfaitaire",
    "parcours de soins",
    "reste à charge",
    "frais réels",
    "forfait journalier",
    "franchise médicale",
    "honoraire limite de facturation",
    "prix limite de vente",
    "contrat responsable",
    "maison d’accueil spécialisée",
    "actes lourds",
];

const FRENCH: [&str; 39] = [
    "le",
    "la",
    "les",
    "un",
    "une",
    "des",
    "du",
    "de",
    "et",
    "est",
    "pas",
    "par",
    "pour",
    "sur",
    "dans",
    "avec",
    "sans",
    "ne",
    "ni",
    "au",
    "aux",
    "qui",
    "que",
    "ce",
    "cette",
    "il",
    "elle",
    "sa",
    "son",
    "ses",
    "mutuelle",
    "ligne",
    "remboursement",
    "prix",
    "soins",
    "supposé",
    "jour",
    "jours",
    "année",
];

/// Without the quotations, which stay in French.
fn unquoted(text: &str) -> String {
    let mut out = String::new();
    let mut depth = 0_u32;
    for letter in text.chars() {
        match letter {
            '“' => depth += 1,
            '”' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(letter),
            _ => {}
        }
        if letter == '”' && depth == 0 {
            out.push('Q');
        }
    }
    out
}

#[track_caller]
fn is_english(sentence: &str) {
    let mut words = unquoted(sentence).to_lowercase();
    for trade in TRADE {
        words = words.replace(trade, "");
    }
    let french = words
        .split(|letter: char| !letter.is_alphabetic())
        .find(|word| FRENCH.contains(word));
    assert_eq!(french, None, "{sentence}");
    assert!(!words.contains(" :") && !words.contains('«'), "{sentence}");
}

fn all_is_english(plan: &Plan, line: &Line, situation: &Situation) {
    let levels = plan.estimate_levels(line, situation, &[]).unwrap();
    for (level, estimate) in plan.levels().zip(&levels) {
        let context = Context {
            plan,
            row: line.row,
            level,
            locale: Locale::En,
        };
        for sentence in sentences::proof_in(context, estimate) {
            is_english(&sentence.text);
            sentence.source.iter().for_each(|source| is_english(source));
        }
        for remark in sentences::remarks_in(context, estimate) {
            is_english(&remark);
        }
        for reading in &estimate.readings {
            is_english(&sentences::reading_in(context, estimate, reading));
        }
    }
}

/// Outside the pathway; then with what most rows exclude; then with an agreement and a limit of days.
fn situations(date: Date) -> [Situation; 3] {
    let plain = Situation::on(date);
    let excluded = query::Context {
        establishment: Some(Establishment::ElderlyCure),
        ambulatory: Some(true),
        surgery: Some(false),
        meal_or_lodging: Some(false),
        stay_covered: Some(false),
        prescribed: Some(false),
        ..Default::default()
    };
    let limited = query::Context {
        establishment: Some(Establishment::Mas),
        agreement: Some(euros("50")),
        ..Default::default()
    };
    [
        Situation {
            in_pathway: false,
            ..plain
        },
        Situation {
            context: excluded,
            ..plain
        },
        Situation {
            context: limited,
            ..plain
        },
    ]
}

#[test]
fn nothing_french_is_left_in_english_but_quotations() {
    for plan in [eclat(), hfp()] {
        let date = plan.contract().valid_from.date().unwrap();
        for (row, _) in plan.rows() {
            let acts = plan.acts_of(row).iter().copied().map(Some);
            for act in acts.chain([None]) {
                let line = Line {
                    act,
                    price: Some(euros("200")),
                    br: Some(euros("125")),
                    limit: Some(euros("150")),
                    amo_rate: act.is_none().then_some(Rate::from_percent(60)),
                    optam: Some(true),
                    quantity: 5,
                    ..Line::of(row)
                };
                for situation in situations(date) {
                    all_is_english(plan, &line, &situation);
                }
            }
        }
    }
}
