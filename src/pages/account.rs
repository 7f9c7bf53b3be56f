//! *Mon compte*: who signs in, with which contracts, and on which devices.

use affilio_domain::wire::{BrowserFamily, FileLine, ProblemCode, SessionLine};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::files::FileList;
use super::leaving::Leaving;
use super::sign_in::NEEDED;
use crate::api::{self, ApiError, account};
use crate::browser;
use crate::browser::address::Address;
use crate::i18n::tr;
use crate::journey::Place;
use crate::say;
use crate::ui::act::Act;
use crate::ui::notice::{Notice, Tone};
use crate::ui::page::{Heading, arrive};

const FAILURE: &str = "compte-erreur";
const SESSIONS: &str = "appareils";

type Loaded = (Vec<FileLine>, Vec<SessionLine>);

/// The page.
#[component]
pub fn Account() -> impl IntoView {
    arrive(tr("Mon compte", "My account"));
    let address = expect_context::<Address>();
    let loaded = RwSignal::new(None::<Result<Loaded, ApiError>>);
    let load = Callback::new(move |()| {
        spawn_local(async move {
            match all().await {
                Err(error) if error.code() == Some(ProblemCode::SessionMissing) => {
                    address.replace(NEEDED);
                }
                read => {
                    loaded.try_set(Some(read));
                }
            }
        });
    });
    load.run(());
    view! {
        <div class="page narrow">
            <Heading text=tr("Mon compte", "My account") />
            {move || match loaded.get() {
                None => view! { <p class="loading" role="status">{tr("Lecture de votre compte…", "Reading your account…")}</p> }.into_any(),
                Some(Err(error)) => view! {
                    <Notice tone=Tone::Danger live=true>
                        <p>{error.message()}</p>
                        <button type="button" class="button" on:click=move |_| load.run(())>{tr("Réessayer", "Try again")}</button>
                    </Notice>
                }
                .into_any(),
                Some(Ok((files, sessions))) => view! {
                    <p><a href=Place::Overview.path()>{tr("Revenir à mon adhésion", "Back to my enrolment")}</a></p>
                    <section>
                        <h2>{tr("Mes contrats", "My contracts")}</h2>
                        <FileList lines=files />
                    </section>
                    <Sessions lines=sessions />
                    <section>
                        <h2>{tr("Mon mot de passe", "My password")}</h2>
                        <p>{tr(
                            "Pour le changer, recevez un lien par e-mail. Il déconnecte ensuite tous vos appareils.",
                            "To change it, receive a link by e-mail. It then signs out all your devices.",
                        )}</p>
                        <a href="/connexion/oubli" class="button-quiet">{tr("Changer mon mot de passe", "Change my password")}</a>
                    </section>
                }
                .into_any(),
            }}
        </div>
    }
}

async fn all() -> Result<Loaded, ApiError> {
    Ok((account::files().await?, account::sessions().await?))
}

#[component]
fn Sessions(lines: Vec<SessionLine>) -> impl IntoView {
    let leaving = Leaving::new();
    let address = expect_context::<Address>();
    let act = Act::new();
    let lines = RwSignal::new(lines);
    let ended = RwSignal::new(None::<&'static str>);
    let end = move |id: String, own: bool| {
        act.run(FAILURE, async move {
            if own {
                leaving.settle().await?;
                api::sign_out().await?;
                leaving.forget();
                address.go("/connexion");
                return Ok(());
            }
            ended.try_set(None);
            account::end_session(&id).await?;
            lines.try_set(account::sessions().await?);
            ended.try_set(Some(if id == account::OTHERS {
                tr(
                    "Les autres appareils sont déconnectés.",
                    "The other devices are signed out.",
                )
            } else {
                tr("L’appareil est déconnecté.", "The device is signed out.")
            }));
            // The button that was pressed is gone.
            request_animation_frame(|| browser::focus(SESSIONS));
            Ok(())
        });
    };
    let others = move || lines.with(|lines| lines.iter().any(|line| !line.current));
    let items = move || {
        lines
            .get()
            .into_iter()
            .map(|line| {
                let name = browser_name(line.browser);
                let (id, own) = (line.id.clone(), line.current);
                let button = if own {
                    tr("Me déconnecter", "Sign out")
                } else {
                    tr("Déconnecter", "Sign out")
                };
                let full = if own {
                    tr("Me déconnecter de cet appareil", "Sign out of this device").to_owned()
                } else {
                    let seen = seen(&line);
                    say!("Déconnecter {name}, {seen}", "Sign out {name}, {seen}")
                };
                view! {
                    <li class="card person">
                        <div>
                            <p class="person-name">{name}</p>
                            <p class="small">{seen(&line)}</p>
                        </div>
                        <button type="button" class="button-quiet" aria-label=full prop:disabled=move || act.is_busy()
                            on:click=move |_| end(id.clone(), own)>{button}</button>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <section>
            <h2 id=SESSIONS tabindex="-1">{tr("Où je suis connecté", "Where I am signed in")}</h2>
            <div role="status">
                {move || ended.get().map(|words| view! { <Notice tone=Tone::Ok><p>{words}</p></Notice> })}
            </div>
            {move || act.failure().map(|message| view! {
                <div id=FAILURE tabindex="-1"><Notice tone=Tone::Danger live=true><p>{message}</p></Notice></div>
            })}
            <ul class="people">{items}</ul>
            {move || others().then(|| view! {
                <button type="button" class="button-quiet" prop:disabled=move || act.is_busy()
                    on:click=move |_| end(account::OTHERS.to_owned(), false)>
                    {tr("Déconnecter tous les autres appareils", "Sign out all other devices")}
                </button>
            })}
        </section>
    }
}

const fn known_name(family: BrowserFamily) -> Option<&'static str> {
    match family {
        BrowserFamily::Firefox => Some("Firefox"),
        BrowserFamily::Edge => Some("Edge"),
        BrowserFamily::Chrome => Some("Chrome"),
        BrowserFamily::Safari => Some("Safari"),
        BrowserFamily::Other => None,
    }
}

fn browser_name(family: BrowserFamily) -> &'static str {
    known_name(family).unwrap_or_else(|| tr("Autre navigateur", "Another browser"))
}

/// When a session last served, in words.
fn seen(line: &SessionLine) -> String {
    let minutes = line.minutes_ago;
    match (line.current, minutes) {
        (true, _) => tr("Cet appareil", "This device").to_owned(),
        (false, 0) => tr("Utilisé à l’instant", "Used just now").to_owned(),
        (false, 1) => tr("Utilisé il y a 1 minute", "Used 1 minute ago").to_owned(),
        (false, _) => say!(
            "Utilisé il y a {minutes} minutes",
            "Used {minutes} minutes ago"
        ),
    }
}
