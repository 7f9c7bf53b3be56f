//! The affiliation link: what it allows, and *Activer mon compte*, the one act that consumes it.

use affilio_domain::date::Date;
use affilio_domain::format;
use affilio_domain::wire::{LinkActivation, LinkState, LinkView, ProblemCode, SessionView};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::leaving::Leaving;
use super::new_password::{self, NewPassword};
use super::paper::Paper;
use super::secret;
use super::sign_in::{Entered, SignInForm};
use crate::api::{self, ApiError, account};
use crate::browser;
use crate::browser::address::Address;
use crate::draft::{File, Savers};
use crate::i18n::{locale, tr};
use crate::journey::Place;
use crate::say;
use crate::ui::act::Act;
use crate::ui::member_bar::left_words;
use crate::ui::notice::{Notice, Tone};
use crate::ui::page::{Heading, arrive};
use crate::ui::typed;

/// The page opened by the mailed link. The token leaves the address at once and stays in memory.
#[component]
pub fn Activation() -> impl IntoView {
    arrive(tr("Votre invitation", "Your invitation"));
    let token = RwSignal::new(secret::take(PATH));
    // A link pasted over this very page changes the fragment only: the page is not loaded anew.
    let pasted = window_event_listener(leptos::ev::hashchange, move |_| {
        let pasted = secret::take(PATH);
        if !pasted.is_empty() {
            token.set(pasted);
        }
    });
    on_cleanup(move || pasted.remove());
    move || match token.get() {
        none if none.is_empty() => view! { <Forgotten /> }.into_any(),
        token => view! { <Invitation token=StoredValue::new(token) /> }.into_any(),
    }
}

const PATH: &str = "/affiliation";

#[component]
fn Invitation(token: StoredValue<String>) -> impl IntoView {
    let link = RwSignal::new(None::<Result<LinkView, ApiError>>);
    let inspect = move || {
        link.set(None);
        spawn_local(async move {
            let seen = api::inspect_link(token.get_value()).await;
            link.try_set(Some(seen));
        });
    };
    inspect();
    let on_stale = Callback::new(move |()| inspect());
    view! {
        <div class="page narrow">
            {move || match link.get() {
                None => view! { <p class="loading" role="status">{tr("Lecture de votre invitation…", "Reading your invitation…")}</p> }.into_any(),
                Some(Err(error)) if error.code() == Some(ProblemCode::LinkUnknown) => view! { <NoToken /> }.into_any(),
                Some(Err(error)) => view! {
                    <Heading text=tr("Votre invitation n’a pas pu être lue", "Your invitation could not be read") />
                    <Notice tone=Tone::Danger live=true>
                        <p>{error.message()}</p>
                        <button type="button" class="button" on:click=move |_| inspect()>{tr("Réessayer", "Try again")}</button>
                    </Notice>
                }
                .into_any(),
                Some(Ok(view)) => match view.state {
                    LinkState::Ready => view! { <Ready link=view token on_stale /> }.into_any(),
                    LinkState::Known => view! { <Known link=view token on_stale /> }.into_any(),
                    LinkState::Activated => view! { <Activated link=view /> }.into_any(),
                    LinkState::Expired => view! { <Expired link=view token /> }.into_any(),
                    LinkState::Replaced => view! { <Replaced link=view /> }.into_any(),
                },
            }}
        </div>
    }
}

fn sign_in_link() -> impl IntoView {
    view! { <a href="/connexion" class="button">{tr("Se connecter", "Sign in")}</a> }
}

/// The page was loaded anew: the token has left the address on purpose, and the link still works.
#[component]
fn Forgotten() -> impl IntoView {
    view! {
        <div class="page narrow">
            <Heading text=tr("Rouvrez votre lien", "Open your link again") />
            <p>{tr(
                "Par sécurité, cette page ne garde pas votre lien. Ouvrez-le à nouveau depuis votre e-mail d’invitation : il fonctionne toujours.",
                "For your safety, this page does not keep your link. Open it again from your invitation e-mail: it still works.",
            )}</p>
            <p>{tr("Vous avez déjà choisi un mot de passe : connectez-vous.", "If you have already chosen a password, sign in.")}</p>
            {sign_in_link()}
        </div>
    }
}

