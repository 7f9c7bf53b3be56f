//! The journey's application.

use affilio_domain::enrolment::Step;
use leptos::prelude::*;

use super::frame;
use crate::draft::{File, Savers};
use crate::journey::{Place, Screen};
use crate::levels::Levels;
use crate::pages::{
    account::Account, activation::Activation, exemption::Exemption, files::Files,
    forgotten::Forgotten, not_found::NotFound, overview::Overview, session_warning::SessionWarning,
    sign_in::SignIn, signed::Signed,
};
use crate::steps::{
    bank::view::BankStep,
    beneficiaries::{person_view::BeneficiaryPage, view::BeneficiariesStep},
    guarantees::view::GuaranteesStep,
    profile::view::ProfileStep,
    signature::view::SignatureStep,
};
use crate::ui::member_bar::MemberBar;

/// Signing in, activation, the steps.
#[component]
pub fn JourneyApp() -> impl IntoView {
    let file = File::none();
    let savers = Savers::new(file);
    provide_context(file);
    provide_context(savers);
    provide_context(Levels::new(file));
    let _ = window_event_listener(leptos::ev::beforeunload, move |event| {
        if savers.all().iter().any(|saver| saver.is_unsaved()) {
            event.prevent_default();
        }
    });
    // A phone may never come back to a page that it hides.
    let _ = window_event_listener(leptos::ev::visibilitychange, move |_| savers.hurry());
    let _ = window_event_listener(leptos::ev::online, move |_| savers.hurry());
    view! {
        {frame(|path| !Screen::at(path).is_public(), show)}
        <SessionWarning />
    }
}

fn show(screen: Screen) -> AnyView {
    match screen {
        Screen::Journey(_) | Screen::Beneficiary(_) => {
            (view! { <MemberBar /> }, inside(screen)).into_any()
        }
        _ => inside(screen),
    }
}

fn inside(screen: Screen) -> AnyView {
    match screen {
        Screen::Forgotten => view! { <Forgotten /> }.into_any(),
        Screen::Files => view! { <Files /> }.into_any(),
        Screen::Account => view! { <Account /> }.into_any(),
        Screen::SignIn => view! { <SignIn /> }.into_any(),
        Screen::Activation => view! { <Activation /> }.into_any(),
        Screen::Beneficiary(asked) => view! { <BeneficiaryPage asked /> }.into_any(),
        Screen::Journey(place) => match place {
            Place::Overview => view! { <Overview /> }.into_any(),
            Place::Exemption => view! { <Exemption /> }.into_any(),
            Place::End => view! { <Signed /> }.into_any(),
            Place::Step(Step::Profile) => view! { <ProfileStep /> }.into_any(),
            Place::Step(Step::Beneficiaries) => view! { <BeneficiariesStep /> }.into_any(),
            Place::Step(Step::Guarantees) => view! { <GuaranteesStep /> }.into_any(),
            Place::Step(Step::Bank) => view! { <BankStep /> }.into_any(),
            Place::Step(Step::Signature) => view! { <SignatureStep /> }.into_any(),
        },
        Screen::Home | Screen::Estimator | Screen::Table | Screen::Notice | Screen::Unknown => {
            view! { <NotFound /> }.into_any()
        }
    }
}
