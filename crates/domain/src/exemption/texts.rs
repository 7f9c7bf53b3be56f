//! The texts of each case, in French and English, with their article, their date and what is not certain.
//!
//! Read in the Code de la sécurité sociale as consolidated in March 2026 (npm
//! `@socialgouv/legi-data` 2.513.0, licence ouverte). Article 11 of loi n° 89-1009 was not at hand:
//! it is known through what R242-1-6 says of it.

use super::cases::{Confidence, Law, Limit, Words};

const EACH_YEAR: Words = [
    "Tant que cette couverture dure. Votre employeur peut demander une nouvelle attestation chaque année.",
    "As long as that cover lasts. Your employer may ask for a new certificate every year.",
];
const EACH_YEAR_DOUBT: Words = [
    "L’article D911-2 ne dit pas à quel rythme justifier ; l’article R242-1-6 (2°, f) dit « chaque année » pour la dispense que prévoit l’acte de l’employeur. À confirmer avec votre employeur.",
    "Article D911-2 does not say how often to prove it; article R242-1-6 (2°, f) says “each year” for the exemption foreseen by the employer’s act. Check with your employer.",
];
const WORK_CONTRACT: Words = [
    "Jusqu’à la fin de ce contrat de travail.",
    "Until the end of this employment contract.",
];

const fn as_of_right(article: &'static str, limit: Limit, label: Words, proof: Words) -> Law {
    Law {
        article,
        since: "2019-11-01",
        confidence: Confidence::Text,
        by_act: false,
        limit,
        label,
        proof: Some(proof),
        until: EACH_YEAR,
        opens: None,
        doubt: Some(EACH_YEAR_DOUBT),
    }
}

const fn by_act(article: &'static str, label: Words, proof: Option<Words>) -> Law {
    Law {
        article,
        since: "2019-11-01",
        confidence: Confidence::Text,
        by_act: true,
        limit: Limit::NoneInLaw,
        label,
        proof,
        until: WORK_CONTRACT,
        opens: None,
        doubt: None,
    }
}

pub(super) const CSS: Law = Law {
    until: [
        "Jusqu’à la fin de vos droits à la Complémentaire santé solidaire. Ensuite, vous adhérez.",
        "Until your rights to the “Complémentaire santé solidaire” end. Then you join.",
    ],
    doubt: None,
    ..as_of_right(
        "D911-2, 1°",
        Limit::HiringPlanOrCover,
        [
            "J’ai la Complémentaire santé solidaire (CSS)",
            "I have the “Complémentaire santé solidaire” (CSS: State cover for low incomes)",
        ],
        [
            "Votre attestation de droit à la Complémentaire santé solidaire, avec sa date de fin.",
            "Your certificate of “Complémentaire santé solidaire”, with its end date.",
        ],
    )
};

pub(super) const INDIVIDUAL: Law = Law {
    until: [
        "Jusqu’à l’échéance de votre contrat individuel. Ensuite, vous adhérez.",
        "Until your individual contract falls due. Then you join.",
    ],
    doubt: Some([
        "L’échéance est celle de votre contrat : une reconduction tacite ne prolonge pas forcément la dispense. À confirmer avec votre employeur.",
        "The due date is your contract’s: a tacit renewal may not extend the exemption. Check with your employer.",
    ]),
    ..as_of_right(
        "D911-2, 2°",
        Limit::HiringOrPlan,
        [
            "J’avais déjà une mutuelle individuelle",
            "I already had an individual health plan",
        ],
        [
            "L’attestation de votre mutuelle : début du contrat et prochaine échéance.",
            "Your plan’s certificate: start of the contract and next due date.",
        ],
    )
};

pub(super) const COLLECTIVE: Law = Law {
    doubt: Some([
        "L’article D911-2 demande des prestations « servies au titre d’un autre emploi », y compris comme ayant droit, par un régime collectif et obligatoire. Il ne dit pas si votre propre rattachement à ce régime doit être obligatoire : votre employeur peut le demander. Il ne dit pas non plus à quel rythme justifier ; l’article R242-1-6 (2°, f) dit « chaque année ».",
        "Article D911-2 asks for benefits “served for another job”, also as a dependant, by a collective compulsory plan. It does not say whether your own place in that plan must be compulsory: your employer may ask. Nor does it say how often to prove it; article R242-1-6 (2°, f) says “each year”.",
    ]),
    ..as_of_right(
        "D911-2, 3°, a",
        Limit::HiringPlanOrCover,
        [
            "Je suis couvert par le régime obligatoire d’un autre employeur, le mien ou celui de mon conjoint",
            "I am covered by another employer’s compulsory plan, mine or my spouse’s",
        ],
        [
            "L’attestation de cet employeur ou de son assureur : régime collectif et obligatoire, votre nom parmi les personnes couvertes, l’année en cours.",
            "That employer’s or insurer’s certificate: collective and compulsory plan, your name among those covered, the current year.",
        ],
    )
};