#[component]
fn NoToken() -> impl IntoView {
    view! {
        <Heading text=tr("Ce lien n’est pas reconnu", "This link is not recognised") />
        <p>{tr(
            "Il est peut-être coupé : ouvrez-le en entier depuis votre e-mail d’invitation, ou copiez-le jusqu’au dernier caractère.",
            "It may be cut short: open it whole from your invitation e-mail, or copy it to the last character.",
        )}</p>
        <p>{tr(
            "Vous avez déjà choisi un mot de passe : connectez-vous. Vous n’avez plus l’e-mail : appelez-nous, le bouton « Aide » donne le numéro.",
            "If you have already chosen a password, sign in. If you no longer have the e-mail, call us: the “Help” button gives the number.",
        )}</p>
        {sign_in_link()}
    }
}

#[component]
fn Activated(link: LinkView) -> impl IntoView {
    view! {
        <Heading text=tr("Votre compte est déjà activé", "Your account is already active") />
        <p class="lead">{tr(
            "Ce lien a déjà servi à activer votre compte. Connectez-vous pour reprendre.",
            "This link has already activated your account. Sign in to resume.",
        )}</p>
        <Facts link />
        {sign_in_link()}
    }
}

#[component]
fn Replaced(link: LinkView) -> impl IntoView {
    view! {
        <Heading text=tr("Un lien plus récent vous attend", "A more recent link awaits you") />
        <p class="lead">
            {tr(
                "Nous vous avons envoyé un autre lien, qui remplace celui-ci. Ouvrez le dernier e-mail reçu à ",
                "We sent you another link, which replaces this one. Open the last e-mail received at ",
            )}
            <strong>{link.email}</strong>
            "."
        </p>
        <p>{tr("Vous avez déjà choisi un mot de passe : connectez-vous.", "If you have already chosen a password, sign in.")}</p>
        {sign_in_link()}
    }
}

/// *Numéro d'adhérent*, and how long is left.
#[component]
fn Facts(link: LinkView) -> impl IntoView {
    let until = Date::parse_iso(&link.expires_on)
        .map(|date| format::date(date, locale()))
        .unwrap_or_default();
    let left = i32::try_from(link.days_left)
        .map(left_words)
        .unwrap_or_default();
    let over = link.state == LinkState::Expired;
    view! {
        <dl class="facts">
            <div><dt>{tr("Numéro d’adhérent", "Member number")}</dt><dd class="number">{link.member_number}</dd></div>
            <div>
                <dt>{if over { tr("Terminé depuis le", "Over since") } else { tr("Jusqu’au", "Until") }}</dt>
                <dd>{until}{(!over).then(|| view! { <span class="small">{left}</span> })}</dd>
            </div>
        </dl>
    }
}

const EXPIRED_FAILURE: &str = "lien-erreur";

