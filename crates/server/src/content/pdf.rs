//! PDF (ISO 32000): marks and names only. Names are read wherever they stand, also in compressed
//! object streams, with their escapes (`/Java#53cript`).

use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

use super::{ContentFault, find};

/// Names that make a document act.
const ACTIVE: [&[u8]; 8] = [
    b"JavaScript",
    b"Launch",
    b"EmbeddedFile",
    b"EmbeddedFiles",
    b"RichMedia",
    b"Rendition",
    b"GoToE",
    b"XFA",
];
/// Longest name that matters, in bytes.
const LONGEST: usize = 32;
/// Most bytes that one object stream may hold once inflated, and all of them together.
const INFLATED: usize = 8 * 1024 * 1024;
const INFLATED_ALL: usize = 32 * 1024 * 1024;

/// Where the document ends.
pub(super) fn end(bytes: &[u8]) -> Result<usize, ContentFault> {
    if !matches!(bytes.get(5..7), Some([b'1' | b'2', b'.'])) {
        return Err(ContentFault::Kind);
    }
    let last = last(bytes, b"%%EOF").ok_or(ContentFault::Damaged)?;
    let end = last + b"%%EOF".len();
    let document = bytes.get(..end).ok_or(ContentFault::Damaged)?;
    find(document, b"startxref").ok_or(ContentFault::Damaged)?;
    let mut rooted = false;
    let mut streams = ObjectStreams::new(document);
    for (at, name) in names(document) {
        match name.as_slice() {
            b"Encrypt" => return Err(ContentFault::Protected),
            b"Root" => rooted = true,
            b"ObjStm" => {
                let objects = streams.objects(at)?;
                if names(&objects).any(|(_, name)| is_active(&name)) {
                    return Err(ContentFault::Active);
                }
            }
            other if is_active(other) => return Err(ContentFault::Active),
            _ => {}
        }
    }
    if rooted {
        Ok(end)
    } else {
        Err(ContentFault::Damaged)
    }
}

fn is_active(name: &[u8]) -> bool {
    ACTIVE.contains(&name)
}

fn last(text: &[u8], word: &[u8]) -> Option<usize> {
    text.windows(word.len()).rposition(|window| window == word)
}

/// The names of a text, each with the place of its slash.
fn names(text: &[u8]) -> impl Iterator<Item = (usize, Vec<u8>)> {
    text.iter()
        .enumerate()
        .filter(|(_, byte)| **byte == b'/')
        .map(|(at, _)| (at, unescaped(text.get(at + 1..).unwrap_or_default())))
}

fn unescaped(text: &[u8]) -> Vec<u8> {
    let mut name = Vec::new();
    let mut rest = text;
    while let [first, after @ ..] = rest
        && !is_delimiter(*first)
        && name.len() <= LONGEST
    {
        let escaped = match (first, after) {
            (b'#', [high, low, ..]) => digit(*high).zip(digit(*low)),
            _ => None,
        };
        match escaped {
            Some((high, low)) => {
                name.push(high * 16 + low);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                name.push(*first);
                rest = after;
            }
        }
    }
    name
}

const fn is_delimiter(byte: u8) -> bool {
    matches!(
        byte,
        0 | b'\t'
            | b'\n'
            | 0x0c
            | b'\r'
            | b' '
            | b'('
            | b')'
            | b'<'
            | b'>'
            | b'['
            | b']'
            | b'{'
            | b'}'
            | b'/'
            | b'%'
    )
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte)
        .to_digit(16)
        .and_then(|value| u8::try_from(value).ok())
}

/// The object streams of a document, each looked at once: a document made of nothing but their name
/// takes no longer than another.
struct ObjectStreams<'a> {
    document: &'a [u8],
    /// Where the last one looked at begins.
    looked: usize,
    inflated: usize,
}

impl<'a> ObjectStreams<'a> {
    const fn new(document: &'a [u8]) -> Self {
        Self {
            document,
            looked: 0,
            inflated: 0,
        }
    }

    /// The objects of the stream whose dictionary names its kind at this place; none when they are
    /// in clear, or when that stream was looked at. What is packed in another way than PDF writers
    /// do cannot be checked.
    fn objects(&mut self, at: usize) -> Result<Vec<u8>, ContentFault> {
        const WORD: &[u8] = b"stream";
        if at < self.looked {
            return Ok(Vec::new());
        }
        let after = self.document.get(at..).unwrap_or_default();
        let Some(length) = find(after, WORD) else {
            self.looked = self.document.len();
            return Ok(Vec::new());
        };
        let start = at + length;
        let before = self.document.get(self.looked..at).unwrap_or_default();
        let object = self.looked + last(before, b"obj").unwrap_or_default();
        let dictionary = self.document.get(object..start).unwrap_or_default();
        self.looked = start;
        if !names(dictionary).any(|(_, name)| name == b"Filter") {
            return Ok(Vec::new());
        }
        let data = self.document.get(start + WORD.len()..).unwrap_or_default();
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        let objects =
            decompress_to_vec_zlib_with_limit(data, INFLATED).map_err(|_| ContentFault::Damaged)?;
        self.inflated += objects.len();
        if self.inflated > INFLATED_ALL {
            return Err(ContentFault::Damaged);
        }
        Ok(objects)
    }
}
