//! The few line icons used, drawn by us, always beside a word.

use leptos::prelude::*;

/// An icon of the set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A phone.
    Phone,
    /// Done.
    Check,
    /// Something to look at.
    Alert,
    /// Information.
    Info,
    /// Add.
    Plus,
    /// A file to download.
    Download,
}

impl Icon {
    const fn path(self) -> &'static str {
        match self {
            Self::Phone => {
                "M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A15 15 0 0 1 3 6a2 2 0 0 1 2-2"
            }
            Self::Check => "M5 12l5 5L20 7",
            Self::Alert => "M12 8v5M12 16.5v.5M12 3l9.5 17h-19z",
            Self::Info => "M12 11v6M12 7.5v.5M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z",
            Self::Plus => "M12 5v14M5 12h14",
            Self::Download => "M12 4v11M7 11l5 5 5-5M5 20h14",
        }
    }
}

/// Draws an icon; hidden from readers, because a word stands beside it.
#[component]
pub fn IconView(
    /// Which one.
    icon: Icon,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=icon.path() />
        </svg>
    }
}
