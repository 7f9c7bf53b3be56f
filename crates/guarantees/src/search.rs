//! Finding a row from the words people use.

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

impl Plan {
    /// The rows that answer a text, best first: every word must begin a word of the row's label,
    /// heading, everyday words, or of one of its acts. Accents and case do not matter. An empty text
    /// finds every row, in printed order.
    #[must_use]
    pub fn search(&self, text: &str) -> Vec<Hit> {
        let wanted: Vec<String> = words(text).collect();
        let mut hits: Vec<(u32, Hit)> = self
            .rows()
            .filter_map(|(row, _)| self.best_match(row, &wanted))
            .collect();
        hits.sort_by_key(|(score, hit)| (std::cmp::Reverse(*score), hit.row));
        hits.into_iter().map(|(_, hit)| hit).collect()
    }

    fn best_match(&self, row: RowId, wanted: &[String]) -> Option<(u32, Hit)> {
        let printed = self.row(row)?;
        let section = self.contract().sections.get(usize::from(printed.section))?;
        let parent = section.parent.as_deref().unwrap_or_default();
        let aliases = printed.aliases.iter().map(|alias| (alias.as_str(), 4));
        let own: Vec<(&str, u32)> = aliases
            .chain([
                (printed.label.as_str(), 3),
                (section.title.as_str(), 1),
                (parent, 1),
            ])
            .collect();
        let of_row = score(&own, wanted).map(|score| (score, Hit { row, act: None }));
        let of_acts = self.acts_of(row).iter().filter_map(|id| {
            let act = self.act(*id)?;
            let mut texts: Vec<(&str, u32)> = act
                .aliases
                .iter()
                .map(|alias| (alias.as_str(), 4))
                .collect();
            texts.push((act.label.as_str(), 3));
            // The act must bring something of its own, or the row alone is the answer.
            let own_words = wanted
                .iter()
                .any(|word| score(&texts, std::slice::from_ref(word)).is_some());
            texts.extend_from_slice(&own);
            let score = score(&texts, wanted).filter(|_| own_words)?;
            Some((
                score,
                Hit {
                    row,
                    act: Some(*id),
                },
            ))
        });
        of_row
            .into_iter()
            .chain(of_acts)
            .reduce(|best, other| if other.0 > best.0 { other } else { best })
    }
}

/// Sum over the words of their best weight; doubled when the whole word matches.
fn score(texts: &[(&str, u32)], wanted: &[String]) -> Option<u32> {
    wanted.iter().try_fold(0, |sum, word| {
        let best = texts
            .iter()
            .filter_map(|(text, weight)| {
                words(text)
                    .filter(|candidate| candidate.starts_with(word.as_str()))
                    .map(|candidate| {
                        if candidate == *word {
                            weight * 2
                        } else {
                            *weight
                        }
                    })
                    .max()
            })
            .max()?;
        Some(sum + best)
    })
}

/// Lower-case words without accents; words of one letter are dropped.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 1)
        .map(|word| {
            word.chars()
                .flat_map(char::to_lowercase)
                .map(plain)
                .collect()
        })
}

fn plain(letter: char) -> char {
    match letter {
        'à' | 'â' | 'ä' => 'a',
        'ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' => 'i',
        'ô' | 'ö' | 'œ' => 'o',
        'ù' | 'û' | 'ü' => 'u',
        other => other,
    }
}
