//! A year of care at every level: contributions and what is left to pay.

use affilio_domain::date::Date;
use affilio_guarantees::compiled::Role;
use affilio_guarantees::query::LevelId;
use affilio_guarantees::year::Care;

use super::cares::{lines, supposes};
use super::examples::{NEEDS, Needs, Often, Whose};
use super::household::Home;
use crate::i18n::tr;
use crate::levels::messages::{Year, YearAt};
use crate::say;

impl Home {
    /// The years of the slider, each at the levels given.
    pub(super) fn years(&self, levels: &[LevelId]) -> Vec<Year> {
        NEEDS
            .iter()
            .filter_map(|needs| self.year(needs, levels))
            .collect()
    }

    fn year(&self, needs: &Needs, levels: &[LevelId]) -> Option<Year> {
        let cares: Vec<Care> = self.spread(needs)?;
        let household = self.household(self.mandatory);
        let told = self.plan.year(&household, &cares).ok()?;
        let at = |level: &LevelId| {
            let year = told.levels.iter().find(|one| one.level == *level)?;
            Some(YearAt {
                contributions: year.employee_pays.cents(),
                rac: year.amounts.rac.cents(),
                unknown: year.unknown,
                least: false,
            })
        };
        let mut at: Vec<YearAt> = levels.iter().map(at).collect::<Option<_>>()?;
        let whole = at.iter().all(|year| year.unknown == 0);
        let least = at.iter().map(YearAt::cost).min();
        for year in &mut at {
            // With a care left out, no level can be said to cost least.
            year.least = whole && Some(year.cost()) == least;
        }
        let (french, english) = needs.name;
        Some(Year {
            name: tr(french, english).to_owned(),
            cares: needs.cares.iter().map(|care| self.told(care)).collect(),
            at,
        })
    }

    /// The cares of the year, a day each, all within the year of the date of effect: it is the last
    /// one whose tariffs are known, and what the contract counts by calendar year is counted once.
    fn spread(&self, needs: &Needs) -> Option<Vec<Care>> {
        let mut cares = Vec::new();
        for often in needs.cares {
            for (member, one) in self.members.iter().enumerate() {
                if !concerns(often.whose, one.role) {
                    continue;
                }
                let lines = lines(self.plan, &often.example, self.date, one.age)?;
                for _ in 0..often.times {
                    let date = day_of(self.date, cares.len());
                    cares.push(Care {
                        member,
                        lines: lines.clone(),
                        situation: self.situation(one.age, date),
                    });
                }
            }
        }
        Some(cares)
    }

    /// A care of the year in words: how often, for whom, at which price.
    fn told(&self, care: &Often) -> String {
        let (french, english) = care.example.name;
        let name = tr(french, english);
        let price = supposes(self.plan, &care.example, self.date);
        let times = care.times;
        let alone = self.members.len() == 1;
        match care.whose {
            _ if alone => say!("{times} × {name} : {price}", "{times} × {name}: {price}"),
            Whose::All => say!(
                "{times} × {name} par personne : {price}",
                "{times} × {name} each: {price}"
            ),
            Whose::Adults => say!(
                "{times} × {name} par adulte : {price}",
                "{times} × {name} for each adult: {price}"
            ),
            Whose::Employee => say!(
                "{times} × {name} pour vous : {price}",
                "{times} × {name} for you: {price}"
            ),
        }
    }
}

fn concerns(whose: Whose, role: Role) -> bool {
    match whose {
        Whose::All => true,
        Whose::Adults => role != Role::Enfant,
        Whose::Employee => role == Role::Adherent,
    }
}

/// The day of a care: one after the other from a first day, and again from it at the year's end.
fn day_of(first: Date, place: usize) -> Date {
    let Ok(last) = Date::new(first.year().into(), 12, 31) else {
        return first;
    };
    let mut day = first;
    for _ in 0..place {
        day = if day >= last { first } else { day.add_days(1) };
    }
    day
}
