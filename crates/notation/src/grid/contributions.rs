//! The contribution table.

use affilio_domain::amount::Amount;
use affilio_domain::rate::Rate;
use affilio_guarantees::compiled::{ContributionLine, Contributions, Day, Level, Price, Role};

use super::read_into;
use crate::ages;
use crate::source::{Table, Text};
use crate::words::SCHEMES;

const ROLES: [(&str, Role); 3] = [
    ("adherent", Role::Adherent),
    ("conjoint", Role::Conjoint),
    ("enfant", Role::Enfant),
];

pub(super) fn read(root: &mut Table<'_, '_>, levels: &[Level]) -> Option<Contributions> {
    let mut table = root.opt_table("contributions")?;
    table.owner = "contributions".to_owned();
    let mut lines: Vec<ContributionLine> = Vec::new();
    for line in table.tables("price") {
        prices(line, levels, &mut lines);
    }
    let employer_share = if table.has("employer_share") {
        percent(&mut table, "employer_share")
    } else {
        Some(0)
    };
    let from = table.date("from");
    let free_from_child = table.number("free_from_child");
    let child_until = table.number("child_until");
    let student_until = table.number("student_until");
    let source = table.string("source");
    let read_into = read_into(&mut table, "read");
    table.finish();
    Some(Contributions {
        from: Day::from(from?),
        source,
        lines,
        free_from_child: free_from_child?,
        child_until: child_until?,
        student_until: student_until?,
        employer_share: employer_share?,
        read_into,
    })
}

/// One line of the table: a price for each member it names.
fn prices(mut line: Table<'_, '_>, levels: &[Level], lines: &mut Vec<ContributionLine>) {
    let has_scheme = line.has("scheme");
    let scheme = line.opt_word("scheme", &SCHEMES);
    let named = line.text("level");
    let level = named.and_then(|text| level_of(&line, &text, levels));
    let over = line
        .opt_text("over")
        .map(|text| level_of(&line, &text, levels));
    let ages = ages::read(&mut line);
    let mut any = false;
    for (key, role) in ROLES {
        let Some(text) = line.opt_text(key) else {
            continue;
        };
        any = true;
        let price = price(&line, &text);
        let sound = has_scheme == scheme.is_some() && over != Some(None);
        if let (Some(level), Some(price), true) = (level, price, sound) {
            let new = ContributionLine {
                scheme,
                role,
                ages,
                level,
                over: over.flatten(),
                price,
            };
            if lines.iter().any(|other| clash(other, &new)) {
                line.fault(&text.span, format!("« {key} » : prix donné deux fois"));
            }
            lines.push(new);
        }
    }
    if !any {
        let message = "il manque un prix : « adherent », « conjoint » ou « enfant »".to_owned();
        line.fault(&line.span.clone(), message);
    }
    line.finish();
}

/// True when two prices are for one person.
fn clash(one: &ContributionLine, other: &ContributionLine) -> bool {
    let scheme = one.scheme == other.scheme || one.scheme.is_none() || other.scheme.is_none();
    let ages = match (one.ages, other.ages) {
        (Some(one), Some(other)) => one.min <= other.max && other.min <= one.max,
        _ => true,
    };
    let level = (one.role, one.level, one.over) == (other.role, other.level, other.over);
    scheme && ages && level
}

fn level_of(table: &Table<'_, '_>, text: &Text<'_>, levels: &[Level]) -> Option<u8> {
    let at = levels.iter().position(|level| level.id == text.value);
    if at.is_none() {
        table.fault(&text.span, format!("niveau inconnu « {} »", text.value));
    }
    at.and_then(|at| u8::try_from(at).ok())
}

/// `0,97 %` of the PMSS, or `18,18 €`, a month.
fn price(table: &Table<'_, '_>, text: &Text<'_>) -> Option<Price> {
    let price = if text.value.contains('%') {
        rate(text.value).map(Price::PercentPmss)
    } else if text.value.contains('€') {
        let amount = text.value.parse::<Amount>().ok();
        amount.map(|amount| Price::Euros(amount.cents()))
    } else {
        None
    };
    if price.is_none() {
        let message = format!(
            "« {} » : attendu un taux comme « 0,97 % » ou un prix comme « 18,18 € »",
            text.value
        );
        table.fault(&text.span, message);
    }
    price
}

fn rate(text: &str) -> Option<u32> {
    let rate = text.contains('%').then(|| text.parse::<Rate>().ok());
    rate.flatten().map(Rate::basis_points)
}

/// `0,97 %`, in basis points.
pub(super) fn percent(table: &mut Table<'_, '_>, key: &'static str) -> Option<u32> {
    let text = table.text(key)?;
    let rate = rate(text.value);
    if rate.is_none() {
        table.fault(
            &text.span,
            format!("« {} » : attendu un taux comme « 0,97 % »", text.value),
        );
    }
    rate
}
