//! What is wrong with an answer, why, and how to mend it, in French.

use affilio_domain::date::DateError;
use affilio_domain::field::{Field, Problem, Reason};
use affilio_domain::iban::{BicFault, IbanFault};
use affilio_domain::name::NameFault;
use affilio_domain::nir::NirFault;
use affilio_domain::organism::OrganismFault;
use affilio_domain::phone::PhoneFault;

use super::fields::spec;

/// The sentence shown beside the field and in the error summary, word for word the same.
#[must_use]
pub fn sentence(problem: Problem) -> String {
    match problem.reason {
        Reason::Missing => missing(problem.field).to_owned(),
        Reason::NotOffered => format!("{} : choisissez une des réponses proposées.", spec(problem.field).label),
        Reason::Name(fault) => name(problem.field, fault),
        Reason::Date(fault) => date(fault),
        Reason::BornInFuture => "Cette date de naissance est dans le futur : vérifiez l’année.".to_owned(),
        Reason::TooYoungToWork => "À cette date de naissance, vous auriez moins de 14 ans : vérifiez l’année.".to_owned(),
        Reason::BornTooLongAgo => "Cette date de naissance remonte à plus de 120 ans : vérifiez l’année.".to_owned(),
        Reason::PostalCode => "Un code postal français compte 5 chiffres, par exemple 75015. Hors de France, changez d’abord le pays.".to_owned(),
        Reason::Phone(fault) => phone(fault),
        Reason::Nir(fault) => nir(fault),
        Reason::Organism(fault) => organism(fault),
        Reason::Iban(fault) => iban(fault),
        Reason::Bic(fault) => bic(fault),
        Reason::TwinRank => "Le rang gémellaire va de 1 à 9. Sans jumeau, c’est 1.".to_owned(),
    }
}

const fn missing(field: Field) -> &'static str {
    match field {
        Field::Civility => "Choisissez la civilité : Madame ou Monsieur.",
        Field::LastName => "Écrivez le nom, tel qu’il figure sur l’attestation de droits.",
        Field::FirstName => "Écrivez le prénom.",
        Field::BirthDate => "Écrivez la date de naissance : jour, mois, année.",
        Field::FamilyStatus => "Choisissez la situation familiale.",
        Field::Street => "Écrivez le numéro et la voie.",
        Field::AddressExtra => "Écrivez le complément d’adresse.",
        Field::PostalCode => "Écrivez le code postal.",
        Field::City => "Écrivez la commune.",
        Field::Country => "Écrivez le pays.",
        Field::Phone => "Écrivez un numéro de mobile : il recevra le code de signature.",
        Field::Teletransmission => "Choisissez oui ou non pour la télétransmission.",
        Field::Nir => {
            "Écrivez le numéro de sécurité sociale : 15 chiffres, en haut de l’attestation de droits."
        }
        Field::Organism => {
            "Écrivez le code de l’organisme : 9 chiffres, sur l’attestation de droits."
        }
        Field::AlsaceMoselle => "Choisissez oui ou non pour le régime Alsace-Moselle.",
        Field::BeneficiaryKey | Field::BeneficiaryKind => "Choisissez conjoint ou enfant.",
        Field::TwinRank => "Écrivez le rang gémellaire : 1 sans jumeau.",
        Field::SameAddress => "Dites si cette personne habite à la même adresse que vous.",
        Field::Beneficiaries => {
            "Ajoutez un bénéficiaire, ou choisissez « Poursuivre sans bénéficiaire »."
        }
        Field::Level => "Choisissez une garantie.",
        Field::DebitHolder | Field::RefundHolder | Field::BeneficiaryHolder => {
            "Écrivez le nom du titulaire du compte."
        }
        Field::DebitIban | Field::RefundIban | Field::BeneficiaryIban => {
            "Écrivez l’IBAN : il figure sur le RIB."
        }
        Field::DebitBic | Field::RefundBic | Field::BeneficiaryBic => {
            "Écrivez le BIC : il figure sur le RIB, près de l’IBAN."
        }
        Field::Frequency => "Choisissez la fréquence de prélèvement.",
        Field::DebitDay => "Choisissez le jour de prélèvement.",
        Field::RefundSame => "Dites si vos remboursements vont sur le même compte.",
        Field::BeneficiaryRefundSame => "Dites si ses remboursements vont sur votre compte.",
    }
}

