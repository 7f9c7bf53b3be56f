//! What a joined file is, read from its bytes: never from its name, nor from what the sender says.
//!
//! Three kinds are taken. Of each, the whole frame is followed to its end; what comes after the end
//! is not kept, so that a second document hidden behind the first is left behind. Nothing is
//! decoded into pixels or drawn.
//!
//! - **PDF**: version, cross references, end mark. Refused: encrypted (nobody could read it, nor
//!   could this check), and names of active content (scripts, programs, embedded files, rich media,
//!   dynamic forms), in clear or in compressed object streams.
//! - **JPEG**: every segment, a frame with a size, a scan, the end mark.
//! - **PNG**: every chunk with its checksum, a header with a size, data, the end.

mod jpeg;
mod name;
mod pdf;
mod png;

pub(crate) use name::{apart, harmless};

use affilio_domain::wire::ProblemCode;

/// Most pixels of a picture: the largest that phones make is 50 million.
const MOST_PIXELS: u64 = 64_000_000;
/// Where readers of PDF look for its mark: elsewhere than at the start, it is a second document.
const PDF_SOUGHT: usize = 1024;
const PDF_MARK: &[u8] = b"%PDF-";

/// A kind of file that is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Media {
    /// A PDF.
    Pdf,
    /// A photo.
    Jpeg,
    /// A screen copy.
    Png,
}

impl Media {
    /// The kind's registered name.
    pub(crate) const fn essence(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }

    /// The end of its names.
    pub(crate) const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ContentFault {
    /// No byte.
    Empty,
    /// None of the three kinds, or two at once.
    Kind,
    /// Cut or broken.
    Damaged,
    /// Locked by a password or by rights.
    Protected,
    /// It holds a script, a program or another file.
    Active,
    /// More pixels than any photo.
    Dimensions,
}

impl From<ContentFault> for ProblemCode {
    fn from(fault: ContentFault) -> Self {
        match fault {
            ContentFault::Empty => Self::AttachmentEmpty,
            ContentFault::Kind => Self::AttachmentKind,
            ContentFault::Damaged => Self::AttachmentDamaged,
            ContentFault::Protected => Self::AttachmentProtected,
            ContentFault::Active => Self::AttachmentActive,
            ContentFault::Dimensions => Self::AttachmentDimensions,
        }
    }
}

/// Tells what a file is, and keeps of it what belongs to that kind.
pub(crate) fn examine(mut bytes: Vec<u8>) -> Result<(Media, Vec<u8>), ContentFault> {
    if bytes.iter().all(|byte| *byte == 0) {
        return Err(ContentFault::Empty);
    }
    let (media, end) = if bytes.starts_with(PDF_MARK) {
        (Media::Pdf, pdf::end(&bytes)?)
    } else if bytes.starts_with(jpeg::MARK) {
        (Media::Jpeg, jpeg::end(&bytes)?)
    } else if bytes.starts_with(png::MARK) {
        (Media::Png, png::end(&bytes)?)
    } else {
        return Err(ContentFault::Kind);
    };
    let start = bytes.get(..PDF_SOUGHT.min(end)).unwrap_or(&bytes);
    if media != Media::Pdf && find(start, PDF_MARK).is_some() {
        return Err(ContentFault::Kind);
    }
    bytes.truncate(end);
    Ok((media, bytes))
}

/// Refuses a picture without a size, or larger than any photo.
fn sized(width: u32, height: u32) -> Result<(), ContentFault> {
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 {
        Err(ContentFault::Damaged)
    } else if pixels > MOST_PIXELS {
        Err(ContentFault::Dimensions)
    } else {
        Ok(())
    }
}

/// Where a word first stands.
fn find(text: &[u8], word: &[u8]) -> Option<usize> {
    text.windows(word.len()).position(|window| window == word)
}

#[cfg(test)]
mod tests;
