//! The files joined, as the bulletin lists them.

use affilio_domain::enrolment::Enrolment;
use affilio_domain::text::of_name;
use affilio_domain::wire::AttachmentPurpose;

/// A file joined, as printed.
pub(crate) struct Joined {
    /// What it is joined for.
    pub(crate) purpose: AttachmentPurpose,
    /// The rank of the beneficiary whom it is about; `None` for nobody in the list.
    pub(crate) person: Option<usize>,
    /// Whether it is about the account debited.
    pub(crate) debited: bool,
    /// Its name.
    pub(crate) name: String,
}

impl Joined {
    /// What it is for, in words.
    pub(super) fn what(&self, enrolment: &Enrolment) -> String {
        let person = self
            .person
            .and_then(|rank| enrolment.beneficiaries.get(rank));
        let of = person.map_or_else(
            || "de l'adhérent".to_owned(),
            |person| of_name(&format!("{} {}", person.first_name, person.last_name)),
        );
        match self.purpose {
            AttachmentPurpose::BankDetails if self.debited => "RIB du compte prélevé".to_owned(),
            AttachmentPurpose::BankDetails => format!("RIB des remboursements {of}"),
            AttachmentPurpose::BeneficiaryProof if person.is_none() => "Justificatif".to_owned(),
            AttachmentPurpose::BeneficiaryProof => format!("Justificatif {of}"),
            AttachmentPurpose::ExemptionProof => "Justificatif de dispense".to_owned(),
            AttachmentPurpose::AskedPiece => "Pièce demandée".to_owned(),
        }
    }
}
