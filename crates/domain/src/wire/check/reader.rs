//! Reads one answer at a time and keeps what is wrong.

use super::Checked;
use crate::date::Date;
use crate::enrolment::{Account, Address, Insurance};
use crate::field::{Field, Problem, Reason};
use crate::iban::{Bic, Iban};
use crate::name::{NameFault, parse_holder, parse_line, parse_name};
use crate::nir::Nir;
use crate::organism::OrganismCode;
use crate::postal::is_french_postal_code;
use crate::scheme::Scheme;
use crate::text::{compact, is_invisible, squeeze};
use crate::wire::draft::AccountDraft;

/// A person born earlier than this many years ago is a typing error.
const OLDEST: i32 = 120;

/// Collects problems while answers are read.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) problems: Vec<Problem>,
}

impl Reader {
    pub(super) fn read<T>(
        &mut self,
        field: Field,
        text: &str,
        parse: impl FnOnce(&str) -> Result<T, Reason>,
    ) -> Option<T> {
        let visible = visible(text);
        let answer = if visible.trim().is_empty() {
            Err(Reason::Missing)
        } else {
            parse(&visible)
        };
        match answer {
            Ok(value) => Some(value),
            Err(reason) => {
                self.problems.push(Problem::own(field, reason));
                None
            }
        }
    }

    /// An answer that may stay empty.
    pub(super) fn optional<T: Default>(
        &mut self,
        field: Field,
        text: &str,
        parse: impl FnOnce(&str) -> Result<T, Reason>,
    ) -> Option<T> {
        if visible(text).trim().is_empty() {
            Some(T::default())
        } else {
            self.read(field, text, parse)
        }
    }

    pub(super) fn choice<T>(
        &mut self,
        field: Field,
        code: &str,
        from: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        self.read(field, code, |code| from(code).ok_or(Reason::NotOffered))
    }

    pub(super) fn name(&mut self, field: Field, text: &str) -> Option<String> {
        self.read(field, text, |text| legible(parse_name(text)))
    }

    pub(super) fn line(&mut self, field: Field, text: &str) -> Option<String> {
        self.read(field, text, |text| legible(parse_line(text)))
    }

    pub(super) fn birth(&mut self, text: &str, today: Date) -> Option<Date> {
        self.read(Field::BirthDate, text, |text| {
            let date = Date::parse_french(text).map_err(Reason::Date)?;
            if date > today {
                Err(Reason::BornInFuture)
            } else if date < today.add_years(-OLDEST) {
                Err(Reason::BornTooLongAgo)
            } else {
                Ok(date)
            }
        })
    }

    pub(super) fn address(
        &mut self,
        street: &str,
        extra: &str,
        code: &str,
        city: &str,
        country: &str,
    ) -> Option<Address> {
        let street = self.line(Field::Street, street);
        let extra = self.optional(Field::AddressExtra, extra, |text| {
            parse_line(text).map_err(Reason::Name)
        });
        let in_france = matches!(compact(country).as_str(), "" | "FRANCE");
        let postal_code = self.read(Field::PostalCode, code, |text| {
            let code = if in_france {
                compact(text)
            } else {
                squeeze(text)
            };
            if !in_france || is_french_postal_code(&code) {
                // A lone dash stays accepted: it is how one answers where no postal code exists.
                parse_line(&code).map_err(Reason::Name)
            } else if code.len() == 5 && code.bytes().all(|byte| byte.is_ascii_digit()) {
                Err(Reason::PostalCodeUnknown)
            } else {
                Err(Reason::PostalCode)
            }
        });
        let city = self.line(Field::City, city);
        let country = self.name(Field::Country, country);
        Some(Address {
            street: street?,
            extra: extra?,
            postal_code: postal_code?,
            city: city?,
            country: country?,
        })
    }

    pub(super) fn insurance(&mut self, answers: [&str; 4]) -> Option<Insurance> {
        let [nir, organism, alsace_moselle, teletransmission] = answers;
        let nir = self.read(Field::Nir, nir, |text| {
            Nir::parse(text).map_err(Reason::Nir)
        });
        let organism = self.read(Field::Organism, organism, |text| {
            OrganismCode::parse(text).map_err(Reason::Organism)
        });
        let local = self.choice(Field::AlsaceMoselle, alsace_moselle, yes_no);
        let teletransmission = self.choice(Field::Teletransmission, teletransmission, yes_no);
        Some(Insurance {
            teletransmission: teletransmission?,
            nir: nir?,
            organism: organism?,
            scheme: if local? {
                Scheme::AlsaceMoselle
            } else {
                Scheme::General
            },
        })
    }

    pub(super) fn account(&mut self, fields: [Field; 3], draft: &AccountDraft) -> Option<Account> {
        let [holder, iban, bic] = fields;
        let holder = self.read(holder, &draft.holder, |text| legible(parse_holder(text)));
        let iban = self.read(iban, &draft.iban, |text| {
            Iban::parse(text).map_err(Reason::Iban)
        });
        let bic = self.optional(bic, &draft.bic, |text| {
            Bic::parse(text).map(Some).map_err(Reason::Bic)
        });
        Some(Account {
            holder: holder?,
            iban: iban?,
            bic: bic?,
        })
    }

    /// The value when nothing is wrong, the problems otherwise.
    pub(super) fn finish<T>(self, value: Option<T>) -> Checked<T> {
        match value {
            Some(value) if self.problems.is_empty() => Ok(value),
            _ => Err(self.problems),
        }
    }
}

/// What is left once the marks that nobody sees are taken off: copied text often carries them.
fn visible(text: &str) -> String {
    text.chars().filter(|c| !is_invisible(*c)).collect()
}

/// A name or a line with nothing to read in it, such as a dash, answers nothing.
fn legible(read: Result<String, NameFault>) -> Result<String, Reason> {
    match read {
        Ok(text) if text.chars().any(char::is_alphanumeric) => Ok(text),
        Ok(_) => Err(Reason::Missing),
        Err(fault) => Err(Reason::Name(fault)),
    }
}

/// `oui` or `non`.
pub(super) fn yes_no(code: &str) -> Option<bool> {
    match code {
        "oui" => Some(true),
        "non" => Some(false),
        _ => None,
    }
}
