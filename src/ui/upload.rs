//! Joining files: a button, the list of what is joined, and what happened in words.

use affilio_domain::format;
use affilio_domain::wire::{
    ATTACHMENT_KINDS, ATTACHMENT_MAX, AttachmentPurpose, AttachmentView, FileView, ProblemCode,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::icon::{Icon, IconView};
use crate::api::{self, ApiError};
use crate::browser;
use crate::browser::files::{self, Picked};
use crate::draft::File;
use crate::i18n::{locale, tr};
use crate::say;

/// A file to send, and the key under which it is joined once, however often it is sent.
type Waiting = (Picked, String);

/// What happened to the files of one place.
#[derive(Clone, PartialEq, Eq)]
enum Sending {
    /// Nothing under way, and what was done last.
    Still(String),
    /// This file is on its way.
    Underway(String),
    /// This file did not leave or was refused: why. Those that wait stay in memory.
    Failed(String, ApiError),
    /// This file is too large to be sent at all.
    TooLarge(String),
}

/// One place where files are joined.
#[derive(Clone)]
struct Place {
    file: File,
    purpose: AttachmentPurpose,
    subject: String,
    state: RwSignal<Sending>,
    waiting: StoredValue<Vec<Waiting>, LocalStorage>,
    busy: StoredValue<bool>,
}

impl Place {
    /// Takes what was chosen, and sends it after what waits already.
    fn choose(&self, picked: Vec<Picked>) {
        let (fit, large): (Vec<_>, Vec<_>) = picked
            .into_iter()
            .partition(|one| !one.is_larger_than(ATTACHMENT_MAX));
        self.waiting.update_value(|waiting| {
            waiting.extend(fit.into_iter().map(|one| (one, browser::random_key())));
        });
        if let Some(one) = large.first() {
            self.state.set(Sending::TooLarge(one.name()));
        }
        self.send();
    }

    /// Sends what waits, one file after the other.
    fn send(&self) {
        if self.busy.get_value() {
            return;
        }
        let place = self.clone();
        spawn_local(async move {
            place.busy.try_set_value(true);
            while let Some((picked, key)) = place.first() {
                place.state.try_set(Sending::Underway(picked.name()));
                let member = place.file.member();
                let sent = api::attach(&member, place.purpose, &place.subject, &picked, &key).await;
                let again = matches!(&sent, Err(error) if may_leave_later(error));
                if !again {
                    place.waiting.try_update_value(|waiting| waiting.remove(0));
                }
                match sent {
                    Ok(view) if place.file.member() == member => {
                        place.joined(view);
                    }
                    Ok(_) => {}
                    Err(error) => {
                        place.state.try_set(Sending::Failed(picked.name(), error));
                        break;
                    }
                }
            }
            place.busy.try_set_value(false);
        });
    }

    fn first(&self) -> Option<Waiting> {
        self.waiting
            .try_with_value(|waiting| waiting.first().cloned())
            .flatten()
    }

    fn joined(&self, view: AttachmentView) {
        let name = view.name.clone();
        self.file.change(|file| {
            if !file.attachments.iter().any(|one| one.id == view.id) {
                file.attachments.push(view.clone());
            }
        });
        let told = say!("{name} est joint.", "{name} is attached.");
        self.state.try_set(Sending::Still(told));
    }

    fn remove(&self, id: String, name: String, then_focus: String) {
        let place = self.clone();
        spawn_local(async move {
            match api::detach(&place.file.member(), &id).await {
                Ok(()) => {
                    place
                        .file
                        .change(|file| file.attachments.retain(|one| one.id != id));
                    let told = say!("{name} est retiré.", "{name} is removed.");
                    place.state.try_set(Sending::Still(told));
                    browser::focus(&then_focus);
                }
                Err(error) => {
                    place.state.try_set(Sending::Failed(name, error));
                }
            }
        });
    }
}

/// Whether the same file may be sent again without being chosen again.
fn may_leave_later(error: &ApiError) -> bool {
    error.is_transient()
        || matches!(
            error.code(),
            Some(ProblemCode::SessionMissing | ProblemCode::TooManyAttempts)
        )
}

/// The files joined at one place.
#[must_use]
pub fn joined_at(
    file: &FileView,
    purpose: AttachmentPurpose,
    subject: &str,
) -> Vec<AttachmentView> {
    let here = |one: &&AttachmentView| one.purpose == purpose && one.subject == subject;
    file.attachments.iter().filter(here).cloned().collect()
}

/// Joins files for a purpose, about a subject. They are kept by the server as soon as they arrive;
/// nothing of them stays in the browser.
#[component]
pub fn Upload(
    /// What for.
    purpose: AttachmentPurpose,
    /// Whom or what it is about: the key of a beneficiary; empty for the member.
    #[prop(into)]
    subject: String,
    /// What is asked for.
    #[prop(into)]
    label: String,
    /// What it must show; may be empty.
    #[prop(into)]
    hint: String,
) -> impl IntoView {
    let file = expect_context::<File>();
    let place = Place {
        file,
        purpose,
        subject: subject.clone(),
        state: RwSignal::new(Sending::Still(String::new())),
        waiting: StoredValue::new_local(Vec::new()),
        busy: StoredValue::new(false),
    };
    let id = format!("fichier-{}-{subject}", purpose.code());
    let part = |name: &str| format!("{id}-{name}");
    let (title, pick, about) = (part("titre"), part("bouton"), part("aide"));
    let named = format!("{pick} {title}");
    let described = format!("{about} {}", part("etat"));
    let state = place.state;
    let chosen = {
        let (place, id) = (place.clone(), id.clone());
        move |_| place.choose(files::take(&id))
    };
    let list = Memo::new(move |_| {
        file.get()
            .map(|file| joined_at(&file, purpose, &subject))
            .unwrap_or_default()
    });
    let rows = {
        let (place, id) = (place.clone(), id.clone());
        move || {
            let row = |one: AttachmentView| joined_row(place.clone(), one, id.clone());
            list.get().into_iter().map(row).collect_view()
        }
    };
    view! {
        <div class="field upload" role="group" aria-labelledby=title.clone() class:field-wrong=move || state.with(is_wrong)>
            <p class="upload-title" id=title.clone()>{label}</p>
            <p class="field-hint" id=about>
                {hint}
                " "
                {tr("PDF, photo JPEG ou image PNG, 5 Mo au plus.", "PDF, JPEG photo or PNG picture, 5 MB at most.")}
            </p>
            <ul class="people" class:hidden=move || list.with(Vec::is_empty)>{rows}</ul>
            <div id=part("etat")>{told(place)}</div>
            <label class="button-quiet" for=id.clone()>
                <input
                    type="file"
                    multiple
                    class="visually-hidden"
                    id=id.clone()
                    accept=ATTACHMENT_KINDS
                    aria-labelledby=named
                    aria-describedby=described
                    on:change=chosen
                />
                <IconView icon=Icon::Plus />
                <span id=pick>
                    {move || if list.with(Vec::is_empty) {
                        tr("Joindre un fichier", "Attach a file")
                    } else {
                        tr("Joindre un autre fichier", "Attach another file")
                    }}
                </span>
            </label>
        </div>
    }
}

fn is_wrong(state: &Sending) -> bool {
    matches!(state, Sending::Failed(..) | Sending::TooLarge(_))
}

/// A file joined: its name gives it back, and it can be removed.
fn joined_row(place: Place, one: AttachmentView, field: String) -> AnyView {
    let AttachmentView { id, name, size, .. } = one;
    let label = say!("Retirer {name}", "Remove {name}");
    let address = api::attachment(&id);
    let shown = name.clone();
    let remove = move |_| place.remove(id.clone(), name.clone(), field.clone());
    view! {
        <li class="card person">
            <p>
                <a class="person-name" href=address download="" rel="external">{shown}</a>
                <span class="small">" · "{format::file_size(size, locale())}</span>
            </p>
            <button type="button" class="button-link" aria-label=label on:click=remove>
                {tr("Retirer", "Remove")}
            </button>
        </li>
    }
    .into_any()
}

/// What happens, read out as it does.
fn told(place: Place) -> impl IntoView {
    let state = place.state;
    let quiet = move || match state.get() {
        Sending::Still(words) => words,
        Sending::Underway(name) => say!("Envoi de {name}…", "Sending {name}…"),
        Sending::Failed(..) | Sending::TooLarge(_) => String::new(),
    };
    let fault = move || {
        let (name, why, retry) = match state.get() {
            Sending::Still(_) | Sending::Underway(_) => return ().into_any(),
            Sending::TooLarge(name) => (name, too_large().to_owned(), None),
            Sending::Failed(name, error) => {
                let again = may_leave_later(&error);
                (name, failure_words(&error), again.then_some(error))
            }
        };
        let mend = retry.map(|error| retry_view(place.clone(), &error));
        view! {
            <p class="field-error" role="alert">
                <IconView icon=Icon::Alert />
                <span>{name}" : "{why}</span>
            </p>
            {mend}
        }
        .into_any()
    };
    view! {
        <p class="saved" role="status">{quiet}</p>
        {fault}
    }
}

fn too_large() -> &'static str {
    tr(
        "ce fichier dépasse 5 Mo. Reprenez la photo dans une taille plus petite, ou enregistrez le document en PDF.",
        "this file is over 5 MB. Take the photo again in a smaller size, or save the document as a PDF.",
    )
}

fn failure_words(error: &ApiError) -> String {
    match error {
        ApiError::Network => tr(
            "l’envoi a été coupé. Le fichier reste choisi : envoyez-le de nouveau quand la ligne revient.",
            "sending was cut off. The file is still chosen: send it again when the line is back.",
        )
        .to_owned(),
        other => other.message(),
    }
}

/// The way to send the same file again, after a new sign-in if the session is over. That one happens
/// in another tab: this place may stand inside a form, and the file must stay chosen.
fn retry_view(place: Place, error: &ApiError) -> AnyView {
    let over = error.code() == Some(ProblemCode::SessionMissing);
    view! {
        <div class="actions">
            {over.then(|| view! {
                <a class="button" href="/connexion" target="_blank" rel="noopener">
                    {tr("Me connecter (nouvel onglet)", "Sign in (new tab)")}
                </a>
            })}
            <button type="button" class="button-quiet" on:click=move |_| place.send()>
                {tr("Envoyer de nouveau", "Send again")}
            </button>
        </div>
    }
    .into_any()
}
