//! Joining files: a button, the list of what is joined, and what happened in words.

use affilio_domain::format;
use affilio_domain::wire::{
    ATTACHMENT_KINDS, AttachmentPurpose, AttachmentView, FileView, ProblemCode,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::icon::{Icon, IconView};
use crate::api::{self, ApiError};
use crate::browser;
use crate::browser::files;
use crate::draft::{About, Chosen, Done, Fate, File, Savers, Uploads};
use crate::i18n::{locale, tr};
use crate::say;

/// One place where files are joined.
#[derive(Clone)]
struct Place {
    file: File,
    uploads: Uploads,
    about: About,
    /// The file that could not be removed, and why.
    kept: RwSignal<Option<(String, ApiError)>>,
}

impl Place {
    fn remove(&self, id: String, name: String, then_focus: String) {
        let place = self.clone();
        place.kept.set(None);
        spawn_local(async move {
            match api::detach(&place.file.member(), &id).await {
                Ok(()) => {
                    place.file.change(|file| {
                        file.attachments.retain(|one| one.id != id);
                        // It would sign a document that still lists this one.
                        file.code = None;
                    });
                    place.uploads.removed(place.about, name);
                    browser::focus(&then_focus);
                }
                Err(error) => {
                    place.kept.try_set(Some((name, error)));
                }
            }
        });
    }
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

/// Id of the field where files are joined for a purpose, about a subject.
#[must_use]
pub fn field_id(purpose: AttachmentPurpose, subject: &str) -> String {
    format!("fichier-{}-{subject}", purpose.code())
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
    let uploads = expect_context::<Savers>().uploads;
    let about = About {
        purpose,
        subject: subject.clone(),
    };
    let place = Place {
        file,
        uploads,
        about: about.clone(),
        kept: RwSignal::new(None),
    };
    let kept = place.kept;
    let here = Memo::new(move |_| uploads.at(&about));
    let id = field_id(purpose, &subject);
    let part = |name: &str| format!("{id}-{name}");
    let (title, help) = (part("titre"), part("aide"));
    let described = format!("{help} {}", part("etat"));
    let wrong = move || {
        kept.with(Option::is_some) || here.with(|here| here.iter().any(|one| one.fate.is_fault()))
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
        <div class="field upload" role="group" aria-labelledby=title.clone() class:field-wrong=wrong>
            <p class="upload-title" id=title.clone()>{label}</p>
            <p class="field-hint" id=help>
                {hint}
                " "
                {tr("PDF, photo JPEG ou image PNG, 5 Mo au plus.", "PDF, JPEG photo or PNG picture, 5 MB at most.")}
            </p>
            <ul class="people" class:hidden=move || list.with(Vec::is_empty)>{rows}</ul>
            <div id=part("etat")>{told(place.clone(), here)}</div>
            {pick_button(place, &id, &title, described, list)}
        </div>
    }
}

/// The button that chooses files.
fn pick_button(
    place: Place,
    id: &str,
    title: &str,
    described: String,
    list: Memo<Vec<AttachmentView>>,
) -> AnyView {
    let words = format!("{id}-bouton");
    let named = format!("{words} {title}");
    let id = id.to_owned();
    let (field, label_for) = (id.clone(), id.clone());
    let chosen = move |_| {
        place.kept.set(None);
        place.uploads.choose(&place.about, files::take(&field));
    };
    view! {
        <label class="button-quiet" for=label_for>
            <input
                type="file"
                multiple
                class="visually-hidden"
                id=id
                accept=ATTACHMENT_KINDS
                aria-labelledby=named
                aria-describedby=described
                on:change=chosen
            />
            <IconView icon=Icon::Plus />
            <span id=words>
                {move || if list.with(Vec::is_empty) {
                    tr("Joindre un fichier", "Attach a file")
                } else {
                    tr("Joindre un autre fichier", "Attach another file")
                }}
            </span>
        </label>
    }
    .into_any()
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

/// What happens, read out as it does: each fault under its file's name.
fn told(place: Place, here: Memo<Vec<Chosen>>) -> impl IntoView {
    let Place {
        uploads,
        about,
        kept,
        ..
    } = place;
    let quiet = move || {
        let leaving = here.with(|here| {
            let mut leaving = here.iter().filter(|one| !one.fate.is_fault());
            leaving.next().map(|one| one.name.clone())
        });
        match (leaving, uploads.last_at(&about)) {
            (Some(name), _) => say!("Envoi de {name}…", "Sending {name}…"),
            (None, Some(Done::Joined(name))) => say!("{name} est joint.", "{name} is attached."),
            (None, Some(Done::Removed(name))) => say!("{name} est retiré.", "{name} is removed."),
            (None, None) => String::new(),
        }
    };
    let faults = move || {
        let said = |one: Chosen| Some((one.key, one.name, fault_words(&one.fate)?));
        here.get().into_iter().filter_map(said).collect::<Vec<_>>()
    };
    let later = Memo::new(move |_| {
        here.with(|here| {
            let later = here.iter().map(|one| &one.fate);
            let mut later = later.filter(|fate| fate.is_fault() && fate.may_leave()).peekable();
            later.peek()?;
            Some(later.any(|fate| {
                matches!(fate, Fate::Failed(error) if error.code() == Some(ProblemCode::SessionMissing))
            }))
        })
    });
    view! {
        <p class="saved" role="status">{quiet}</p>
        <For each=faults key=Clone::clone let:fault>{fault_view(fault.1, fault.2)}</For>
        {move || kept.get().map(|(name, error)| fault_view(name, error.message()))}
        {move || later.get().map(|over| retry_view(uploads, over))}
    }
}

fn fault_view(name: String, why: String) -> AnyView {
    view! {
        <p class="field-error" role="alert">
            <IconView icon=Icon::Alert />
            <span>{name}" : "{why}</span>
        </p>
    }
    .into_any()
}

fn fault_words(fate: &Fate) -> Option<String> {
    match fate {
        Fate::Waiting | Fate::Underway => None,
        Fate::TooLarge => Some(too_large().to_owned()),
        Fate::Failed(error) => Some(failure_words(error)),
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

/// The way to send the same files again, after a new sign-in if the session is over. That one happens
/// in another tab: this place may stand inside a form, and what is typed there must stay.
fn retry_view(uploads: Uploads, over: bool) -> AnyView {
    view! {
        <div class="actions">
            {over.then(|| view! {
                <a class="button" href="/connexion" target="_blank" rel="noopener">
                    {tr("Me connecter (nouvel onglet)", "Sign in (new tab)")}
                </a>
            })}
            <button type="button" class="button-quiet" on:click=move |_| uploads.resume()>
                {tr("Envoyer de nouveau", "Send again")}
            </button>
        </div>
    }
    .into_any()
}
