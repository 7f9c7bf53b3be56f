//! From the answers about a *dispense* to what is said of each case.

use affilio_domain::date::Date;
use affilio_domain::exemption::{Contract, Cover, ExemptionCase, Length, Share, Verdict, WhyNot};
use affilio_domain::field::Field;
use affilio_domain::format;
use affilio_domain::wire::{ExemptionDraft, FileView};

use crate::i18n::{locale, tr};
use crate::say;
use crate::ui::fields::spec;

/// A case and what is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The case.
    pub case: ExemptionCase,
    /// Whether it is the person's.
    pub verdict: Verdict,
    /// When to ask.
    pub when: String,
}

/// Every case, judged with the answers of now.
#[must_use]
pub fn rows(draft: &ExemptionDraft, file: &FileView) -> Vec<Row> {
    let plan = file.plan_terms();
    let (situation, _) = draft.read();
    let today = Date::parse_iso(&file.today).unwrap_or(Date::MAX);
    ExemptionCase::ALL
        .into_iter()
        .map(|case| Row {
            case,
            verdict: situation.verdict(case, &plan, today),
            when: case.when(situation.due(case, &plan), today, locale()),
        })
        .collect()
}

/// The questions still to answer, in the order of the screen, and how many cases wait for each.
#[must_use]
pub fn unanswered(draft: &ExemptionDraft, rows: &[Row]) -> Vec<(Field, usize)> {
    let waiting = |field: Field| {
        rows.iter()
            .filter(|row| row.verdict == Verdict::Missing(field))
            .count()
    };
    draft
        .questions()
        .into_iter()
        .map(|field| (field, waiting(field)))
        .filter(|(_, count)| *count > 0)
        .collect()
}

/// A verdict in words.
#[must_use]
pub fn verdict_words(verdict: Verdict) -> String {
    match verdict {
        Verdict::Right => tr(
            "Vous y avez droit : la loi le prévoit, sur votre demande.",
            "You have the right: the law provides it, at your request.",
        )
        .to_owned(),
        Verdict::ByAct => tr(
            "Vous y avez droit : l’acte de votre employeur le prévoit.",
            "You have the right: your employer’s act provides it.",
        )
        .to_owned(),
        Verdict::ToConfirm(why) => {
            let why = why.words(locale());
            say!("Pas certain. {why}", "Not certain. {why}")
        }
        Verdict::Missing(field) => {
            let label = spec(field).label;
            say!(
                "À préciser : il manque « {label} ».",
                "To be made precise: “{label}” is missing."
            )
        }
        Verdict::No(why) => why_not(why),
    }
}

fn why_not(why: WhyNot) -> String {
    let date = |date| format::date(date, locale());
    match why {
        WhyNot::OtherCover => tr(
            "Non : vous n’avez pas cette couverture.",
            "No: you do not have this cover.",
        )
        .to_owned(),
        WhyNot::NoCover => tr(
            "Non : il faut être couvert ailleurs.",
            "No: you must be covered elsewhere.",
        )
        .to_owned(),
        WhyNot::CoverTooRecent => tr(
            "Non : ce contrat a commencé après votre embauche et après le régime.",
            "No: this contract began after you were hired and after the plan.",
        )
        .to_owned(),
        WhyNot::CoverEnds(end) => {
            let end = date(end);
            say!(
                "Non : ce contrat finit le {end}, avant le début des garanties.",
                "No: this contract ends on {end}, before the cover begins."
            )
        }
        WhyNot::OtherContract => tr(
            "Non : ce cas est pour un contrat à durée déterminée ou d’apprentissage.",
            "No: this case is for a fixed-term or apprenticeship contract.",
        )
        .to_owned(),
        WhyNot::OtherLength => tr(
            "Non : la durée de votre contrat n’est pas celle de ce cas.",
            "No: your contract’s length is not the one of this case.",
        )
        .to_owned(),
        WhyNot::FullTime => tr(
            "Non : ce cas est pour le temps partiel et l’apprentissage.",
            "No: this case is for part time and apprenticeship.",
        )
        .to_owned(),
        WhyNot::UnderTenth => tr(
            "Non : la cotisation n’atteint pas 10 % de votre salaire brut.",
            "No: the contribution does not reach 10% of your gross pay.",
        )
        .to_owned(),
        WhyNot::NotInAct => tr(
            "Non : l’acte de votre employeur ne prévoit pas ce cas.",
            "No: your employer’s act does not provide this case.",
        )
        .to_owned(),
        WhyNot::NotUnilateral => tr(
            "Non : le régime vient d’un accord ou d’un vote, pas d’une décision de l’employeur seul.",
            "No: the plan comes from an agreement or a vote, not from the employer alone.",
        )
        .to_owned(),
        WhyNot::HiredAfter(since) => {
            let since = date(since);
            say!(
                "Non : le régime existe depuis le {since}, avant votre embauche.",
                "No: the plan has existed since {since}, before you were hired."
            )
        }
    }
}

