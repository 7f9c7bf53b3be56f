//! Small flat objects: a name, then operands in the order in which they are read.

use affilio_domain::amount::Amount;
use affilio_domain::date::Date;
use affilio_domain::rate::Rate;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// An operand.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Operand {
    Text(String),
    Word(&'static str),
    Number(u32),
    Flag(bool),
    List(Vec<String>),
}

impl Serialize for Operand {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Word(word) => serializer.serialize_str(word),
            Self::Number(number) => serializer.serialize_u32(*number),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::List(list) => list.serialize(serializer),
        }
    }
}

/// A named object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Data {
    key: &'static str,
    name: &'static str,
    operands: Vec<(&'static str, Operand)>,
}

impl Data {
    /// A step of the proof.
    pub(crate) fn step(name: &'static str) -> Self {
        Self::new("step", name)
    }

    /// A remark.
    pub(crate) fn remark(name: &'static str) -> Self {
        Self::new("code", name)
    }

    fn new(key: &'static str, name: &'static str) -> Self {
        Self {
            key,
            name,
            operands: Vec::new(),
        }
    }

    fn with(mut self, key: &'static str, operand: Operand) -> Self {
        self.operands.push((key, operand));
        self
    }

    pub(crate) fn amount(self, key: &'static str, amount: Amount) -> Self {
        self.with(key, Operand::Text(amount.to_plain()))
    }

    pub(crate) fn rate(self, key: &'static str, rate: Rate) -> Self {
        self.with(key, Operand::Text(rate.to_plain()))
    }

    pub(crate) fn date(self, key: &'static str, date: Date) -> Self {
        self.with(key, Operand::Text(date.to_iso()))
    }

    pub(crate) fn text(self, key: &'static str, text: impl Into<String>) -> Self {
        self.with(key, Operand::Text(text.into()))
    }

    pub(crate) fn word(self, key: &'static str, word: &'static str) -> Self {
        self.with(key, Operand::Word(word))
    }

    pub(crate) fn number(self, key: &'static str, number: impl Into<u32>) -> Self {
        self.with(key, Operand::Number(number.into()))
    }

    /// Written only when true.
    pub(crate) fn flag(self, key: &'static str, flag: bool) -> Self {
        if flag {
            self.with(key, Operand::Flag(true))
        } else {
            self
        }
    }

    /// Written only when not empty.
    pub(crate) fn list(self, key: &'static str, list: Vec<String>) -> Self {
        if list.is_empty() {
            self
        } else {
            self.with(key, Operand::List(list))
        }
    }

    /// Written only when several items are answered together.
    pub(crate) fn of_item(self, item: Option<u32>) -> Self {
        match item {
            Some(item) => self.with("item", Operand::Number(item)),
            None => self,
        }
    }
}

impl Serialize for Data {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.operands.len() + 1))?;
        map.serialize_entry(self.key, self.name)?;
        for (key, operand) in &self.operands {
            map.serialize_entry(key, operand)?;
        }
        map.end()
    }
}
