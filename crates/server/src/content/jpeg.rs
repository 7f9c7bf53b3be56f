//! JPEG (ITU-T T.81, annex B): segments from the start mark to the end mark.

use super::{ContentFault, sized};

/// Start of image, and the mark that follows it.
pub(super) const MARK: &[u8] = &[0xff, 0xd8, 0xff];

const END: u8 = 0xd9;
const SCAN: u8 = 0xda;

/// Where the picture ends. A phone may put a second picture or notes behind.
pub(super) fn end(bytes: &[u8]) -> Result<usize, ContentFault> {
    let mut at = 2;
    let (mut framed, mut scanned) = (false, false);
    loop {
        let marker = marker(bytes, &mut at)?;
        match marker {
            END if framed && scanned => return Ok(at),
            // Start, end out of place, and the two marks that cannot be there.
            0x00 | 0xd8 | END | 0xff => return Err(ContentFault::Damaged),
            // Marks that stand alone.
            0x01 | 0xd0..=0xd7 => continue,
            _ => {}
        }
        let segment = segment(bytes, &mut at)?;
        if is_frame(marker) {
            let [_, h1, h2, w1, w2, ..] = segment else {
                return Err(ContentFault::Damaged);
            };
            sized(
                u16::from_be_bytes([*w1, *w2]).into(),
                u16::from_be_bytes([*h1, *h2]).into(),
            )?;
            framed = true;
        }
        if marker == SCAN {
            scanned = true;
            at = after_scan(bytes, at)?;
        }
    }
}

/// Frames of every process; the three others of the range are tables and extensions.
const fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc)
}

/// Reads a marker, and the fill bytes that may come before it.
fn marker(bytes: &[u8], at: &mut usize) -> Result<u8, ContentFault> {
    let rest = bytes.get(*at..).ok_or(ContentFault::Damaged)?;
    let fill = rest.iter().take_while(|byte| **byte == 0xff).count();
    let marker = *rest.get(fill).ok_or(ContentFault::Damaged)?;
    if fill == 0 {
        return Err(ContentFault::Damaged);
    }
    *at += fill + 1;
    Ok(marker)
}

/// Reads a segment after its marker: its length counts itself.
fn segment<'a>(bytes: &'a [u8], at: &mut usize) -> Result<&'a [u8], ContentFault> {
    let rest = bytes.get(*at..).ok_or(ContentFault::Damaged)?;
    let [high, low, ..] = rest else {
        return Err(ContentFault::Damaged);
    };
    let length = usize::from(u16::from_be_bytes([*high, *low]));
    let segment = rest.get(2..length).ok_or(ContentFault::Damaged)?;
    *at += length;
    Ok(segment)
}

/// Where the marker after a scan's data stands: in the data, a 0xff is followed by 0 or by a restart.
fn after_scan(bytes: &[u8], at: usize) -> Result<usize, ContentFault> {
    let data = bytes.get(at..).ok_or(ContentFault::Damaged)?;
    data.windows(2)
        .position(|pair| matches!(pair, [0xff, next] if !matches!(next, 0x00 | 0xd0..=0xd7 | 0xff)))
        .map(|length| at + length)
        .ok_or(ContentFault::Damaged)
}