pub(super) const PUBLIC_SERVICE: Law = as_of_right(
    "D911-2, 3°, b",
    Limit::HiringPlanOrCover,
    [
        "J’ai, par un autre emploi, une couverture de la fonction publique",
        "I have, through another job, the public service’s cover",
    ],
    [
        "L’attestation de la mutuelle labellisée ou de l’administration (décrets n° 2007-1373 et n° 2011-1474).",
        "The certificate of the approved plan or of the administration (décrets n° 2007-1373 and n° 2011-1474).",
    ],
);

pub(super) const MADELIN: Law = as_of_right(
    "D911-2, 3°, c",
    Limit::HiringPlanOrCover,
    [
        "J’ai un contrat de groupe d’indépendant (Madelin)",
        "I have a self-employed group contract (Madelin)",
    ],
    [
        "L’attestation de l’assureur : contrat de groupe issu de la loi n° 94-126 du 11 février 1994.",
        "The insurer’s certificate: group contract under loi n° 94-126 of 11 February 1994.",
    ],
);

pub(super) const LOCAL_SCHEME: Law = as_of_right(
    "D911-2, 3°, d",
    Limit::HiringPlanOrCover,
    [
        "J’ai, par un autre emploi, le régime local d’Alsace-Moselle",
        "I have, through another job, the local scheme of Alsace-Moselle",
    ],
    [
        "L’attestation de droits qui porte la mention du régime local.",
        "The certificate of rights that names the local scheme.",
    ],
);

pub(super) const ENERGY_SCHEME: Law = as_of_right(
    "D911-2, 3°, e",
    Limit::HiringPlanOrCover,
    [
        "J’ai le régime des industries électriques et gazières (CAMIEG)",
        "I have the scheme of electricity and gas (CAMIEG)",
    ],
    [
        "L’attestation de la caisse des industries électriques et gazières.",
        "The certificate of the fund of electricity and gas.",
    ],
);

pub(super) const SHORT_CONTRACT: Law = Law {
    since: "2016-01-01",
    until: WORK_CONTRACT,
    opens: Some([
        "Au « versement santé » de votre employeur, une somme qui remplace sa part de cotisation (L911-7-1, IV), sauf si vous avez la Complémentaire santé solidaire, une couverture collective et obligatoire, ou une couverture aidée par une collectivité publique (L911-7-1, II).",
        "To the “versement santé”, a sum from your employer in place of their part of the contribution (L911-7-1, IV), unless you have the “Complémentaire santé solidaire”, a collective compulsory cover, or a cover that a public body helps to pay (L911-7-1, II).",
    ]),
    doubt: None,
    ..as_of_right(
        "L911-7, III, et D911-6",
        Limit::HiringOrPlan,
        [
            "Mon contrat dure moins de trois mois et je suis couvert ailleurs",
            "My contract lasts under three months and I am covered elsewhere",
        ],
        [
            "L’attestation de votre mutuelle, qui dit que le contrat est « responsable » (article L871-1).",
            "Your plan’s certificate, which says that the contract is “responsable” (article L871-1).",
        ],
    )
};

pub(super) const BEFORE_PLAN: Law = Law {
    article: "loi n° 89-1009 du 31 décembre 1989, article 11",
    since: "1989-12-31",
    confidence: Confidence::Reported,
    by_act: false,
    limit: Limit::NoneInLaw,
    label: [
        "J’étais dans l’entreprise avant le régime, que l’employeur a décidé seul",
        "I was in the company before the plan, which the employer decided alone",
    ],
    proof: None,
    until: ["Le texte ne fixe pas de fin.", "The text sets no end."],
    opens: None,
    doubt: Some([
        "Nous connaissons cet article par ce qu’en dit l’article R242-1-6, dernier alinéa : les salariés employés lors de la mise en place, par décision unilatérale de l’employeur, ne peuvent être contraints de cotiser contre leur gré. Nous n’avons pas lu l’article lui-même.",
        "We know this article by what the last paragraph of R242-1-6 says of it: employees present when the employer alone set up the plan cannot be made to contribute against their will. We have not read the article itself.",
    ]),
};

pub(super) const YEAR_CONTRACT: Law = by_act(
    "R242-1-6, 2°, a",
    [
        "Mon CDD ou ma mission dure un an ou plus et j’ai une mutuelle individuelle",
        "My fixed-term contract lasts a year or more and I have an individual plan",
    ],
    Some([
        "L’attestation de votre mutuelle individuelle, pour les mêmes garanties.",
        "Your individual plan’s certificate, for the same kind of cover.",
    ]),
);

pub(super) const UNDER_YEAR: Law = by_act(
    "R242-1-6, 2°, b",
    [
        "Mon CDD ou ma mission dure moins d’un an",
        "My fixed-term contract lasts under a year",
    ],
    None,
);

pub(super) const TENTH_OF_PAY: Law = by_act(
    "R242-1-6, 2°, c",
    [
        "La cotisation atteindrait 10 % de mon salaire brut (temps partiel, apprentissage)",
        "The contribution would reach 10% of my gross pay (part time, apprentice)",
    ],
    None,
);
