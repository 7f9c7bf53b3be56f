//! The state of a form: what is typed, as raw text, and what was found wrong with it.

use affilio_domain::field::{Field, Problem};
use affilio_domain::wire::Fields;
use leptos::prelude::*;

/// Raw answers and problems of one form. One signal per field of the closed list, so that a
/// key press redraws nothing but its field, and no field name can be mistyped.
///
/// A browser sends one last `change` from a field that is being removed with its screen: a form that
/// is gone then reads as empty and takes nothing, instead of stopping the application.
#[derive(Clone, Copy)]
pub struct Form {
    values: StoredValue<Vec<RwSignal<String>>>,
    problems: RwSignal<Vec<Problem>>,
    /// Rank of the person in a page that holds several forms; part of every id.
    rank: Option<usize>,
    /// Whether the answers are the person's own: only then may the browser fill them by itself.
    own: bool,
    /// Grows at each change made by the person: what autosave listens to.
    edits: RwSignal<u32>,
    /// What the employer gave, by field.
    given: StoredValue<Vec<(Field, String)>>,
}

impl Form {
    /// A form about the person who fills it.
    #[must_use]
    pub fn own() -> Self {
        Self::new(None, true)
    }

    /// A form about somebody else.
    #[must_use]
    pub fn about_other(rank: Option<usize>) -> Self {
        Self::new(rank, false)
    }

    fn new(rank: Option<usize>, own: bool) -> Self {
        let values = Field::ALL
            .iter()
            .map(|_| RwSignal::new(String::new()))
            .collect();
        Self {
            values: StoredValue::new(values),
            problems: RwSignal::new(Vec::new()),
            rank,
            own,
            edits: RwSignal::new(0),
            given: StoredValue::new(Vec::new()),
        }
    }

    fn signal(self, field: Field) -> Option<RwSignal<String>> {
        let index = Field::ALL.iter().position(|one| *one == field)?;
        self.values
            .try_with_value(|values| values.get(index).copied())
            .flatten()
    }

    /// What is typed; tracked.
    #[must_use]
    pub fn get(self, field: Field) -> String {
        self.signal(field)
            .and_then(|value| value.try_get())
            .unwrap_or_default()
    }

    /// What is typed, outside of any reaction.
    #[must_use]
    pub fn read(self, field: Field) -> String {
        self.signal(field)
            .and_then(|value| value.try_get_untracked())
            .unwrap_or_default()
    }

    /// Fills a field from a saved draft.
    pub fn fill(self, field: Field, value: &str) {
        if let Some(signal) = self.signal(field) {
            signal.try_set(value.to_owned());
        }
    }

    /// Shows saved answers.
    pub fn show_draft<T: Fields>(self, draft: &T) {
        for (field, typed) in draft.fields() {
            self.fill(field, typed);
        }
    }

    /// The answers now in the form.
    #[must_use]
    pub fn draft<T: Fields>(self) -> T {
        let mut draft = T::default();
        for field in Field::ALL {
            if let Some(place) = draft.field_mut(*field) {
                *place = self.read(*field);
            }
        }
        draft
    }

    /// Takes what the person just typed.
    pub fn edit(self, field: Field, value: String) {
        if let Some(signal) = self.signal(field) {
            signal.try_set(value);
            self.edits
                .try_update(|count| *count = count.wrapping_add(1));
        }
    }

    /// Marks the answers that somebody else gave, as long as they stay what they were.
    pub fn mark_given(self, given: Vec<(Field, String)>) {
        self.given.try_set_value(given);
    }

    /// Whether the answer is still the one that was given; tracked.
    #[must_use]
    pub fn is_given(self, field: Field) -> bool {
        let given = self.given.try_with_value(|all| {
            let found = all.iter().find(|(one, _)| *one == field);
            found.map(|(_, text)| text.clone())
        });
        given
            .flatten()
            .is_some_and(|given| given.trim() == self.get(field).trim())
    }

    /// How many changes the person made; tracked.
    #[must_use]
    pub fn edits(self) -> u32 {
        self.edits.get()
    }

    /// What was found wrong at the last check; tracked.
    #[must_use]
    pub fn problems(self) -> Vec<Problem> {
        self.problems.get()
    }

    /// Shows what a check found.
    pub fn show(self, problems: Vec<Problem>) {
        self.problems.set(problems);
    }

    /// What was found wrong with a field; tracked.
    #[must_use]
    pub fn problem(self, field: Field) -> Option<Problem> {
        self.problems
            .with(|problems| problems.iter().copied().find(|one| one.field == field))
    }

    /// The id of a field in the page.
    #[must_use]
    pub fn id(self, field: Field) -> String {
        field_id(field, self.rank)
    }

    /// The browser's token for a field, `off` when the answers are somebody else's.
    #[must_use]
    pub fn autocomplete(self, token: &'static str) -> &'static str {
        if self.own && !token.is_empty() {
            token
        } else {
            "off"
        }
    }
}

/// What is still wrong of what was told when the person wanted to go on: the same fields, judged
/// again. A field that was right then is left alone while it is typed, and one mended since too.
#[must_use]
pub fn still_wrong(told: &[Problem], mut now: Vec<Problem>) -> Vec<Problem> {
    let place = |one: &Problem| (one.field, one.person);
    now.retain(|one| told.iter().any(|told| place(told) == place(one)));
    now
}

/// The id of a field in the page, `nom` or `beneficiaire-iban-2`.
#[must_use]
pub fn field_id(field: Field, rank: Option<usize>) -> String {
    match rank {
        None => field.id().to_owned(),
        Some(rank) => format!("{}-{}", field.id(), rank + 1),
    }
}

#[cfg(test)]
mod tests {
    use affilio_domain::field::Reason;
    use affilio_domain::nir::NirFault;

    use super::*;

    const MISSING: Reason = Reason::Missing;

    fn of(person: Option<usize>, field: Field, reason: Reason) -> Problem {
        Problem {
            person,
            ..Problem::own(field, reason)
        }
    }

    // Errors stayed in red beside right answers until the next press of *Suivant*.
    #[test]
    fn what_was_told_is_judged_again_and_nothing_else_turns_red() {
        let short = Reason::Nir(NirFault::Key { expected: 7 });
        let nir = |reason| of(None, Field::Nir, reason);
        let city = of(None, Field::City, MISSING);
        let theirs = |person| of(Some(person), Field::BeneficiaryIban, MISSING);
        for (told, now, left) in [
            // Mended, or not yet.
            (vec![nir(MISSING), city], vec![city], vec![city]),
            (vec![city], vec![city], vec![city]),
            (vec![city], vec![], vec![]),
            // Another fault of the same field.
            (vec![nir(MISSING)], vec![nir(short)], vec![nir(short)]),
            // Right when the person wanted to go on, or never told.
            (
                vec![nir(MISSING)],
                vec![city, nir(MISSING)],
                vec![nir(MISSING)],
            ),
            (vec![], vec![city], vec![]),
            // The same field of somebody else.
            (vec![theirs(0)], vec![theirs(0), theirs(1)], vec![theirs(0)]),
            (vec![theirs(1)], vec![theirs(0)], vec![]),
        ] {
            assert_eq!(still_wrong(&told, now), left, "{told:?}");
        }
    }
}
