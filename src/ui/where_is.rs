//! *Où trouver ce numéro ?*: a drawing of the paper that bears it. The papers are ours, their
//! numbers obviously nobody's.

use leptos::prelude::*;

use crate::browser;
use crate::i18n::tr;

/// The paper drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// *Attestation de droits*: number and fund.
    Rights,
    /// *Relevé d'identité bancaire*: IBAN and BIC.
    Rib,
}

/// A button that opens the drawing beside the fields that it explains.
#[component]
pub fn WhereIs(
    /// The paper.
    paper: Paper,
    /// A name for the dialog, its own in the page.
    id: &'static str,
) -> impl IntoView {
    let (button, title) = match paper {
        Paper::Rights => (
            tr("Où trouver ces numéros ?", "Where are these numbers?"),
            tr(
                "Sur votre attestation de droits",
                "On your “attestation de droits”",
            ),
        ),
        Paper::Rib => (
            tr("Où trouver ces numéros ?", "Where are these numbers?"),
            tr("Sur votre RIB", "On your RIB (bank details)"),
        ),
    };
    let title_id = format!("{id}-titre");
    view! {
        <button type="button" class="button-link" aria-haspopup="dialog" on:click=move |_| browser::open_dialog(id)>
            {button}
        </button>
        <dialog id=id class="dialog" aria-labelledby=title_id.clone()>
            <h2 id=title_id.clone()>{title}</h2>
            {drawing(paper)}
            <ol class="legend">{legend(paper)}</ol>
            <p class="small">{places(paper)}</p>
            <button type="button" class="button" on:click=move |_| browser::close_dialog(id)>
                {tr("Fermer", "Close")}
            </button>
        </dialog>
    }
}

/// One line of a drawing: height, words, and the number of what it bears.
type Line = (u16, &'static str, u8);

const RIGHTS: [Line; 5] = [
    (30, "ATTESTATION DE DROITS", 0),
    (62, "Nom, prénom", 0),
    (98, "0 00 00 00 000 000 00", 1),
    (134, "Code gestion 00", 0),
    (170, "Organisme 00 000 0000", 2),
];
const RIB: [Line; 5] = [
    (30, "RELEVÉ D’IDENTITÉ BANCAIRE", 0),
    (62, "Titulaire du compte", 0),
    (98, "FR00 0000 0000 0000 000…", 1),
    (134, "Domiciliation", 0),
    (170, "BIC XXXXFRXX", 2),
];

fn drawing(paper: Paper) -> impl IntoView {
    let (lines, told) = match paper {
        Paper::Rights => (
            RIGHTS,
            tr(
                "Dessin d’une attestation de droits. Repère 1, au milieu : le numéro de sécurité sociale. Repère 2, plus bas : le code de l’organisme.",
                "Drawing of an “attestation de droits”. Mark 1, in the middle: the social security number. Mark 2, below: the code of the fund.",
            ),
        ),
        Paper::Rib => (
            RIB,
            tr(
                "Dessin d’un RIB. Repère 1, au milieu : l’IBAN. Repère 2, plus bas : le BIC.",
                "Drawing of a RIB. Mark 1, in the middle: the IBAN. Mark 2, below: the BIC.",
            ),
        ),
    };
    let drawn = lines.map(|(y, words, mark)| {
        let marked = (mark > 0).then(|| {
            view! {
                <rect class="paper-mark" x="14" y=y - 21 width="252" height="32" rx="6" />
                <circle class="paper-dot" cx="288" cy=y - 5 r="13" />
                <text class="paper-digit" x="288" y=y text-anchor="middle">{mark}</text>
            }
        });
        view! { {marked}<text x="24" y=y>{words}</text> }
    });
    view! {
        <svg class="paper" viewBox="0 0 320 200" role="img" aria-label=told>
            <rect class="paper-sheet" x="2" y="2" width="316" height="196" rx="10" />
            {drawn.into_iter().collect_view()}
        </svg>
    }
}

fn legend(paper: Paper) -> impl IntoView {
    let (one, two) = match paper {
        Paper::Rights => (
            tr(
                "Le numéro de sécurité sociale : 15 chiffres, clé comprise.",
                "The social security number: 15 digits, key included.",
            ),
            tr(
                "Le code de l’organisme de rattachement : 9 chiffres.",
                "The code of the fund (“organisme de rattachement”): 9 digits.",
            ),
        ),
        Paper::Rib => (
            tr(
                "L’IBAN : 27 caractères pour un compte français, FR en tête.",
                "The IBAN: 27 characters for a French account, FR first.",
            ),
            tr(
                "Le BIC : 8 ou 11 caractères.",
                "The BIC: 8 or 11 characters.",
            ),
        ),
    };
    view! { <li>{one}</li><li>{two}</li> }
}

fn places(paper: Paper) -> &'static str {
    match paper {
        Paper::Rights => tr(
            "La présentation change d’une caisse à l’autre. L’attestation se télécharge sur ameli.fr ou msa.fr, ou s’imprime à une borne de votre caisse.",
            "The layout changes from one fund to another. Download the “attestation” from ameli.fr or msa.fr, or print it at a terminal of your fund.",
        ),
        Paper::Rib => tr(
            "La présentation change d’une banque à l’autre. Le RIB se télécharge dans l’espace de votre banque ; il est aussi dans les chéquiers.",
            "The layout changes from one bank to another. Download the RIB from your bank’s site; it is also in cheque books.",
        ),
    }
}
