//! A TOML file walked key by key: every fault is noted with its place, and the walk goes on.

use std::cell::RefCell;
use std::ops::Range;

use affilio_domain::date::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::fault::{Fault, Faults, Warning};
use crate::words::{self, Words};

/// A file and what was noted about it.
pub(crate) struct Source<'a> {
    file: &'a str,
    text: &'a str,
    faults: RefCell<Vec<Fault>>,
    warnings: RefCell<Vec<Warning>>,
}

impl<'a> Source<'a> {
    pub(crate) fn new(file: &'a str, text: &'a str) -> Self {
        Self {
            file,
            text,
            faults: RefCell::default(),
            warnings: RefCell::default(),
        }
    }

    fn note(&self, span: &Range<usize>, owner: &str, message: String) -> Fault {
        let before = self.text.get(..span.start).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Fault {
            file: self.file.to_owned(),
            line: before.matches('\n').count() + 1,
            column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
            owner: owner.to_owned(),
            message,
        }
    }

    pub(crate) fn fault(&self, span: &Range<usize>, owner: &str, message: String) {
        let fault = self.note(span, owner, message);
        self.faults.borrow_mut().push(fault);
    }

    pub(crate) fn warn(&self, span: &Range<usize>, owner: &str, message: String) {
        let warning = self.note(span, owner, message);
        self.warnings.borrow_mut().push(warning);
    }

    /// Parses the file; what TOML itself refuses is noted.
    pub(crate) fn parse(&self) -> Spanned<DeTable<'a>> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in errors {
            let span = error.span().unwrap_or_default();
            self.fault(&span, "", format!("TOML illisible : {}", error.message()));
        }
        table
    }

    /// The value and the warnings, or every fault, each once, in the order of the file.
    pub(crate) fn finish<T>(self, value: Option<T>) -> Result<(T, Vec<Warning>), Faults> {
        let mut faults = self.faults.into_inner();
        faults.sort_by_key(|fault| (fault.line, fault.column));
        faults.dedup();
        let mut warnings = self.warnings.into_inner();
        warnings.sort_by_key(|warning| (warning.line, warning.column));
        warnings.dedup();
        match value {
            Some(value) if faults.is_empty() => Ok((value, warnings)),
            _ => Err(Faults(faults)),
        }
    }
}

/// A text and where it is.
#[derive(Clone)]
pub(crate) struct Text<'t> {
    pub(crate) value: &'t str,
    pub(crate) span: Range<usize>,
}

/// One table of the file.
pub(crate) struct Table<'t, 's> {
    source: &'t Source<'s>,
    table: &'t DeTable<'s>,
    pub(crate) span: Range<usize>,
    pub(crate) owner: String,
    seen: Vec<&'static str>,
    /// Keys that the caller reads by itself (the levels of a contract).
    free: Vec<String>,
}

impl<'t, 's> Table<'t, 's> {
    pub(crate) fn new(source: &'t Source<'s>, table: &'t Spanned<DeTable<'s>>) -> Self {
        Self::of(source, table.get_ref(), table.span(), String::new())
    }

    fn of(
        source: &'t Source<'s>,
        table: &'t DeTable<'s>,
        span: Range<usize>,
        owner: String,
    ) -> Self {
        Self {
            source,
            table,
            span,
            owner,
            seen: Vec::new(),
            free: Vec::new(),
        }
    }

    pub(crate) fn fault(&self, span: &Range<usize>, message: String) {
        self.source.fault(span, &self.owner, message);
    }

    /// A fault of another row than the one being read.
    pub(crate) fn fault_of(&self, owner: &str, span: &Range<usize>, message: String) {
        self.source.fault(span, owner, message);
    }

    pub(crate) fn warn(&self, span: &Range<usize>, message: String) {
        self.source.warn(span, &self.owner, message);
    }

    /// A warning of another row than the one being read.
    pub(crate) fn warn_of(&self, owner: &str, span: &Range<usize>, message: String) {
        self.source.warn(span, owner, message);
    }

