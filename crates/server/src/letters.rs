//! The command that prints the letters of a person without e-mail.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;

use crate::app::App;
use crate::clock::SystemClock;
use crate::config::{Config, ServeArgs, private_folder};

/// Writes the two letters of a person in a folder, readable by its owner only.
///
/// # Errors
/// A setting is refused, nobody has this *numéro d'adhérent*, the person has an e-mail address, or a
/// letter cannot be written.
pub async fn letters(mut args: ServeArgs, member_number: &str, out: &Path) -> anyhow::Result<()> {
    args.key = std::env::var("AFFILIO_KEY").ok();
    let config = Config::accept_storage(&args, args.bind)?;
    let app = App::open(config, Arc::new(SystemClock)).await?;
    let letters = app.letters(member_number).await.context(
        "no letters: nobody has this number, or an e-mail address is known, to which links go",
    );
    app.close().await;
    private_folder(out).with_context(|| format!("the folder {}", out.display()))?;
    for (name, bytes) in letters? {
        let path = out.join(name);
        write_private(&path, &bytes).with_context(|| format!("the letter {}", path.display()))?;
        writeln!(std::io::stdout(), "{}", path.display())?;
    }
    Ok(())
}

fn write_private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
