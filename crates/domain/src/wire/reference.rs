//! Public tables that the server looks up: communes, funds. What is asked travels in a body: a
//! postal code is an answer too.

use serde::{Deserialize, Serialize};

/// Which communes bear a postal code?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PlaceQuery {
    /// Five digits.
    pub postal_code: String,
}

/// The communes of a postal code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlacesView {
    /// Their names, those of the code's own department first; none when the code is not known.
    pub communes: Vec<String>,
}

/// Which fund bears a code?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FundQuery {
    /// Nine digits.
    pub organism: String,
}

/// The fund of a code, as far as the tables tell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FundView {
    /// The scheme, in French: `régime général`, `MSA, régime agricole`; absent when not known.
    pub scheme: Option<String>,
    /// The fund, as its list prints it: `CPAM Paris`; absent when not known.
    pub fund: Option<String>,
    /// Year of that list: funds merge, so the name may be older than the fund.
    pub seen: u16,
}
