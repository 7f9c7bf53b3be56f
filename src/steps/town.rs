//! The town of a postal code, suggested; the fund of a code, named. Neither ever replaces what was
//! typed by itself.

use affilio_domain::field::Field;
use affilio_domain::organism::OrganismCode;
use affilio_domain::postal::{begins_town, is_french_postal_code, same_town};
use affilio_domain::text::compact;
use affilio_domain::wire::FundView;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::lookup;
use crate::browser;
use crate::i18n::tr;
use crate::say;
use crate::ui::form::Form;
use crate::ui::icon::{Icon, IconView};

/// More communes than this are shown as a list to choose from.
const BUTTONS: usize = 4;

/// What to say of a town beside the communes of its postal code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    /// Nothing: it is one of them, or the code is not known.
    Nothing,
    /// Nothing typed yet, or the beginning of one of them: they are offered.
    Offer,
    /// Another town: both are shown.
    Differs,
}

/// Compares a town with the communes of its postal code.
#[must_use]
pub fn advice(city: &str, communes: &[String]) -> Advice {
    if communes.is_empty() || communes.iter().any(|one| same_town(one, city)) {
        Advice::Nothing
    } else if communes.iter().any(|one| begins_town(city, one)) {
        Advice::Offer
    } else {
        Advice::Differs
    }
}

/// The French postal code typed, when it is whole.
#[must_use]
pub fn known_code(code: &str, country: &str) -> Option<String> {
    let code = compact(code);
    let in_france = matches!(compact(country).as_str(), "" | "FRANCE");
    (in_france && is_french_postal_code(&code)).then_some(code)
}

/// The communes of the postal code, as soon as it is whole: one tap takes one.
#[component]
pub fn TownAdvice(
    /// The form of the address.
    form: Form,
) -> impl IntoView {
    let found = RwSignal::new((String::new(), Vec::<String>::new()));
    let kept = RwSignal::new(None::<(String, String)>);
    let code = Memo::new(move |_| {
        known_code(&form.get(Field::PostalCode), &form.get(Field::Country)).unwrap_or_default()
    });
    Effect::new(move |_| {
        let asked = code.get();
        if asked.is_empty() {
            found.set(Default::default());
            return;
        }
        spawn_local(async move {
            let communes = lookup::communes(asked.clone()).await;
            // Another code may have been typed meanwhile, or the screen left.
            if code.try_get_untracked().as_deref() == Some(&asked) {
                found.try_set((asked, communes));
            }
        });
    });
    let shown = Memo::new(move |_| {
        let city = form.get(Field::City);
        let (of, communes) = found.get();
        let said = match advice(&city, &communes) {
            // The answer to an older code says nothing of this one.
            _ if of != code.get() => Advice::Nothing,
            Advice::Differs if kept.get() == Some((of.clone(), city)) => Advice::Nothing,
            advice => advice,
        };
        (said, of)
    });
    let body = move || match shown.get().0 {
        Advice::Nothing => ().into_any(),
        Advice::Offer => view! { <Communes form communes=found.get().1 /> }.into_any(),
        Advice::Differs => view! { <TwoTowns form found kept /> }.into_any(),
    };
    view! { <div role="status" class="notes-here">{body}</div> }
}

/// The address given and the one suggested, one tap for either.
#[component]
fn TwoTowns(
    form: Form,
    found: RwSignal<(String, Vec<String>)>,
    kept: RwSignal<Option<(String, String)>>,
) -> impl IntoView {
    let (code, communes) = found.get_untracked();
    let given = {
        let code = code.clone();
        move || format!("{code} {}", form.get(Field::City).trim())
    };
    let suggested = match communes.as_slice() {
        [one] => format!("{code} {one}"),
        many => {
            let count = many.len();
            say!("{code}, {count} communes", "{code}, {count} towns")
        }
    };
    let keep = move |_| {
        kept.set(Some((code.clone(), form.read(Field::City))));
        browser::focus(&form.id(Field::City));
    };
    view! {
        <dl class="two-towns">
            <div>
                <dt>{tr("Adresse indiquée", "Address given")}</dt>
                <dd dir="auto">{given}</dd>
            </div>
            <div>
                <dt>{tr("Adresse suggérée", "Address suggested")}</dt>
                <dd>{suggested}</dd>
            </div>
        </dl>
        <Communes form communes />
        <button type="button" class="button-link" on:click=keep>
            {tr("Garder l’adresse indiquée", "Keep the address given")}
        </button>
    }
}

