//! What is typed in the estimator, as raw text, and its twin in the address's fragment: an estimate
//! can be shared, printed and reloaded, and nothing of it ever reaches a server.

macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident = $id:literal),+ $(,)?) => {
        /// An answer of the estimator; its id is its name in the page and in the fragment.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Key { $($(#[$doc])* $name),+ }

        impl Key {
            /// Every answer, in the order of the fragment.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Its name.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id),+ }
            }
        }
    };
}

keys! {
    /// Row of the table.
    Care = "soin",
    /// Act of the tariffs.
    Act = "acte",
    /// Price of one unit.
    Price = "prix",
    /// How many units.
    Quantity = "quantite",
    /// Whether the practitioner is in OPTAM.
    Optam = "optam",
    /// Age at the date of care.
    Age = "age",
    /// Date of care.
    Date = "date",
    /// Alsace-Moselle scheme.
    AlsaceMoselle = "alsace-moselle",
    /// Inside the coordinated pathway.
    Pathway = "parcours",
    /// Related to a long-term illness.
    Ald = "ald",
    /// From the sixth month of pregnancy.
    Maternity = "maternite",
    /// *Base de remboursement*, read on a quote.
    Br = "br",
    /// HLF or PLV, read on a quote.
    Limit = "limite",
    /// AMO rate.
    Rate = "taux",
    /// Heavy act.
    Heavy = "acte-lourd",
    /// Units used already.
    UsedCount = "deja-fait",
    /// Amount paid already this year.
    UsedAmount = "deja-paye",
}

/// All answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input(Vec<String>);

impl Default for Input {
    fn default() -> Self {
        Self(vec![String::new(); Key::ALL.len()])
    }
}

impl Input {
    /// An answer, as typed.
    #[must_use]
    pub fn get(&self, key: Key) -> &str {
        Key::ALL
            .iter()
            .position(|one| *one == key)
            .and_then(|at| self.0.get(at))
            .map_or("", String::as_str)
    }

    /// Changes an answer.
    pub fn set(&mut self, key: Key, value: &str) {
        let place = Key::ALL.iter().position(|one| *one == key);
        if let Some(slot) = place.and_then(|at| self.0.get_mut(at)) {
            value.clone_into(slot);
        }
    }

    /// Another care: what belongs to the former one is forgotten, what belongs to the person stays.
    pub fn choose_care(&mut self, row: &str, act: &str) {
        for key in [
            Key::Price,
            Key::Quantity,
            Key::Br,
            Key::Limit,
            Key::Rate,
            Key::Heavy,
            Key::UsedCount,
            Key::UsedAmount,
        ] {
            self.set(key, "");
        }
        self.set(Key::Care, row);
        self.set(Key::Act, act);
    }

    /// Reads a fragment, `soin=sc.specialistes&prix=60`. What it does not know, it leaves out.
    #[must_use]
    pub fn from_fragment(fragment: &str) -> Self {
        let mut input = Self::default();
        for part in fragment.split('&') {
            if let Some((name, value)) = part.split_once('=')
                && let Some(key) = Key::ALL.iter().find(|key| key.id() == name)
            {
                input.set(*key, &decode(value));
            }
        }
        input
    }

    /// Writes the answers given, in a fixed order.
    #[must_use]
    pub fn to_fragment(&self) -> String {
        Key::ALL
            .iter()
            .map(|key| (key.id(), self.get(*key)))
            .filter(|(_, value)| !value.is_empty())
            .map(|(id, value)| format!("{id}={}", encode(value)))
            .collect::<Vec<_>>()
            .join("&")
    }
}

fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b',' | b'/' | b'-' | b'_' => {
                encoded.push(char::from(byte))
            }
            other => encoded.push_str(&format!("%{other:02X}")),
        }
    }
    encoded
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let escaped = (*first == b'%')
            .then(|| text_of(tail.get(..2)?))
            .flatten()
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match escaped {
            Some(byte) => {
                bytes.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn text_of(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fragment_gives_back_what_was_typed() {
        let mut input = Input::default();
        input.set(Key::Care, "sc.specialistes");
        input.set(Key::Price, "1 234,50 €");
        input.set(Key::Date, "01/03/2024");
        let fragment = input.to_fragment();
        assert_eq!(
            fragment,
            "soin=sc.specialistes&prix=1%20234,50%20%E2%82%AC&date=01/03/2024"
        );
        assert_eq!(Input::from_fragment(&fragment), input);
    }

    #[test]
    fn odd_fragments_are_read_without_harm() {
        for fragment in [
            "",
            "&&",
            "=",
            "prix",
            "prix=%",
            "prix=%E2%8",
            "inconnu=1",
            "prix=%ff",
            "%%%=%%",
        ] {
            let input = Input::from_fragment(fragment);
            assert_eq!(
                Input::from_fragment(&input.to_fragment()),
                input,
                "{fragment}"
            );
        }
    }

    #[test]
    fn another_care_keeps_the_person_and_forgets_the_price() {
        let mut input = Input::from_fragment("soin=a&prix=60&br=23&age=40&alsace-moselle=oui");
        input.choose_care("b", "x");
        assert_eq!(
            input.to_fragment(),
            "soin=b&acte=x&age=40&alsace-moselle=oui"
        );
    }
}
