//! The journey in parts. The program that opens the page knows the link and the account's door; each
//! part beyond is downloaded when a screen first asks for it, the others right after it, so that one
//! goes on from step to step without network.

use affilio_app::app::parts::{Part, Parts};
use affilio_app::cut;
use affilio_app::journey::{Place, Screen};
use affilio_app::pages::{
    account::Account, exemption::Exemption, files::Files, forgotten::Forgotten, overview::Overview,
    signed::Signed,
};
use affilio_app::steps::{
    bank::view::BankStep,
    beneficiaries::{person_view::BeneficiaryPage, view::BeneficiariesStep},
    guarantees::view::GuaranteesStep,
    profile::view::ProfileStep,
    signature::view::SignatureStep,
};
use affilio_domain::enrolment::Step;
use leptos::prelude::*;

cut!(LIST, list, show_list);
cut!(PEOPLE, people, show_people);
cut!(COVER, cover, show_cover);
cut!(FINISH, finish, show_finish);
cut!(ACCOUNT, account, show_account);

/// In the order in which one needs them.
pub(crate) static PARTS: Parts = Parts::new(&[&LIST, &PEOPLE, &COVER, &FINISH, &ACCOUNT]);

/// The part that shows a screen; none for what is there from the start.
pub(crate) fn of(screen: Screen) -> Option<&'static Part> {
    match screen {
        Screen::Forgotten | Screen::Files | Screen::Account => Some(&ACCOUNT),
        Screen::Beneficiary(_) => Some(&PEOPLE),
        Screen::Journey(place) => match place {
            Place::Overview => Some(&LIST),
            Place::Step(Step::Profile | Step::Beneficiaries) => Some(&PEOPLE),
            Place::Step(Step::Guarantees) | Place::Exemption => Some(&COVER),
            Place::Step(Step::Bank | Step::Signature) | Place::End => Some(&FINISH),
        },
        Screen::SignIn
        | Screen::Activation
        | Screen::Home
        | Screen::Estimator
        | Screen::Table
        | Screen::Notice
        | Screen::Unknown => None,
    }
}

fn show_list(_: Screen) -> AnyView {
    view! { <Overview /> }.into_any()
}

fn show_people(screen: Screen) -> AnyView {
    match screen {
        Screen::Beneficiary(asked) => view! { <BeneficiaryPage asked /> }.into_any(),
        Screen::Journey(Place::Step(Step::Profile)) => view! { <ProfileStep /> }.into_any(),
        _ => view! { <BeneficiariesStep /> }.into_any(),
    }
}

fn show_cover(screen: Screen) -> AnyView {
    match screen {
        Screen::Journey(Place::Exemption) => view! { <Exemption /> }.into_any(),
        _ => view! { <GuaranteesStep /> }.into_any(),
    }
}

fn show_finish(screen: Screen) -> AnyView {
    match screen {
        Screen::Journey(Place::End) => view! { <Signed /> }.into_any(),
        Screen::Journey(Place::Step(Step::Bank)) => view! { <BankStep /> }.into_any(),
        _ => view! { <SignatureStep /> }.into_any(),
    }
}

fn show_account(screen: Screen) -> AnyView {
    match screen {
        Screen::Forgotten => view! { <Forgotten /> }.into_any(),
        Screen::Files => view! { <Files /> }.into_any(),
        _ => view! { <Account /> }.into_any(),
    }
}