    /// True when a key is given, whatever its value.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.table.get(key).is_some()
    }

    /// The place in the file of a character of a text, when the text is written without escapes; of
    /// the whole text otherwise.
    pub(crate) fn place(&self, text: &Text<'_>, at: usize) -> Range<usize> {
        let start = text.span.start + 1;
        let written = self.source.text.get(start..).unwrap_or_default();
        let before: usize = text.value.chars().take(at).map(char::len_utf8).sum();
        if written.starts_with(text.value) {
            start + before..text.span.end
        } else {
            text.span.clone()
        }
    }

    /// A value by a key that is not known beforehand.
    pub(crate) fn free_value(&mut self, key: &str) -> Option<&'t Spanned<DeValue<'s>>> {
        self.free.push(key.to_owned());
        self.table.get(key)
    }

    fn value(&mut self, key: &'static str) -> Option<&'t Spanned<DeValue<'s>>> {
        self.seen.push(key);
        self.table.get(key)
    }

    fn required<T>(&self, key: &str, value: Option<T>) -> Option<T> {
        if value.is_none() && self.table.get(key).is_none() {
            self.fault(&self.span, format!("il manque « {key} »"));
        }
        value
    }

    fn wrong(&self, value: &Spanned<DeValue<'s>>, key: &str, expected: &str) {
        let found = value.get_ref().type_str();
        self.fault(
            &value.span(),
            format!("« {key} » : attendu {expected}, trouvé {found}"),
        );
    }

    pub(crate) fn opt_text(&mut self, key: &'static str) -> Option<Text<'t>> {
        let value = self.value(key)?;
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.wrong(value, key, "un texte");
        }
        text.map(|text| Text {
            value: text,
            span: value.span(),
        })
    }

    pub(crate) fn text(&mut self, key: &'static str) -> Option<Text<'t>> {
        let text = self.opt_text(key);
        self.required(key, text)
    }

    /// The text, or an empty one (the fault is noted).
    pub(crate) fn string(&mut self, key: &'static str) -> String {
        self.text(key)
            .map(|text| text.value.to_owned())
            .unwrap_or_default()
    }

    pub(crate) fn opt_string(&mut self, key: &'static str) -> Option<String> {
        self.opt_text(key).map(|text| text.value.to_owned())
    }

    /// A word of a list, if it is given.
    pub(crate) fn opt_word<T: Clone>(&mut self, key: &'static str, known: &Words<T>) -> Option<T> {
        let text = self.opt_text(key)?;
        self.known(key, &text, known)
    }

    /// A word of a list.
    pub(crate) fn word<T: Clone>(&mut self, key: &'static str, known: &Words<T>) -> Option<T> {
        let text = self.text(key)?;
        self.known(key, &text, known)
    }

    /// The value of a word of a list; another word is a fault.
    pub(crate) fn known<T: Clone>(
        &self,
        key: &str,
        text: &Text<'_>,
        known: &Words<T>,
    ) -> Option<T> {
        let found = words::find(known, text.value);
        if found.is_none() {
            let expected = words::expected(known);
            let message = format!("« {key} » = « {} » : attendu {expected}", text.value);
            self.fault(&text.span, message);
        }
        found
    }

    pub(crate) fn flag(&mut self, key: &'static str) -> bool {
        let Some(value) = self.value(key) else {
            return false;
        };
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong(value, key, "true ou false");
        }
        flag.unwrap_or(false)
    }

    pub(crate) fn opt_number<N: TryFrom<u64>>(&mut self, key: &'static str) -> Option<N> {
        let value = self.value(key)?;
        let number = value
            .get_ref()
            .as_integer()
            .and_then(|number| number.as_str().parse::<u64>().ok())
            .and_then(|number| N::try_from(number).ok());
        if number.is_none() {
            self.wrong(value, key, "un nombre entier positif raisonnable");
        }
        number
    }

    pub(crate) fn number<N: TryFrom<u64>>(&mut self, key: &'static str) -> Option<N> {
        let number = self.opt_number(key);
        self.required(key, number)
    }

    pub(crate) fn opt_date(&mut self, key: &'static str) -> Option<Date> {
        let text = self.opt_text(key)?;
        let date = Date::parse_iso(text.value);
        if date.is_err() {
            let found = text.value;
            let message =
                format!("« {key} » = « {found} » : attendu une date qui existe, AAAA-MM-JJ");
            self.fault(&text.span, message);
        }
        date.ok()
    }

    pub(crate) fn date(&mut self, key: &'static str) -> Option<Date> {
        let date = self.opt_date(key);
        self.required(key, date)
    }

    pub(crate) fn texts(&mut self, key: &'static str) -> Vec<Text<'t>> {
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        let Some(list) = value.get_ref().as_array() else {
            self.wrong(value, key, "une liste de textes");
            return Vec::new();
        };
        list.iter()
            .filter_map(|item| {
                let text = item.get_ref().as_str();
                if text.is_none() {
                    self.wrong(item, key, "un texte");
                }
                text.map(|text| Text {
                    value: text,
                    span: item.span(),
                })
            })
            .collect()
    }

    pub(crate) fn strings(&mut self, key: &'static str) -> Vec<String> {
        self.texts(key)
            .into_iter()
            .map(|text| text.value.to_owned())
            .collect()
    }

    pub(crate) fn opt_table(&mut self, key: &'static str) -> Option<Table<'t, 's>> {
        let value = self.value(key)?;
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wrong(value, key, "une table");
        }
        table.map(|table| Self::of(self.source, table, value.span(), self.owner.clone()))
    }

    /// The tables of a list of tables, or of a list of inline tables.
    pub(crate) fn tables(&mut self, key: &'static str) -> Vec<Table<'t, 's>> {
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        let Some(list) = value.get_ref().as_array() else {
            self.wrong(value, key, "une liste de tables");
            return Vec::new();
        };
        list.iter()
            .filter_map(|item| self.inner(key, item))
            .collect()
    }

    /// Notes that a key was read elsewhere.
    pub(crate) fn passed(&mut self, key: &'static str) {
        self.seen.push(key);
    }

    /// A table inside this one, from a value.
    pub(crate) fn inner(
        &self,
        key: &str,
        value: &'t Spanned<DeValue<'s>>,
    ) -> Option<Table<'t, 's>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wrong(value, key, "une table");
        }
        table.map(|table| Self::of(self.source, table, value.span(), self.owner.clone()))
    }

    /// Notes every key that nothing reads: a misspelt key is a fault, never silence.
    pub(crate) fn finish(&self) {
        for key in self.table.keys() {
            let name = key.get_ref().as_ref();
            let known = self.seen.contains(&name) || self.free.iter().any(|free| free == name);
            if !known {
                self.fault(&key.span(), format!("clé inconnue « {name} »"));
            }
        }
    }
}
