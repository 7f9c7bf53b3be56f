//! Providers and the table of routes.

use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;

use crate::browser;
use crate::draft::{File, Savers};
use crate::pages::{
    activation::Activation, estimator::Estimator, guarantee_table::GuaranteeTable, home::Home,
    not_found::NotFound, overview::Overview, sign_in::SignIn, signed::Signed,
};
use crate::steps::{
    bank::view::BankStep,
    beneficiaries::view::{BeneficiariesStep, BeneficiaryPage},
    guarantees::view::GuaranteesStep,
    profile::view::ProfileStep,
    signature::view::SignatureStep,
};
use crate::ui::chrome::{Footer, Header};

/// The application.
#[component]
pub fn App() -> impl IntoView {
    let file = File::new();
    let savers = Savers::new(file);
    provide_context(file);
    provide_context(savers);
    let _ = window_event_listener(leptos::ev::beforeunload, move |event| {
        if savers.any_unsaved() {
            event.prevent_default();
        }
    });
    browser::remove_start_screen();
    view! {
        <Router>
            <Header />
            <main id="contenu" tabindex="-1">
                <FlatRoutes fallback=NotFound>
                    <Route path=path!("/") view=Home />
                    <Route path=path!("/estimer") view=Estimator />
                    <Route path=path!("/tableau") view=GuaranteeTable />
                    <Route path=path!("/connexion") view=SignIn />
                    <Route path=path!("/affiliation") view=Activation />
                    <Route path=path!("/affiliation/etapes") view=Overview />
                    <Route path=path!("/affiliation/profil") view=ProfileStep />
                    <Route path=path!("/affiliation/beneficiaires") view=BeneficiariesStep />
                    <Route path=path!("/affiliation/beneficiaires/:rank") view=BeneficiaryPage />
                    <Route path=path!("/affiliation/garanties") view=GuaranteesStep />
                    <Route path=path!("/affiliation/coordonnees-bancaires") view=BankStep />
                    <Route path=path!("/affiliation/signature") view=SignatureStep />
                    <Route path=path!("/affiliation/fin") view=Signed />
                </FlatRoutes>
            </main>
            <Footer />
        </Router>
    }
}
