//! Signing in: to resume, or when a session ended in the middle of a step.

use std::future::Future;
use std::pin::Pin;

use affilio_domain::wire::{Credentials, FirstPassword, ProblemCode, SessionView};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::new_password::{self, NewPassword};
use super::session_warning::SessionWatch;
use crate::api::{self, ApiError, account};
use crate::browser;
use crate::browser::address::Address;
use crate::draft::{File, Savers};
use crate::i18n::tr;
use crate::journey::{Place, Progress};
use crate::ui::act::Act;
use crate::ui::notice::{Notice, Tone, fault};
use crate::ui::page::{Heading, arrive};
use crate::ui::typed;

/// Where one who forgot the password goes.
const FORGOTTEN: &str = "/connexion/oubli";
/// Where a page that only somebody signed in sees leads the others.
pub const NEEDED: &str = "/connexion?session=absente";
const ABSENT: &str = "session=absente";
/// The screen where one of several files is chosen.
const FILES: &str = "/affiliation/contrats";

/// The page *Mon adhésion*: leads straight to the file when a session is open.
#[component]
pub fn SignIn() -> impl IntoView {
    arrive(tr("Connexion", "Sign in"));
    let file = expect_context::<File>();
    let savers = expect_context::<Savers>();
    let address = expect_context::<Address>();
    let enter = move |session: SessionView, chosen: bool| async move {
        if session.files > 1 && !chosen {
            savers.forget();
            file.set(None);
            address.replace(FILES);
            return Ok(());
        }
        let loaded = api::file().await?;
        let to = match Progress::of(&loaded).resume() {
            Place::End => Place::End,
            Place::Exemption => Place::Exemption,
            Place::Overview | Place::Step(_) => Place::Overview,
        };
        if belongs_to(file, &session) && savers.is_unsaved() {
            // The versions known here stay: what was changed elsewhere meanwhile is told.
            file.stand_as(&loaded);
            savers.resume();
        } else {
            savers.forget();
            file.set(Some(loaded));
        }
        address.replace(&to.path());
        Ok(())
    };
    spawn_local(async move {
        if let Ok(Some(session)) = api::session().await {
            // The form stays: whoever signs in again is told what is wrong.
            let _unread: Result<(), ApiError> = enter(session, true).await;
        }
    });
    view! {
        <div class="page narrow">
            <Heading text=tr("Reprendre mon adhésion", "Resume my enrolment") />
            {move || address.has_mark(ABSENT).then(|| view! {
                <Notice tone=Tone::Info>
                    <p>{tr(
                        "Il faut être connecté pour voir la page demandée. Si votre session était ouverte, elle est terminée : vos réponses enregistrées vous attendent.",
                        "You must be signed in to see the page you asked for. If you were, your session is over: your saved answers await you.",
                    )}</p>
                </Notice>
            })}
            <p class="lead">{tr("Vous retrouvez votre dossier là où vous l’avez laissé.", "You find your file where you left it.")}</p>
            <SignInForm on_done=Entered::new(move |session| Box::pin(enter(session, false))) />
            <p>
                {tr(
                    "Pas encore de mot de passe ? Ouvrez le lien de votre e-mail d’invitation : il sert à le choisir. Vous avez reçu deux lettres : écrivez ici l’identifiant de l’une et le mot de passe provisoire de l’autre. ",
                    "No password yet? Open the link in your invitation e-mail to choose one. If you received two letters, type here the identifier from one and the provisional password from the other. ",
                )}
                <a href="/estimer">{tr("Estimer un soin", "Estimate a treatment")}</a>
                {tr(" ne demande aucun compte.", " needs no account.")}
            </p>
        </div>
    }
}

/// Whether the file in memory is that of the person who signed in.
fn belongs_to(file: File, session: &SessionView) -> bool {
    file.read()
        .is_some_and(|file| file.member_number == session.member_number)
}

/// In the middle of a step: signs in again without leaving the screen, so that nothing is lost.
#[component]
pub fn SignInAgain(
    /// What to do once the same person is signed in.
    on_done: Callback<()>,
) -> impl IntoView {
    let file = expect_context::<File>();
    let savers = expect_context::<Savers>();
    let address = expect_context::<Address>();
    let watch = expect_context::<SessionWatch>();
    let enter = move |session: SessionView| async move {
        // One of several files of this person may be on the screen, and the session in another.
        if !belongs_to(file, &session)
            && let Err(error) = account::choose_file(file.member()).await
        {
            if error.code() != Some(ProblemCode::NotFound) {
                return Err(error);
            }
            // What is on the screen is another person's: it must not reach this one's file.
            savers.forget();
            file.set(None);
            address.replace(&Place::Overview.path());
            return Ok(());
        }
        watch.look();
        on_done.run(());
        // The form that had the focus is gone.
        request_animation_frame(|| browser::focus_on_arrival(true));
        Ok(())
    };
    view! {
        <Notice tone=Tone::Warn live=true>
            <p>
                <strong>{tr("Votre session est terminée.", "Your session is over.")}</strong>
                {tr(
                    " Vos réponses sont toujours à l’écran : connectez-vous ici, elles seront enregistrées aussitôt.",
                    " Your answers are still on the screen: sign in here, they will be saved at once.",
                )}
            </p>
            <SignInForm known=file.member() on_done=Entered::new(move |session| Box::pin(enter(session))) />
        </Notice>
    }
}

