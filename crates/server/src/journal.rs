//! The journal of a file: what was done to it, in a chain that shows any change.
//!
//! Each entry holds the hash of the one before; the file holds the number and the hash of the last
//! one, so that a missing end shows too. Entries hold no personal data.

use crate::crypto::{extend_framed, sha256};

/// What the first entry holds as the hash of the one before.
pub const ORIGIN: [u8; 32] = [0; 32];

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Rank in the file's journal, from 1.
    pub seq: i64,
    /// When, in milliseconds since 1970 in UTC.
    pub at: i64,
    /// What was done, a fixed word.
    pub what: String,
    /// Its details as JSON, without personal data.
    pub details: String,
    /// Hash of the entry before.
    pub prev_hash: Vec<u8>,
    /// Hash of this entry.
    pub hash: Vec<u8>,
}

/// What is wrong with a journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JournalFault {
    /// An entry does not follow the one before.
    #[error("entry {seq} does not follow the one before")]
    Broken {
        /// Rank expected at the break.
        seq: i64,
    },
    /// An entry was altered.
    #[error("entry {seq} was altered")]
    Altered {
        /// Its rank.
        seq: i64,
    },
    /// The end is missing or does not match what the file says.
    #[error("the end of the journal is missing")]
    End,
}

/// The hash of an entry: SHA-256 over the file, and each part after its length.
pub(crate) fn hash(
    file: &str,
    seq: i64,
    at: i64,
    what: &str,
    details: &str,
    prev_hash: &[u8],
) -> Vec<u8> {
    let mut framed = Vec::new();
    let (seq, at) = (seq.to_be_bytes(), at.to_be_bytes());
    for part in [
        file.as_bytes(),
        &seq,
        &at,
        what.as_bytes(),
        details.as_bytes(),
        prev_hash,
    ] {
        extend_framed(&mut framed, part);
    }
    sha256(&framed)
}

/// Checks a whole journal against what the file says of its end.
///
/// # Errors
/// The first [`JournalFault`] met.
pub fn verify(
    file: &str,
    entries: &[Entry],
    last_seq: i64,
    head: &[u8],
) -> Result<(), JournalFault> {
    let mut seq = 0;
    let mut prev_hash = ORIGIN.to_vec();
    for entry in entries {
        seq += 1;
        if entry.seq != seq || entry.prev_hash != prev_hash {
            return Err(JournalFault::Broken { seq });
        }
        let expected = hash(
            file,
            entry.seq,
            entry.at,
            &entry.what,
            &entry.details,
            &entry.prev_hash,
        );
        if entry.hash != expected {
            return Err(JournalFault::Altered { seq });
        }
        prev_hash = expected;
    }
    if seq == last_seq && prev_hash == head {
        Ok(())
    } else {
        Err(JournalFault::End)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn journal(length: i64) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::new();
        for seq in 1..=length {
            let prev_hash = entries
                .last()
                .map_or(ORIGIN.to_vec(), |last| last.hash.clone());
            let hash = hash("f", seq, seq * 10, "saved", "{}", &prev_hash);
            entries.push(Entry {
                seq,
                at: seq * 10,
                what: "saved".into(),
                details: "{}".into(),
                prev_hash,
                hash,
            });
        }
        entries
    }

    #[test]
    fn every_deletion_swap_and_edit_is_found() {
        let whole = journal(6);
        let head = whole[5].hash.clone();
        let check = |entries: &[Entry]| verify("f", entries, 6, &head);
        assert_eq!(check(&whole), Ok(()));
        assert!(verify("g", &whole, 6, &head).is_err());
        for at in 0..whole.len() {
            let mut missing = whole.clone();
            missing.remove(at);
            assert!(check(&missing).is_err(), "entry {at} removed");
            let mut edited = whole.clone();
            edited[at].at += 1;
            assert!(check(&edited).is_err(), "entry {at} edited");
            let mut swapped = whole.clone();
            swapped.swap(at, (at + 1) % 6);
            assert!(check(&swapped).is_err(), "entry {at} swapped");
        }
    }
}
