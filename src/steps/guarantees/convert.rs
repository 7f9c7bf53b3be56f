//! What is wrong with the choice, and what the employer arranged, in words.

use affilio_domain::date::Date;
use affilio_domain::field::Problem;
use affilio_domain::format;
use affilio_domain::rate::Rate;
use affilio_domain::wire::{EmployerView, FileView, GuaranteesDraft};

use crate::i18n::{locale, tr};
use crate::say;

/// What is wrong with the choice.
#[must_use]
pub fn problems(draft: &GuaranteesDraft, file: &FileView) -> Vec<Problem> {
    draft.check(&file.terms()).err().unwrap_or_default()
}

/// The day when the contract takes effect, and for whom the choice counts.
#[must_use]
pub fn effect(employer: &EmployerView) -> String {
    let day = Date::parse_iso(&employer.effective_on).map_or_else(
        |_| employer.effective_on.clone(),
        |day| format::date(day, locale()),
    );
    say!(
        "Votre contrat prend effet le {day}. La garantie que vous choisissez est la même pour vous et pour tous vos bénéficiaires.",
        "Your contract takes effect on {day}. The cover that you choose is the same for you and for everybody who joins with you."
    )
}

/// What the employer makes compulsory and pays, and what is then an option.
#[must_use]
pub fn arranged(employer: &EmployerView) -> String {
    let name = &employer.name;
    let level = employer.level_label(&employer.mandatory_level);
    let options = employer.levels.iter().map(|one| one.label.as_str());
    let options: Vec<&str> = options.filter(|label| *label != level).collect();
    let share = match employer.employer_share.parse::<Rate>() {
        Ok(share) => {
            let share = format::rate(share, locale());
            say!(
                " et paie {share} de la part de base de votre propre cotisation",
                " and pays {share} of the base part of your own contribution"
            )
        }
        Err(_) => String::new(),
    };
    let compulsory = say!(
        "{name} rend obligatoire la garantie « {level} »{share}.",
        "{name} makes the cover “{level}” compulsory{share}."
    );
    if options.is_empty() {
        return compulsory;
    }
    let options = options.join(", ");
    say!(
        "{compulsory} En option, à vos frais : {options}.",
        "{compulsory} As an option, at your cost: {options}."
    )
}

/// `par mois pour vous`, `par mois pour votre foyer (5 personnes)`: whose price it is.
#[must_use]
pub fn for_whom(people: usize) -> String {
    match people {
        0 | 1 => tr("par mois pour vous", "a month for you").to_owned(),
        _ => say!(
            "par mois pour votre foyer ({people} personnes)",
            "a month for your household ({people} people)"
        ),
    }
}

/// Two parts of a cost, on a scale: thousandths of the largest one. Only for the picture.
#[must_use]
pub fn on_scale(parts: [i64; 2], largest: i64) -> [i64; 3] {
    let share = |cents: i64| cents.saturating_mul(1_000) / largest.max(1);
    let [first, second] = parts.map(share);
    [first, second, 1_000 - first - second]
}
