//! What a person chose between two versions of the same answers.

use super::merge::{Difference, Side};

/// The side chosen for each difference. Another value on either side is another choice; another name of
/// whom it is about is not.
#[derive(Clone, Debug, Default)]
pub struct Choices(Vec<(Difference, Side)>);

impl Choices {
    /// Chooses, in place of what was chosen there before.
    pub fn choose(&mut self, one: &Difference, side: Side) {
        self.0.retain(|(other, _)| other.spot != one.spot);
        self.0.push((one.clone(), side));
    }

    /// What was chosen, else the only side that changed; `None` when both did, and nothing is chosen.
    #[must_use]
    pub fn of(&self, one: &Difference) -> Option<Side> {
        let chosen = self.0.iter().find(|(other, _)| is_same(other, one));
        chosen.map(|(_, side)| *side).or(one.changed)
    }
}

fn is_same(one: &Difference, other: &Difference) -> bool {
    (&one.spot, &one.here, &one.elsewhere) == (&other.spot, &other.here, &other.elsewhere)
}

#[cfg(test)]
mod tests {
    use affilio_domain::field::Field;

    use super::*;
    use crate::draft::merge::Spot;

    fn difference(person: &str, here: &str, changed: Option<Side>) -> Difference {
        Difference {
            spot: Spot::Of("ines".to_owned(), Field::BirthDate),
            person: person.to_owned(),
            here: Some(here.to_owned()),
            elsewhere: Some("01/02/2015".to_owned()),
            changed,
        }
    }

    // Whoever chose the other version of a birth date, then typed a first name, had their choice undone.
    #[test]
    fn a_choice_lasts_as_long_as_both_values() {
        let one = difference("Inès Lefèvre", "02/02/2015", Some(Side::Here));
        let mut choices = Choices::default();
        assert_eq!(choices.of(&one), Some(Side::Here), "only one side changed");
        choices.choose(&one, Side::Elsewhere);
        assert_eq!(choices.of(&one), Some(Side::Elsewhere));
        let renamed = difference("Inès-Lou Lefèvre", "02/02/2015", Some(Side::Here));
        assert_eq!(choices.of(&renamed), Some(Side::Elsewhere));
        let typed = difference("Inès Lefèvre", "03/02/2015", None);
        assert_eq!(choices.of(&typed), None, "another value, both changed");
        choices.choose(&typed, Side::Here);
        assert_eq!(choices.of(&typed), Some(Side::Here));
    }
}
