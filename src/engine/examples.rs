//! The cares that the screens take as examples, and the years of care of the slider. A price stands
//! here only when no text sets it, and the screens call it a supposed price; every other one is read
//! in the dated tariffs.

/// What is billed for one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bill {
    /// The tariff, and no more: a doctor of the first sector, a care whose price is fixed.
    Tariff,
    /// The most that may be billed (HLF).
    Ceiling,
    /// What everybody is billed, set by a text.
    Regulated,
    /// Free by law: this many cents are supposed, and the screens say so.
    Supposed(i64),
}

/// One line of a care.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// The care, by its name in the common taxonomy.
    pub care: &'static str,
    /// The act whose dated tariff is taken.
    pub act: Option<&'static str>,
    /// The price.
    pub bill: Bill,
    /// Units.
    pub quantity: u32,
}

/// A care taken as an example, in French and in English.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// Its name.
    pub name: (&'static str, &'static str),
    /// Its lines, all of one day.
    pub items: &'static [Item],
}

const fn item(care: &'static str, act: Option<&'static str>, bill: Bill) -> Item {
    Item {
        care,
        act,
        bill,
        quantity: 1,
    }
}

/// A general practitioner of the first sector.
pub const DOCTOR: Example = Example {
    name: ("Médecin généraliste", "General practitioner"),
    items: &[item("generaliste", Some("generaliste"), Bill::Tariff)],
};
/// Glasses outside the *100 % Santé*.
pub const GLASSES: Example = Example {
    name: (
        "Lunettes de votre choix, verres simples",
        "Glasses of your choice, simple lenses",
    ),
    items: &[
        item("monture_b", Some("monture_b"), Bill::Supposed(10_000)),
        Item {
            quantity: 2,
            ..item(
                "verre_unifocal_simple",
                Some("verre_b"),
                Bill::Supposed(9_000),
            )
        },
    ],
};
/// A crown of the *panier maîtrisé* on a front tooth, at the highest price allowed.
pub const CROWN: Example = Example {
    name: (
        "Couronne dentaire, prix maîtrisé",
        "Dental crown, capped price",
    ),
    items: &[item(
        "couronne_maitrise",
        Some("couronne_maitrise"),
        Bill::Ceiling,
    )],
};
/// A session of osteopathy.
pub const OSTEOPATH: Example = Example {
    name: ("Séance d’ostéopathie", "Osteopathy session"),
    items: &[item("osteopathie", None, Bill::Supposed(6_000))],
};
/// A specialist of the first sector.
pub const SPECIALIST: Example = Example {
    name: ("Médecin spécialiste", "Specialist"),
    items: &[item("specialiste", Some("specialiste"), Bill::Tariff)],
};
/// A scaling at the dentist's.
pub const SCALING: Example = Example {
    name: ("Détartrage", "Scaling of teeth"),
    items: &[item("soins_dentaires", Some("detartrage"), Bill::Tariff)],
};
/// A day in hospital in a room of one's own.
pub const HOSPITAL_DAY: Example = Example {
    name: (
        "Journée d’hôpital, forfait et chambre seule",
        "Day in hospital, daily charge and single room",
    ),
    items: &[
        item(
            "forfait_journalier",
            Some("forfait_journalier"),
            Bill::Regulated,
        ),
        item("chambre_particuliere", None, Bill::Supposed(8_000)),
    ],
};

/// The four everyday cares of each card.
pub const EVERYDAY: [Example; 4] = [DOCTOR, GLASSES, CROWN, OSTEOPATH];

/// Whose care it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Everybody's.
    All,
    /// Each adult's.
    Adults,
    /// The employee's alone.
    Employee,
}

/// A care of a year, and how often.
#[derive(Clone, Copy, Debug)]
pub struct Often {
    /// The care.
    pub example: Example,
    /// Whose.
    pub whose: Whose,
    /// How many times for each.
    pub times: u32,
}

/// A year of care, in French and in English.
#[derive(Clone, Copy, Debug)]
pub struct Needs {
    /// How much care it is.
    pub name: (&'static str, &'static str),
    /// The cares.
    pub cares: &'static [Often],
}

const fn often(example: Example, whose: Whose, times: u32) -> Often {
    Often {
        example,
        whose,
        times,
    }
}

/// The years of the slider, from the lightest. Each holds the one before it, and something more.
pub const NEEDS: [Needs; 5] = [
    Needs {
        name: ("Petits besoins", "Light needs"),
        cares: &[
            often(DOCTOR, Whose::All, 2),
            often(SCALING, Whose::Adults, 1),
        ],
    },
    Needs {
        name: ("Besoins modérés", "Moderate needs"),
        cares: &[
            often(DOCTOR, Whose::All, 3),
            often(SPECIALIST, Whose::All, 1),
            often(SCALING, Whose::Adults, 1),
            often(OSTEOPATH, Whose::Adults, 1),
        ],
    },
    Needs {
        name: ("Besoins moyens", "Average needs"),
        cares: &[
            often(DOCTOR, Whose::All, 4),
            often(SPECIALIST, Whose::All, 1),
            often(SCALING, Whose::Adults, 1),
            often(OSTEOPATH, Whose::Adults, 2),
            often(GLASSES, Whose::Employee, 1),
        ],
    },
    Needs {
        name: ("Besoins élevés", "High needs"),
        cares: &[
            often(DOCTOR, Whose::All, 5),
            often(SPECIALIST, Whose::All, 2),
            often(SCALING, Whose::Adults, 1),
            often(OSTEOPATH, Whose::Adults, 3),
            often(GLASSES, Whose::Adults, 1),
            often(CROWN, Whose::Employee, 1),
        ],
    },
    Needs {
        name: ("Gros besoins", "Heavy needs"),
        cares: &[
            often(DOCTOR, Whose::All, 6),
            often(SPECIALIST, Whose::All, 3),
            often(SCALING, Whose::Adults, 2),
            often(OSTEOPATH, Whose::Adults, 5),
            often(GLASSES, Whose::Adults, 1),
            often(CROWN, Whose::Employee, 2),
            often(HOSPITAL_DAY, Whose::Employee, 4),
        ],
    },
];
