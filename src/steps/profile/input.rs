//! The profile's raw text, between the form and the draft that is saved.

use affilio_domain::field::Field;
use affilio_domain::wire::ProfileDraft;

use crate::ui::form::Form;

macro_rules! mirrored {
    ($draft:ident: $($place:ident = $field:ident),+ $(,)?) => {
        /// Shows saved answers in the form.
        pub fn fill(form: Form, draft: &$draft) {
            $(form.fill(Field::$field, &draft.$place);)+
        }

        /// The answers now in the form.
        #[must_use]
        pub fn read(form: Form) -> $draft {
            $draft { $($place: form.read(Field::$field)),+ }
        }
    };
}
pub(in crate::steps) use mirrored;

mirrored! { ProfileDraft:
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
