//! Remarks on the question itself: what was left aside, supposed, or does not matter.

use affilio_domain::amount::Amount;
use affilio_domain::date::Date;
use affilio_domain::format::{self, Locale};

use super::data::Data;
use crate::read::context::{Circumstances, Misread};

/// One remark for each key of the context that means nothing here, or whose value is not understood.
pub(crate) fn left_aside(circumstances: &Circumstances, locale: Locale) -> Vec<Data> {
    let ignored = circumstances.ignored.iter();
    let misread = circumstances.misread.iter();
    ignored
        .map(|key| ignored_key(key, locale))
        .chain(misread.map(|misread| not_understood(misread, locale)))
        .collect()
}

fn ignored_key(key: &str, locale: Locale) -> Data {
    let text = match locale {
        Locale::Fr => format!("context.{key} ne change rien ici : clé inconnue."),
        Locale::En => format!("context.{key} changes nothing here: unknown key."),
    };
    Data::remark("context_ignored")
        .text("key", key)
        .text("text", text)
}

fn not_understood(misread: &Misread, locale: Locale) -> Data {
    let Misread {
        key,
        value,
        expected,
    } = misread;
    let words = expected.join(", ");
    let text = match locale {
        Locale::Fr => format!(
            "context.{key} n’est pas compris (« {value} ») : la réponse est donnée comme s’il n’était pas dit. Attendu : {words}."
        ),
        Locale::En => format!(
            "context.{key} is not understood (“{value}”): the answer is given as if it were not told. Expected: {words}."
        ),
    };
    Data::remark("context_not_understood")
        .text("key", key.as_str())
        .text("value", value.as_str())
        .list(
            "expected",
            expected.iter().map(|word| (*word).to_owned()).collect(),
        )
        .text("text", text)
}

/// With a cell alone: the act is taken as not reimbursed by the AMO.
pub(crate) fn amo_supposed_zero(locale: Locale) -> Data {
    Data::remark("amo_supposed_zero").text(
        "text",
        match locale {
            Locale::Fr => {
                "Sans br ni amo_rate, l’acte est supposé non remboursé par la Sécurité sociale."
            }
            Locale::En => {
                "Without br or amo_rate, the act is supposed not reimbursed by the Sécurité sociale."
            }
        },
    )
}

/// No date was told.
pub(crate) fn date_supposed(date: Date, locale: Locale) -> Data {
    let day = format::date(date, locale);
    let text = match locale {
        Locale::Fr => format!("Sans date des soins, les règles sont celles du {day}."),
        Locale::En => format!("Without a date of care, the rules are those of {day}."),
    };
    Data::remark("date_supposed")
        .date("date", date)
        .text("text", text)
}

/// A service without amount.
pub(crate) fn service(locale: Locale) -> Data {
    Data::remark("service").text(
        "text",
        match locale {
            Locale::Fr => "Service compris dans le contrat, sans montant.",
            Locale::En => "A service included in the contract, without amount.",
        },
    )
}

/// The act leads to several rows.
pub(crate) fn several_rows(rows: Vec<String>, locale: Locale) -> Data {
    let text = match locale {
        Locale::Fr => format!("Ce nom mène à {} lignes du tableau.", rows.len()),
        Locale::En => format!("This name leads to {} rows of the table.", rows.len()),
    };
    Data::remark("several_rows")
        .list("rows", rows)
        .text("text", text)
}

/// Something is missing, that does not change what is left to pay.
pub(crate) fn one_amount(least: Amount, most: Option<Amount>, locale: Locale) -> Option<Data> {
    let rac = most.filter(|most| *most == least)?;
    let shown = format::amount(rac, locale);
    let text = match locale {
        Locale::Fr => {
            format!("Il manque une réponse, mais le reste à charge est {shown} dans tous les cas.")
        }
        Locale::En => {
            format!("An answer is missing, but what is left to pay is {shown} in every case.")
        }
    };
    Some(
        Data::remark("one_amount")
            .amount("rac", rac)
            .text("text", text),
    )
}
