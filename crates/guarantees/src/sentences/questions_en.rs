//! Units, periods and missing things, in English.

use super::English;
use super::tongue::Questions;
use crate::compiled::{Period, Unit};
use crate::outcome::Missing;

impl Questions for English {
    fn missing(missing: Missing) -> &'static str {
        match missing {
            Missing::Price => "the price",
            Missing::Optam => "whether the practitioner is in OPTAM (an agreement on fees)",
            Missing::Hlf => "the honoraire limite de facturation (HLF, the highest fee)",
            Missing::Plv => "the prix limite de vente (PLV, the highest price)",
            Missing::Br => "the base de remboursement (BR, the tariff that rates apply to)",
            Missing::AmoRate => "the rate of the Sécurité sociale",
            Missing::Pmss => "the monthly ceiling of the Sécurité sociale (PMSS) of this year",
            Missing::LegalCap => "the legal ceiling at this date",
            Missing::Forfait => "the regulated flat amount in force",
        }
    }

    fn why_missing(missing: Missing) -> &'static str {
        match missing {
            Missing::Price => "Give what the professional bills for one unit.",
            Missing::Optam => {
                "Care by a doctor in OPTAM is repaid better. The directory on ameli.fr says who is in it."
            }
            Missing::Hlf => {
                "The guarantee is limited to this fee. It is on the dental quote, beside the basket."
            }
            Missing::Plv => {
                "The guarantee is limited to this price. It is on the standard quote of the optician or hearing-aid maker."
            }
            Missing::Br => {
                "No dated and checked tariff is known here for this act. It is on the quote or on the care form."
            }
            Missing::AmoRate => {
                "The table gives no single rate for this act. It is on your statement, or your health insurance fund can tell it."
            }
            Missing::Pmss => "The ceiling of the year of this care is not in our data.",
            Missing::LegalCap => "The ceiling in force at this date is not in our data.",
            Missing::Forfait => {
                "The guarantee is limited to this amount. It is on the bill of the establishment."
            }
        }
    }

    fn unit(unit: Unit, quantity: u32) -> &'static str {
        let (one, many) = match unit {
            Unit::Act => ("act", "acts"),
            Unit::Consultation => ("consultation", "consultations"),
            Unit::Session => ("session", "sessions"),
            Unit::Day => ("day", "days"),
            Unit::Stay => ("stay", "stays"),
            Unit::Box => ("box", "boxes"),
            Unit::Treatment => ("treatment", "treatments"),
            Unit::Trip => ("trip", "trips"),
            Unit::Lens => ("lens", "lenses"),
            Unit::Frame => ("frame", "frames"),
            Unit::Equipment => ("equipment", "equipments"),
            Unit::Eye => ("eye", "eyes"),
            Unit::Ear => ("ear", "ears"),
            Unit::Tooth => ("tooth", "teeth"),
            Unit::Semester => ("semester", "semesters"),
            Unit::Desobturation => ("root canal treated again", "root canals treated again"),
            Unit::Implant => ("implant", "implants"),
            Unit::Cure => ("spa cure", "spa cures"),
            Unit::Pair => ("pair", "pairs"),
        };
        if quantity == 1 { one } else { many }
    }

    fn how_many(unit: Unit) -> &'static str {
        match unit {
            Unit::Act => "How many acts?",
            Unit::Consultation => "How many consultations?",
            Unit::Session => "How many sessions?",
            Unit::Day => "How many days?",
            Unit::Stay => "How many stays?",
            Unit::Box => "How many boxes?",
            Unit::Treatment => "How many treatments?",
            Unit::Trip => "How many trips?",
            Unit::Lens => "How many lenses?",
            Unit::Frame => "How many frames?",
            Unit::Equipment => "How many equipments?",
            Unit::Eye => "How many eyes?",
            Unit::Ear => "How many ears?",
            Unit::Tooth => "How many teeth?",
            Unit::Semester => "How many semesters?",
            Unit::Desobturation => "How many root canals treated again?",
            Unit::Implant => "How many implants?",
            Unit::Cure => "How many spa cures?",
            Unit::Pair => "How many pairs?",
        }
    }

    fn period(period: Period) -> String {
        match period {
            Period::CalendarYear => "per calendar year".to_owned(),
            Period::RollingMonths(12) => "over twelve months".to_owned(),
            Period::RollingMonths(months) if months % 12 == 0 => {
                format!("over {} years", months / 12)
            }
            Period::RollingMonths(months) => format!("over {months} months"),
            Period::YearsFromFirst(years) => {
                format!("per period of {years} years from the first act paid")
            }
        }
    }
}
