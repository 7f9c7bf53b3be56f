//! What is wrong with an answer, why, and how to mend it, in French and in English.

use affilio_domain::date::DateError;
use affilio_domain::field::{Field, Problem, Reason};
use affilio_domain::iban::{BicFault, IbanFault};
use affilio_domain::name::NameFault;
use affilio_domain::nir::NirFault;
use affilio_domain::organism::OrganismFault;
use affilio_domain::phone::PhoneFault;

mod missing;

use self::missing::missing;
use super::fields::spec;
use crate::i18n::tr;
use crate::say;

/// Words on something, after the name of whose or what it is.
#[must_use]
pub fn whose_words(whose: &str, words: &str) -> String {
    say!("{whose} : {words}", "{whose}: {words}")
}

/// The sentence shown beside the field and in the error summary, word for word the same.
#[must_use]
pub fn sentence(problem: Problem) -> String {
    match problem.reason {
        Reason::Missing => missing(problem.field).to_owned(),
        Reason::NotOffered => not_offered(problem.field),
        Reason::Name(fault) => name(problem.field, fault),
        Reason::Date(fault) => date(fault),
        Reason::BornInFuture
        | Reason::TooYoungToWork
        | Reason::BornTooLongAgo => birth(problem.reason).to_owned(),
        Reason::PostalCode => tr(
            "Un code postal français compte 5 chiffres, par exemple 75015. Hors de France, changez d’abord le pays.",
            "A French postal code has 5 digits, for example 75015. Outside France, change the country first.",
        )
        .to_owned(),
        Reason::PostalCodeUnknown => tr(
            "Aucun code postal français ne commence ainsi : vérifiez les deux premiers chiffres. Hors de France, changez d’abord le pays.",
            "No French postal code begins like this: check the first two digits. Outside France, change the country first.",
        )
        .to_owned(),
        Reason::Phone(fault) => phone(fault),
        Reason::PhoneUnverified => tr(
            "Vérifiez votre numéro de mobile : un code par SMS montre qu’il est bien à vous.",
            "Verify your mobile number: a code by text message shows that it is yours.",
        )
        .to_owned(),
        Reason::Nir(fault) => nir(fault),
        Reason::Organism(fault) => organism(fault),
        Reason::Iban(fault) => iban(fault),
        Reason::Bic(fault) => bic(fault),
        Reason::HolderRefuses => tr(
            "Sans l’accord de son titulaire, ce compte ne peut pas payer : donnez un autre compte.",
            "Without its holder’s agreement this account cannot pay: give another account.",
        )
        .to_owned(),
        Reason::TwinRank => tr(
            "Le rang gémellaire va de 1 à 9. Sans jumeau, c’est 1.",
            "The order of birth among twins goes from 1 to 9. Without a twin, it is 1.",
        )
        .to_owned(),
    }
}

fn not_offered(field: Field) -> String {
    let label = spec(field).label;
    say!(
        "{label} : choisissez une des réponses proposées.",
        "{label}: choose one of the answers offered."
    )
}

fn birth(reason: Reason) -> &'static str {
    match reason {
        Reason::BornInFuture => tr(
            "Cette date de naissance est dans le futur : vérifiez l’année.",
            "This date of birth is in the future: check the year.",
        ),
        Reason::TooYoungToWork => tr(
            "À cette date de naissance, vous auriez moins de 14 ans : vérifiez l’année.",
            "Born on this date, you would be under 14: check the year.",
        ),
        _ => tr(
            "Cette date de naissance remonte à plus de 120 ans : vérifiez l’année.",
            "This date of birth is more than 120 years ago: check the year.",
        ),
    }
}

fn name(field: Field, fault: NameFault) -> String {
    let label = spec(field).label;
    match fault {
        NameFault::TooLong { max } => say!(
            "{label} : {max} caractères au plus. Abrégez ce texte.",
            "{label}: {max} characters at most. Shorten this text."
        ),
        NameFault::Character { found } if found.is_control() || found.is_whitespace() => say!(
            "{label} : un signe invisible s’est glissé dans ce texte. Effacez-le et écrivez-le à nouveau.",
            "{label}: an invisible sign slipped into this text. Erase it and write it again."
        ),
        NameFault::Character { found } => say!(
            "{label} : le signe « {found} » ne peut pas figurer dans le contrat. Retirez-le.",
            "{label}: the sign “{found}” cannot stand in the contract. Remove it."
        ),
    }
}

