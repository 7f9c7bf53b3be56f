//! Every screen has an address, and every address a screen.

use affilio_domain::enrolment::Step;

use super::Place;

/// A screen of the application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The home page.
    Home,
    /// The estimator.
    Estimator,
    /// The table of guarantees.
    Table,
    /// What to read of the cover before signing.
    Notice,
    /// Signing in.
    SignIn,
    /// A forgotten password.
    Forgotten,
    /// The page opened by the mailed link.
    Activation,
    /// The contracts of one person.
    Files,
    /// The account: contracts and sessions.
    Account,
    /// A place of the journey.
    Journey(Place),
    /// The beneficiary of this rank, from 1.
    Beneficiary(usize),
    /// No screen has this address.
    Unknown,
}

impl Screen {
    /// Whether anyone opens it, without an account: such screens make one application, the
    /// journey's make another.
    #[must_use]
    pub const fn is_public(self) -> bool {
        match self {
            Self::Home | Self::Estimator | Self::Table | Self::Notice | Self::Unknown => true,
            Self::SignIn
            | Self::Forgotten
            | Self::Activation
            | Self::Files
            | Self::Account
            | Self::Journey(_)
            | Self::Beneficiary(_) => false,
        }
    }

    /// The screen at a path.
    #[must_use]
    pub fn at(path: &str) -> Self {
        match path.trim_end_matches('/') {
            "" => Self::Home,
            "/estimer" => Self::Estimator,
            "/tableau" => Self::Table,
            "/notice" => Self::Notice,
            "/connexion" => Self::SignIn,
            "/connexion/oubli" => Self::Forgotten,
            "/affiliation" => Self::Activation,
            other => other
                .strip_prefix("/affiliation/")
                .map_or(Self::Unknown, Self::in_journey),
        }
    }

    fn in_journey(rest: &str) -> Self {
        match (rest, rest.split_once('/')) {
            ("contrats", _) => Self::Files,
            ("compte", _) => Self::Account,
            ("etapes", _) => Self::Journey(Place::Overview),
            ("dispense", _) => Self::Journey(Place::Exemption),
            ("fin", _) => Self::Journey(Place::End),
            (_, Some(("beneficiaires", rank))) => match rank.parse() {
                Ok(rank) if rank > 0 => Self::Beneficiary(rank),
                _ => Self::Unknown,
            },
            (slug, _) => {
                Step::from_slug(slug).map_or(Self::Unknown, |step| Self::Journey(Place::Step(step)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_found_at_its_own_address() {
        for place in [Place::Overview, Place::Exemption, Place::End]
            .into_iter()
            .chain(Step::ALL.map(Place::Step))
        {
            assert_eq!(Screen::at(&place.path()), Screen::Journey(place));
        }
    }

    #[test]
    fn other_addresses() {
        let cases = [
            ("/", Screen::Home),
            ("", Screen::Home),
            ("/estimer/", Screen::Estimator),
            ("/notice", Screen::Notice),
            ("/affiliation", Screen::Activation),
            ("/connexion/oubli", Screen::Forgotten),
            ("/affiliation/contrats", Screen::Files),
            ("/affiliation/compte", Screen::Account),
            ("/affiliation/beneficiaires/2", Screen::Beneficiary(2)),
            ("/affiliation/beneficiaires/0", Screen::Unknown),
            ("/affiliation/beneficiaires/x", Screen::Unknown),
            ("/affiliation/rien", Screen::Unknown),
            ("/affiliationx", Screen::Unknown),
            ("/rien", Screen::Unknown),
        ];
        for (path, screen) in cases {
            assert_eq!(Screen::at(path), screen, "{path}");
        }
    }
}
