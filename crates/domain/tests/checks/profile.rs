//! *Mon profil*.

use affilio_domain::date::Date;
use affilio_domain::scheme::Scheme;
use affilio_domain::wire::{BeneficiaryDraft, ProfileDraft};

use crate::samples::{day, joining, profile, terms, today};
use crate::{changes, each, said};

fn check(
    draft: &ProfileDraft,
) -> affilio_domain::wire::Checked<affilio_domain::enrolment::Profile> {
    draft.check(today())
}

#[test]
fn a_complete_profile_is_read() {
    let read = profile().check(today()).unwrap();
    assert_eq!(read.last_name, "Durand");
    assert_eq!(read.birth_date, day("1985-10-03"));
    assert_eq!(read.phone.as_str(), "0612345678");
    assert_eq!(read.insurance.nir.as_str(), "185109408106926");
    assert_eq!(read.insurance.organism.as_str(), "017510000");
    assert_eq!(read.insurance.scheme, Scheme::General);
    assert!(read.insurance.teletransmission);
    assert_eq!(read.address.extra, "");
}

#[test]
fn an_empty_profile_misses_everything_in_the_order_of_the_screen() {
    assert_eq!(
        said(check(&ProfileDraft::default())),
        [
            "civilite: Missing",
            "nom: Missing",
            "prenom: Missing",
            "date-naissance: Missing",
            "situation-familiale: Missing",
            "voie: Missing",
            "code-postal: Missing",
            "commune: Missing",
            "pays: Missing",
            "telephone: Missing",
            "nir: Missing",
            "organisme: Missing",
            "alsace-moselle: Missing",
            "teletransmission: Missing",
        ]
    );
}

#[test]
fn each_answer_can_be_missing() {
    let cases = changes! { profile();
        civility = "" => "civilite: Missing";
        last_name = "  " => "nom: Missing";
        first_name = "\u{a0}" => "prenom: Missing";
        birth_date = "\t" => "date-naissance: Missing";
        family_status = "" => "situation-familiale: Missing";
        street = "" => "voie: Missing";
        address_extra = "" => "";
        postal_code = "" => "code-postal: Missing";
        city = "" => "commune: Missing";
        country = "" => "pays: Missing";
        phone = "" => "telephone: Missing";
        teletransmission = "" => "teletransmission: Missing";
        nir = "" => "nir: Missing";
        organism = "" => "organisme: Missing";
        alsace_moselle = "" => "alsace-moselle: Missing";
    };
    each(cases, check);
}

#[test]
fn an_answer_that_shows_nothing_is_missing() {
    let cases = changes! { profile();
        last_name = "\u{200e}" => "nom: Missing";
        first_name = " \u{200b}\u{feff} " => "prenom: Missing";
        first_name = "-" => "prenom: Missing";
        first_name = "’." => "prenom: Missing";
        street = "\u{202e}\u{202c}" => "voie: Missing";
        street = "- / -" => "voie: Missing";
        city = "." => "commune: Missing";
        country = "-" => "pays: Missing";
        nir = "\u{200e}" => "nir: Missing";
        phone = "\u{2060}" => "telephone: Missing";
        civility = "\u{200b}" => "civilite: Missing";
        address_extra = "\u{200b}" => "";
    };
    each(cases, check);
}

#[test]
fn closed_lists_take_their_own_answers_only() {
    let cases = changes! { profile();
        civility = "mademoiselle" => "civilite: NotOffered";
        family_status = "pacs" => "situation-familiale: NotOffered";
        family_status = "Marié(e)" => "situation-familiale: NotOffered";
        teletransmission = "OUI" => "teletransmission: NotOffered";
        teletransmission = "true" => "teletransmission: NotOffered";
        alsace_moselle = "1" => "alsace-moselle: NotOffered";
    };
    each(cases, check);
}

