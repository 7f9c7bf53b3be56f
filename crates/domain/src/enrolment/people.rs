//! The member and those who join with them.

use super::ChildSituation;
use crate::date::Date;
use crate::nir::Nir;
use crate::organism::OrganismCode;
use crate::phone::MobilePhone;
use crate::scheme::Scheme;

/// How a person is addressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Civility {
    /// Madame.
    Madame,
    /// Monsieur.
    Monsieur,
}

/// *Situation familiale*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FamilyStatus {
    /// Célibataire.
    Single,
    /// Marié(e).
    Married,
    /// Pacsé(e).
    CivilUnion,
    /// En concubinage.
    Cohabiting,
    /// Divorcé(e) ou séparé(e).
    Divorced,
    /// Veuf, veuve.
    Widowed,
}

macro_rules! coded {
    ($type:ident { $($variant:ident = $code:literal, $fr:literal, $en:literal);+ $(;)? }) => {
        impl $type {
            /// Every value, in the order of the screens.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The value's name in drafts.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The value in the reader's language. What is printed is in French.
            #[must_use]
            pub const fn label(self, locale: $crate::format::Locale) -> &'static str {
                match locale {
                    $crate::format::Locale::Fr => match self { $(Self::$variant => $fr),+ },
                    $crate::format::Locale::En => match self { $(Self::$variant => $en),+ },
                }
            }

            /// The value named in a draft.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.code() == code)
            }
        }
    };
}
pub(super) use coded;

coded!(Civility {
    Madame = "madame", "Madame", "Ms";
    Monsieur = "monsieur", "Monsieur", "Mr";
});

coded!(FamilyStatus {
    Single = "celibataire", "Célibataire", "Single";
    Married = "marie", "Marié(e)", "Married";
    CivilUnion = "pacse", "Pacsé(e)", "In a civil union (PACS)";
    Cohabiting = "concubinage", "En concubinage", "Living together";
    Divorced = "divorce", "Divorcé(e) ou séparé(e)", "Divorced or separated";
    Widowed = "veuf", "Veuf ou veuve", "Widowed";
});

/// Where a person lives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Number and street.
    pub street: String,
    /// Building, floor; may be empty.
    pub extra: String,
    /// Postal code.
    pub postal_code: String,
    /// Town.
    pub city: String,
    /// Country.
    pub country: String,
}

/// A person's rights to the compulsory scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Insurance {
    /// Whether the fund sends its statements to the insurer by itself.
    pub teletransmission: bool,
    /// Social-security number under which care is paid.
    pub nir: Nir,
    /// Fund.
    pub organism: OrganismCode,
    /// Scheme.
    pub scheme: Scheme,
}

/// The member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Madame or Monsieur.
    pub civility: Civility,
    /// Family name.
    pub last_name: String,
    /// Given name.
    pub first_name: String,
    /// Date of birth.
    pub birth_date: Date,
    /// Family status.
    pub family_status: FamilyStatus,
    /// Address.
    pub address: Address,
    /// The phone that will receive the code of the signature.
    pub phone: MobilePhone,
    /// Rights.
    pub insurance: Insurance,
}

/// Spouse or child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BeneficiaryKind {
    /// Conjoint: married, civil union or cohabiting.
    Spouse,
    /// Enfant.
    Child,
}

coded!(BeneficiaryKind {
    Spouse = "conjoint", "Conjoint", "Spouse or partner";
    Child = "enfant", "Enfant", "Child";
});

/// A person who joins with the member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beneficiary {
    /// Spouse or child.
    pub kind: BeneficiaryKind,
    /// Madame or Monsieur.
    pub civility: Civility,
    /// Family name.
    pub last_name: String,
    /// Given name.
    pub first_name: String,
    /// Date of birth.
    pub birth_date: Date,
    /// Order of birth among twins; 1 when alone.
    pub twin_rank: u8,
    /// What a grown child does, when the contract makes it matter.
    pub situation: Option<ChildSituation>,
    /// Own address; `None` means the member's.
    pub address: Option<Address>,
    /// Ten digits, optional.
    pub phone: Option<String>,
    /// Rights. A child bears a parent's number.
    pub insurance: Insurance,
}
