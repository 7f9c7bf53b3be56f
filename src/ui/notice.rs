//! A message in the page: an icon, words, and what to do.

use leptos::prelude::*;

use super::icon::{Icon, IconView};

/// What a message is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// To know.
    Info,
    /// Done.
    Ok,
    /// To look at.
    Warn,
    /// Did not work.
    Danger,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Info => "notice notice-info",
            Self::Ok => "notice notice-ok",
            Self::Warn => "notice notice-warn",
            Self::Danger => "notice notice-danger",
        }
    }

    const fn icon(self) -> Icon {
        match self {
            Self::Info => Icon::Info,
            Self::Ok => Icon::Check,
            Self::Warn | Self::Danger => Icon::Alert,
        }
    }
}

/// What an act met, beside its button: read out, and able to take the focus.
pub fn fault(id: &'static str, words: Option<String>) -> Option<AnyView> {
    let words = words?;
    Some(
        view! {
            <p class="field-error" id=id tabindex="-1" role="alert">
                <IconView icon=Icon::Alert />
                <span>{words}</span>
            </p>
        }
        .into_any(),
    )
}

/// A message. It is read out when it appears only inside a live region: see `live`.
#[component]
pub fn Notice(
    /// What it is about.
    tone: Tone,
    /// Whether to read it out when it appears.
    #[prop(optional)]
    live: bool,
    /// The words.
    children: Children,
) -> impl IntoView {
    let role = match (live, tone) {
        (false, _) => None,
        (true, Tone::Danger) => Some("alert"),
        (true, _) => Some("status"),
    };
    view! {
        <div class=tone.class() role=role>
            <IconView icon=tone.icon() />
            <div class="notice-body">{children()}</div>
        </div>
    }
}
