//! What the documents of a *dispense* say, as data for their template.

use affilio_domain::date::Date;
use affilio_domain::exemption::{ExemptionCase, Verdict};
use affilio_domain::format::{self, Locale};
use affilio_domain::wire::{AttachmentView, ExemptionState};
use serde::Serialize;

use super::printer::Printable;
use crate::clock::Moment;
use crate::plan;
use crate::store::{Exemption, File};

type Line = (String, String);

/// A document, as data for its template.
#[derive(Serialize)]
pub(crate) struct ExemptionPaper {
    member_number: String,
    made_on: [u16; 3],
    title: &'static str,
    lead: String,
    sections: Vec<Section>,
}

impl Printable for ExemptionPaper {
    const TEMPLATE: &'static str = "exemption.typ";
}

#[derive(Serialize)]
struct Section {
    title: &'static str,
    lines: Vec<Line>,
    words: Vec<String>,
}

/// What both documents tell.
pub(crate) struct ExemptionPrint<'a> {
    /// Whose.
    pub(crate) file: &'a File,
    /// Their name.
    pub(crate) name: String,
    /// The case.
    pub(crate) case: ExemptionCase,
    /// The request.
    pub(crate) exemption: &'a Exemption,
}

fn line(label: &str, value: impl Into<String>) -> Line {
    (label.to_owned(), value.into())
}

/// When, as people say it.
fn in_paris(at: Moment) -> String {
    format::moment(&at.to_iso(), Locale::Fr)
}

impl ExemptionPrint<'_> {
    /// The request as registered: what was asked, on what ground, when.
    pub(crate) fn request(
        &self,
        verdict: Verdict,
        when: &str,
        proofs: &[AttachmentView],
    ) -> ExemptionPaper {
        let law = self.case.law();
        let ground = match verdict {
            Verdict::Right => {
                "Dispense de droit : le salarié la demande à son initiative.".to_owned()
            }
            Verdict::ByAct => "Dispense prévue par l’acte de l’employeur.".to_owned(),
            Verdict::ToConfirm(why) => {
                format!("À confirmer par l’employeur. {}", why.words(Locale::Fr))
            }
            Verdict::Missing(_) | Verdict::No(_) => "À confirmer par l’employeur.".to_owned(),
        };
        let mut lines = vec![
            line("Cas", law.label(Locale::Fr)),
            line("Texte", self.case.law().source(Locale::Fr)),
            line("Fondement", ground),
            line("Quand demander", when),
            line("Durée", law.until(Locale::Fr)),
        ];
        lines.extend(
            proofs
                .iter()
                .map(|one| line("Justificatif joint", &one.name)),
        );
        if proofs.is_empty() {
            lines.push(line(
                "Justificatif joint",
                "aucun : le texte n’en demande pas",
            ));
        }
        lines.extend(
            law.opens(Locale::Fr)
                .map(|words| line("Ouvre droit", words)),
        );
        let words = law
            .doubt(Locale::Fr)
            .map(|words| format!("Pas certain : {words}"))
            .into_iter()
            .collect();
        let at = self.exemption.asked_at;
        self.paper(
            "Demande de dispense d’adhésion",
            at,
            format!(
                "Demande reçue et enregistrée le {}. Ce document en est l’accusé de réception écrit ; l’employeur répond par écrit.",
                in_paris(at)
            ),
            vec![
                Section {
                    title: "La demande",
                    lines,
                    words,
                },
                Section {
                    title: "La déclaration du salarié",
                    lines: Vec::new(),
                    words: declaration(),
                },
            ],
        )
    }

    /// The employer's answer.
    pub(crate) fn answer(&self) -> ExemptionPaper {
        let accepted = self.exemption.state == ExemptionState::Accepted;
        let at = self
            .exemption
            .answered_at
            .unwrap_or(self.exemption.asked_at);
        let (title, what) = if accepted {
            (
                "Dispense d’adhésion acceptée",
                "Le salarié n’adhère pas à la complémentaire santé de l’entreprise. Aucune cotisation n’est due.".to_owned(),
            )
        } else {
            (
                "Dispense d’adhésion refusée",
                format!(
                    "Le salarié adhère à la complémentaire santé de l’entreprise : son dossier d’adhésion est ouvert à nouveau, jusqu’au {}.",
                    format::date(self.file.expires_on, Locale::Fr)
                ),
            )
        };
        let mut lines = vec![
            line("Demande reçue le", in_paris(self.exemption.asked_at)),
            line("Réponse donnée le", in_paris(at)),
            line("Cas", self.case.law().label(Locale::Fr)),
            line("Texte", self.case.law().source(Locale::Fr)),
        ];
        if !self.exemption.details.reason.is_empty() {
            lines.push(line("Motif", &self.exemption.details.reason));
        }
        if accepted {
            lines.push(line("Durée", self.case.law().until(Locale::Fr)));
        }
        let answer = Section {
            title: "La réponse de l’employeur",
            lines,
            words: vec![what],
        };
        self.paper(title, at, String::new(), vec![answer])
    }

    fn paper(
        &self,
        title: &'static str,
        at: Moment,
        lead: String,
        sections: Vec<Section>,
    ) -> ExemptionPaper {
        let today: Date = at.paris_date();
        let file = self.file;
        let head = Section {
            title: "Le salarié et le régime",
            lines: vec![
                line("Référence", &self.exemption.details.reference),
                line("Salarié", &self.name),
                line("Numéro d’adhérent", &file.member_number),
                line("Employeur", &file.employer.name),
                line("Contrat", plan::contract_label(&file.employer.contract)),
                line(
                    "Début des garanties",
                    format::date(file.effective_on, Locale::Fr),
                ),
            ],
            words: Vec::new(),
        };
        ExemptionPaper {
            member_number: file.member_number.clone(),
            made_on: [
                today.year(),
                u16::from(today.month()),
                u16::from(today.day()),
            ],
            title,
            lead,
            sections: std::iter::once(head).chain(sections).collect(),
        }
    }
}

/// What the person declared, word for word as on the screen.
fn declaration() -> Vec<String> {
    affilio_domain::exemption::DECLARATION
        .iter()
        .map(|words| words.said(Locale::Fr).to_owned())
        .collect()
}
