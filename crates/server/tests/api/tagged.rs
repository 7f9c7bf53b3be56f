//! The documents handed out can be read aloud: tagged, titled, in French (RGAA 13.3).

use lopdf::{Document, Object};
use serde_json::json;

use crate::support::{DAY, TestApp, on_both};

on_both!(the_bulletin_is_tagged, the_bulletin_on_paper_is_tagged);

/// Fails unless a reader of the screen can follow the PDF by its structure.
fn assert_tagged(pdf: &[u8]) {
    let document = Document::load_mem(pdf).unwrap();
    let catalog = document.catalog().unwrap();
    let follow = |object: &Object| document.dereference(object).unwrap().1.clone();
    let marks = follow(catalog.get(b"MarkInfo").unwrap());
    let marked = marks.as_dict().unwrap().get(b"Marked").unwrap();
    assert!(marked.as_bool().unwrap());
    let language = catalog.get(b"Lang").unwrap().as_str().unwrap();
    assert!(language.starts_with(b"fr"));
    let shown = follow(catalog.get(b"ViewerPreferences").unwrap());
    let title_shown = shown.as_dict().unwrap().get(b"DisplayDocTitle").unwrap();
    assert!(title_shown.as_bool().unwrap());
    assert!(catalog.has(b"StructTreeRoot"));
    let heading = |object: &Object| {
        let kind = object.as_dict().and_then(|part| part.get(b"S"));
        kind.and_then(Object::as_name)
            .is_ok_and(|kind| kind == b"H1")
    };
    let count = document.objects.values().filter(|one| heading(one)).count();
    assert_eq!(count, 1, "one heading of the first level");
    let metadata = follow(catalog.get(b"Metadata").unwrap());
    let metadata = metadata.as_stream().unwrap().get_plain_content().unwrap();
    let metadata = String::from_utf8(metadata).unwrap();
    assert!(metadata.contains("pdfuaid:part"), "{metadata}");
}

async fn the_bulletin_is_tagged(mut app: TestApp) {
    app.complete().await;
    assert_tagged(&app.get("/api/v1/file/document.pdf").await.bytes);
}

async fn the_bulletin_on_paper_is_tagged(mut app: TestApp) {
    let token = app.invited().await;
    app.wait(61 * DAY);
    let body = json!({ "token": token });
    assert_tagged(&app.post("/api/v1/links/bulletin", body).await.bytes);
}
