//! A line of JSON to a value. A key written twice in an object is refused: which of the two
//! amounts would count is a guess.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use crate::fault::Fault;

/// Reads one line.
pub(crate) fn parse(line: &[u8]) -> Result<Value, Fault> {
    let text = std::str::from_utf8(line).map_err(|error| {
        malformed(format!(
            "la ligne n’est pas de l’UTF-8 valide après l’octet {}",
            error.valid_up_to()
        ))
    })?;
    let mut twice = None;
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = Whole { twice: &mut twice }.deserialize(&mut reader);
    let value = value.and_then(|value| reader.end().map(|()| value));
    match (value, twice) {
        (_, Some(key)) => Err(Fault::new(
            "duplicate_key",
            key,
            "cette clé est écrite deux fois dans le même objet",
        )),
        (Ok(value), None) => Ok(value),
        (Err(error), None) if error.is_eof() => Err(malformed(
            "JSON mal formé : la ligne s’arrête avant la fin de l’objet".to_owned(),
        )),
        (Err(error), None) => Err(malformed(format!(
            "JSON mal formé au caractère {} : un objet JSON entier par ligne est attendu",
            error.column()
        ))),
    }
}

fn malformed(message: String) -> Fault {
    Fault::new("malformed_json", "", message)
}

/// A whole value; remembers the first key written twice.
struct Whole<'a> {
    twice: &'a mut Option<String>,
}

impl<'de> DeserializeSeed<'de> for Whole<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Whole<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element_seed(Whole { twice: self.twice })? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        let mut values = Map::new();
        while let Some(key) = object.next_key::<String>()? {
            if values.contains_key(&key) {
                *self.twice = Some(key);
                return Err(A::Error::custom("key written twice"));
            }
            let value = object.next_value_seed(Whole { twice: self.twice })?;
            values.insert(key, value);
        }
        Ok(Value::Object(values))
    }
}
