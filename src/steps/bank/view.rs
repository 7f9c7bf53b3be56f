//! The screen *Mes coordonnées bancaires*.

use affilio_domain::enrolment::{Debit, Frequency, Step};
use affilio_domain::field::{Field, Problem};
use affilio_domain::iban::Iban;
use affilio_domain::text::of_name;
use affilio_domain::wire::{AccountDraft, AttachmentPurpose, BankDraft, DEBITED_ACCOUNT};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::convert;
use super::input::Forms;
use crate::api;
use crate::browser;
use crate::draft::{File, Savers};
use crate::i18n::tr;
use crate::journey::Place;
use crate::levels::Levels;
use crate::pages::guarded::Guarded;
use crate::say;
use crate::steps::answer_lines;
use crate::steps::beneficiaries::convert::display_name;
use crate::steps::person::answers;
use crate::ui::field::{Choices, TextField, YesNo};
use crate::ui::form::Form;
use crate::ui::page::arrive;
use crate::ui::step_shell::StepShell;
use crate::ui::stepper::step_name;
use crate::ui::upload::{Upload, joined_at};
use crate::ui::where_is::{Paper, WhereIs};

/// The step.
#[component]
pub fn BankStep() -> impl IntoView {
    arrive(step_name(Step::Bank));
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
    let answers = move || {
        let member = file.read().map(|file| file.profile.draft);
        convert::proposed(saver.answers(), &member.unwrap_or_default())
    };
    forms.fill(&answers());
    let member = forms.member;
    let forms = StoredValue::new(forms);
    let read = move || forms.with_value(Forms::read);
    let whose = {
        let people = people.clone();
        Callback::new(move |problem| convert::account_name(problem, &people))
    };
    let others = people
        .iter()
        .enumerate()
        .filter_map(|(rank, person)| {
            let (key, form) = forms.with_value(|forms| forms.beneficiaries.get(rank).cloned())?;
            let name = display_name(person, rank);
            Some(view! { <BeneficiaryAccount form name key /> })
        })
        .collect_view();
    let check = move |()| {
        file.read()
            .map(|file| convert::problems(&read(), &file))
            .unwrap_or_default()
    };
    let show = move |problems: Vec<Problem>| forms.with_value(|forms| forms.show(&problems));
    let refill = move |()| forms.with_value(|forms| forms.fill(&answers()));
    view! {
        <StepShell
            step=Step::Bank
            saver
            edits=move || forms.with_value(Forms::edits)
            answers=move |()| read().into()
            check
            show
            whose
            on_theirs=refill
            lead=tr(
                "Les numéros de compte figurent sur votre RIB. Les espaces ne comptent pas. Toutes les réponses sont nécessaires, sauf celles marquées « facultatif ».",
                "Account numbers are on your RIB (bank details). Spaces do not count. Every answer is needed, except those marked “optional”.",
            )
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

/// An account: its holder, its number, its bank. The bank's code follows from the number when the
/// server knows it, and stays the person's to change.
#[component]
fn AccountFields(
    form: Form,
    fields: [Field; 3],
    /// The name of the drawing of a RIB, where there is one.
    #[prop(optional)]
    drawing: Option<&'static str>,
) -> impl IntoView {
    let [holder, iban, bic] = fields;
    // The code found, and the bank's name.
    let found = RwSignal::new(None::<(String, Option<String>)>);
    let number = Memo::new(move |_| {
        Iban::parse(&form.get(iban))
            .ok()
            .map(|iban| iban.as_str().to_owned())
    });
    Effect::new(move |_| {
        let Some(asked) = number.get() else {
            return;
        };
        spawn_local(async move {
            let Ok(answer) = api::bank(asked.clone()).await else {
                return;
            };
            // Another number was typed meanwhile, or the screen was left.
            if number.try_get_untracked().flatten() != Some(asked) {
                return;
            }
            let before = found.get_untracked().map(|(code, _)| code);
            let code = convert::deduced(&form.read(bic), before.as_deref(), answer.bic.as_deref());
            // Never under the fingers of whoever is writing it.
            if let Some(code) = code.filter(|_| !browser::has_focus(&form.id(bic))) {
                form.edit(bic, code);
            }
            found.set(answer.bic.map(|code| (code, answer.name)));
        });
    });
    let told = move || {
        let (code, name) = found.get().filter(|_| number.with(Option::is_some))?;
        let name = name.unwrap_or_else(|| code.clone());
        (form.get(bic) == code).then(|| {
            say!(
                "BIC déduit de l’IBAN : {name}. Corrigez-le si votre RIB en porte un autre.",
                "BIC deduced from the IBAN: {name}. Correct it if your RIB shows another."
            )
        })
    };
    view! {
        <TextField form field=holder />
        {drawing.map(|id| view! { <WhereIs paper=Paper::Rib id /> })}
        <TextField form field=iban account=true />
        <TextField form field=bic />
        <p class="field-hint" role="status">{told}</p>
    }
}

/// The paper itself, for those who would rather show it.
#[component]
fn Joined(#[prop(into)] subject: String, #[prop(into)] label: String) -> impl IntoView {
    view! {
        <Upload
            purpose=AttachmentPurpose::BankDetails
            subject
            label
            hint=tr(
                "Les numéros écrits ci-dessus sont ceux qui comptent.",
                "The numbers written above are the ones that count.",
            )
        />
    }
}

fn refund_paper() -> &'static str {
    tr(
        "Joindre le RIB de mes remboursements (facultatif)",
        "Attach the RIB for my refunds (optional)",
    )
}

/// What is kept from the pay and what is debited, before one agrees to it.
#[component]
fn Split(form: Form) -> impl IntoView {
    let file = expect_context::<File>();
    let told = expect_context::<Levels>().told();
    let level = file.read().map(|file| file.guarantees.draft.level);
    let level = level.unwrap_or_default();
    let lines = move || {
        let (frequency, day) = (form.get(Field::Frequency), form.get(Field::DebitDay));
        answer_lines(convert::split(&told.get(), &level, &frequency, &day))
    };
    view! { <dl class="answers">{lines}</dl> }
}

#[component]
fn DebitFields(form: Form) -> impl IntoView {
    let file = expect_context::<File>();
    // Both refunds and debits on one account ask for one paper; one that is joined stays in view.
    let apart = move || {
        form.get(Field::RefundSame) != "oui"
            || file.get().is_some_and(|file| {
                !joined_at(&file, AttachmentPurpose::BankDetails, "").is_empty()
            })
    };
    let days = Debit::DAYS
        .iter()
        .map(|day| (day.to_string(), say!("Le {day}", "Day {day}")))
        .collect::<Vec<_>>();
    let by_other = Memo::new(move |_| {
        let member = file
            .get()
            .map(|file| file.profile.draft)
            .unwrap_or_default();
        let holder = form.get(Field::DebitHolder);
        let draft = BankDraft {
            debit: AccountDraft {
                holder,
                ..AccountDraft::default()
            },
            ..BankDraft::default()
        };
        draft.paid_by_other(&member)
    });
    view! {
        <section class="group" role="group" aria-labelledby="prelevements">
            <h2 id="prelevements">{tr("Mes prélèvements", "My debits")}</h2>
            <p>
                {tr(
                    "Ce compte paie ce que votre salaire ne paie pas : vos bénéficiaires, ou la garantie au-dessus de celle de l’entreprise. Vous accepterez le mandat de prélèvement SEPA avant de signer.",
                    "This account pays what your salary does not: your dependants, or the cover above your employer’s. You will accept the SEPA direct debit mandate before you sign.",
                )}
            </p>
            <Split form />
            <AccountFields form fields=[Field::DebitHolder, Field::DebitIban, Field::DebitBic] drawing="ou-rib" />
            <Show when=move || by_other.get()>
                <YesNo form field=Field::HolderConsent />
            </Show>
            <Choices form field=Field::Frequency answers=answers!(Frequency) />
            <Choices form field=Field::DebitDay answers=days />
            <Joined subject=DEBITED_ACCOUNT label=tr("Joindre le RIB du compte prélevé (facultatif)", "Attach the RIB of the account debited (optional)") />
        </section>
        <section class="group" role="group" aria-labelledby="remboursements">
            <h2 id="remboursements">{tr("Mes remboursements", "My refunds")}</h2>
            <YesNo form field=Field::RefundSame />
            <Show when=move || form.get(Field::RefundSame) == "non">
                <AccountFields form fields=[Field::RefundHolder, Field::RefundIban, Field::RefundBic] drawing="ou-rib-remboursements" />
            </Show>
            <Show when=apart>
                <Joined subject="" label=refund_paper() />
            </Show>
        </section>
    }
}

#[component]
fn RefundOnly(form: Form) -> impl IntoView {
    view! {
        <section class="group" role="group" aria-labelledby="remboursements">
            <h2 id="remboursements">{tr("Mes remboursements", "My refunds")}</h2>
            <p>
                {tr(
                    "Votre cotisation passe par votre bulletin de paie : rien n’est prélevé sur ce compte, il ne sert qu’à vous rembourser.",
                    "Your contribution goes through your pay slip: nothing is debited from this account, it only receives your refunds.",
                )}
            </p>
            <AccountFields form fields=[Field::RefundHolder, Field::RefundIban, Field::RefundBic] drawing="ou-rib-remboursements" />
            <Joined subject="" label=refund_paper() />
        </section>
    }
}

#[component]
fn BeneficiaryAccount(form: Form, name: String, key: String) -> impl IntoView {
    let title = format!("{}-groupe", form.id(Field::BeneficiaryRefundSame));
    let of = of_name(&name);
    let title_words = say!("Remboursements {of}", "Refunds of {name}");
    let paper = StoredValue::new(say!(
        "Joindre le RIB {of} (facultatif)",
        "Attach the RIB of {name} (optional)"
    ));
    view! {
        <section class="group" role="group" aria-labelledby=title.clone()>
            <h2 id=title.clone()>{title_words}</h2>
            <YesNo form field=Field::BeneficiaryRefundSame />
            <Show when=move || form.get(Field::BeneficiaryRefundSame) == "non">
                <AccountFields form fields=[Field::BeneficiaryHolder, Field::BeneficiaryIban, Field::BeneficiaryBic] />
                <Joined subject=key.clone() label=paper.get_value() />
            </Show>
        </section>
    }
}
