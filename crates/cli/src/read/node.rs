//! JSON values that know where they are, so that an error names the place and what was expected.

use affilio_domain::date::{Date, DateError};
use serde_json::{Map, Value};

use super::words::fold;
use crate::fault::Fault;

/// A value and its place.
#[derive(Clone, Copy)]
pub(crate) struct Node<'a> {
    value: &'a Value,
    parent: &'a str,
    key: &'static str,
    index: Option<usize>,
}

/// An object whose keys are all known, and its place.
pub(crate) struct Object<'a> {
    map: &'a Map<String, Value>,
    path: String,
}

/// `items[0]` and `price` are `items[0].price`.
fn join(parent: &str, key: &str) -> String {
    if parent.is_empty() {
        key.to_owned()
    } else {
        format!("{parent}.{key}")
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "un booléen",
        Value::Number(_) => "un nombre",
        Value::String(_) => "un texte",
        Value::Array(_) => "une liste",
        Value::Object(_) => "un objet",
    }
}

impl<'a> Object<'a> {
    /// The whole line.
    pub(crate) fn root(value: &'a Value, known: &[&str]) -> Result<Self, Fault> {
        let Value::Object(map) = value else {
            return Err(Fault::new(
                "type",
                "",
                format!("attendu un objet JSON, trouvé {}", kind(value)),
            ));
        };
        let object = Self {
            map,
            path: String::new(),
        };
        object.only(known)?;
        Ok(object)
    }

    fn only(&self, known: &[&str]) -> Result<(), Fault> {
        match self.map.keys().find(|key| !known.contains(&key.as_str())) {
            None => Ok(()),
            Some(key) => Err(Fault::new(
                "unknown_key",
                join(&self.path, key),
                format!("clé inconnue ; clés attendues : {}", known.join(", ")),
            )),
        }
    }

    /// The value of a key; `null` is the same as no key.
    pub(crate) fn get(&self, key: &'static str) -> Option<Node<'_>> {
        let value = self.map.get(key).filter(|value| !value.is_null())?;
        Some(Node {
            value,
            parent: &self.path,
            key,
            index: None,
        })
    }

    /// The value of a key that must be there.
    pub(crate) fn need(&self, key: &'static str, expected: &str) -> Result<Node<'_>, Fault> {
        self.get(key)
            .ok_or_else(|| Fault::missing(self.path(key), expected))
    }

    /// The place of a key.
    pub(crate) fn path(&self, key: &str) -> String {
        join(&self.path, key)
    }

    /// True or false; false when the key is not there.
    pub(crate) fn flag(&self, key: &'static str) -> Result<bool, Fault> {
        self.get(key).map_or(Ok(false), |node| node.boolean())
    }

    /// Every key and value, for objects with free keys.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&'a String, &'a Value)> {
        self.map.iter()
    }
}

impl<'a> Node<'a> {
    /// A value of an object with free keys, whose name was recognised.
    pub(crate) fn named(value: &'a Value, parent: &'a str, key: &'static str) -> Self {
        Self {
            value,
            parent,
            key,
            index: None,
        }
    }

    pub(crate) fn path(&self) -> String {
        let path = join(self.parent, self.key);
        match self.index {
            Some(index) => format!("{path}[{index}]"),
            None => path,
        }
    }

    pub(crate) fn fault(&self, code: &'static str, message: impl Into<String>) -> Fault {
        Fault::new(code, self.path(), message)
    }

    pub(crate) fn wrong_type(&self, expected: &str) -> Fault {
        let found = kind(self.value);
        self.fault("type", format!("attendu {expected}, trouvé {found}"))
    }

    pub(crate) fn value(&self) -> &'a Value {
        self.value
    }

    pub(crate) fn text(&self) -> Result<&'a str, Fault> {
        match self.value {
            Value::String(text) => Ok(text),
            _ => Err(self.wrong_type("un texte entre guillemets")),
        }
    }

    pub(crate) fn boolean(&self) -> Result<bool, Fault> {
        match self.value {
            Value::Bool(value) => Ok(*value),
            _ => Err(self.wrong_type("true ou false")),
        }
    }

    /// A whole number between 0 and a most.
    pub(crate) fn whole(&self, most: u32) -> Result<u32, Fault> {
        let Value::Number(number) = self.value else {
            return Err(self.wrong_type("un nombre entier, sans guillemets"));
        };
        let too_large = || self.fault("too_large", format!("attendu {most} au plus"));
        match (number.as_u64(), number.as_i64()) {
            (Some(value), _) => u32::try_from(value)
                .ok()
                .filter(|value| *value <= most)
                .ok_or_else(too_large),
            (None, Some(_)) => Err(self.fault("negative", "attendu un nombre entier, 0 ou plus")),
            (None, None) if number.to_string().starts_with('-') => {
                Err(self.fault("negative", "attendu un nombre entier, 0 ou plus"))
            }
            (None, None) => Err(self.fault("type", "attendu un nombre entier")),
        }
    }

    pub(crate) fn date(&self) -> Result<Date, Fault> {
        let Value::String(text) = self.value else {
            return Err(self.wrong_type("une date entre guillemets, AAAA-MM-JJ"));
        };
        Date::parse_iso(text).map_err(|error| self.fault("date", date_message(error)))
    }

    /// One of a few words; accents, case and separators do not count.
    pub(crate) fn choice<T: Copy>(
        &self,
        code: &'static str,
        words: &[(&str, T)],
        expected: &str,
    ) -> Result<T, Fault> {
        let asked = fold(self.text()?);
        words
            .iter()
            .find(|(word, _)| *word == asked)
            .map(|(_, meaning)| *meaning)
            .ok_or_else(|| self.fault(code, format!("attendu {expected}")))
    }

    /// The values of a list, each with its place.
    pub(crate) fn list(&self, most: usize) -> Result<impl Iterator<Item = Node<'a>>, Fault> {
        let Value::Array(values) = self.value else {
            return Err(self.wrong_type("une liste"));
        };
        if values.len() > most {
            return Err(self.fault("too_large", format!("attendu {most} éléments au plus")));
        }
        let (parent, key) = (self.parent, self.key);
        Ok(values.iter().enumerate().map(move |(at, value)| Node {
            value,
            parent,
            key,
            index: Some(at),
        }))
    }

    pub(crate) fn object(&self, known: &[&str]) -> Result<Object<'a>, Fault> {
        let object = self.free_object()?;
        object.only(known)?;
        Ok(object)
    }

    /// An object whose keys are free.
    pub(crate) fn free_object(&self) -> Result<Object<'a>, Fault> {
        match self.value {
            Value::Object(map) => Ok(Object {
                map,
                path: self.path(),
            }),
            _ => Err(self.wrong_type("un objet")),
        }
    }
}

fn date_message(error: DateError) -> String {
    match error {
        DateError::NoSuchDay { last, .. } => {
            format!("ce jour n’existe pas : ce mois a {last} jours")
        }
        DateError::NoSuchMonth { .. } => "ce mois n’existe pas : attendu 01 à 12".to_owned(),
        DateError::NoSuchYear { .. }
        | DateError::Empty
        | DateError::NotADate
        | DateError::ShortYear => {
            "attendu une date AAAA-MM-JJ, par exemple \"2024-03-01\"".to_owned()
        }
    }
}
