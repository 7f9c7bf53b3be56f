//! The picture of money: one stacked bar, AMO · AMC · what stays with the person, on a common scale.

use affilio_domain::amount::Amount;
use affilio_domain::format;
use leptos::prelude::*;

use crate::i18n::{locale, tr};

/// Who pays what is billed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// What is billed.
    pub billed: Amount,
    /// What the compulsory scheme pays.
    pub amo: Amount,
    /// What the contract pays.
    pub amc: Amount,
    /// What stays with the person.
    pub rac: Amount,
}

/// Shares of what is billed, in thousandths: AMO, AMC, RAC. Only for the picture.
#[must_use]
pub fn shares(amounts: Shared) -> [i64; 3] {
    let billed = amounts.billed.cents().max(1);
    [amounts.amo, amounts.amc, amounts.rac].map(|part| part.cents().saturating_mul(1_000) / billed)
}

/// An amount as it is printed on every screen.
#[must_use]
pub fn euros(amount: Amount) -> String {
    format::amount(amount, locale())
}

/// The bar and its three amounts in words; the bar itself is hidden from readers.
#[component]
pub fn MoneyBar(
    /// The amounts.
    amounts: Shared,
) -> impl IntoView {
    let [amo, amc, rac] = shares(amounts);
    let part = |class: &'static str, share: i64| {
        (share > 0).then(|| view! { <span class=class style=("--part", share.to_string())></span> })
    };
    view! {
        <div class="bar" aria-hidden="true">
            {part("bar-amo", amo)}
            {part("bar-amc", amc)}
            {part("bar-rac", rac)}
        </div>
        <dl class="money">
            <div class="money-amo"><dt>{tr("Assurance maladie", "Health insurance (AMO)")}</dt><dd>{euros(amounts.amo)}</dd></div>
            <div class="money-amc"><dt>{tr("Mutuelle", "Contract (mutuelle)")}</dt><dd>{euros(amounts.amc)}</dd></div>
            <div class="money-rac"><dt>{tr("Reste à charge", "Left to you (reste à charge)")}</dt><dd>{euros(amounts.rac)}</dd></div>
        </dl>
    }
}
