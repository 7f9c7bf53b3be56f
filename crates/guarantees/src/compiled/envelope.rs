//! The sealed file: magic, version, kind, provenance, hash of the body, body.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::validate::{self, Invalid};
use super::{Contract, Tariffs};

/// The version of the format; a file of another version is refused, never guessed.
pub const FORMAT_VERSION: u16 = 3;
const MAGIC: [u8; 4] = *b"AFCT";

/// Where a compiled file comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// Identifier of the content: `eclat/2024`, `tariffs`.
    pub id: String,
    /// Name of the source file.
    pub source: String,
    /// [`hash`] of the source text.
    pub source_hash: u64,
}

/// Why a compiled file is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// The first bytes are not ours, or the file is cut.
    #[error("not a compiled affilio file")]
    NotOurs,
    /// Another version of the format.
    #[error("compiled format {found}, this program reads {FORMAT_VERSION}")]
    Version {
        /// The version found.
        found: u16,
    },
    /// A contract where tariffs were expected, or the reverse.
    #[error("another kind of compiled file")]
    Kind,
    /// The body does not match its hash: the file is damaged.
    #[error("damaged file: its content does not match its hash")]
    Damaged,
    /// The body cannot be read.
    #[error("unreadable content")]
    Unreadable,
    /// The body can be read but contradicts itself.
    #[error("invalid content: {0}")]
    Invalid(#[from] Invalid),
}

/// What can be sealed.
pub trait Sealed: Serialize + DeserializeOwned {
    /// One byte that names the kind.
    const KIND: u8;

    /// Checks that indexes, dates and orders hold together.
    ///
    /// # Errors
    /// The first contradiction found.
    fn validate(&self) -> Result<(), Invalid>;

    /// Loads and validates a compiled file. Never panics, whatever the bytes.
    ///
    /// # Errors
    /// Says why the file is refused.
    fn load(bytes: &[u8]) -> Result<(Provenance, Self), LoadError> {
        let (header, body) = open(bytes, Self::KIND)?;
        let value: Self = postcard::from_bytes(body).map_err(|_| LoadError::Unreadable)?;
        value.validate()?;
        Ok((header, value))
    }
}

impl Sealed for Contract {
    const KIND: u8 = b'C';

    fn validate(&self) -> Result<(), Invalid> {
        validate::contract(self)
    }
}

impl Sealed for Tariffs {
    const KIND: u8 = b'T';

    fn validate(&self) -> Result<(), Invalid> {
        validate::tariffs(self)
    }
}

/// FNV-1a, 64 bits: finds damage, not malice.
#[must_use]
pub fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |state, byte| {
        (state ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Writes a compiled file.
///
/// # Errors
/// When the value contradicts itself, or cannot be written.
pub fn seal<T: Sealed>(provenance: &Provenance, value: &T) -> Result<Vec<u8>, LoadError> {
    value.validate()?;
    let unreadable = |_| LoadError::Unreadable;
    let header = postcard::to_allocvec(provenance).map_err(unreadable)?;
    let mut body = header;
    body.extend(postcard::to_allocvec(value).map_err(unreadable)?);
    let mut file = Vec::with_capacity(body.len() + 15);
    file.extend_from_slice(&MAGIC);
    file.extend_from_slice(&FORMAT_VERSION.to_le_bytes());
    file.push(T::KIND);
    file.extend_from_slice(&hash(&body).to_le_bytes());
    file.extend_from_slice(&body);
    Ok(file)
}

fn open(bytes: &[u8], kind: u8) -> Result<(Provenance, &[u8]), LoadError> {
    let (magic, rest) = bytes.split_first_chunk::<4>().ok_or(LoadError::NotOurs)?;
    if *magic != MAGIC {
        return Err(LoadError::NotOurs);
    }
    let (version, rest) = rest.split_first_chunk::<2>().ok_or(LoadError::NotOurs)?;
    let found = u16::from_le_bytes(*version);
    if found != FORMAT_VERSION {
        return Err(LoadError::Version { found });
    }
    let (found_kind, rest) = rest.split_first().ok_or(LoadError::NotOurs)?;
    if *found_kind != kind {
        return Err(LoadError::Kind);
    }
    let (sum, body) = rest.split_first_chunk::<8>().ok_or(LoadError::NotOurs)?;
    if u64::from_le_bytes(*sum) != hash(body) {
        return Err(LoadError::Damaged);
    }
    postcard::take_from_bytes(body).map_err(|_| LoadError::Unreadable)
}
