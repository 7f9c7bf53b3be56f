//! The kind of lenses in words: `progressif`, `unifocal simple`, `classe f`.

use affilio_guarantees::compiled::LensClass;

use super::words::fold;

const UNIFOCAL: [&str; 3] = ["unifoc", "monofoc", "single"];
const MULTIFOCAL: [&str; 5] = ["multifoc", "progressi", "bifoc", "trifoc", "varifoc"];
/// What adds nothing.
const PLAIN: [&str; 15] = [
    "verre",
    "verres",
    "lens",
    "lenses",
    "vision",
    "classe",
    "class",
    "lunettes",
    "glasses",
    "de",
    "des",
    "a",
    "correction",
    "foyer",
    "type",
];

/// What is told of the lenses. The letters are those of the classes of CSS R871-2 3°.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Kind {
    multifocal: Option<bool>,
    complex: Option<bool>,
    /// Class c: unifocal complex or multifocal simple.
    middle: bool,
}

impl Kind {
    /// Adds what a text tells; nothing when a word is not understood, or contradicts another.
    pub(crate) fn read(&mut self, text: &str) -> Option<()> {
        let text = fold(text);
        let letter = text.strip_prefix("classe_").or(text.strip_prefix("class_"));
        match letter.unwrap_or(&text) {
            "a" => return self.multifocal(false).and_then(|()| self.complex(false)),
            "f" => return self.multifocal(true).and_then(|()| self.complex(true)),
            "c" => {
                self.middle = true;
                return Some(());
            }
            _ => {}
        }
        for word in text.split('_') {
            let begins = |words: &[&str]| words.iter().any(|begin| word.starts_with(begin));
            if begins(&UNIFOCAL) {
                self.multifocal(false)?;
            } else if begins(&MULTIFOCAL) {
                self.multifocal(true)?;
            } else if word.starts_with("simple") {
                self.complex(false)?;
            } else if word.starts_with("complex") {
                self.complex(true)?;
            } else if word == "tres" {
                // « Très complexe » is class f in the tables that have three kinds of lenses.
                self.multifocal(true)?;
            } else if !PLAIN.contains(&word) {
                return None;
            }
        }
        Some(())
    }

    pub(crate) fn multifocal(&mut self, multifocal: bool) -> Option<()> {
        agree(&mut self.multifocal, multifocal)
    }

    fn complex(&mut self, complex: bool) -> Option<()> {
        agree(&mut self.complex, complex)
    }

    pub(crate) const fn is_multifocal(self) -> Option<bool> {
        self.multifocal
    }

    /// True when nothing told rules this class out.
    pub(crate) fn allows(self, class: LensClass) -> bool {
        let (multifocal, complex) = match class {
            LensClass::UnifocalSimple => (false, false),
            LensClass::UnifocalComplex => (false, true),
            LensClass::MultifocalSimple => (true, false),
            LensClass::MultifocalComplex => (true, true),
        };
        self.multifocal.is_none_or(|told| told == multifocal)
            && self.complex.is_none_or(|told| told == complex)
            && (!self.middle || multifocal != complex)
    }

    /// The class, when only one is possible.
    pub(crate) fn class(self) -> Option<LensClass> {
        let all = [
            LensClass::UnifocalSimple,
            LensClass::UnifocalComplex,
            LensClass::MultifocalSimple,
            LensClass::MultifocalComplex,
        ];
        let mut possible = all.into_iter().filter(|class| self.allows(*class));
        match (possible.next(), possible.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        }
    }
}

fn agree(told: &mut Option<bool>, value: bool) -> Option<()> {
    match *told {
        Some(before) if before != value => None,
        _ => {
            *told = Some(value);
            Some(())
        }
    }
}