#[component]
fn Expired(link: LinkView, token: StoredValue<String>) -> impl IntoView {
    let sent = RwSignal::new(false);
    let act = Act::new();
    let renew = move |_| {
        act.run(EXPIRED_FAILURE, async move {
            api::renew_link(token.get_value()).await?;
            sent.try_set(true);
            Ok(())
        });
    };
    let number = StoredValue::new(link.member_number.clone());
    let download = Callback::new(move |()| {
        act.run(EXPIRED_FAILURE, async move {
            let bytes = account::paper_bulletin(token.get_value()).await?;
            let name = number.with_value(|number| format!("bulletin-{number}.pdf"));
            browser::save_pdf(&bytes, &name);
            Ok(())
        });
    });
    view! {
        <Heading text=tr("Ce lien a dépassé ses 60 jours", "This link is past its 60 days") />
        <p class="lead">
            {tr("Vous pouvez en recevoir un autre, à la même adresse : ", "You can receive another one, at the same address: ")}
            <strong>{link.email.clone()}</strong>
            "."
        </p>
        <Facts link />
        {move || act.failure().map(|message| view! {
            <div id=EXPIRED_FAILURE tabindex="-1"><Notice tone=Tone::Danger live=true><p>{message}</p></Notice></div>
        })}
        {move || if sent.get() {
            view! {
                <Notice tone=Tone::Ok live=true><p>{tr("Un nouveau lien est parti. Il est valable 60 jours.", "A new link is on its way. It is valid for 60 days.")}</p></Notice>
            }
            .into_any()
        } else {
            view! {
                <button type="button" class="button" prop:disabled=move || act.is_busy() on:click=renew>{tr("Recevoir un nouveau lien", "Receive a new link")}</button>
            }
            .into_any()
        }}
        <Paper act on_press=download
            filled_with=tr("ce que votre employeur nous a indiqué", "what your employer told us") />
    }
}

#[component]
fn Ready(link: LinkView, token: StoredValue<String>, on_stale: Callback<()>) -> impl IntoView {
    let first_name = link.first_name.clone();
    let other = typed::tick("autre-compte");
    let email = StoredValue::new(link.email.clone());
    view! {
        <Heading text=say!("Bienvenue, {first_name}", "Welcome, {first_name}") />
        <p class="lead">
            <strong>{link.employer.clone()}</strong>
            {tr(
                " vous ouvre sa complémentaire santé. Quelques minutes suffisent, et vous pouvez vous arrêter à tout moment.",
                " offers you its complementary health plan. A few minutes are enough, and you can stop at any time.",
            )}
        </p>
        <Facts link />
        <section>
            <h2>{tr("À garder sous la main", "Have at hand")}</h2>
            <ul class="ticks">
                <li>{tr("votre attestation de droits, et celle de chaque bénéficiaire ;", "your “attestation de droits” (proof of social-security rights), and each dependant’s;")}</li>
                <li>{tr("votre RIB ;", "your RIB (bank details);")}</li>
                <li>{tr("votre téléphone mobile.", "your mobile phone.")}</li>
            </ul>
        </section>
        {move || if other.get() {
            view! { <Join token known=String::new() on_stale /> }.into_any()
        } else {
            view! {
                <PasswordForm identifier=email.get_value() token apart=false on_stale />
                <p>{tr("Vous avez déjà un espace affilio avec une autre adresse ?", "Do you already have an affilio account under another address?")}</p>
                <button type="button" class="button-quiet" on:click=move |_| other.set(true)>{tr("Y ajouter ce contrat", "Add this contract to it")}</button>
            }
            .into_any()
        }}
    }
}

/// An account has this address: its owner signs in, somebody else who shares it may have their own.
#[component]
fn Known(link: LinkView, token: StoredValue<String>, on_stale: Callback<()>) -> impl IntoView {
    let first_name = link.first_name.clone();
    let apart = typed::tick("compte-a-part");
    let email = StoredValue::new(link.email.clone());
    let number = StoredValue::new(link.member_number.clone());
    view! {
        <Heading text=say!("Un nouveau contrat vous attend, {first_name}", "A new contract awaits you, {first_name}") />
        <p class="lead">
            <strong>{link.employer.clone()}</strong>
            {tr(
                " vous ouvre sa complémentaire santé. Vous avez déjà un espace avec cette adresse : connectez-vous, le contrat y sera ajouté.",
                " offers you its complementary health plan. You already have an account with this address: sign in, the contract will be added to it.",
            )}
        </p>
        <Facts link />
        {move || if apart.get() {
            view! { <PasswordForm identifier=number.get_value() token apart=true on_stale /> }.into_any()
        } else {
            view! {
                <Join token known=email.get_value() on_stale />
                <p>{tr("Vous partagez cette adresse avec quelqu’un, et cet espace n’est pas le vôtre ?", "You share this address with somebody, and that account is not yours?")}</p>
                <button type="button" class="button-quiet" on:click=move |_| apart.set(true)>{tr("Créer un compte à part", "Open an account of my own")}</button>
            }
            .into_any()
        }}
    }
}

