//! The public application.

use leptos::prelude::*;

use super::frame;
use crate::journey::Screen;
use crate::pages::{
    estimator::Estimator, guarantee_table::GuaranteeTable, home::Home, not_found::NotFound,
    notice::Notice,
};

/// Home, estimator, table of guarantees, and any address that leads nowhere.
#[component]
pub fn PublicApp() -> impl IntoView {
    frame(|path| Screen::at(path).is_public(), show)
}

fn show(screen: Screen) -> AnyView {
    match screen {
        Screen::Home => view! { <Home /> }.into_any(),
        Screen::Estimator => view! { <Estimator /> }.into_any(),
        Screen::Table => view! { <GuaranteeTable /> }.into_any(),
        Screen::Notice => view! { <Notice /> }.into_any(),
        Screen::SignIn
        | Screen::Forgotten
        | Screen::Files
        | Screen::Account
        | Screen::Activation
        | Screen::Journey(_)
        | Screen::Beneficiary(_)
        | Screen::Unknown => view! { <NotFound /> }.into_any(),
    }
}
