//! The bulletin as a PDF.

use axum::http::StatusCode;
use lopdf::Document;
use serde_json::json;

use crate::attachments::{attach_for, photo};
use crate::support::{IBAN, NIR, TestApp, complete_answers, on_both, profile, refused};

on_both!(
    draft_then_frozen_then_signed,
    amounts_and_papers_are_printed,
    only_twins_have_a_rank,
    nothing_to_print_yet,
    odd_characters_are_text
);

/// The words of a PDF, without the spaces that its layout adds or drops.
pub(crate) fn words(pdf: &[u8]) -> String {
    let document = Document::load_mem(pdf).unwrap();
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    let text = document.extract_text(&pages).unwrap();
    text.split_whitespace().collect()
}

/// The provisional password printed in a letter: five groups of four.
pub(crate) fn printed_password(pdf: &[u8]) -> String {
    let text: Vec<char> = words(pdf).chars().collect();
    let is_one = |chars: &&[char]| {
        let at = |(rank, one): (usize, &char)| match rank % 5 {
            4 => *one == '-',
            _ => one.is_ascii_uppercase() || one.is_ascii_digit(),
        };
        chars.iter().enumerate().all(at)
    };
    text.windows(24).find(is_one).unwrap().iter().collect()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

async fn draft_then_frozen_then_signed(mut app: TestApp) {
    app.complete().await;
    let draft = app.get("/api/v1/file/document.pdf").await;
    assert_eq!(draft.status, StatusCode::OK);
    assert_eq!(draft.header("content-type"), "application/pdf");
    assert!(
        draft
            .header("content-disposition")
            .starts_with("attachment;")
    );
    assert!(words(&draft.bytes).contains("n’estpassigné"));

    let sent = app.ask_code("k").await.json();
    let shown = app.get("/api/v1/file/document.pdf").await;
    let fingerprint = sha256(&shown.bytes);
    assert!(fingerprint.starts_with(sent["fingerprint"].as_str().unwrap()));

    let code = app.received_code().await;
    let view = app.sign(&code, "s").await.json();
    assert_eq!(view["fingerprint"], fingerprint);
    let signed = app.get("/api/v1/file/document.pdf").await;
    let reference = view["reference"].as_str().unwrap();
    assert_eq!(
        signed.header("content-disposition"),
        format!("attachment; filename=\"adhesion-{reference}.pdf\"")
    );
    let text = words(&signed.bytes);
    for part in [
        "Signatureélectroniquesimple",
        "21/11/2026à07:02:04UTC",
        "Lefèvre",
        "AssociationLesTilleuls",
        "1erdécembre2026",
        "Régime1",
        reference,
        &fingerprint,
        &squeezed(IBAN),
        &squeezed(NIR),
        "Noé",
    ] {
        assert!(text.contains(part), "{part} is missing: {text}");
    }
    for never in ["avancée", "qualifiée"] {
        assert!(!text.contains(never));
    }
    // The same bytes each time.
    let again = app.get("/api/v1/file/document.pdf").await;
    assert_eq!(signed.bytes, again.bytes);
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    let digest = sha2::Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The mandate was signed with no word of what would be debited, nor of the files joined. 0,97 % of
/// 4 005 € is 38,85 €, of which 19,43 € for the employer; the option, 0,69 %, and a child at level 1:
/// 27,63 and 40,85 €.
async fn amounts_and_papers_are_printed(mut app: TestApp) {
    app.complete().await;
    let text = words(&app.get("/api/v1/file/document.pdf").await.bytes);
    for part in [
        "retenusurvotrebulletindepaie19,42€parmois",
        "prélevésurvotrecompte",
        "parmois,le5",
        "Aucunepiècen’estjointe",
    ] {
        assert!(text.contains(part), "{part} is missing: {text}");
    }
    let (_, mut bank) = complete_answers()[3].clone();
    bank["frequency"] = json!("trimestrielle");
    app.put("bank", 1, bank).await;
    let rib = ("bank_details", "prelevements");
    attach_for(&mut app, rib, photo(500), "mon RIB.jpg", "a").await;
    let text = words(&app.get("/api/v1/file/document.pdf").await.bytes);
    for part in ["tousles3mois,soit", "RIBducompteprélevémonRIB.jpg"] {
        assert!(text.contains(part), "{part} is missing: {text}");
    }
}

/// A spouse and an only child had « Rang gémellaire 1 ».
async fn only_twins_have_a_rank(mut app: TestApp) {
    app.complete().await;
    let text = words(&app.get("/api/v1/file/document.pdf").await.bytes);
    assert!(!text.contains("Ranggémellaire"));
    let (_, mut draft) = complete_answers()[1].clone();
    let mut twin = draft["people"][0].clone();
    twin["first_name"] = json!("Éloi");
    twin["twin_rank"] = json!("2");
    draft["people"].as_array_mut().unwrap().push(twin);
    app.put("beneficiaries", 1, draft).await;
    let text = words(&app.get("/api/v1/file/document.pdf").await.bytes);
    assert_eq!(text.matches("Ranggémellaire").count(), 2);
    assert!(text.contains("Remboursementsd’ÉloiLefèvre"), "{text}");
}

async fn nothing_to_print_yet(mut app: TestApp) {
    app.activated().await;
    let reply = app.get("/api/v1/file/document.pdf").await;
    assert_eq!(reply.refusal(), refused(422, "incomplete"));
}

async fn odd_characters_are_text(mut app: TestApp) {
    app.complete().await;
    let mut draft = profile();
    draft["street"] = json!("1 rue d'Été, n° 3 + \"4\" & (5) : 6/7");
    assert_eq!(app.put("profile", 1, draft).await.status, StatusCode::OK);
    let pdf = app.get("/api/v1/file/document.pdf").await;
    assert_eq!(pdf.status, StatusCode::OK);
    assert!(words(&pdf.bytes).contains("1rued'Été,n°3+\"4\"&(5):6/7"));
    // What a template would obey is not a name: it is refused before any document is made.
    let mut draft = profile();
    draft["last_name"] = json!("#read(\"/etc/passwd\")");
    app.put("profile", 2, draft).await;
    let reply = app.get("/api/v1/file/document.pdf").await;
    assert_eq!(reply.refusal(), refused(422, "incomplete"));
}
