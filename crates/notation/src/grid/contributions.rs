//! The contribution table.

use affilio_domain::rate::Rate;
use affilio_guarantees::compiled::{ContributionLine, Contributions, Day, Level, Role, SchemeCode};

use crate::source::{Table, Text};

pub(super) fn read(root: &mut Table<'_, '_>, levels: &[Level]) -> Option<Contributions> {
    let mut table = root.opt_table("contributions")?;
    table.owner = "contributions".to_owned();
    let mut lines = Vec::new();
    for mut line in table.tables("price") {
        let scheme = choice(
            &mut line,
            "scheme",
            &[
                ("general", SchemeCode::General),
                ("alsace-moselle", SchemeCode::AlsaceMoselle),
            ],
        );
        let level = line
            .text("level")
            .and_then(|text| level(&line, &text, levels));
        let over = line
            .opt_text("over")
            .map(|text| level_index(&line, &text, levels));
        for (key, role) in [
            ("adherent", Role::Adherent),
            ("conjoint", Role::Conjoint),
            ("enfant", Role::Enfant),
        ] {
            let rate = percent(&mut line, key);
            if let (Some(scheme), Some(level), Some(rate)) = (scheme, level, rate) {
                lines.push(ContributionLine {
                    scheme,
                    role,
                    level,
                    over: over.flatten(),
                    rate,
                });
            }
        }
        line.finish();
    }
    let employer_share = percent(&mut table, "employer_share");
    let contributions = Contributions {
        from: Day::from(table.date("from")?),
        source: table.string("source"),
        lines,
        free_from_child: table.number("free_from_child")?,
        child_until: table.number("child_until")?,
        student_until: table.number("student_until")?,
        employer_share: employer_share?,
    };
    table.finish();
    Some(contributions)
}

fn choice<T: Copy>(table: &mut Table<'_, '_>, key: &'static str, known: &[(&str, T)]) -> Option<T> {
    let text = table.text(key)?;
    let found = known
        .iter()
        .find(|(word, _)| *word == text.value)
        .map(|(_, value)| *value);
    if found.is_none() {
        let words: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
        table.fault(
            &text.span,
            format!("« {} » : attendu {}", text.value, words.join(" ou ")),
        );
    }
    found
}

fn level_index(table: &Table<'_, '_>, text: &Text<'_>, levels: &[Level]) -> Option<u8> {
    level(table, text, levels)
}

fn level(table: &Table<'_, '_>, text: &Text<'_>, levels: &[Level]) -> Option<u8> {
    let at = levels.iter().position(|level| level.id == text.value);
    if at.is_none() {
        table.fault(&text.span, format!("niveau inconnu « {} »", text.value));
    }
    at.and_then(|at| u8::try_from(at).ok())
}

/// `0,97 %`, in basis points.
fn percent(table: &mut Table<'_, '_>, key: &'static str) -> Option<u32> {
    let text = table.text(key)?;
    let rate = Some(text.value)
        .filter(|value| value.contains('%'))
        .map(str::parse::<Rate>);
    match rate {
        Some(Ok(rate)) => Some(rate.basis_points()),
        _ => {
            table.fault(
                &text.span,
                format!("« {} » : attendu un taux comme « 0,97 % »", text.value),
            );
            None
        }
    }
}