fn name(field: Field, fault: NameFault) -> String {
    let label = spec(field).label;
    match fault {
        NameFault::TooLong { max } => {
            format!("{label} : {max} caractères au plus. Abrégez ce texte.")
        }
        NameFault::Character { found } if found.is_control() || found.is_whitespace() => {
            format!(
                "{label} : un signe invisible s’est glissé dans ce texte. Effacez-le et écrivez-le à nouveau."
            )
        }
        NameFault::Character { found } => {
            format!(
                "{label} : le signe « {found} » ne peut pas figurer dans le contrat. Retirez-le."
            )
        }
    }
}

fn date(fault: DateError) -> String {
    match fault {
        DateError::Empty => "Écrivez la date : jour, mois, année.".to_owned(),
        DateError::NotADate => {
            "Cette date n’est pas lisible. Écrivez jour, mois, année, par exemple 27/03/1987."
                .to_owned()
        }
        DateError::ShortYear => "Écrivez l’année en quatre chiffres, par exemple 1987.".to_owned(),
        DateError::NoSuchYear { .. } => {
            "Cette année n’existe pas : vérifiez ses quatre chiffres.".to_owned()
        }
        DateError::NoSuchMonth { month } => {
            format!("Le mois {month} n’existe pas : un mois va de 1 à 12.")
        }
        DateError::NoSuchDay { .. } => {
            "Ce jour n’existe pas dans ce mois : vérifiez le jour.".to_owned()
        }
    }
}

fn phone(fault: PhoneFault) -> String {
    match fault {
        PhoneFault::Character => {
            "Un numéro de téléphone ne contient que des chiffres, par exemple 06 12 34 56 78."
                .to_owned()
        }
        PhoneFault::Length { found } => format!(
            "Un numéro français compte 10 chiffres et commence par 0 ; vous en avez écrit {found}."
        ),
        PhoneFault::Prefix => {
            "Un numéro français commence par 0, par exemple 06 12 34 56 78.".to_owned()
        }
        PhoneFault::Foreign => {
            "Ce numéro est étranger. Il faut un numéro français, par exemple 06 12 34 56 78."
                .to_owned()
        }
        PhoneFault::NotMobile => {
            "Il faut un mobile français (06 ou 07) : il recevra le code de signature.".to_owned()
        }
    }
}

fn nir(fault: NirFault) -> String {
    const WHERE: &str = "Il figure en haut de l’attestation de droits.";
    match fault {
        NirFault::Character => format!("Le numéro de sécurité sociale ne contient que des chiffres (2A ou 2B pour la Corse). {WHERE}"),
        NirFault::Length { found: 14 } => format!("Il manque un chiffre : le numéro de sécurité sociale en compte 15, clé comprise. {WHERE}"),
        NirFault::Length { found: 13 } => "Il manque la clé : ajoutez les deux derniers chiffres du numéro de sécurité sociale.".to_owned(),
        NirFault::Length { found } if found < 15 => format!("Il manque {} chiffres : le numéro de sécurité sociale en compte 15, clé comprise. {WHERE}", 15 - found),
        NirFault::Length { found } => format!("Il y a {} chiffre(s) de trop : le numéro de sécurité sociale en compte 15, clé comprise.", found - 15),
        NirFault::Provisional => "C’est un numéro provisoire. Attendez le numéro définitif, qui commence par 1 ou 2, ou appelez-nous.".to_owned(),
        NirFault::Sex => "Un numéro de sécurité sociale commence par 1 ou 2 : vérifiez le premier chiffre.".to_owned(),
        NirFault::Month => "Les 4e et 5e chiffres donnent le mois de naissance : ce mois n’existe pas.".to_owned(),
        NirFault::Department => "Les 6e et 7e chiffres donnent le département de naissance : celui-ci n’existe pas.".to_owned(),
        NirFault::Key { expected } => format!("La clé ne correspond pas : vérifiez les deux derniers chiffres (attendu : {expected:02}) et relisez les treize premiers."),
    }
}

