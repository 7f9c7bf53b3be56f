//! What the tariffs and the row say of a line: act, base, rate, restrictions.

use affilio_domain::date::Date;
use affilio_domain::scheme::Scheme;
use affilio_guarantees::compiled::{
    Act, Class, Count, Effect, Element, Family, Heavy, Pays, Row, Rule, Unit, When,
};
use affilio_guarantees::query::{Line, Sector, Situation};
use rust_decimal::{Decimal, RoundingStrategy};

use super::calendar::{age_at, dated};
use super::care::{Done, Table};
use super::money;
use super::money::{ZERO, euros, share};

impl<'a> Table<'a> {
    pub(crate) fn row_at(&self, id: &str) -> usize {
        self.contract
            .rows
            .iter()
            .position(|row| row.id == id)
            .unwrap()
    }

    pub(crate) fn act_named(&self, id: &str) -> Option<&'a Act> {
        self.tariffs.acts.iter().find(|act| act.id == id)
    }

    /// The family of the act, when it has its own; else that of the row.
    pub(crate) fn family(&self, row: &Row, act: Option<&Act>) -> &'a Family {
        let own = act.and_then(|act| act.family.as_ref());
        let wanted = own.unwrap_or(&row.family);
        let mut families = self.tariffs.families.iter();
        families.find(|family| family.id == *wanted).unwrap()
    }

    /// The row that pays the line: a class A element of a class B row is paid as class A.
    pub(crate) fn paying_row(&self, line: &Line, situation: &Situation) -> usize {
        let told = usize::from(line.row.0);
        let row = &self.contract.rows[told];
        if row.class != Some(Class::B) || line.class != Some(Class::A) {
            return told;
        }
        let child = age_at(situation.age, situation.date).is_some_and(|years| years < 16);
        self.row_at(if child {
            "opt.a.moins16"
        } else {
            "opt.a.16plus"
        })
    }

    /// The act: named, else the first usual one that fits the age.
    pub(crate) fn act(&self, line: &Line, paying: usize, situation: &Situation) -> Option<&'a Act> {
        if let Some(act) = line.act {
            return Some(&self.tariffs.acts[usize::from(act.0)]);
        }
        let told = &self.contract.rows[usize::from(line.row.0)];
        if paying != usize::from(line.row.0) {
            // A class A element of a class B row: the act of that element.
            return match told.optics.as_ref().map(|optics| optics.element) {
                Some(Element::Frame) => self.act_named("monture_a"),
                Some(Element::Lens) => self.act_named("verre_a"),
                _ => None,
            };
        }
        let years = age_at(situation.age, situation.date);
        let hearing = told.unit == Unit::Ear;
        let years = if hearing && situation.context.blind == Some(true) {
            Some(20)
        } else {
            years
        };
        let usual = told.usual.iter().filter_map(|id| self.act_named(id));
        let fits = |act: &&Act| match (act.ages, years) {
            (None, _) => true,
            (Some(_), None) => told.usual.len() == 1,
            (Some(ages), Some(years)) => {
                u16::from(ages.min) <= years && (years <= u16::from(ages.max) || ages.max == 255)
            }
        };
        let fitting: Vec<&Act> = usual.filter(fits).collect();
        // Made for the place told, else for any place.
        let place = situation.context.establishment;
        let of = |place| fitting.iter().find(|act| act.place == place);
        let told_place = place.and_then(|place| of(Some(place)));
        told_place.or_else(|| of(None)).or(fitting.first()).copied()
    }

    /// The age told, else one that the act or the row is made for, else none (an adult).
    pub(crate) fn years(
        &self,
        told: usize,
        act: Option<&Act>,
        situation: &Situation,
    ) -> Option<u16> {
        age_at(situation.age, situation.date).or_else(|| {
            let ages = act
                .and_then(|act| act.ages)
                .or(self.contract.rows[told].ages)?;
            (ages.max < 255).then(|| u16::from(ages.max))
        })
    }

    /// HLF or PLV: told, else dated, else that of which the base told is a share, else the price:
    /// class A glasses of which nothing else is told are supposed sold at the regulated price.
    pub(crate) fn regulated(
        line: &Line,
        act: Option<&Act>,
        price: Option<Decimal>,
        date: Date,
    ) -> Option<Decimal> {
        if let Some(limit) = line.limit {
            return Some(limit.to_decimal());
        }
        let act = act?;
        if let Some(limit) = dated(&act.limit, date) {
            return Some(euros(limit));
        }
        let share_of = Decimal::new(i64::from(act.br_of_limit?), 4);
        let Some(br) = line.br else {
            return price;
        };
        let exact = br.to_decimal() / share_of;
        Some(exact.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero))
    }

    pub(crate) fn base(
        &self,
        line: &Line,
        act: Option<&Act>,
        limit: Option<Decimal>,
        out_of_optam: bool,
        date: Date,
    ) -> Option<Decimal> {
        if let Some(br) = line.br {
            return Some(br.to_decimal());
        }
        if line.sector == Some(Sector::None) {
            return None; // The tarif d'autorité, that no source gives.
        }
        let act = act?;
        if out_of_optam && (act.optam_matters || !act.br_out_of_optam.entries.is_empty()) {
            return dated(&act.br_out_of_optam, date).map(euros);
        }
        dated(&act.br, date)
            .map(euros)
            .or_else(|| Some(share(act.br_of_limit?, limit?)))
    }

    /// Whether the row prints « - » as AMO share while its family is repaid, and nothing more is told.
    pub(crate) fn is_printed_unpaid(
        &self,
        line: &Line,
        row: &Row,
        act: Option<&Act>,
        situation: &Situation,
    ) -> bool {
        let family = self.family(row, act);
        let rates = match situation.scheme {
            Scheme::General => &family.general.rates,
            Scheme::AlsaceMoselle => &family.alsace_moselle.rates,
        };
        let nothing_told = line.amo_rate.is_none() && act.is_none();
        row.printed_amo == "-" && nothing_told && !rates.entries.is_empty()
    }

    /// The AMO rate, basis points.
    pub(crate) fn rate(
        &self,
        line: &Line,
        row: &Row,
        act: Option<&Act>,
        situation: &Situation,
    ) -> Option<u32> {
        if let Some(rate) = line.amo_rate {
            return Some(rate.basis_points());
        }
        let family = self.family(row, act);
        let rates = match situation.scheme {
            Scheme::General => &family.general.rates,
            Scheme::AlsaceMoselle => &family.alsace_moselle.rates,
        };
        let usual = dated(rates, situation.date).and_then(|rate| u32::try_from(rate).ok());
        let maternity = situation.maternity || act.is_some_and(|act| act.maternity);
        if (situation.ald || maternity) && usual != Some(0) || (maternity && family.imputed) {
            return Some(10_000);
        }
        if let Some(rate) = act.and_then(|act| act.rate) {
            return Some(rate);
        }
        usual.or(match (situation.scheme, row.printed_rates.as_slice()) {
            (Scheme::General, [printed]) => Some(*printed),
            _ => None,
        })
    }

    pub(crate) fn applies(when: &When, situation: &Situation) -> bool {
        let context = &situation.context;
        match when {
            When::In(places) => context
                .establishment
                .is_some_and(|place| places.contains(&place)),
            When::Ambulatory(without_night) => context.ambulatory == Some(*without_night),
            When::WithoutSurgery => context.surgery == Some(false),
            When::NeitherMealNorLodging => context.meal_or_lodging == Some(false),
            When::StayNotCovered => {
                context.stay_covered == Some(false) || context.ambulatory == Some(true)
            }
            When::NotPrescribed => context.prescribed == Some(false),
            When::Agreement => context.agreement.is_some(),
        }
    }

    pub(crate) fn is_restricted(row: &Row, situation: &Situation) -> bool {
        row.conditions.iter().any(|condition| {
            condition.effect == Effect::NotCovered && Self::applies(&condition.when, situation)
        })
    }

    pub(crate) fn count_of(row: &Row, pays: &Pays, situation: &Situation) -> Option<Count> {
        for condition in &row.conditions {
            if let Effect::Counted(count) = condition.effect
                && Self::applies(&condition.when, situation)
            {
                return Some(count);
            }
        }
        pays.count
    }

    /// The regulated flat amount in force: told, else the regulated price of the act.
    pub(crate) fn forfait(
        &self,
        act: Option<&Act>,
        limit: Option<Decimal>,
        date: Date,
    ) -> Option<Decimal> {
        limit.or_else(|| dated(&act?.price, date).map(euros))
    }

    /// The *ticket modérateur* of a stay, when a rate sets it (CSS L174-4).
    pub(crate) fn stay_leaves(&self, line: &Line, situation: &Situation) -> Decimal {
        let paying = self.paying_row(line, situation);
        let row = &self.contract.rows[paying];
        let act = self.act(line, paying, situation);
        let family = self.family(row, act);
        let flat = line.heavy_forfait.is_some_and(|flat| !flat.is_zero());
        if family.heavy != Heavy::Stay || line.heavy == Some(true) || flat {
            return ZERO;
        }
        let rate = self.rate(line, row, act, situation);
        let (Some(rate), Some(br), Some(price)) = (rate, line.br, line.price) else {
            return ZERO;
        };
        let base = br.to_decimal().min(price.to_decimal());
        Decimal::from(line.quantity) * (base - share(rate, base))
    }

    /// The class B cell of one element, AMO included.
    pub(crate) fn class_b_cell(&self, line: &Line, level: usize) -> Decimal {
        let row = usize::from(line.row.0);
        let Rule::Pays(pays) = self.contract.cell(row, level, false).unwrap().rule else {
            return ZERO;
        };
        let date_free = affilio_domain::date::Date::MIN;
        // A class A line is told with its own base; its class B cell has that of class B.
        let own = line.br.filter(|_| self.is_class_b(line));
        let br = Some(own.map_or(money::euros(5), |br| br.to_decimal()));
        let first = self.measure(&pays.first, &Done::default(), br, date_free);
        let added = pays.added.map_or(ZERO, |term| {
            self.measure(&term, &Done::default(), br, date_free)
        });
        (first + added) * Decimal::from(line.quantity)
    }
}
