//! What a note says: what was seen, that it may be right, and what to do if it is not.

use affilio_domain::field::Field;
use affilio_domain::wire::Note;
use leptos::prelude::*;

use crate::i18n::tr;
use crate::say;
use crate::ui::form::Form;
use crate::ui::icon::{Icon, IconView};

/// The sentences of a note.
#[must_use]
pub fn words(note: Note) -> String {
    let text = match note {
        Note::NirSex => tr(
            "D’après son premier chiffre, ce numéro est celui d’une personne de l’autre civilité. S’il est juste, continuez ; sinon, corrigez l’un des deux.",
            "Going by its first digit, this number belongs to a person of the other title. If it is right, go on; otherwise, correct one of the two.",
        ),
        Note::NirBirth => tr(
            "L’année ou le mois de naissance inscrits dans ce numéro (chiffres 2 à 5) ne sont pas ceux de la date de naissance. S’ils sont justes, continuez.",
            "The year or month of birth in this number (digits 2 to 5) are not those of the date of birth. If they are right, go on.",
        ),
        Note::NirOfMember => tr(
            "C’est votre propre numéro. Un conjoint a d’ordinaire le sien, sur son attestation de droits.",
            "This is your own number. A spouse or partner usually has one, on their “attestation de droits”.",
        ),
        Note::Minor => tr(
            "Vous avez moins de 18 ans. Vous pouvez remplir ce dossier ; l’accord d’un parent ou tuteur pourra vous être demandé. Cette règle n’est pas certaine : votre employeur vous le dira.",
            "You are under 18. You can fill in this file; the consent of a parent or guardian may be asked for. This rule is not certain: your employer will tell you.",
        ),
        Note::LocalScheme => tr(
            "D’après son code, cette caisse est en Alsace ou en Moselle : le régime local s’applique peut-être.",
            "Going by its code, this fund is in Alsace or Moselle: the local scheme may apply.",
        ),
        Note::SecondSpouse => tr(
            "Votre liste compte déjà un conjoint. Le contrat n’en couvre qu’un : l’un des deux sera sans doute refusé.",
            "Your list already has a spouse or partner. The contract covers one only: one of the two will probably be refused.",
        ),
        Note::SpouseOfNone => tr(
            "Votre profil dit que vous vivez sans conjoint. Vérifiez votre situation familiale dans « Mon profil ».",
            "Your profile says that you live without a partner. Check your family status in “My profile”.",
        ),
        Note::TooOld { until } => {
            return say!(
                "À la date d’effet, cet enfant aura {until} ans ou plus : dans cette situation, le contrat ne le couvre plus. Il pourra être refusé.",
                "On the effective date, this child will be {until} or older: in this situation, the contract no longer covers them. They may be refused."
            );
        }
        Note::OlderThanParent => tr(
            "Cet enfant serait né avant vous, ou le même jour : vérifiez l’année.",
            "This child would be born before you, or on the same day: check the year.",
        ),
        Note::SamePerson => tr(
            "Une personne de mêmes nom, prénom et date de naissance est déjà dans votre dossier.",
            "A person with the same names and date of birth is already in your file.",
        ),
        Note::SameTwinRank => tr(
            "Un autre enfant né le même jour porte déjà ce rang.",
            "Another child born on the same day already has this rank.",
        ),
    };
    text.to_owned()
}

/// The notes that stand beside a field: read out when they appear, never a wall.
#[component]
pub fn FieldNotes(
    /// The form of the field.
    form: Form,
    /// What is worth a look in the form now.
    notes: Memo<Vec<Note>>,
    /// The field.
    field: Field,
) -> impl IntoView {
    let shown = move || {
        let here = notes.get().into_iter().filter(|note| note.field() == field);
        here.map(|note| {
            let yes = (note == Note::LocalScheme).then(|| {
                view! {
                    <button
                        type="button"
                        class="button-quiet"
                        on:click=move |_| form.edit(field, "oui".to_owned())
                    >
                        {tr("Oui, j’en relève", "Yes, it applies")}
                    </button>
                }
            });
            view! {
                <p class="note"><IconView icon=Icon::Info /><span>{words(note)}</span></p>
                {yes}
            }
        })
        .collect_view()
    };
    view! { <div role="status" class="notes-here">{shown}</div> }
}