fn date(fault: DateError) -> String {
    match fault {
        DateError::Empty => tr(
            "Écrivez la date : jour, mois, année.",
            "Write the date: day, month, year.",
        )
        .to_owned(),
        DateError::NotADate => tr(
            "Cette date n’est pas lisible. Écrivez jour, mois, année, par exemple 27/03/1987.",
            "This date cannot be read. Write day, month, year, for example 27/03/1987.",
        )
        .to_owned(),
        DateError::ShortYear => tr(
            "Écrivez l’année en quatre chiffres, par exemple 1987.",
            "Write the year with four digits, for example 1987.",
        )
        .to_owned(),
        DateError::NoSuchYear { .. } => tr(
            "Cette année n’existe pas : vérifiez ses quatre chiffres.",
            "This year does not exist: check its four digits.",
        )
        .to_owned(),
        DateError::NoSuchMonth { month } => say!(
            "Le mois {month} n’existe pas : un mois va de 1 à 12.",
            "There is no month {month}: a month goes from 1 to 12."
        ),
        DateError::NoSuchDay { .. } => tr(
            "Ce jour n’existe pas dans ce mois : vérifiez le jour.",
            "This day does not exist in this month: check the day.",
        )
        .to_owned(),
    }
}

fn phone(fault: PhoneFault) -> String {
    match fault {
        PhoneFault::Character => tr(
            "Un numéro de téléphone ne contient que des chiffres, par exemple 06 12 34 56 78.",
            "A phone number holds digits only, for example 06 12 34 56 78.",
        )
        .to_owned(),
        PhoneFault::Length { found } => say!(
            "Un numéro français compte 10 chiffres et commence par 0 ; vous en avez écrit {found}.",
            "A French number has 10 digits and begins with 0; you wrote {found}."
        ),
        PhoneFault::Prefix => tr(
            "Un numéro français commence par 0, par exemple 06 12 34 56 78.",
            "A French number begins with 0, for example 06 12 34 56 78.",
        )
        .to_owned(),
        PhoneFault::Foreign => tr(
            "Ce numéro est étranger. Il faut un numéro français, par exemple 06 12 34 56 78.",
            "This number is foreign. A French number is needed, for example 06 12 34 56 78.",
        )
        .to_owned(),
        PhoneFault::NotMobile => tr(
            "Il faut un mobile français (06 ou 07) : il recevra le code de signature.",
            "A French mobile (06 or 07) is needed: it will receive the signing code.",
        )
        .to_owned(),
    }
}

fn nir(fault: NirFault) -> String {
    match fault {
        NirFault::Character => tr(
            "Le numéro de sécurité sociale ne contient que des chiffres (2A ou 2B pour la Corse). Il figure en haut de l’attestation de droits.",
            "A social security number holds digits only (2A or 2B for Corsica). It is at the top of the “attestation de droits”.",
        )
        .to_owned(),
        NirFault::Length { found: 14 } => tr(
            "Il manque un chiffre : le numéro de sécurité sociale en compte 15, clé comprise. Il figure en haut de l’attestation de droits.",
            "One digit is missing: a social security number has 15, key included. It is at the top of the “attestation de droits”.",
        )
        .to_owned(),
        NirFault::Length { found: 13 } => tr(
            "Il manque la clé : ajoutez les deux derniers chiffres du numéro de sécurité sociale.",
            "The key is missing: add the last two digits of the social security number.",
        )
        .to_owned(),
        NirFault::Length { found } if found < 15 => {
            let missing = 15 - found;
            say!(
                "Il manque {missing} chiffres : le numéro de sécurité sociale en compte 15, clé comprise. Il figure en haut de l’attestation de droits.",
                "{missing} digits are missing: a social security number has 15, key included. It is at the top of the “attestation de droits”."
            )
        }
        NirFault::Length { found: 16 } => tr(
            "Il y a un chiffre de trop : le numéro de sécurité sociale en compte 15, clé comprise.",
            "There is one digit too many: a social security number has 15, key included.",
        )
        .to_owned(),
        NirFault::Length { found } => {
            let extra = found - 15;
            say!(
                "Il y a {extra} chiffres de trop : le numéro de sécurité sociale en compte 15, clé comprise.",
                "There are {extra} digits too many: a social security number has 15, key included."
            )
        }
        NirFault::Provisional => tr(
            "C’est un numéro provisoire. Attendez le numéro définitif, qui commence par 1 ou 2, ou appelez-nous.",
            "This is a provisional number. Wait for the final one, which begins with 1 or 2, or call us.",
        )
        .to_owned(),
        NirFault::Sex => tr(
            "Un numéro de sécurité sociale commence par 1 ou 2 : vérifiez le premier chiffre.",
            "A social security number begins with 1 or 2: check the first digit.",
        )
        .to_owned(),
        NirFault::Month => tr(
            "Les 4e et 5e chiffres donnent le mois de naissance : ce mois n’existe pas.",
            "The 4th and 5th digits give the month of birth: this month does not exist.",
        )
        .to_owned(),
        NirFault::Department => tr(
            "Les 6e et 7e chiffres donnent le département de naissance : celui-ci n’existe pas.",
            "The 6th and 7th digits give the department of birth: this one does not exist.",
        )
        .to_owned(),
        NirFault::Key { expected } => say!(
            "La clé ne correspond pas : vérifiez les deux derniers chiffres (attendu : {expected:02}) et relisez les treize premiers.",
            "The key does not match: check the last two digits (expected: {expected:02}) and read the first thirteen again."
        ),
    }
}

