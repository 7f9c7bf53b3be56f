//! Why a request did not succeed, and the words for it.

use affilio_domain::wire::{ProblemCode, ProblemView};

use crate::i18n::tr;

/// Why a request did not succeed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiError {
    /// No answer: the network is cut, or the server is away.
    Network,
    /// The server refused, and says why.
    Refused(ProblemView),
    /// An answer that is none of ours, a proxy's error page for instance.
    Unreadable,
    /// It did not leave: answers that it would forget are not saved yet.
    Unsaved,
}

impl ApiError {
    /// The server's code, when it refused.
    #[must_use]
    pub const fn code(&self) -> Option<ProblemCode> {
        match self {
            Self::Refused(problem) => Some(problem.code),
            Self::Network | Self::Unreadable | Self::Unsaved => None,
        }
    }

    /// Whether the same request may succeed later, unchanged.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        match self {
            Self::Network | Self::Unreadable => true,
            Self::Unsaved => false,
            Self::Refused(problem) => matches!(
                problem.code,
                ProblemCode::Unavailable | ProblemCode::Internal
            ),
        }
    }

    /// What to tell the person.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            Self::Network => tr(
                "Le réseau est coupé. Ce que vous avez saisi reste à l’écran : réessayez quand la ligne revient.",
                "The network is down. What you typed stays on the screen: try again when the line is back.",
            )
            .to_owned(),
            Self::Refused(problem) => problem.message.clone(),
            Self::Unreadable => tr(
                "Notre serveur n’a pas répondu comme prévu. Réessayez dans un instant.",
                "Our server did not answer as expected. Try again in a moment.",
            )
            .to_owned(),
            Self::Unsaved => tr(
                "Des réponses ne sont pas encore enregistrées. Attendez que le réseau revienne, revoyez l’étape, ou appuyez encore une fois sur le même bouton pour les abandonner.",
                "Some answers are not saved yet. Wait for the network to come back, look at the step again, or press the same button once more to give them up.",
            )
            .to_owned(),
        }
    }
}
