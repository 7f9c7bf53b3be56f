//! The Typst engine: fonts and template loaded once.

use std::sync::Arc;

use serde::Serialize;
use tokio::sync::Semaphore;
use typst::foundations::{Dict, IntoValue};
use typst_as_lib::typst_kit_options::TypstKitFontOptions;
use typst_as_lib::{TypstEngine, TypstTemplateCollection};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::problem::{Answer, Problem};

/// The templates, by their names.
const TEMPLATES: [(&str, &str); 4] = [
    ("bulletin.typ", include_str!("bulletin.typ")),
    ("exemption.typ", include_str!("exemption.typ")),
    ("letter.typ", include_str!("letter.typ")),
    ("paper.typ", include_str!("paper.typ")),
];
/// Documents printed at once: each takes a core.
const AT_ONCE: usize = 2;

/// What can be printed: data, and the name of their template.
pub(crate) trait Printable: Serialize + Send + 'static {
    /// One of the names of the templates.
    const TEMPLATE: &'static str;
}

/// Prints documents.
pub(crate) struct Printer {
    press: Arc<Press>,
    turns: Arc<Semaphore>,
}

struct Press {
    engine: TypstEngine<TypstTemplateCollection>,
    standards: PdfStandards,
}

/// No document can be made.
#[derive(Debug, thiserror::Error)]
#[error("the document cannot be made: {0}")]
pub(crate) struct PrintError(&'static str);

impl Printer {
    /// Loads the fonts and the templates.
    pub(crate) fn new() -> Result<Self, PrintError> {
        let fonts = TypstKitFontOptions::default()
            .include_system_fonts(false)
            .include_embedded_fonts(true);
        let engine = TypstEngine::builder()
            .search_fonts_with(fonts)
            .with_static_source_file_resolver(TEMPLATES)
            .build();
        let standards = PdfStandards::new(&[PdfStandard::Ua_1])
            .map_err(|_| PrintError("the standard is not known"))?;
        Ok(Self {
            press: Arc::new(Press { engine, standards }),
            turns: Arc::new(Semaphore::new(AT_ONCE)),
        })
    }

    /// Prints, away from the threads that answer requests.
    pub(crate) async fn print<T: Printable>(&self, document: T) -> Answer<Vec<u8>> {
        let turn = Arc::clone(&self.turns)
            .acquire_owned()
            .await
            .map_err(Problem::internal)?;
        let press = Arc::clone(&self.press);
        tokio::task::spawn_blocking(move || {
            let _turn = turn;
            press.print(&document)
        })
        .await
        .map_err(Problem::internal)?
        .map_err(Problem::internal)
    }
}

impl Press {
    /// Errors say what failed, never with what data.
    fn print<T: Printable>(&self, printable: &T) -> Result<Vec<u8>, PrintError> {
        let data =
            serde_json::to_string(printable).map_err(|_| PrintError("its data is not JSON"))?;
        let mut inputs = Dict::new();
        inputs.insert("data".into(), data.into_value());
        let document = self
            .engine
            .compile_with_input(T::TEMPLATE, inputs)
            .output
            .map_err(|_| PrintError("the template does not compile"))?;
        let options = PdfOptions {
            standards: self.standards.clone(),
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&document, &options)
            .map_err(|_| PrintError("the PDF does not reach its standard"))
    }
}