/// Code and words of each answer to a question; none for a date.
#[must_use]
pub fn choices(field: Field) -> Vec<(String, String)> {
    let worded = |code: &str, words: &str| (code.to_owned(), words.to_owned());
    match field {
        Field::ExemptionContract => Contract::ALL
            .iter()
            .map(|one| worded(one.code(), contract_words(*one)))
            .collect(),
        Field::ExemptionLength => Length::ALL
            .iter()
            .map(|one| worded(one.code(), length_words(*one)))
            .collect(),
        Field::ExemptionShare => Share::ALL
            .iter()
            .map(|one| worded(one.code(), share_words(*one)))
            .collect(),
        Field::ExemptionCover => Cover::ALL
            .iter()
            .map(|one| worded(one.code(), cover_words(*one)))
            .collect(),
        _ => Vec::new(),
    }
}

fn contract_words(contract: Contract) -> &'static str {
    match contract {
        Contract::Permanent => tr("CDI", "Permanent (CDI)"),
        Contract::FixedTerm => tr("CDD ou mission", "Fixed-term or agency (CDD)"),
        Contract::Apprentice => tr("Apprentissage", "Apprenticeship"),
    }
}

fn length_words(length: Length) -> &'static str {
    match length {
        Length::UnderThreeMonths => tr("Moins de 3 mois", "Under 3 months"),
        Length::UnderYear => tr("De 3 à 12 mois", "3 to 12 months"),
        Length::YearOrMore => tr("12 mois ou plus", "12 months or more"),
    }
}

fn share_words(share: Share) -> &'static str {
    match share {
        Share::Yes => tr("Oui", "Yes"),
        Share::No => tr("Non", "No"),
        Share::Unsure => tr("Je ne sais pas", "I do not know"),
    }
}

fn cover_words(cover: Cover) -> &'static str {
    match cover {
        Cover::None => tr("Aucune", "None"),
        Cover::Collective => tr(
            "Le régime obligatoire d’un autre employeur (le mien ou celui de mon conjoint)",
            "Another employer’s compulsory plan (mine or my spouse’s)",
        ),
        Cover::Individual => tr("Une mutuelle individuelle", "An individual health plan"),
        Cover::Css => tr(
            "La Complémentaire santé solidaire (CSS)",
            "“Complémentaire santé solidaire” (CSS)",
        ),
        Cover::PublicService => tr(
            "Une mutuelle de la fonction publique",
            "A public service plan",
        ),
        Cover::Madelin => tr(
            "Un contrat d’indépendant (Madelin)",
            "A self-employed contract (Madelin)",
        ),
        Cover::LocalScheme => tr(
            "Le régime local d’Alsace-Moselle, par un autre emploi",
            "The Alsace-Moselle local scheme, through another job",
        ),
        Cover::EnergyScheme => tr(
            "Le régime des industries électriques et gazières",
            "The electricity and gas scheme",
        ),
    }
}
