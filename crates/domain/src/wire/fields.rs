//! Drafts seen as their fields: one table for each, from which forms are filled and read, and two
//! versions compared.

use super::draft::{
    BankDraft, BeneficiaryDraft, BeneficiaryRefundDraft, GuaranteesDraft, ProfileDraft,
};
use super::exemption::ExemptionDraft;
use crate::field::Field;

/// The raw answers of a draft, by field.
pub trait Fields: Clone + Default {
    /// Each field and what was typed, in the order of the screen.
    fn fields(&self) -> Vec<(Field, &str)>;

    /// The place of a field's answer; `None` when the draft has no such field.
    fn field_mut(&mut self, field: Field) -> Option<&mut String>;

    /// What was typed in a field; nothing when the draft has no such field.
    fn answer(&self, field: Field) -> &str {
        self.fields()
            .into_iter()
            .find(|(one, _)| *one == field)
            .map_or("", |(_, typed)| typed)
    }
}

macro_rules! fields {
    ($draft:ty: $($($place:ident).+ = $field:ident),+ $(,)?) => {
        impl Fields for $draft {
            fn fields(&self) -> Vec<(Field, &str)> {
                vec![$((Field::$field, self.$($place).+.as_str())),+]
            }

            fn field_mut(&mut self, field: Field) -> Option<&mut String> {
                match field {
                    $(Field::$field => Some(&mut self.$($place).+),)+
                    _ => None,
                }
            }
        }
    };
}

fields! { ProfileDraft:
    civility = Civility,
    last_name = LastName,
    first_name = FirstName,
    birth_date = BirthDate,
    family_status = FamilyStatus,
    street = Street,
    address_extra = AddressExtra,
    postal_code = PostalCode,
    city = City,
    country = Country,
    phone = Phone,
    teletransmission = Teletransmission,
    nir = Nir,
    organism = Organism,
    alsace_moselle = AlsaceMoselle,
}

fields! { BeneficiaryDraft:
    key = BeneficiaryKey,
    kind = BeneficiaryKind,
    civility = Civility,
    last_name = LastName,
    first_name = FirstName,
    birth_date = BirthDate,
    twin_rank = TwinRank,
    situation = ChildSituation,
    same_address = SameAddress,
    street = Street,
    address_extra = AddressExtra,
    postal_code = PostalCode,
    city = City,
    country = Country,
    phone = Phone,
    teletransmission = Teletransmission,
    nir = Nir,
    organism = Organism,
    alsace_moselle = AlsaceMoselle,
}

fields! { GuaranteesDraft: level = Level }

fields! { ExemptionDraft:
    contract = ExemptionContract,
    length = ExemptionLength,
    part_time = ExemptionPartTime,
    share = ExemptionShare,
    cover = ExemptionCover,
    cover_from = ExemptionCoverFrom,
    cover_until = ExemptionCoverUntil,
    hired_on = HiredOn,
    case = ExemptionCase,
}

fields! { BankDraft:
    debit.holder = DebitHolder,
    debit.iban = DebitIban,
    debit.bic = DebitBic,
    holder_consent = HolderConsent,
    frequency = Frequency,
    debit_day = DebitDay,
    refund_same = RefundSame,
    refund.holder = RefundHolder,
    refund.iban = RefundIban,
    refund.bic = RefundBic,
}

fields! { BeneficiaryRefundDraft:
    key = BeneficiaryKey,
    same = BeneficiaryRefundSame,
    account.holder = BeneficiaryHolder,
    account.iban = BeneficiaryIban,
    account.bic = BeneficiaryBic,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes another text in every field, and finds each where its name says.
    fn every_field_has_its_own_place<T: Fields>() {
        let mut draft = T::default();
        let names: Vec<Field> = draft.fields().into_iter().map(|(field, _)| field).collect();
        for field in &names {
            field.id().clone_into(draft.field_mut(*field).unwrap());
        }
        for (field, typed) in draft.fields() {
            assert_eq!(typed, field.id());
        }
        assert!(Field::ALL.iter().any(|field| !names.contains(field)));
        for field in Field::ALL.iter().filter(|field| !names.contains(field)) {
            assert_eq!(draft.field_mut(*field), None);
        }
    }

    #[test]
    fn drafts_are_their_fields() {
        every_field_has_its_own_place::<ProfileDraft>();
        every_field_has_its_own_place::<BeneficiaryDraft>();
        every_field_has_its_own_place::<GuaranteesDraft>();
        every_field_has_its_own_place::<BankDraft>();
        every_field_has_its_own_place::<ExemptionDraft>();
        every_field_has_its_own_place::<BeneficiaryRefundDraft>();
    }

    #[test]
    fn an_answer_is_found_by_its_field() {
        let profile = ProfileDraft {
            nir: "1 85".to_owned(),
            ..ProfileDraft::default()
        };
        assert_eq!(profile.answer(Field::Nir), "1 85");
        assert_eq!(profile.answer(Field::Level), "");
    }
}
