//! `affilio validate`: numbers that people copy, checked one by one.

use std::io::{self, Write};

use affilio_domain::iban::{Bic, BicFault, Iban, IbanFault};
use affilio_domain::nir::{Nir, NirFault};
use affilio_domain::organism::{OrganismCode, OrganismFault};
use affilio_domain::phone::{self, PhoneFault};

/// What is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Nir,
    Iban,
    Bic,
    Phone,
    Organism,
}

impl Kind {
    /// The kind of this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "nir" => Some(Self::Nir),
            "iban" => Some(Self::Iban),
            "bic" => Some(Self::Bic),
            "phone" => Some(Self::Phone),
            "organism" => Some(Self::Organism),
            _ => None,
        }
    }
}

/// One line a value, as it was given; true when all are valid.
pub(crate) fn run(kind: Kind, values: &[String], out: &mut impl Write) -> io::Result<bool> {
    let mut all_valid = true;
    for value in values {
        match reason(kind, value) {
            None => writeln!(out, "{value} : valide")?,
            Some(reason) => {
                all_valid = false;
                writeln!(out, "{value} : non valide, {reason}")?;
            }
        }
    }
    Ok(all_valid)
}

/// Why a value is refused; none when it is valid.
fn reason(kind: Kind, value: &str) -> Option<String> {
    match kind {
        Kind::Nir => Nir::parse(value).err().map(nir),
        Kind::Iban => Iban::parse(value).err().map(iban),
        Kind::Bic => Bic::parse(value).err().map(bic),
        Kind::Phone => phone::parse_phone(value).err().map(phone),
        Kind::Organism => OrganismCode::parse(value).err().map(organism),
    }
}

fn nir(fault: NirFault) -> String {
    match fault {
        NirFault::Character => {
            "un caractère n’est ni un chiffre ni le A ou le B de la Corse".to_owned()
        }
        NirFault::Length { found } => format!("15 caractères attendus, {found} trouvés"),
        NirFault::Provisional => {
            "numéro provisoire : le premier chiffre d’un numéro définitif est 1 ou 2".to_owned()
        }
        NirFault::Sex => "le premier chiffre doit être 1 ou 2".to_owned(),
        NirFault::Month => "le mois de naissance (4e et 5e chiffres) n’existe pas".to_owned(),
        NirFault::Department => "le département de naissance (6e et 7e) n’existe pas".to_owned(),
        NirFault::Key { expected } => {
            format!("clé fausse : les deux derniers chiffres devraient être {expected:02}")
        }
    }
}

fn iban(fault: IbanFault) -> String {
    match fault {
        IbanFault::Character => "un caractère n’est ni une lettre ni un chiffre".to_owned(),
        IbanFault::Country => "un IBAN commence par les deux lettres du code d’un pays".to_owned(),
        IbanFault::OutsideSepa {
            country: [one, two],
        } => format!("{one}{two} n’est pas le code d’un pays de la zone SEPA"),
        IbanFault::Length { expected, found } => {
            format!("{expected} caractères attendus pour ce pays, {found} trouvés")
        }
        IbanFault::Checksum => {
            "les deux chiffres de contrôle ne correspondent pas aux autres".to_owned()
        }
        IbanFault::RibKey { expected } => {
            format!("clé RIB fausse : les deux derniers chiffres devraient être {expected:02}")
        }
    }
}

fn bic(fault: BicFault) -> String {
    match fault {
        BicFault::Length { found } => format!("8 ou 11 caractères attendus, {found} trouvés"),
        BicFault::Character => {
            "six lettres, puis des lettres ou des chiffres sont attendus".to_owned()
        }
    }
}

fn phone(fault: PhoneFault) -> String {
    match fault {
        PhoneFault::Character => "un caractère n’est pas un chiffre".to_owned(),
        PhoneFault::Length { found } => format!("10 chiffres attendus, {found} trouvés"),
        PhoneFault::Prefix => "le premier chiffre doit être 0".to_owned(),
        PhoneFault::Foreign => "l’indicatif n’est pas celui de la France".to_owned(),
        PhoneFault::NotMobile => "ce n’est pas un numéro de mobile (06 ou 07)".to_owned(),
    }
}

fn organism(fault: OrganismFault) -> String {
    match fault {
        OrganismFault::Character => "un caractère n’est pas un chiffre".to_owned(),
        OrganismFault::Length { found } => format!("9 chiffres attendus, {found} trouvés"),
        OrganismFault::Scheme => {
            "les deux premiers chiffres ne sont pas ceux d’un régime".to_owned()
        }
    }
}
