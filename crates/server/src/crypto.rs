//! What protects data at rest: sealed columns, blind indexes, message authentication codes.
//!
//! One key of 32 bytes, kept outside the database, is the root of four: one that seals columns, one
//! for the blind index of addresses, one for codes and idempotent bodies, one that recognises the
//! root key itself.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::random;

/// First byte of what is sealed: XChaCha20-Poly1305, nonce of 24 bytes, then the sealed text.
const FORMAT: u8 = 1;
const NONCE: usize = 24;

/// Data cannot be sealed or opened.
#[derive(Clone, Copy, Debug, thiserror::Error)]
pub(crate) enum CryptoError {
    /// Sealed with another key, for another place, or altered.
    #[error("sealed data cannot be opened")]
    Unreadable,
    /// No randomness for a nonce.
    #[error(transparent)]
    Random(#[from] random::NoRandomness),
    /// The cipher refused.
    #[error("data cannot be sealed")]
    Refused,
}

/// Where sealed data lives: moved elsewhere, it cannot be opened.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    /// Table and column.
    pub(crate) column: &'static str,
    /// Key of the row.
    pub(crate) row: &'a str,
}

/// A key of HMAC-SHA-256, as long as a block of the hash.
type MacKey = [u8; 64];

/// The keys derived from the root key.
pub(crate) struct Keys {
    cipher: XChaCha20Poly1305,
    index: MacKey,
    codes: MacKey,
    check: [u8; 32],
}

impl Keys {
    /// Derives the keys (HKDF with SHA-256).
    pub(crate) fn derive(root: &[u8; 32]) -> Result<Self, CryptoError> {
        let derivation = Hkdf::<Sha256>::new(Some(b"affilio"), root);
        Ok(Self {
            cipher: XChaCha20Poly1305::new(&expand::<32>(&derivation, "columns")?.into()),
            index: expand(&derivation, "addresses")?,
            codes: expand(&derivation, "codes")?,
            check: expand(&derivation, "check")?,
        })
    }

    /// Tells one root key from another without telling anything of it.
    pub(crate) const fn check(&self) -> &[u8; 32] {
        &self.check
    }

    /// Seals data for one place.
    pub(crate) fn seal(&self, place: Place<'_>, plain: &[u8]) -> Result<Vec<u8>, CryptoError> {
        let nonce = random::bytes::<NONCE>()?;
        let aad = associated(place);
        let sealed = self
            .cipher
            .encrypt(
                &XNonce::from(nonce),
                Payload {
                    msg: plain,
                    aad: &aad,
                },
            )
            .map_err(|_| CryptoError::Refused)?;
        let mut out = Vec::with_capacity(1 + NONCE + sealed.len());
        out.push(FORMAT);
        out.extend_from_slice(&nonce);
        out.extend_from_slice(&sealed);
        Ok(out)
    }

    /// Opens what was sealed for that place.
    pub(crate) fn open(&self, place: Place<'_>, sealed: &[u8]) -> Result<Vec<u8>, CryptoError> {
        let Some((&FORMAT, rest)) = sealed.split_first() else {
            return Err(CryptoError::Unreadable);
        };
        let (nonce, text) = rest
            .split_first_chunk::<NONCE>()
            .ok_or(CryptoError::Unreadable)?;
        let aad = associated(place);
        self.cipher
            .decrypt(
                &XNonce::from(*nonce),
                Payload {
                    msg: text,
                    aad: &aad,
                },
            )
            .map_err(|_| CryptoError::Unreadable)
    }

    /// Finds an address again without holding it in clear.
    pub(crate) fn address_index(&self, email: &str) -> Vec<u8> {
        authenticate(&self.index, &[email.trim().to_lowercase().as_bytes()])
    }

    /// Finds again what limits are counted for, without holding it in clear.
    pub(crate) fn subject(&self, text: &str) -> Vec<u8> {
        authenticate(&self.index, &[b"subject", text.as_bytes()])
    }

    /// Binds a code to its request, or a body to its key: useless without the key.
    pub(crate) fn mac(&self, parts: &[&[u8]]) -> Vec<u8> {
        authenticate(&self.codes, parts)
    }
}

