//! PNG (ISO/IEC 15948): chunks, each with its checksum, from the header to the end.

use super::{ContentFault, sized};

/// The signature.
pub(super) const MARK: &[u8] = &[0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a];

/// Where the picture ends.
pub(super) fn end(bytes: &[u8]) -> Result<usize, ContentFault> {
    let mut at = MARK.len();
    let (mut headed, mut filled) = (false, false);
    loop {
        let (kind, data) = chunk(bytes, &mut at)?;
        match (kind, headed) {
            (b"IHDR", false) => {
                let [w1, w2, w3, w4, h1, h2, h3, h4, ..] = data else {
                    return Err(ContentFault::Damaged);
                };
                sized(
                    u32::from_be_bytes([*w1, *w2, *w3, *w4]),
                    u32::from_be_bytes([*h1, *h2, *h3, *h4]),
                )?;
                headed = true;
            }
            (b"IHDR", true) | (_, false) => return Err(ContentFault::Damaged),
            (b"IDAT", true) => filled = true,
            (b"IEND", true) if filled => return Ok(at),
            (b"IEND", true) => return Err(ContentFault::Damaged),
            (_, true) => {}
        }
    }
}

/// Reads a chunk: length, kind, data, checksum of kind and data.
fn chunk<'a>(bytes: &'a [u8], at: &mut usize) -> Result<(&'a [u8], &'a [u8]), ContentFault> {
    let rest = bytes.get(*at..).ok_or(ContentFault::Damaged)?;
    let (length, rest) = number(rest)?;
    let length = usize::try_from(length).map_err(|_| ContentFault::Damaged)?;
    let covered = length
        .checked_add(4)
        .and_then(|covered| rest.get(..covered))
        .ok_or(ContentFault::Damaged)?;
    let (checksum, _) = number(rest.get(covered.len()..).unwrap_or_default())?;
    let (kind, data) = covered.split_at_checked(4).ok_or(ContentFault::Damaged)?;
    if crc32(covered) != checksum {
        return Err(ContentFault::Damaged);
    }
    *at += 4 + covered.len() + 4;
    Ok((kind, data))
}

fn number(bytes: &[u8]) -> Result<(u32, &[u8]), ContentFault> {
    let (head, rest) = bytes.split_first_chunk().ok_or(ContentFault::Damaged)?;
    Ok((u32::from_be_bytes(*head), rest))
}

/// The checksum of PNG and of ZIP, half a byte at a time: sixteen entries are enough for 5 MB.
pub(super) fn crc32(bytes: &[u8]) -> u32 {
    let mut table = [0_u32; 16];
    for (value, entry) in (0_u32..).zip(&mut table) {
        *entry = (0..4).fold(value, |crc, _| {
            if crc & 1 == 1 {
                (crc >> 1) ^ 0xedb8_8320
            } else {
                crc >> 1
            }
        });
    }
    let step = |crc: u32| {
        let low = usize::try_from(crc & 15).unwrap_or_default();
        (crc >> 4) ^ table.get(low).copied().unwrap_or_default()
    };
    !bytes
        .iter()
        .fold(!0, |crc, byte| step(step(crc ^ u32::from(*byte))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_usual_one() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b"IEND"), 0xae42_6082);
    }
}