fn organism(fault: OrganismFault) -> String {
    match fault {
        OrganismFault::Character => "Le code de l’organisme ne contient que des chiffres, par exemple 01 751 0000.".to_owned(),
        OrganismFault::Length { found } => format!("Le code de l’organisme compte 9 chiffres ; vous en avez écrit {found}. Il figure sur l’attestation de droits."),
        OrganismFault::Scheme => "Les deux premiers chiffres du code ne désignent aucun régime : 01 pour le régime général, 02 pour la MSA.".to_owned(),
    }
}

fn iban(fault: IbanFault) -> String {
    match fault {
        IbanFault::Character => "Un IBAN ne contient que des lettres sans accent et des chiffres.".to_owned(),
        IbanFault::Country => "Un IBAN commence par les deux lettres d’un pays de la zone SEPA, FR pour la France.".to_owned(),
        IbanFault::Length { expected, found } if found < expected => format!("Il manque {} caractère(s) : cet IBAN en compte {expected}.", expected - found),
        IbanFault::Length { expected, found } => format!("Il y a {} caractère(s) de trop : cet IBAN en compte {expected}.", found - expected),
        IbanFault::Checksum => "Un caractère de l’IBAN est faux : sa clé de contrôle ne correspond pas. Relisez-le sur le RIB.".to_owned(),
        IbanFault::RibKey { expected } => format!("Les deux derniers chiffres (clé RIB) ne correspondent pas au compte (attendu : {expected:02}). Relisez l’IBAN sur le RIB."),
    }
}

fn bic(fault: BicFault) -> String {
    match fault {
        BicFault::Character => "Un BIC commence par six lettres, par exemple BNPAFRPP. Vérifiez les chiffres 0 et les lettres O.".to_owned(),
        BicFault::Length { found } => format!("Un BIC compte 8 ou 11 caractères ; vous en avez écrit {found}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_reasons() -> Vec<Reason> {
        vec![
            Reason::Missing,
            Reason::NotOffered,
            Reason::Name(NameFault::TooLong { max: 80 }),
            Reason::Name(NameFault::Character { found: '<' }),
            Reason::Date(DateError::NotADate),
            Reason::Date(DateError::ShortYear),
            Reason::BornInFuture,
            Reason::BornTooLongAgo,
            Reason::PostalCode,
            Reason::Phone(PhoneFault::NotMobile),
            Reason::Nir(NirFault::Key { expected: 7 }),
            Reason::Organism(OrganismFault::Scheme),
            Reason::Iban(IbanFault::Checksum),
            Reason::Bic(BicFault::Character),
            Reason::TwinRank,
        ]
    }

    #[test]
    fn every_problem_has_a_whole_sentence_in_our_voice() {
        for field in Field::ALL {
            for reason in all_reasons() {
                let text = sentence(Problem::own(*field, reason));
                assert!(text.ends_with('.'), "{text}");
                assert!(
                    !text.contains("euillez") && !text.contains('!') && !text.contains("erci de"),
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn the_nir_says_how_many_digits_are_missing_and_the_key_expected() {
        let say = |fault| sentence(Problem::own(Field::Nir, Reason::Nir(fault)));
        assert!(say(NirFault::Length { found: 14 }).starts_with("Il manque un chiffre"));
        assert!(say(NirFault::Length { found: 11 }).starts_with("Il manque 4 chiffres"));
        assert!(say(NirFault::Key { expected: 7 }).contains("attendu : 07"));
    }
}
