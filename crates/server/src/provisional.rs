//! Provisional passwords: printed in a letter for people without e-mail, each serves once, to choose
//! one's own.

use affilio_domain::wire::ProblemCode;
use serde_json::json;

use crate::invitation::DAYS;
use crate::pdf::Letter;
use crate::problem::{Answer, Problem};
use crate::random;
use crate::state::Shared;
use crate::store::File;

/// The two letters of a person, to be posted apart.
pub(crate) struct Letters {
    /// *Numéro d'adhérent*.
    pub(crate) member_number: String,
    /// The letter that holds the identifier, as PDF.
    pub(crate) identifier: Vec<u8>,
    /// The letter that holds the provisional password, as PDF.
    pub(crate) password: Vec<u8>,
    /// The provisional password itself, for development.
    pub(crate) provisional: String,
}

/// Draws a provisional password, in place of the one before, and prints the two letters. The sixty
/// days begin again, unless nothing is left to sign.
///
/// Whoever prints them could use them: they are refused to whoever has an address, which alone can
/// then change the password.
pub(crate) async fn letters(app: &Shared, file_id: &str) -> Answer<Letters> {
    let file = app
        .store
        .file(file_id)
        .await?
        .ok_or(ProblemCode::NotFound)?;
    if address(app, &file).await?.is_some() {
        return Err(ProblemCode::AccountKnown.into());
    }
    let provisional = random::provisional_password()?;
    let now = app.now();
    let today = now.paris_date();
    let expires_on = today.add_days(DAYS);
    let letter = Letter {
        file: &file,
        public_url: &app.public_url,
        today,
        expires_on,
    };
    let identifier = app.printer.print(letter.with_identifier()).await?;
    let password = app
        .printer
        .print(letter.with_password(&provisional))
        .await?;
    let mac = mac(app, &file.id, &provisional);
    let mut tx = app.store.begin().await?;
    let state = tx.lock_file(&file.id, now).await?;
    tx.replace_provisional(&file.id, &mac, expires_on, now)
        .await?;
    if !state.signed && !state.exempt {
        tx.extend_file(&file.id, expires_on).await?;
    }
    let details = json!({ "expires_on": expires_on.to_iso() });
    tx.note(&file.id, "letters_made", &details, now).await?;
    tx.commit().await?;
    Ok(Letters {
        member_number: file.member_number,
        identifier,
        password,
        provisional,
    })
}

/// Where mails about a file can go: its own address, or that of another contract of the same account.
pub(crate) async fn address(app: &Shared, file: &File) -> Answer<Option<String>> {
    let Some(account) = file.account.as_ref().filter(|_| file.email.is_none()) else {
        return Ok(file.email.clone());
    };
    let Some(main) = app.store.account_main_file(account).await? else {
        return Ok(None);
    };
    Ok(app.store.file(&main).await?.and_then(|main| main.email))
}

/// The file whose provisional password this is, if it still serves.
pub(crate) async fn recognise(app: &Shared, identifier: &str, typed: &str) -> Answer<Option<File>> {
    let Some(known) = app.store.provisional(identifier).await? else {
        return Ok(None);
    };
    let right = known.is(&mac(app, &known.file_id, typed));
    if !right || known.used || app.now().paris_date() > known.expires_on {
        return Ok(None);
    }
    let file = app.store.file(&known.file_id).await?;
    file.map(Some)
        .ok_or_else(|| Problem::internal("the file of a provisional password is missing"))
}

/// Drawn among more than 2^90, it needs no slow hash: the key outside the database keeps it.
fn mac(app: &Shared, file: &str, typed: &str) -> Vec<u8> {
    let plain: String = typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_uppercase())
        .collect();
    app.keys
        .mac(&[b"provisional", file.as_bytes(), plain.as_bytes()])
}
