//! The calculation of a contribution, in words.

use affilio_domain::amount::Amount;
use affilio_domain::format;
use affilio_domain::rate::Rate;
use affilio_guarantees::compiled::{Day, Parameter, Price, Role};
use affilio_guarantees::contributions::{HouseholdPrice, MemberPrice, Standing};

use super::household::Home;
use crate::i18n::{locale, tr};
use crate::levels::messages::Step;
use crate::say;

impl Home {
    /// The steps from the table of contributions to what the employee pays.
    pub(super) fn steps(&self, price: &HouseholdPrice) -> Vec<Step> {
        let mut children = 0_usize;
        let mut steps: Vec<Step> = Vec::new();
        for member in &price.members {
            let who = match member.role {
                Role::Adherent => tr("Vous", "You").to_owned(),
                Role::Conjoint => tr("Conjoint", "Spouse or partner").to_owned(),
                Role::Enfant => {
                    children += 1;
                    say!("Enfant {children}", "Child {children}")
                }
            };
            steps.push(told(member_words(&who, member, price.pmss)));
        }
        if let Some(table) = &self.plan.contract().contributions
            && let Some(first) = steps.first_mut()
        {
            first.source = Some(table.source.clone());
        }
        let pmss = Day::from(self.date);
        if let Some((amount, found)) = price
            .pmss
            .zip(self.plan.tariffs().parameter(Parameter::Pmss, pmss))
        {
            let amount = format::amount(amount, locale());
            let source = self.plan.tariffs().source(found.source).to_owned();
            steps.push(Step {
                text: say!(
                    "PMSS, plafond mensuel de la sécurité sociale à la date d’effet : {amount}",
                    "PMSS, the monthly social-security ceiling at the date of effect: {amount}"
                ),
                source: Some(source),
            });
        }
        if !price.employer.is_zero() {
            let (employer, pays) = (euros(price.employer), euros(price.employee_pays));
            let total = euros(price.total);
            let of = self.share.map_or_else(String::new, |share| {
                let share = format::rate(share, locale());
                say!(
                    ", {share} de votre part de base",
                    ", {share} of your own base part"
                )
            });
            steps.push(told(say!(
                "Votre employeur paie {employer}{of} : {total} − {employer} = {pays}",
                "Your employer pays {employer}{of}: {total} − {employer} = {pays}"
            )));
        }
        steps
    }
}

fn told(text: String) -> Step {
    Step { text, source: None }
}

fn euros(amount: Amount) -> String {
    format::amount(amount, locale())
}

fn member_words(who: &str, member: &MemberPrice, pmss: Option<Amount>) -> String {
    match member.standing {
        Standing::Pays => {
            let base = part(member.base_price, member.base, pmss);
            match member.option_price {
                None => say!("{who} : {base}", "{who}: {base}"),
                Some(price) => {
                    let option = part(Some(price), member.option, pmss);
                    let total = euros(member.total());
                    say!(
                        "{who} : {base} pour la base, {option} pour l’option, soit {total}",
                        "{who}: {base} for the base, {option} for the option, {total} in all"
                    )
                }
            }
        }
        Standing::FreeFrom { rank } => say!(
            "{who} : gratuit à partir du {rank}e enfant",
            "{who}: free from child number {rank} on"
        ),
        Standing::TooOld { until } => say!(
            "{who} : {until} ans ou plus, non couvert",
            "{who}: {until} or older, not covered"
        ),
        Standing::Twice => say!(
            "{who} : un seul conjoint peut être couvert",
            "{who}: only one spouse can be covered"
        ),
    }
}

/// `0,97 % × 4 005,00 € = 38,85 €`, or the amount alone where the table prints euros.
fn part(price: Option<Price>, amount: Amount, pmss: Option<Amount>) -> String {
    let amount = euros(amount);
    match (price, pmss) {
        (Some(Price::PercentPmss(points)), Some(pmss)) => {
            let rate = format::rate(Rate::from_basis_points(points), locale());
            format!("{rate} × {} = {amount}", euros(pmss))
        }
        _ => amount,
    }
}
