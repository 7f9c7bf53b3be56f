//! Demo data, in development only: an employer and people who await their affiliation.

use affilio_domain::date::Date;
use affilio_domain::exemption::{ExemptionCase, PlanAct};
use affilio_domain::wire::{PlanActView, ProfileDraft};
use serde_json::json;

use crate::invitation;
use crate::problem::{Answer, Problem};
use crate::provisional::{self, Letters};
use crate::random;
use crate::state::Shared;
use crate::store::{Creditor, Employer, NewFile, Prefilled};

/// A demo person.
struct Person {
    civility: &'static str,
    first_name: &'static str,
    last_name: &'static str,
    birth_date: &'static str,
    /// Local part of the address; `exemple.fr` receives no mail.
    local: &'static str,
    /// Street, postal code and town, when the employer gave them.
    address: Option<[&'static str; 3]>,
    alsace_moselle: bool,
}

const PEOPLE: [Person; 4] = [
    Person {
        civility: "madame",
        first_name: "Camille",
        last_name: "Lefèvre",
        birth_date: "14/05/1988",
        local: "camille.lefevre",
        address: None,
        alsace_moselle: false,
    },
    Person {
        civility: "monsieur",
        first_name: "Théo",
        last_name: "Schmitt",
        birth_date: "02/11/1979",
        local: "theo.schmitt",
        address: Some(["12 quai des Bateliers", "67000", "Strasbourg"]),
        alsace_moselle: true,
    },
    Person {
        civility: "madame",
        first_name: "Aminata",
        last_name: "Diallo",
        birth_date: "23/01/1994",
        local: "aminata.diallo",
        address: None,
        alsace_moselle: false,
    },
    Person {
        civility: "monsieur",
        first_name: "Erwan",
        last_name: "Le Goff",
        birth_date: "30/09/1967",
        local: "erwan.legoff",
        address: None,
        alsace_moselle: false,
    },
];

/// Who joins by letters: the one whose postal address is known.
const BY_LETTERS: usize = 1;
/// People invited on the first run.
const INVITED_FIRST: usize = 2;

/// Somebody just invited.
pub(crate) struct Invited {
    /// Token of the link.
    pub(crate) token: String,
    /// *Numéro d'adhérent*.
    pub(crate) member_number: String,
}

/// On the first run, creates the employer and invites two people. Always gives a link that can be
/// activated: the first run's, or a new one.
pub(crate) async fn fresh_link(app: &Shared) -> Answer<String> {
    if app.store.employers().await?.is_empty() {
        let mut first = None;
        for person in PEOPLE.iter().take(INVITED_FIRST) {
            let invited = invite(app, person, &format!("{}@exemple.fr", person.local)).await?;
            first = first.or(Some(invited.token));
        }
        return first.ok_or_else(|| Problem::internal("nobody to invite"));
    }
    match app.store.file_awaiting_activation().await? {
        Some(file) => invitation::send(app, &file).await,
        None => Ok(invite_somebody(app).await?.token),
    }
}

/// Invites one more person.
pub(crate) async fn invite_somebody(app: &Shared) -> Answer<Invited> {
    let [draw] = random::bytes::<1>()?;
    let person = PEOPLE
        .get(usize::from(draw) % PEOPLE.len())
        .ok_or_else(|| Problem::internal("nobody to invite"))?;
    // An address of its own, so that signing in by address finds this very file.
    let number = random::member_number()?;
    invite(
        app,
        person,
        &format!("{}.{number}@exemple.fr", person.local),
    )
    .await
}

/// Invites one more person at an address, perhaps one that has an account already.
pub(crate) async fn invite_at(app: &Shared, email: &str) -> Answer<Invited> {
    let person = PEOPLE
        .first()
        .ok_or_else(|| Problem::internal("nobody to invite"))?;
    invite(app, person, email).await
}

/// Opens the file of a person without e-mail, who joins by letters.
pub(crate) async fn open_by_letters(app: &Shared) -> Answer<Letters> {
    let person = PEOPLE
        .get(BY_LETTERS)
        .ok_or_else(|| Problem::internal("nobody to write to"))?;
    let (id, _) = open(app, person, None).await?;
    provisional::letters(app, &id).await
}

async fn invite(app: &Shared, person: &Person, email: &str) -> Answer<Invited> {
    let (id, member_number) = open(app, person, Some(email)).await?;
    Ok(Invited {
        token: invitation::send(app, &id).await?,
        member_number,
    })
}

/// Opens a file: its key and its *numéro d'adhérent*.
async fn open(app: &Shared, person: &Person, email: Option<&str>) -> Answer<(String, String)> {
    let now = app.now();
    let today = now.paris_date();
    let id = random::id()?;
    let member_number = random::member_number()?;
    let employer = employer(app).await?;
    let file = NewFile {
        id: &id,
        employer_id: &employer.id,
        member_number: &member_number,
        email,
        prefilled: &person.prefilled(),
        effective_on: first_of_next_month(today),
        expires_on: today.add_days(invitation::DAYS),
    };
    let mut tx = app.store.begin().await?;
    tx.add_file(&file, now).await?;
    tx.lock_file(&id, now).await?;
    tx.note(&id, "opened", &json!({ "demo": true }), now)
        .await?;
    tx.commit().await?;
    Ok((id, member_number))
}

/// The demo employer, created when there is none.
async fn employer(app: &Shared) -> Answer<Employer> {
    if let Some(known) = app.store.employers().await?.into_iter().next() {
        return Ok(known);
    }
    let employer = Employer {
        id: random::id()?,
        name: "Association Les Tilleuls".to_owned(),
        contract: "eclat/2024".to_owned(),
        levels: ["socle", "r1", "r2"].map(str::to_owned).to_vec(),
        mandatory_level: "socle".to_owned(),
        employer_share: "0.50".to_owned(),
    };
    let mut tx = app.store.begin().await?;
    tx.add_employer(&employer).await?;
    tx.set_creditor(&employer.id, &creditor()).await?;
    // An act of the employer alone, long ago, that foresees two cases and not the third.
    let act = PlanActView {
        act: Some(PlanAct::Unilateral.code().to_owned()),
        since: Some("2016-01-01".to_owned()),
        optional_cases: Some(
            [ExemptionCase::YearContract, ExemptionCase::TenthOfPay]
                .map(|case| case.code().to_owned())
                .to_vec(),
        ),
    };
    tx.set_plan_act(&employer.id, &act).await?;
    tx.commit().await?;
    Ok(employer)
}

/// A creditor that nobody can mistake for a real one; its identifier has a right key all the same.
fn creditor() -> Creditor {
    Creditor {
        name: "Mutuelle de démonstration (fictive)".to_owned(),
        address: "1 rue de l'Exemple, 00000 Ville-Fictive".to_owned(),
        identifier: "FR53ZZZ999999".to_owned(),
    }
}

fn first_of_next_month(today: Date) -> Date {
    today.add_days(1 - i32::from(today.day())).add_months(1)
}

impl Person {
    fn prefilled(&self) -> Prefilled {
        let mut profile = ProfileDraft {
            civility: self.civility.to_owned(),
            last_name: self.last_name.to_owned(),
            first_name: self.first_name.to_owned(),
            birth_date: self.birth_date.to_owned(),
            ..ProfileDraft::default()
        };
        let mut fields = vec!["civilite", "nom", "prenom", "date-naissance"];
        if let Some([street, code, city]) = self.address {
            street.clone_into(&mut profile.street);
            code.clone_into(&mut profile.postal_code);
            city.clone_into(&mut profile.city);
            "France".clone_into(&mut profile.country);
            fields.extend(["voie", "code-postal", "commune", "pays"]);
        }
        if self.alsace_moselle {
            "oui".clone_into(&mut profile.alsace_moselle);
            fields.push("alsace-moselle");
        }
        Prefilled {
            profile,
            fields: fields.into_iter().map(str::to_owned).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_creditor_has_a_right_key() {
        assert!(affilio_domain::sepa::CreditorId::parse(&creditor().identifier).is_ok());
    }

    #[test]
    fn guarantees_begin_with_the_next_month() {
        for (today, first) in [
            ("2026-11-21", "2026-12-01"),
            ("2026-12-01", "2027-01-01"),
            ("2027-01-31", "2027-02-01"),
        ] {
            let today = Date::parse_iso(today).unwrap();
            assert_eq!(first_of_next_month(today).to_iso(), first);
        }
    }
}
