//! What a line asks: each key read with its place, before any contract is looked at.

pub(crate) mod care;
pub(crate) mod context;
mod context_words;
pub(crate) mod contract;
pub(crate) mod estimate;
mod glasses;
pub(crate) mod household;
pub(crate) mod json;
mod lenses;
pub(crate) mod money;
pub(crate) mod node;
pub(crate) mod person;
pub(crate) mod prevoyance;
mod reasons;
pub(crate) mod used;
pub(crate) mod words;
pub(crate) mod year;

use crate::fault::Fault;

/// A word of the line that is looked up later, and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) text: String,
    pub(crate) path: String,
}

impl Named {
    pub(crate) fn read(node: &node::Node<'_>) -> Result<Self, Fault> {
        let text = node.text()?.trim();
        if text.is_empty() {
            return Err(node.fault("missing", "ce texte est vide"));
        }
        Ok(Self {
            text: text.to_owned(),
            path: node.path(),
        })
    }

    pub(crate) fn of(object: &node::Object<'_>, key: &'static str) -> Result<Option<Self>, Fault> {
        object.get(key).map(|node| Self::read(&node)).transpose()
    }

    pub(crate) fn fault(&self, code: &'static str, message: impl Into<String>) -> Fault {
        Fault::new(code, self.path.clone(), message)
    }
}