fn organism(fault: OrganismFault) -> String {
    match fault {
        OrganismFault::Character => tr(
            "Le code de l’organisme ne contient que des chiffres, par exemple 01 751 0000.",
            "The code of the health fund holds digits only, for example 01 751 0000.",
        )
        .to_owned(),
        OrganismFault::Length { found } => say!(
            "Le code de l’organisme compte 9 chiffres ; vous en avez écrit {found}. Il figure sur l’attestation de droits.",
            "The code of the health fund has 9 digits; you wrote {found}. It is on the “attestation de droits”."
        ),
        OrganismFault::Scheme => tr(
            "Les deux premiers chiffres du code ne désignent aucun régime : 01 pour le régime général, 02 pour la MSA.",
            "The first two digits of the code name no scheme: 01 for the general scheme, 02 for MSA.",
        )
        .to_owned(),
    }
}

fn iban(fault: IbanFault) -> String {
    match fault {
        IbanFault::Character => tr(
            "Un IBAN ne contient que des lettres sans accent et des chiffres.",
            "An IBAN holds only letters without accents and digits.",
        )
        .to_owned(),
        IbanFault::OutsideSepa { country: [one, two] } => say!(
            "{one}{two} n’est pas un pays de la zone SEPA : ni prélèvement ni remboursement n’y arrive. Donnez un compte de la zone SEPA, FR pour la France.",
            "{one}{two} is not a country of the SEPA area: neither debits nor refunds reach it. Give an account of the SEPA area, FR for France."
        ),
        IbanFault::Country => tr(
            "Un IBAN commence par les deux lettres d’un pays de la zone SEPA, FR pour la France.",
            "An IBAN begins with the two letters of a country of the SEPA area, FR for France.",
        )
        .to_owned(),
        IbanFault::Length { expected, found } => iban_length(expected, found),
        IbanFault::Checksum => tr(
            "Un caractère de l’IBAN est faux : sa clé de contrôle ne correspond pas. Relisez-le sur le RIB.",
            "A character of the IBAN is wrong: its check digits do not match. Read it again on the RIB.",
        )
        .to_owned(),
        IbanFault::RibKey { expected } => say!(
            "Les deux derniers chiffres (clé RIB) ne correspondent pas au compte (attendu : {expected:02}). Relisez l’IBAN sur le RIB.",
            "The last two digits (RIB key) do not match the account (expected: {expected:02}). Read the IBAN again on the RIB."
        ),
    }
}

fn iban_length(expected: usize, found: usize) -> String {
    match (
        expected.saturating_sub(found),
        found.saturating_sub(expected),
    ) {
        (1, _) => say!(
            "Il manque un caractère : cet IBAN en compte {expected}.",
            "One character is missing: this IBAN has {expected}."
        ),
        (_, 1) => say!(
            "Il y a un caractère de trop : cet IBAN en compte {expected}.",
            "There is one character too many: this IBAN has {expected}."
        ),
        (0, extra) => say!(
            "Il y a {extra} caractères de trop : cet IBAN en compte {expected}.",
            "There are {extra} characters too many: this IBAN has {expected}."
        ),
        (missing, _) => say!(
            "Il manque {missing} caractères : cet IBAN en compte {expected}.",
            "{missing} characters are missing: this IBAN has {expected}."
        ),
    }
}

fn bic(fault: BicFault) -> String {
    match fault {
        BicFault::Character => tr(
            "Un BIC commence par six lettres, par exemple BNPAFRPP. Vérifiez les chiffres 0 et les lettres O.",
            "A BIC begins with six letters, for example BNPAFRPP. Check the digits 0 and the letters O.",
        )
        .to_owned(),
        BicFault::Length { found } => say!(
            "Un BIC compte 8 ou 11 caractères ; vous en avez écrit {found}.",
            "A BIC has 8 or 11 characters; you wrote {found}."
        ),
    }
}

#[cfg(test)]
mod tests {
    use affilio_domain::format::Locale;

    use super::*;
    use crate::i18n::speak;

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
            Reason::PostalCodeUnknown,
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
        for (field, locale) in Field::ALL
            .iter()
            .flat_map(|field| [(field, Locale::Fr), (field, Locale::En)])
        {
            speak(locale);
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
