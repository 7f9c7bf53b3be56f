//! The ages that a row or an act is made for.

use affilio_guarantees::compiled::AgeRange;

use crate::source::Table;

/// Reads `age_min` and `age_max`, both included; one of them is enough.
pub(crate) fn read(table: &mut Table<'_, '_>) -> Option<AgeRange> {
    let (min, max) = (table.opt_number("age_min"), table.opt_number("age_max"));
    if min.is_none() && max.is_none() {
        return None;
    }
    let ages = AgeRange {
        min: min.unwrap_or(0),
        max: max.unwrap_or(u8::MAX),
    };
    if ages.min > ages.max {
        let message = format!(
            "« age_min » ({}) au-dessus de « age_max » ({})",
            ages.min, ages.max
        );
        table.fault(&table.span.clone(), message);
    }
    Some(ages)
}