/// Whether the link was used, replaced or over since the page read it: what it is now says the way on.
fn is_stale<T>(outcome: &Result<T, ApiError>) -> bool {
    use ProblemCode::{AccountKnown, LinkExpired, LinkReplaced, LinkUsed};
    let code = outcome.as_ref().err().and_then(ApiError::code);
    matches!(
        code,
        Some(AccountKnown | LinkExpired | LinkReplaced | LinkUsed)
    )
}

const JOIN_FAILURE: &str = "ajout-erreur";

/// Signs in unless that is done, then adds the contract.
#[component]
fn Join(token: StoredValue<String>, known: String, on_stale: Callback<()>) -> impl IntoView {
    let leaving = Leaving::new();
    let address = expect_context::<Address>();
    let act = Act::new();
    let here = RwSignal::new(None::<SessionView>);
    spawn_local(async move {
        if let Ok(session) = api::session().await {
            here.try_set(session);
        }
    });
    let add = move || {
        act.run(JOIN_FAILURE, async move {
            leaving.settle().await?;
            let added = account::add_file(token.get_value()).await;
            if is_stale(&added) {
                on_stale.try_run(());
                return Ok(());
            }
            added?;
            secret::forget();
            leaving.forget();
            address.replace(&Place::Overview.path());
            Ok(())
        });
    };
    let signed_in = Entered::new(move |session| {
        here.try_set(Some(session));
        add();
        Box::pin(async { Ok(()) })
    });
    let known = StoredValue::new(known);
    view! {
        {move || act.failure().map(|message| view! {
            <div id=JOIN_FAILURE tabindex="-1"><Notice tone=Tone::Danger live=true><p>{message}</p></Notice></div>
        })}
        {move || match here.get() {
            None => view! { <SignInForm known=known.get_value() on_done=signed_in /> }.into_any(),
            Some(session) => {
                let (name, number) = (session.first_name, session.member_number);
                view! {
                    <p>{say!("Vous êtes connecté : {name}, numéro d’adhérent {number}.", "You are signed in: {name}, member number {number}.")}</p>
                    <button type="button" class="button" prop:disabled=move || act.is_busy() on:click=move |_| add()>
                        {tr("Ajouter ce contrat à mon espace", "Add this contract to my account")}
                    </button>
                }
                .into_any()
            }
        }}
    }
}

#[component]
fn PasswordForm(
    identifier: String,
    token: StoredValue<String>,
    apart: bool,
    /// The link is no longer what the page says.
    on_stale: Callback<()>,
) -> impl IntoView {
    let file = expect_context::<File>();
    let savers = expect_context::<Savers>();
    let address = expect_context::<Address>();
    let act = Act::new();
    let send = move |password: String| {
        let activation = LinkActivation {
            token: token.get_value(),
            password,
            apart,
        };
        act.run(new_password::FIELD, async move {
            let activated = api::activate_link(activation).await;
            if is_stale(&activated) {
                on_stale.try_run(());
                return Ok(());
            }
            activated?;
            secret::forget();
            typed::forget();
            savers.forget();
            file.set(None);
            // The invitation has served: *Back* must not return to it.
            address.replace(&Place::Overview.path());
            Ok(())
        });
    };
    view! {
        <NewPassword identifier act on_send=Callback::new(send)
            title=tr("Choisissez votre mot de passe", "Choose your password")
            button=tr("Activer mon compte", "Activate my account") />
    }
}