fn expand<const N: usize>(from: &Hkdf<Sha256>, name: &str) -> Result<[u8; N], CryptoError> {
    let mut key = [0; N];
    from.expand(name.as_bytes(), &mut key)
        .map_err(|_| CryptoError::Refused)?;
    Ok(key)
}

/// Length-prefixed, so that no two places give the same bytes.
fn associated(place: Place<'_>) -> Vec<u8> {
    let mut out = Vec::new();
    extend_framed(&mut out, place.column.as_bytes());
    extend_framed(&mut out, place.row.as_bytes());
    out
}

/// Appends a part after its length.
pub(crate) fn extend_framed(out: &mut Vec<u8>, part: &[u8]) {
    let length = u64::try_from(part.len()).unwrap_or(u64::MAX);
    out.extend_from_slice(&length.to_be_bytes());
    out.extend_from_slice(part);
}

fn authenticate(key: &MacKey, parts: &[&[u8]]) -> Vec<u8> {
    let mut framed = Vec::new();
    for part in parts {
        extend_framed(&mut framed, part);
    }
    let mut mac = <Hmac<Sha256> as KeyInit>::new(&(*key).into());
    mac.update(&framed);
    mac.finalize().into_bytes().to_vec()
}

/// Compares without telling by its duration where two values differ.
pub(crate) fn same(one: &[u8], other: &[u8]) -> bool {
    one.ct_eq(other).into()
}

/// SHA-256.
pub(crate) fn sha256(data: &[u8]) -> Vec<u8> {
    Sha256::digest(data).to_vec()
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _infallible = write!(out, "{byte:02x}");
        out
    })
}

/// Reads a root key: 64 hexadecimal characters, or 32 bytes in base 64.
pub(crate) fn parse_key(text: &str) -> Option<[u8; 32]> {
    use base64::Engine;
    use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
    let text = text.trim();
    if text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        let mut key = [0; 32];
        for (at, byte) in key.iter_mut().enumerate() {
            *byte = u8::from_str_radix(text.get(at * 2..at * 2 + 2)?, 16).ok()?;
        }
        return Some(key);
    }
    let decoded = STANDARD
        .decode(text)
        .or_else(|_| URL_SAFE_NO_PAD.decode(text))
        .ok()?;
    decoded.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: Place<'static> = Place {
        column: "steps.draft",
        row: "one",
    };

    #[test]
    fn sealed_data_opens_in_its_place_only() {
        let keys = Keys::derive(&[7; 32]).unwrap();
        let sealed = keys.seal(HERE, b"secret").unwrap();
        assert_eq!(keys.open(HERE, &sealed).unwrap(), b"secret");
        let elsewhere = Place { row: "two", ..HERE };
        assert!(keys.open(elsewhere, &sealed).is_err());
        assert!(Keys::derive(&[8; 32]).unwrap().open(HERE, &sealed).is_err());
    }

    #[test]
    fn an_altered_byte_is_found() {
        let keys = Keys::derive(&[7; 32]).unwrap();
        let sealed = keys.seal(HERE, b"secret").unwrap();
        for at in 0..sealed.len() {
            let mut altered = sealed.clone();
            altered[at] ^= 1;
            assert!(keys.open(HERE, &altered).is_err(), "byte {at}");
        }
        assert!(keys.open(HERE, &sealed[..10]).is_err());
    }

    #[test]
    fn parts_do_not_run_into_each_other() {
        let keys = Keys::derive(&[7; 32]).unwrap();
        assert_ne!(keys.mac(&[b"ab", b"c"]), keys.mac(&[b"a", b"bc"]));
        assert_eq!(keys.address_index(" A@b.FR "), keys.address_index("a@b.fr"));
    }

    #[test]
    fn keys_are_read_in_both_writings() {
        let hexadecimal = "00".repeat(31) + "ff";
        let mut expected = [0; 32];
        expected[31] = 255;
        assert_eq!(parse_key(&hexadecimal), Some(expected));
        assert_eq!(
            parse_key("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAP8="),
            Some(expected)
        );
        assert_eq!(parse_key("short"), None);
    }
}
