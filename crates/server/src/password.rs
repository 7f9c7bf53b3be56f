//! Passwords: what is refused, and how they are kept.

use std::sync::Arc;

use affilio_domain::text::folded;
use affilio_domain::wire::PASSWORD_MIN;
use affilio_domain::wire::ProblemCode;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use tokio::sync::Semaphore;

use crate::common_words;
use crate::problem::{Answer, Problem};

/// Most characters.
const LONGEST: usize = 200;
/// Memory of one hash in KiB, and its passes (OWASP, Argon2id).
const MEMORY: u32 = 19_456;
const PASSES: u32 = 2;
/// Hashes at once: each takes 19 MiB and a core.
const AT_ONCE: usize = 2;
/// Words that French people and those of a health plan try first; the estimator of passwords knows
/// the English ones.
const TRIED_FIRST: [&str; 16] = [
    "mutuelle",
    "affilio",
    "adhesion",
    "complementaire",
    "sante",
    "motdepasse",
    "passe",
    "bonjour",
    "soleil",
    "doudou",
    "loulou",
    "chouchou",
    "marseille",
    "jetaime",
    "azerty",
    "secret",
];
/// Rows of the French keyboard: their beginnings are tried first too.
const ROWS: [&str; 3] = ["azertyuiop", "qsdfghjklm", "wxcvbn"];
/// Shortest run of a row that counts.
const SHORTEST_RUN: usize = 4;
/// Below this many letters, a name is too short to be looked for inside a password: it would be
/// found in ordinary words.
const SHORTEST_NAME: usize = 4;

/// Hashes and verifies passwords, a few at once.
pub(crate) struct Passwords {
    turns: Arc<Semaphore>,
    /// Hash of a random password: an unknown identifier costs as much as a known one.
    decoy: String,
}

/// No hash can be made.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("a password cannot be hashed")]
pub(crate) struct HashError;

fn hasher() -> Result<Argon2<'static>, HashError> {
    let parameters = Params::new(MEMORY, PASSES, 1, None).map_err(|_| HashError)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters))
}

fn hash_now(password: &str) -> Result<String, HashError> {
    let hash: PasswordHash = hasher()?
        .hash_password(password.as_bytes())
        .map_err(|_| HashError)?;
    Ok(hash.to_string())
}

fn verify_now(password: &str, hash: &str) -> Result<bool, HashError> {
    let known = PasswordHash::new(hash).map_err(|_| HashError)?;
    Ok(hasher()?
        .verify_password(password.as_bytes(), &known)
        .is_ok())
}

impl Passwords {
    /// Prepares the decoy.
    pub(crate) fn new() -> Result<Self, HashError> {
        let random = crate::random::token().map_err(|_| HashError)?;
        Ok(Self {
            turns: Arc::new(Semaphore::new(AT_ONCE)),
            decoy: hash_now(&random)?,
        })
    }

    /// Runs heavy work when its turn comes.
    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, HashError> + Send + 'static,
    ) -> Answer<T> {
        let turn = Arc::clone(&self.turns)
            .acquire_owned()
            .await
            .map_err(Problem::internal)?;
        tokio::task::spawn_blocking(move || {
            let _turn = turn;
            work()
        })
        .await
        .map_err(Problem::internal)?
        .map_err(Problem::internal)
    }

    /// Refuses what is easily guessed; `words` are the person's names and address.
    pub(crate) async fn check(&self, password: &str, words: Vec<String>) -> Answer<()> {
        let length = password.chars().count();
        if length < PASSWORD_MIN {
            return Err(ProblemCode::PasswordShort.into());
        }
        if length > LONGEST {
            return Err(ProblemCode::PasswordLong.into());
        }
        let password = password.to_owned();
        let refused = self
            .in_turn(move || Ok(weakness(&password, &words)))
            .await?;
        refused.map_or(Ok(()), |code| Err(code.into()))
    }

    /// The hash to keep.
    pub(crate) async fn hash(&self, password: String) -> Answer<String> {
        self.in_turn(move || hash_now(&password)).await
    }

    /// Whether a password matches; without a hash, takes as long and says no.
    pub(crate) async fn verify(&self, password: String, hash: Option<String>) -> Answer<bool> {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.decoy.clone());
        let matches = self.in_turn(move || verify_now(&password, &hash)).await?;
        Ok(known && matches)
    }
}

/// Folded, one apostrophe for both.
fn plain(text: &str) -> String {
    folded(text).replace('’', "'")
}

/// Why a password is refused: it holds the person's name, or falls to those who try common ones first.
fn weakness(password: &str, words: &[String]) -> Option<ProblemCode> {
    let typed = plain(password);
    let words: Vec<String> = words
        .iter()
        .flat_map(|word| {
            let whole = plain(word);
            let parts: Vec<String> = whole
                .split([' ', '-', '\'', '.', '_', '+'])
                .map(str::to_owned)
                .collect();
            std::iter::once(whole).chain(parts)
        })
        .filter(|word| word.chars().count() >= SHORTEST_NAME)
        .collect();
    // A name cut by blanks or dashes is still that name.
    let joined: String = typed.chars().filter(|one| one.is_alphanumeric()).collect();
    let held = |word: &String| typed.contains(word.as_str()) || joined.contains(word.as_str());
    if words.iter().any(held) {
        return Some(ProblemCode::PasswordNamed);
    }
    if common_words::is_made_of(&typed) {
        return Some(ProblemCode::PasswordGuessable);
    }
    let runs = ROWS
        .iter()
        .flat_map(|row| (SHORTEST_RUN..=row.len()).filter_map(|end| row.get(..end)));
    let known: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .chain(TRIED_FIRST)
        .chain(runs)
        .collect();
    let is_weak = zxcvbn::zxcvbn(password, &known).score() < zxcvbn::Score::Three;
    is_weak.then_some(ProblemCode::PasswordGuessable)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guessable_passwords_are_found() {
        let words = vec!["Camille".to_owned(), "Lefèvre-Durand".to_owned()];
        for password in [
            "passwordpassword",
            "aaaaaaaaaaaaaaaa",
            "123456789012345",
            "azertyuiopqsdfgh",
            "mutuellemutuelle",
            "developpement informatique",
        ] {
            let refused = Some(ProblemCode::PasswordGuessable);
            assert_eq!(weakness(password, &words), refused, "{password}");
        }
        for password in [
            "le chat de lefevre dort",
            "DURAND tulipe cheval bleu",
            "Lefe\u{300}vre tulipe cheval bleu",
            "tulipe Cam-ille cheval bleu",
        ] {
            let refused = Some(ProblemCode::PasswordNamed);
            assert_eq!(weakness(password, &words), refused, "{password}");
        }
        for password in ["tulipe cheval nuage bleu", "q7-rovel mitan 42 zorle"] {
            assert_eq!(weakness(password, &words), None, "{password}");
        }
    }

    #[test]
    fn hashes_verify() {
        let hash = hash_now("tulipe cheval nuage bleu").unwrap();
        assert!(
            hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{hash}"
        );
        assert!(verify_now("tulipe cheval nuage bleu", &hash).unwrap());
        assert!(!verify_now("tulipe cheval nuage vert", &hash).unwrap());
    }
}
