//! From raw answers to the domain's values, or everything that is wrong with them.

use super::draft::{
    AccountDraft, BankDraft, BeneficiariesDraft, BeneficiaryDraft, GuaranteesDraft, ProfileDraft,
};
use crate::date::Date;
use crate::enrolment::{
    Account, Address, Bank, Beneficiary, BeneficiaryKind, BeneficiaryRefund, Civility, Debit,
    FamilyStatus, Frequency, Insurance, Profile, Terms,
};
use crate::field::{Field, Problem, Reason};
use crate::iban::{Bic, Iban};
use crate::name::{parse_line, parse_name};
use crate::nir::Nir;
use crate::organism::OrganismCode;
use crate::phone::{MobilePhone, parse_phone};
use crate::postal::is_french_postal_code;
use crate::scheme::Scheme;

/// The values read, or every problem found, in the order of the screen.
pub type Checked<T> = Result<T, Vec<Problem>>;

/// A person born earlier than this many years ago is a typing error.
const OLDEST: i32 = 120;

/// Collects problems while answers are read.
#[derive(Default)]
struct Reader {
    problems: Vec<Problem>,
}

impl Reader {
    fn read<T>(
        &mut self,
        field: Field,
        text: &str,
        parse: impl FnOnce(&str) -> Result<T, Reason>,
    ) -> Option<T> {
        let answer = if text.trim().is_empty() {
            Err(Reason::Missing)
        } else {
            parse(text)
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
    fn optional<T: Default>(
        &mut self,
        field: Field,
        text: &str,
        parse: impl FnOnce(&str) -> Result<T, Reason>,
    ) -> Option<T> {
        if text.trim().is_empty() {
            Some(T::default())
        } else {
            self.read(field, text, parse)
        }
    }

    fn choice<T>(
        &mut self,
        field: Field,
        code: &str,
        from: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        self.read(field, code, |code| from(code).ok_or(Reason::NotOffered))
    }

    fn name(&mut self, field: Field, text: &str) -> Option<String> {
        self.read(field, text, |text| parse_name(text).map_err(Reason::Name))
    }

    fn line(&mut self, field: Field, text: &str) -> Option<String> {
        self.read(field, text, |text| parse_line(text).map_err(Reason::Name))
    }

    fn birth(&mut self, text: &str, today: Date) -> Option<Date> {
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

    fn address(
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
        let in_france = country.trim().is_empty() || country.trim().eq_ignore_ascii_case("france");
        let postal_code = self.read(Field::PostalCode, code, |text| {
            let compact = if in_france {
                crate::text::compact(text)
            } else {
                crate::text::squeeze(text)
            };
            match in_france && !is_french_postal_code(&compact) {
                true => Err(Reason::PostalCode),
                false => parse_line(&compact).map_err(Reason::Name),
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

    fn insurance(&mut self, answers: [&str; 4]) -> Option<Insurance> {
        let [teletransmission, nir, organism, alsace_moselle] = answers;
        let teletransmission = self.choice(Field::Teletransmission, teletransmission, yes_no);
        let nir = self.read(Field::Nir, nir, |text| {
            Nir::parse(text).map_err(Reason::Nir)
        });
        let organism = self.read(Field::Organism, organism, |text| {
            OrganismCode::parse(text).map_err(Reason::Organism)
        });
        let local = self.choice(Field::AlsaceMoselle, alsace_moselle, yes_no);
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

    fn account(&mut self, fields: [Field; 3], draft: &AccountDraft) -> Option<Account> {
        let [holder, iban, bic] = fields;
        let holder = self.line(holder, &draft.holder);
        let iban = self.read(iban, &draft.iban, |text| {
            Iban::parse(text).map_err(Reason::Iban)
        });
        let bic = self.read(bic, &draft.bic, |text| {
            Bic::parse(text).map_err(Reason::Bic)
        });
        Some(Account {
            holder: holder?,
            iban: iban?,
            bic: bic?,
        })
    }

    /// The value when nothing is wrong, the problems otherwise.
    fn finish<T>(self, value: Option<T>) -> Checked<T> {
        match value {
            Some(value) if self.problems.is_empty() => Ok(value),
            _ => Err(self.problems),
        }
    }
}

fn yes_no(code: &str) -> Option<bool> {
    match code {
        "oui" => Some(true),
        "non" => Some(false),
        _ => None,
    }
}

impl ProfileDraft {
    /// Reads the profile; `today` bounds the date of birth.
    ///
    /// # Errors
    /// Every problem, in the order of the screen.
    pub fn check(&self, today: Date) -> Checked<Profile> {
        let mut reader = Reader::default();
        let civility = reader.choice(Field::Civility, &self.civility, Civility::from_code);
        let last_name = reader.name(Field::LastName, &self.last_name);
        let first_name = reader.name(Field::FirstName, &self.first_name);
        let birth_date = reader.birth(&self.birth_date, today);
        let family_status = reader.choice(
            Field::FamilyStatus,
            &self.family_status,
            FamilyStatus::from_code,
        );
        let address = reader.address(
            &self.street,
            &self.address_extra,
            &self.postal_code,
            &self.city,
            &self.country,
        );
        let phone = reader.read(Field::Phone, &self.phone, |text| {
            MobilePhone::parse(text).map_err(Reason::Phone)
        });
        let insurance = reader.insurance([
            &self.teletransmission,
            &self.nir,
            &self.organism,
            &self.alsace_moselle,
        ]);
        let profile = || {
            Some(Profile {
                civility: civility?,
                last_name: last_name?,
                first_name: first_name?,
                birth_date: birth_date?,
                family_status: family_status?,
                address: address?,
                phone: phone?,
                insurance: insurance?,
            })
        };
        reader.finish(profile())
    }
}

impl BeneficiaryDraft {
    /// Reads one beneficiary; `today` bounds the date of birth.
    ///
    /// # Errors
    /// Every problem, in the order of the screen.
    pub fn check(&self, today: Date) -> Checked<Beneficiary> {
        let mut reader = Reader::default();
        let kind = reader.choice(
            Field::BeneficiaryKind,
            &self.kind,
            BeneficiaryKind::from_code,
        );
        let civility = reader.choice(Field::Civility, &self.civility, Civility::from_code);
        let last_name = reader.name(Field::LastName, &self.last_name);
        let first_name = reader.name(Field::FirstName, &self.first_name);
        let birth_date = reader.birth(&self.birth_date, today);
        let twin_rank = reader.read(Field::TwinRank, &self.twin_rank, |text| {
            text.trim()
                .parse::<u8>()
                .ok()
                .filter(|rank| (1..=9).contains(rank))
                .ok_or(Reason::TwinRank)
        });
        let same = reader.choice(Field::SameAddress, &self.same_address, yes_no);
        let address = match same {
            Some(false) => reader
                .address(
                    &self.street,
                    &self.address_extra,
                    &self.postal_code,
                    &self.city,
                    &self.country,
                )
                .map(Some),
            _ => Some(None),
        };
        let phone = reader.optional(Field::Phone, &self.phone, |text| {
            parse_phone(text).map(Some).map_err(Reason::Phone)
        });
        let insurance = reader.insurance([
            &self.teletransmission,
            &self.nir,
            &self.organism,
            &self.alsace_moselle,
        ]);
        let beneficiary = || {
            Some(Beneficiary {
                kind: kind?,
                civility: civility?,
                last_name: last_name?,
                first_name: first_name?,
                birth_date: birth_date?,
                twin_rank: twin_rank?,
                address: address?,
                phone: phone?,
                insurance: insurance?,
            })
        };
        reader.finish(beneficiary())
    }
}

impl BeneficiariesDraft {
    /// Reads all beneficiaries. Nobody at all must be said in words (`nobody`).
    ///
    /// # Errors
    /// Every problem, person by person.
    pub fn check(&self, today: Date) -> Checked<Vec<Beneficiary>> {
        if self.people.is_empty() && !self.nobody {
            return Err(vec![Problem::own(Field::Beneficiaries, Reason::Missing)]);
        }
        let mut people = Vec::with_capacity(self.people.len());
        let mut problems = Vec::new();
        for (rank, draft) in self.people.iter().enumerate() {
            match draft.check(today) {
                Ok(person) => people.push(person),
                Err(found) => problems.extend(found.into_iter().map(|one| one.of_person(rank))),
            }
        }
        if problems.is_empty() {
            Ok(people)
        } else {
            Err(problems)
        }
    }
}

impl GuaranteesDraft {
    /// Reads the chosen level.
    ///
    /// # Errors
    /// The level is missing or not on offer.
    pub fn check(&self, terms: &Terms) -> Checked<String> {
        let mut reader = Reader::default();
        let level = reader.choice(Field::Level, &self.level, |code| {
            terms.levels.iter().find(|level| *level == code).cloned()
        });
        reader.finish(level)
    }
}

impl BankDraft {
    /// Reads the accounts. `debits` tells whether something is debited, `beneficiaries` how many
    /// people join.
    ///
    /// # Errors
    /// Every problem, in the order of the screen.
    pub fn check(&self, debits: bool, beneficiaries: usize) -> Checked<Bank> {
        let mut reader = Reader::default();
        let debit = debits.then(|| self.debit(&mut reader));
        let refund = self.refund(&mut reader, debits);
        let mut problems = Vec::new();
        let mut refunds = Vec::with_capacity(beneficiaries);
        for rank in 0..beneficiaries {
            match self.beneficiary_refund(rank) {
                Ok(refund) => refunds.push(refund),
                Err(found) => problems.extend(found.into_iter().map(|one| one.of_person(rank))),
            }
        }
        reader.problems.extend(problems);
        let bank = || {
            Some(Bank {
                debit: match debit {
                    Some(read) => Some(read?),
                    None => None,
                },
                refund: refund?,
                beneficiaries: refunds,
            })
        };
        reader.finish(bank())
    }

    fn debit(&self, reader: &mut Reader) -> Option<Debit> {
        let fields = [Field::DebitHolder, Field::DebitIban, Field::DebitBic];
        let account = reader.account(fields, &self.debit);
        let frequency = reader.choice(Field::Frequency, &self.frequency, Frequency::from_code);
        let day = reader.choice(Field::DebitDay, &self.debit_day, |code| {
            let day = code.parse().ok()?;
            Debit::DAYS.contains(&day).then_some(day)
        });
        Some(Debit {
            account: account?,
            frequency: frequency?,
            day: day?,
        })
    }

    fn refund(&self, reader: &mut Reader, debits: bool) -> Option<Account> {
        let fields = [Field::RefundHolder, Field::RefundIban, Field::RefundBic];
        if !debits {
            return reader.account(fields, &self.refund);
        }
        match reader.choice(Field::RefundSame, &self.refund_same, yes_no)? {
            false => reader.account(fields, &self.refund),
            // Its problems, if any, are already told at the debited account.
            true => Reader::default().account(fields, &self.debit),
        }
    }

    fn beneficiary_refund(&self, rank: usize) -> Checked<BeneficiaryRefund> {
        let mut reader = Reader::default();
        let own = self.beneficiaries.get(rank).filter(|own| own.same == "non");
        let refund = match own {
            None => Some(BeneficiaryRefund::Same),
            Some(own) => reader
                .account(
                    [
                        Field::BeneficiaryHolder,
                        Field::BeneficiaryIban,
                        Field::BeneficiaryBic,
                    ],
                    &own.account,
                )
                .map(BeneficiaryRefund::Own),
        };
        reader.finish(refund)
    }
}
