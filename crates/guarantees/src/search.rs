//! Finding a row from the words people use.

use crate::compiled::{Act, Row};
use crate::plan::Plan;
use crate::query::{ActId, RowId};

/// A row found, and the act that was named if one was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The row.
    pub row: RowId,
    /// The act whose name or everyday word matched best.
    pub act: Option<ActId>,
}

/// A word without accents, and how much finding it counts.
#[derive(Clone, Debug)]
struct Word {
    text: String,
    weight: u32,
}

/// The words of a row and of its acts, prepared once.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    row: RowId,
    own: Vec<Word>,
    acts: Vec<(ActId, Vec<Word>)>,
}

const ALIAS: u32 = 4;
const LABEL: u32 = 3;
const HEADING: u32 = 1;

impl Plan {
    /// The rows that answer a text, best first: every word must begin a word of the row's label,
    /// heading, everyday words, or of one of its acts. Accents and case do not matter. An empty text
    /// finds every row, in printed order.
    #[must_use]
    pub fn search(&self, text: &str) -> Vec<Hit> {
        let wanted: Vec<String> = words(text).collect();
        let mut hits: Vec<(u32, Hit)> = self
            .search_index()
            .iter()
            .filter_map(|entry| best_match(entry, &wanted))
            .collect();
        hits.sort_by_key(|(score, hit)| (std::cmp::Reverse(*score), hit.row));
        hits.into_iter().map(|(_, hit)| hit).collect()
    }

    pub(crate) fn build_search_index(&self) -> Vec<Entry> {
        let entry = |(row, printed)| Entry {
            row,
            own: self.words_of_row(printed),
            acts: self
                .acts_of(row)
                .iter()
                .filter_map(|id| Some((*id, words_of_act(self.act(*id)?))))
                .collect(),
        };
        self.rows().map(entry).collect()
    }
}

impl Plan {
    fn words_of_row(&self, row: &Row) -> Vec<Word> {
        let section = self.contract().sections.get(usize::from(row.section));
        let headings = section
            .into_iter()
            .flat_map(|section| [Some(&section.title), section.parent.as_ref()])
            .flatten();
        let cares = self.tariffs().cares.iter();
        let cares = cares.filter(|care| row.cares.contains(&care.id));
        let everyday = cares.flat_map(|care| care.words.iter().chain([&care.label]));
        let aliases = row.aliases.iter().chain(everyday);
        aliases
            .flat_map(|alias| weighted(alias, ALIAS))
            .chain(weighted(&row.label, LABEL))
            .chain(headings.flat_map(|heading| weighted(heading, HEADING)))
            .collect()
    }
}

fn weighted(text: &str, weight: u32) -> impl Iterator<Item = Word> {
    words(text).map(move |text| Word { text, weight })
}

fn words_of_act(act: &Act) -> Vec<Word> {
    let aliases = act.aliases.iter().flat_map(|alias| weighted(alias, ALIAS));
    aliases.chain(weighted(&act.label, LABEL)).collect()
}

fn best_match(entry: &Entry, wanted: &[String]) -> Option<(u32, Hit)> {
    let row = entry.row;
    let of_row = score(&[&entry.own], wanted).map(|score| (score, Hit { row, act: None }));
    let of_acts = entry.acts.iter().filter_map(|(act, own)| {
        // The act must bring something of its own, or the row alone is the answer.
        wanted.iter().find(|word| score_word(own, word).is_some())?;
        let score = score(&[own, &entry.own], wanted)?;
        Some((
            score,
            Hit {
                row,
                act: Some(*act),
            },
        ))
    });
    of_row
        .into_iter()
        .chain(of_acts)
        .reduce(|best, other| if other.0 > best.0 { other } else { best })
}

/// Sum over the words of their best weight; none when a word is nowhere.
fn score(lists: &[&[Word]], wanted: &[String]) -> Option<u32> {
    wanted.iter().try_fold(0, |sum, word| {
        let best = lists
            .iter()
            .filter_map(|list| score_word(list, word))
            .max()?;
        Some(sum + best)
    })
}

/// The best weight of a word; doubled when the whole word matches and not only its beginning.
fn score_word(list: &[Word], wanted: &str) -> Option<u32> {
    list.iter()
        .filter(|word| word.text.starts_with(wanted))
        .map(|word| {
            if word.text == wanted {
                word.weight * 2
            } else {
                word.weight
            }
        })
        .max()
}

/// Lower-case words without accents nor the mark of the plural; words of one letter are dropped.
pub(crate) fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 1)
        .map(|word| {
            let lower = word.chars().flat_map(char::to_lowercase);
            lower.flat_map(plain).flatten().collect()
        })
}

/// A letter without accent; `œ` is two.
fn plain(letter: char) -> [Option<char>; 2] {
    let one = match letter {
        'à' | 'â' | 'ä' => 'a',
        'ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' => 'i',
        'ô' | 'ö' => 'o',
        'ù' | 'û' | 'ü' => 'u',
        'œ' => return [Some('o'), Some('e')],
        other => other,
    };
    [Some(one), None]
}