const FAILURE: &str = "connexion-erreur";

/// What follows once somebody is signed in; why it did not succeed is said beside the button, which
/// tries again.
pub type Entered = Callback<SessionView, Pin<Box<dyn Future<Output = Result<(), ApiError>>>>>;

async fn follow(on_done: Entered, session: SessionView) -> Result<(), ApiError> {
    match on_done.try_run(session) {
        Some(next) => {
            next.await?;
            // A password that has served is not to be found in the next form.
            typed::forget();
            Ok(())
        }
        // The form is gone, and what it led to.
        None => Ok(()),
    }
}

/// The field that is empty, and what to write there.
fn lacking(typed: &Credentials) -> Option<(&'static str, &'static str)> {
    if typed.identifier.trim().is_empty() {
        let words = tr(
            "Écrivez votre e-mail ou votre numéro d’adhérent : il figure dans votre invitation.",
            "Type your e-mail or your member number: it is in your invitation.",
        );
        Some(("identifiant", words))
    } else if typed.password.is_empty() {
        let words = tr("Écrivez votre mot de passe.", "Type your password.");
        Some(("mot-de-passe", words))
    } else {
        None
    }
}

/// Identifier and password; with the provisional password of a letter, one's own is then chosen.
#[component]
pub fn SignInForm(
    /// What to do once signed in.
    on_done: Entered,
    /// The identifier, when it is known.
    #[prop(optional, into)]
    known: String,
) -> impl IntoView {
    let identifier = typed::text("identifiant");
    if identifier.with_untracked(String::is_empty) {
        identifier.set(known);
    }
    let password = typed::text("mot-de-passe");
    let provisional = RwSignal::new(None::<Credentials>);
    let act = Act::new();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let credentials = Credentials {
            // A password manager may fill the page without telling: what is shown is what counts.
            identifier: browser::shown_value("identifiant")
                .unwrap_or_else(|| identifier.get_untracked()),
            password: browser::shown_value("mot-de-passe")
                .unwrap_or_else(|| password.get_untracked()),
        };
        if let Some((field, words)) = lacking(&credentials) {
            act.fail(words.to_owned(), field);
            return;
        }
        act.run(FAILURE, async move {
            match api::sign_in(credentials.clone()).await {
                Ok(session) => follow(on_done, session).await,
                Err(error) if error.code() == Some(ProblemCode::PasswordProvisional) => {
                    provisional.try_set(Some(credentials));
                    request_animation_frame(|| browser::focus(new_password::FIELD));
                    Ok(())
                }
                Err(error) => Err(error),
            }
        });
    };
    let form = move || {
        view! {
            <form novalidate on:submit=submit class="sign-in">
                {move || fault(FAILURE, act.failure())}
                <p class="small">{tr("Les deux réponses sont nécessaires.", "Both answers are needed.")}</p>
                <div class="field">
                    <label for="identifiant">{tr("E-mail ou numéro d’adhérent", "E-mail or member number")}</label>
                    <input id="identifiant" name="identifiant" type="text" inputmode="email" autocomplete="username"
                        autocapitalize="off" spellcheck="false" class="w-long"
                        prop:value=move || identifier.get()
                        on:input=move |event| { identifier.try_set(event_target_value(&event)); } />
                </div>
                <div class="field">
                    <label for="mot-de-passe">{tr("Mot de passe", "Password")}</label>
                    <input id="mot-de-passe" name="mot-de-passe" type="password" autocomplete="current-password" class="w-long"
                        prop:value=move || password.get()
                        on:input=move |event| { password.try_set(event_target_value(&event)); } />
                </div>
                <div class="actions">
                    <button type="submit" class="button" prop:disabled=move || act.is_busy()>{tr("Se connecter", "Sign in")}</button>
                    <a href=FORGOTTEN class="button-quiet">{tr("Mot de passe oublié", "Forgotten password")}</a>
                </div>
            </form>
        }
    };
    move || match provisional.get() {
        None => form().into_any(),
        Some(printed) => view! { <FirstPasswordForm printed on_done /> }.into_any(),
    }
}

/// One's own password, in place of the provisional one that was just typed.
#[component]
fn FirstPasswordForm(printed: Credentials, on_done: Entered) -> impl IntoView {
    let act = Act::new();
    let identifier = printed.identifier.trim().to_owned();
    // The provisional password serves once: what follows may have to be tried again.
    let opened = StoredValue::new(None::<SessionView>);
    let send = move |password: String| {
        let first = FirstPassword {
            identifier: printed.identifier.clone(),
            provisional: printed.password.clone(),
            password,
        };
        act.run(new_password::FIELD, async move {
            let session = match opened.try_get_value().flatten() {
                Some(session) => session,
                None => account::first_password(first).await?,
            };
            opened.try_set_value(Some(session.clone()));
            follow(on_done, session).await
        });
    };
    view! {
        <Notice tone=Tone::Ok live=true>
            <p>{tr(
                "Votre mot de passe provisoire est le bon. Il ne servira plus : choisissez le vôtre.",
                "Your provisional password is right. It will not serve again: choose your own.",
            )}</p>
        </Notice>
        <NewPassword identifier act on_send=Callback::new(send)
            title=tr("Choisissez votre mot de passe", "Choose your password")
            button=tr("Enregistrer mon mot de passe", "Save my password") />
    }
}