#[test]
fn names_keep_every_alphabet_and_refuse_the_rest() {
    let cases = changes! { profile();
        last_name = "N’Guyễn-Lê d'Ávila" => "";
        last_name = "Ze\u{301}lie" => "";
        first_name = "محمد" => "";
        first_name = "Олена" => "";
        first_name = "李" => "";
        last_name = "Zoé 🙂" => "nom: Name(Character { found: '🙂' })";
        first_name = "👩‍👧" => "prenom: Name(Character { found: '👩' })";
        last_name = "<script>alert(1)</script>" => "nom: Name(Character { found: '<' })";
        last_name = "Robert'); DROP TABLE" => "nom: Name(Character { found: ')' })";
        first_name = "R2D2" => "prenom: Name(Character { found: '2' })";
        last_name = "Jean\u{7}" => "nom: Name(Character { found: '\\u{7}' })";
        last_name = "Jean\0" => "nom: Name(Character { found: '\\0' })";
        last_name = "é".repeat(80) => "";
        last_name = "é".repeat(81) => "nom: Name(TooLong { max: 80 })";
        last_name = format!("  {}  ", "é".repeat(80)) => "";
        street = "Bât. A – 3e étage, n° 4 / \"Les Pins\" (cour)" => "";
        street = "<b>12</b>" => "voie: Name(Character { found: '<' })";
        street = "1".repeat(101) => "voie: Name(TooLong { max: 100 })";
        address_extra = "chez 🙂" => "complement: Name(Character { found: '🙂' })";
        address_extra = "a".repeat(101) => "complement: Name(TooLong { max: 100 })";
        city = "L’Haÿ-les-Roses cedex 2" => "";
        city = "Paris;" => "commune: Name(Character { found: ';' })";
        country = "Fran¢e" => "pays: Name(Character { found: '¢' })";
    };
    each(cases, check);
}

#[test]
fn direction_marks_are_taken_off_what_is_kept() {
    let read = ProfileDraft {
        last_name: "\u{202e}Durand\u{202c}".into(),
        first_name: "\u{200f}محمد\u{200f}".into(),
        birth_date: "\u{200e}03/10/\u{200e}1985".into(),
        postal_code: "\u{200e}75015".into(),
        country: "France\u{200e}".into(),
        nir: "\u{202a}185109408106926\u{202c}".into(),
        ..profile()
    }
    .check(today())
    .unwrap();
    assert_eq!(read.last_name, "Durand");
    assert_eq!(read.first_name, "محمد");
    assert_eq!(read.birth_date, day("1985-10-03"));
    assert_eq!(read.address.postal_code, "75015");
    assert_eq!(read.address.country, "France");
    assert_eq!(read.insurance.nir.as_str(), "185109408106926");
}

#[test]
fn births_that_cannot_be() {
    let cases = changes! { profile();
        birth_date = "hier" => "date-naissance: Date(NotADate)";
        birth_date = "03/10" => "date-naissance: Date(NotADate)";
        birth_date = "03/10/85" => "date-naissance: Date(ShortYear)";
        birth_date = "031085" => "date-naissance: Date(NotADate)";
        birth_date = "03/13/1985" => "date-naissance: Date(NoSuchMonth { month: 13 })";
        birth_date = "31/04/1985" => "date-naissance: Date(NoSuchDay { day: 31, month: 4, year: 1985, last: 30 })";
        birth_date = "29/02/2001" => "date-naissance: Date(NoSuchDay { day: 29, month: 2, year: 2001, last: 28 })";
        birth_date = "29/02/1900" => "date-naissance: Date(NoSuchDay { day: 29, month: 2, year: 1900, last: 28 })";
        birth_date = "01/01/0000" => "date-naissance: Date(NoSuchYear { year: 0 })";
        birth_date = "22/11/2026" => "date-naissance: BornInFuture";
        birth_date = "01/01/9999" => "date-naissance: BornInFuture";
        birth_date = "20/11/1906" => "date-naissance: BornTooLongAgo";
        birth_date = "21/11/1905" => "date-naissance: BornTooLongAgo";
    };
    each(cases, check);
}

#[test]
fn births_that_can_be() {
    for (typed, read) in [
        ("29/02/2000", "2000-02-29"),
        ("29022008", "2008-02-29"),
        ("1.2.1990", "1990-02-01"),
        (" 1 - 2 - 1990 ", "1990-02-01"),
        ("1990-02-01", "1990-02-01"),
        ("21/11/2012", "2012-11-21"),
        ("21/11/1906", "1906-11-21"),
    ] {
        let draft = ProfileDraft {
            birth_date: typed.into(),
            ..profile()
        };
        let birth = draft.check(today()).map(|read| read.birth_date);
        assert_eq!(birth, Ok(day(read)), "{typed}");
    }
}

#[test]
fn a_member_is_old_enough_to_work_a_child_need_not_be() {
    let born = "22/11/2012";
    let member = ProfileDraft {
        birth_date: born.into(),
        ..profile()
    };
    assert_eq!(
        said(member.check(today())),
        ["date-naissance: TooYoungToWork"]
    );
    let child = BeneficiaryDraft {
        birth_date: born.into(),
        ..crate::samples::child()
    };
    assert!(joining(vec![child]).check(&terms(), today()).is_ok());
}

