//! The screen *Mes coordonnées bancaires*.

use affilio_domain::enrolment::{Debit, Frequency, Step};
use affilio_domain::field::{Field, Problem};
use leptos::prelude::*;

use super::convert;
use super::input::Forms;
use crate::draft::{File, Savers};
use crate::journey::Place;
use crate::pages::guarded::Guarded;
use crate::steps::beneficiaries::convert::display_name;
use crate::steps::person::answers;
use crate::ui::field::{Choices, TextField, YesNo};
use crate::ui::form::Form;
use crate::ui::page::arrive;
use crate::ui::step_shell::StepShell;

/// The step.
#[component]
pub fn BankStep() -> impl IntoView {
    arrive("Mes coordonnées bancaires");
    view! {
        <Guarded place=Place::Step(Step::Bank)>
            <BankForm />
        </Guarded>
    }
}

#[component]
fn BankForm() -> impl IntoView {
    let file = expect_context::<File>();
    let saver = expect_context::<Savers>().bank;
    let view = file.read();
    let debits = view.as_ref().is_some_and(convert::debits);
    let people = view
        .map(|view| view.beneficiaries.draft.people)
        .unwrap_or_default();
    let forms = Forms::new(&people);
    forms.fill(&saver.answers());
    let member = forms.member;
    let forms = StoredValue::new(forms);
    let read = move || forms.with_value(Forms::read);
    let others = people
        .iter()
        .enumerate()
        .filter_map(|(rank, person)| {
            let (_, form) = forms.with_value(|forms| forms.beneficiaries.get(rank).cloned())?;
            let name = display_name(person, rank);
            Some(view! { <BeneficiaryAccount form name /> })
        })
        .collect_view();
    let check = move |()| {
        file.read()
            .map(|file| convert::problems(&read(), &file))
            .unwrap_or_default()
    };
    let show = move |problems: Vec<Problem>| forms.with_value(|forms| forms.show(&problems));
    let refill = move |()| forms.with_value(|forms| forms.fill(&saver.answers()));
    view! {
        <StepShell
            step=Step::Bank
            saver
            edits=move || forms.with_value(Forms::edits)
            answers=move |()| read().into()
            check
            show
            on_theirs=refill
            lead="Les numéros de compte figurent sur votre RIB. Les espaces ne comptent pas."
        >
            {if debits {
                view! { <DebitFields form=member /> }.into_any()
            } else {
                view! { <RefundOnly form=member /> }.into_any()
            }}
            {others}
        </StepShell>
    }
}

#[component]
fn AccountFields(form: Form, fields: [Field; 3]) -> impl IntoView {
    fields
        .into_iter()
        .map(|field| view! { <TextField form field /> })
        .collect_view()
}

#[component]
fn DebitFields(form: Form) -> impl IntoView {
    let days = Debit::DAYS
        .iter()
        .map(|day| (day.to_string(), format!("Le {day}")))
        .collect::<Vec<_>>();
    view! {
        <section class="group">
            <h2>"Mes prélèvements"</h2>
            <p>"Ce compte paie ce que votre salaire ne paie pas : vos bénéficiaires, ou la garantie au-dessus de celle de l’entreprise."</p>
            <AccountFields form fields=[Field::DebitHolder, Field::DebitIban, Field::DebitBic] />
            <Choices form field=Field::Frequency answers=answers!(Frequency) />
            <Choices form field=Field::DebitDay answers=days />
        </section>
        <section class="group">
            <h2>"Mes remboursements"</h2>
            <YesNo form field=Field::RefundSame />
            <Show when=move || form.get(Field::RefundSame) == "non">
                <AccountFields form fields=[Field::RefundHolder, Field::RefundIban, Field::RefundBic] />
            </Show>
        </section>
    }
}

#[component]
fn RefundOnly(form: Form) -> impl IntoView {
    view! {
        <section class="group">
            <h2>"Mes remboursements"</h2>
            <p>"Votre cotisation passe par votre bulletin de paie : rien n’est prélevé sur ce compte, il ne sert qu’à vous rembourser."</p>
            <AccountFields form fields=[Field::RefundHolder, Field::RefundIban, Field::RefundBic] />
        </section>
    }
}

#[component]
fn BeneficiaryAccount(form: Form, name: String) -> impl IntoView {
    view! {
        <section class="group">
            <h2>{format!("Remboursements de {name}")}</h2>
            <YesNo form field=Field::BeneficiaryRefundSame />
            <Show when=move || form.get(Field::BeneficiaryRefundSame) == "non">
                <AccountFields form fields=[Field::BeneficiaryHolder, Field::BeneficiaryIban, Field::BeneficiaryBic] />
            </Show>
        </section>
    }
}