/// The communes, to be taken: buttons when they are few, a native list when they are many.
#[component]
fn Communes(form: Form, communes: Vec<String>) -> impl IntoView {
    let take = move |name: String| {
        form.edit(Field::City, name);
        browser::focus(&form.id(Field::City));
    };
    if communes.len() <= BUTTONS {
        let buttons = communes
            .into_iter()
            .map(|name| {
                let words = say!("Choisir {name}", "Choose {name}");
                view! {
                    <button type="button" class="button-quiet" on:click=move |_| take(name.clone())>
                        {words}
                    </button>
                }
            })
            .collect_view();
        return view! { <div class="actions">{buttons}</div> }.into_any();
    }
    let id = format!("{}-choix", form.id(Field::City));
    let count = communes.len();
    let options = communes
        .into_iter()
        .map(|name| view! { <option>{name}</option> })
        .collect_view();
    // With the arrow keys a list changes at each press: only the button takes a town.
    let chosen = RwSignal::new(String::new());
    let take_chosen = {
        let id = id.clone();
        move |_| match chosen.get_untracked() {
            none if none.is_empty() => browser::focus(&id),
            name => take(name),
        }
    };
    view! {
        <label for=id.clone()>
            {say!("Les {count} communes de ce code postal", "The {count} towns of this postal code")}
        </label>
        <div class="actions">
            <select id=id class="w-medium" on:change=move |event| chosen.set(event_target_value(&event))>
                <option value="">{tr("Choisir…", "Choose…")}</option>
                {options}
            </select>
            <button type="button" class="button-quiet" on:click=take_chosen>
                {tr("Prendre cette commune", "Take this town")}
            </button>
        </div>
    }
    .into_any()
}

/// The name of the fund, once its nine digits are there and if the tables know it.
#[component]
pub fn FundName(
    /// The form of the code.
    form: Form,
) -> impl IntoView {
    let found = RwSignal::new(FundView::default());
    let code = Memo::new(move |_| {
        OrganismCode::parse(&form.get(Field::Organism))
            .map_or_else(|_| String::new(), |code| code.as_str().to_owned())
    });
    Effect::new(move |_| {
        let asked = code.get();
        found.set(FundView::default());
        if asked.is_empty() {
            return;
        }
        spawn_local(async move {
            let view = lookup::fund(asked.clone()).await;
            if code.try_get_untracked() == Some(asked) {
                found.try_set(view);
            }
        });
    });
    let words = move || {
        let (class, icon) = match found.with(|view| view.scheme.is_some()) {
            true => ("small", None),
            false => ("note", Some(view! { <IconView icon=Icon::Info /> })),
        };
        fund_words(&found.get())
            .map(|words| view! { <p class=class>{icon}<span>{words}</span></p> })
    };
    view! { <div role="status" class="notes-here">{words}</div> }
}

/// What is said of a fund: its name with the age of the list, or its scheme, or that its code begins
/// like none of the list. Nothing when nobody answered.
#[must_use]
pub fn fund_words(view: &FundView) -> Option<String> {
    let seen = view.seen;
    let Some(scheme) = view.scheme.as_deref() else {
        return (seen > 0).then(|| {
            say!(
                "Caisse inconnue de la liste de {seen} : vérifiez les 9 chiffres.",
                "Fund unknown in the list of {seen}: check the 9 digits."
            )
        });
    };
    Some(match &view.fund {
        Some(fund) => say!(
            "Caisse : {fund} ({scheme}), d’après la liste de {seen}",
            "Fund: {fund} ({scheme}), from the list of {seen}"
        ),
        None => say!("Régime : {scheme}", "Scheme: {scheme}"),
    })
}