#[test]
fn on_a_leap_day_the_oldest_birth_is_the_leap_day_too() {
    let born = |text: &str, today: Date| {
        let draft = ProfileDraft {
            birth_date: text.into(),
            ..profile()
        };
        said(draft.check(today))
    };
    let nothing: [&str; 0] = [];
    assert_eq!(born("29/02/1904", day("2024-02-29")), nothing);
    assert_eq!(
        born("28/02/1904", day("2024-02-29")),
        ["date-naissance: BornTooLongAgo"]
    );
}

#[test]
fn numbers_of_the_social_security() {
    let cases = changes! { profile();
        nir = "289042A34216390" => "";
        nir = "2 89 04 2b 342 163 20" => "";
        nir = "289047834221101" => "";
        nir = "289047834221297" => "";
        nir = "171093424000134" => "nir: Nir(Key { expected: 39 })";
        nir = "1851094081069" => "nir: Nir(Length { found: 13 })";
        nir = "18510940810692" => "nir: Nir(Length { found: 14 })";
        nir = "1851094081069261" => "nir: Nir(Length { found: 16 })";
        nir = "18510940810692O" => "nir: Nir(Character)";
        nir = "１８５109408106926" => "nir: Nir(Character)";
        nir = "785109408106926" => "nir: Nir(Provisional)";
        nir = "585109408106926" => "nir: Nir(Sex)";
        nir = "185139408106926" => "nir: Nir(Month)";
        nir = "185100008106926" => "nir: Nir(Department)";
        nir = "289042C34216390" => "nir: Nir(Character)";
    };
    each(cases, check);
}

#[test]
fn funds() {
    let cases = changes! { profile();
        organism = "02-750-0000" => "";
        organism = "01751" => "organisme: Organism(Length { found: 5 })";
        organism = "0175100000" => "organisme: Organism(Length { found: 10 })";
        organism = "O17510000" => "organisme: Organism(Character)";
        organism = "557510000" => "organisme: Organism(Scheme)";
    };
    each(cases, check);
}

#[test]
fn the_phone_must_receive_the_code() {
    let cases = changes! { profile();
        phone = "+33 (0)7 12 34 56 78" => "";
        phone = "0033612345678" => "";
        phone = "01 42 34 56 78" => "telephone: Phone(NotMobile)";
        phone = "06 12 34 56 7" => "telephone: Phone(Length { found: 9 })";
        phone = "06 12 34 56 789" => "telephone: Phone(Length { found: 11 })";
        phone = "06 12 34 56 7x" => "telephone: Phone(Character)";
        phone = "+32 470 12 34 56" => "telephone: Phone(Foreign)";
        phone = "📱" => "telephone: Phone(Character)";
    };
    each(cases, check);
}

#[test]
fn postal_codes_are_french_in_france_only() {
    let cases = changes! { profile();
        postal_code = "20090" => "";
        postal_code = "97400" => "";
        postal_code = "75 015" => "";
        postal_code = "7501" => "code-postal: PostalCode";
        postal_code = "750155" => "code-postal: PostalCode";
        postal_code = "00100" => "code-postal: PostalCodeUnknown";
        postal_code = "99000" => "code-postal: PostalCodeUnknown";
        postal_code = "99 999" => "code-postal: PostalCodeUnknown";
        postal_code = "2A004" => "code-postal: PostalCode";
        postal_code = "SW1A 1AA" => "code-postal: PostalCode";
    };
    each(cases, check);
    for country in ["FRANCE", " france ", "France\u{200e}"] {
        let cases = changes! { ProfileDraft { country: country.into(), ..profile() };
            postal_code = "7501" => "code-postal: PostalCode";
        };
        each(cases, check);
    }
}

#[test]
fn an_address_abroad_is_kept_as_written() {
    let abroad = ProfileDraft {
        street: "10 Downing Street".into(),
        postal_code: " SW1A  1AA ".into(),
        city: "London".into(),
        country: "Royaume-Uni".into(),
        ..profile()
    };
    let read = abroad.check(today()).unwrap().address;
    assert_eq!(read.postal_code, "SW1A 1AA");
    assert_eq!(read.country, "Royaume-Uni");
    let cases = changes! { abroad.clone();
        postal_code = "1000-205" => "";
        postal_code = "" => "code-postal: Missing";
        postal_code = "<1>" => "code-postal: Name(Character { found: '<' })";
    };
    each(cases, check);
}
