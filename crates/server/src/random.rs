//! Random values from the operating system.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// The operating system gave no random bytes.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the operating system gave no random bytes")]
pub(crate) struct NoRandomness;

/// Random bytes.
pub(crate) fn bytes<const N: usize>() -> Result<[u8; N], NoRandomness> {
    let mut buffer = [0; N];
    getrandom::fill(&mut buffer).map_err(|_| NoRandomness)?;
    Ok(buffer)
}

/// A secret of 256 bits that travels in text: 43 characters, safe in a fragment and in a cookie.
pub(crate) fn token() -> Result<String, NoRandomness> {
    Ok(URL_SAFE_NO_PAD.encode(bytes::<32>()?))
}

/// The name of a row: 128 bits in hexadecimal.
pub(crate) fn id() -> Result<String, NoRandomness> {
    Ok(crate::crypto::hex(&bytes::<16>()?))
}

/// A number drawn evenly below a bound. Draws again when the draw falls in the uneven rest.
fn below(bound: u32) -> Result<u32, NoRandomness> {
    let even = u32::MAX - u32::MAX % bound;
    loop {
        let draw = u32::from_le_bytes(bytes()?);
        if draw < even {
            return Ok(draw % bound);
        }
    }
}

/// A one-time code: six digits, each code as likely as any other.
pub(crate) fn code() -> Result<String, NoRandomness> {
    Ok(format!("{:06}", below(1_000_000)?))
}

/// A *numéro d'adhérent*: eight digits, the first not 0.
pub(crate) fn member_number() -> Result<String, NoRandomness> {
    Ok(format!("{}", 10_000_000 + below(90_000_000)?))
}

/// Letters and digits that nobody mistakes for one another, in print or by hand.
const READABLE: &[u8; 24] = b"ACDEFGHJKMNPQRTVWXY34679";
/// Groups of four of a provisional password: 20 draws among 24, more than 2^91 in all.
const GROUPS: usize = 5;

/// A provisional password: `K7MC-4QRT-XD9A-HN36-YWPE`.
pub(crate) fn provisional_password() -> Result<String, NoRandomness> {
    let mut groups = Vec::with_capacity(GROUPS);
    for _ in 0..GROUPS {
        let mut group = String::new();
        for _ in 0..4 {
            let drawn = usize::try_from(below(24)?).unwrap_or_default();
            group.extend(READABLE.get(drawn).copied().map(char::from));
        }
        groups.push(group);
    }
    Ok(groups.join("-"))
}

/// Characters that nobody mistakes for one another.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

fn letters<const N: usize>() -> Result<String, NoRandomness> {
    let drawn = bytes::<N>()?;
    Ok(drawn
        .iter()
        .filter_map(|byte| LETTERS.get(usize::from(byte % 32)))
        .map(|letter| char::from(*letter))
        .collect())
}

/// The end of a reference: six characters that nobody mistakes for one another.
pub(crate) fn reference_suffix() -> Result<String, NoRandomness> {
    letters::<6>()
}

/// A *référence unique de mandat* (RUM): 130 random bits, so that none ever comes twice.
pub(crate) fn mandate_reference() -> Result<String, NoRandomness> {
    Ok(format!("AFFILIO-{}", letters::<26>()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_even() {
        // Chi-square on the first digit: 9 degrees of freedom, 33.7 leaves one chance in 10 000.
        let draws = 20_000;
        let mut counts = [0u32; 10];
        for _ in 0..draws {
            let code = code().unwrap();
            assert_eq!(code.len(), 6);
            let first = usize::from(code.as_bytes()[0] - b'0');
            counts[first] += 1;
        }
        let expected = f64::from(draws) / 10.0;
        let chi: f64 = counts
            .iter()
            .map(|count| (f64::from(*count) - expected).powi(2) / expected)
            .sum();
        assert!(chi < 33.7, "{counts:?}");
    }

    #[test]
    fn a_million_mandates_have_a_million_references() {
        let mut all = std::collections::HashSet::with_capacity(1_000_000);
        for _ in 0..1_000_000 {
            let reference = mandate_reference().unwrap();
            // At most 35 of the Latin characters of SEPA messages (European Payments Council,
            // EPC016-06, AT-01); letters, digits and hyphens are among them.
            assert!(reference.len() <= 35, "{reference}");
            let allowed = |c: char| c.is_ascii_alphanumeric() || c == '-';
            assert!(reference.chars().all(allowed), "{reference}");
            assert!(all.insert(reference));
        }
    }

    #[test]
    fn tokens_hold_256_bits_and_differ() {
        let (one, two) = (token().unwrap(), token().unwrap());
        assert_eq!(one.len(), 43);
        assert_ne!(one, two);
        assert_eq!(member_number().unwrap().len(), 8);
        assert_eq!(reference_suffix().unwrap().len(), 6);
        let (one, two) = (
            provisional_password().unwrap(),
            provisional_password().unwrap(),
        );
        assert_eq!(one.len(), 24);
        assert_ne!(one, two);
    }
}
