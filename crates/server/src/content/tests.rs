use proptest::prelude::*;

use super::*;

/// A JPEG of this size: start, frame, scan with data, end.
fn jpeg(width: u16, height: u16) -> Vec<u8> {
    let mut out = vec![0xff, 0xd8];
    segment(&mut out, 0xe0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0");
    let [h1, h2] = height.to_be_bytes();
    let [w1, w2] = width.to_be_bytes();
    segment(&mut out, 0xc0, &[8, h1, h2, w1, w2, 1, 1, 0x11, 0]);
    segment(&mut out, 0xda, &[1, 1, 0, 0, 63, 0]);
    out.extend([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd9]);
    out
}

fn segment(out: &mut Vec<u8>, marker: u8, data: &[u8]) {
    out.extend([0xff, marker]);
    let length = u16::try_from(data.len() + 2).unwrap();
    out.extend(length.to_be_bytes());
    out.extend(data);
}

/// A PNG of this size; its data is not looked at, only its checksum.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut header = [width.to_be_bytes(), height.to_be_bytes()].concat();
    header.extend([8, 2, 0, 0, 0]);
    let mut out = png::MARK.to_vec();
    for (kind, data) in [
        (b"IHDR", header.as_slice()),
        (b"IDAT", b"data"),
        (b"IEND", b""),
    ] {
        out.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        let covered = [kind.as_slice(), data].concat();
        out.extend(&covered);
        out.extend(png::crc32(&covered).to_be_bytes());
    }
    out
}

/// A PDF with these words in it.
fn pdf(inside: &str) -> Vec<u8> {
    format!(
        "%PDF-1.7\n1 0 obj\n<</Type/Catalog{inside}>>\nendobj\nxref\n0 2\n\
         trailer\n<</Root 1 0 R/Size 2>>\nstartxref\n45\n%%EOF\n"
    )
    .into_bytes()
}

/// A PDF whose objects stand in a compressed stream.
fn pdf_with_stream(kind: &str, objects: &[u8], cut: usize) -> Vec<u8> {
    let mut data = miniz_oxide::deflate::compress_to_vec_zlib(objects, 6);
    data.truncate(data.len() - cut);
    let mut out = b"%PDF-1.5\n1 0 obj\n<</Type/".to_vec();
    out.extend(kind.as_bytes());
    out.extend(b"/Filter/FlateDecode/N 1>>stream\r\n");
    out.extend(data);
    out.extend(b"\nendstream endobj\n2 0 obj\n<</Type/XRef/Root 1 0 R>>\nstartxref\n9\n%%EOF");
    out
}

fn check(bytes: &[u8], expected: Result<Media, ContentFault>) {
    let found = examine(bytes.to_vec()).map(|(media, _)| media);
    let shown = String::from_utf8_lossy(bytes.get(..60).unwrap_or(bytes)).into_owned();
    assert_eq!(found, expected, "{shown}");
}

#[test]
fn the_three_kinds_are_told_by_their_bytes() {
    check(&pdf(""), Ok(Media::Pdf));
    check(&jpeg(40, 30), Ok(Media::Jpeg));
    check(&png(40, 30), Ok(Media::Png));
    check(&png(8_000, 8_000), Ok(Media::Png));
}

#[test]
fn nothing_is_empty_and_zeros_are_nothing() {
    check(b"", Err(ContentFault::Empty));
    check(&[0; 5_000], Err(ContentFault::Empty));
}

#[test]
fn other_kinds_are_refused_whatever_their_name() {
    for other in [
        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "<!doctype html><title>a</title>",
        "GIF89a%PDF-1.4",
        "PK\u{3}\u{4}word/document.xml",
        "MZ",
        "RIFF\0\0\0\0WEBPVP8 ",
        "\0\0\0\u{18}ftypheic",
        "\n%PDF-1.4\n%%EOF",
        "%PDF-9.9 startxref %%EOF",
        "%PDF-",
    ] {
        check(other.as_bytes(), Err(ContentFault::Kind));
    }
}

#[test]
fn what_is_cut_is_refused_at_every_byte() {
    for whole in [jpeg(40, 30), png(40, 30)] {
        for length in 9..whole.len() {
            check(&whole[..length], Err(ContentFault::Damaged));
        }
    }
    let whole = pdf("");
    for length in 8..whole.len() - 1 {
        check(&whole[..length], Err(ContentFault::Damaged));
    }
}

#[test]
fn an_altered_byte_of_a_png_is_found() {
    let whole = png(40, 30);
    for at in 8..whole.len() {
        let mut altered = whole.clone();
        altered[at] ^= 0x20;
        assert!(examine(altered).is_err(), "byte {at}");
    }
}

#[test]
fn what_follows_the_end_is_left_behind() {
    let hidden = b"PK\x03\x04 another document <script>";
    for whole in [jpeg(40, 30), png(40, 30), pdf("")] {
        let (_, alone) = examine(whole.clone()).unwrap();
        let (_, kept) = examine([whole.as_slice(), hidden].concat()).unwrap();
        assert_eq!(kept, alone);
        assert!(whole.starts_with(&kept));
    }
    // Two pictures in one file, as phones make them: the first one is kept.
    let (_, kept) = examine([jpeg(40, 30), jpeg(8, 8)].concat()).unwrap();
    assert_eq!(kept, jpeg(40, 30));
}

#[test]
fn a_picture_that_is_also_a_pdf_is_refused() {
    let mut both = vec![0xff, 0xd8];
    segment(&mut both, 0xfe, &pdf("/OpenAction<</S/JavaScript>>"));
    both.extend(&jpeg(40, 30)[2..]);
    check(&both, Err(ContentFault::Kind));
}

#[test]
fn pictures_larger_than_any_photo_are_refused() {
    check(&png(60_000, 60_000), Err(ContentFault::Dimensions));
    check(&png(u32::MAX, u32::MAX), Err(ContentFault::Dimensions));
    check(&jpeg(u16::MAX, u16::MAX), Err(ContentFault::Dimensions));
    check(&png(0, 10), Err(ContentFault::Damaged));
    check(&jpeg(10, 0), Err(ContentFault::Damaged));
}

#[test]
fn a_pdf_that_acts_is_refused() {
    for inside in [
        "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>",
        "/OpenAction<</S/#4aavaScript>>",
        "/AA<</O<</S/Launch/F(calc.exe)>>>>",
        "/Names<</EmbeddedFiles<<>>>>",
        "/AcroForm<</XFA[]>>",
        "/RichMedia 3 0 R",
    ] {
        check(&pdf(inside), Err(ContentFault::Active));
    }
    check(&pdf("/Encrypt 4 0 R"), Err(ContentFault::Protected));
    // The words alone, in a text, do nothing; neither do longer names.
    check(&pdf("/Title(JavaScript, Launch)"), Ok(Media::Pdf));
    check(
        &pdf("/JavaScripts 1/Launcher 2/EncryptMetadata true"),
        Ok(Media::Pdf),
    );
}

#[test]
fn compressed_objects_are_looked_into() {
    let acts = b"1 0 <</S/JavaScript/JS(x)>>";
    check(
        &pdf_with_stream("ObjStm", acts, 0),
        Err(ContentFault::Active),
    );
    check(
        &pdf_with_stream("Obj#53tm", acts, 0),
        Err(ContentFault::Active),
    );
    check(
        &pdf_with_stream("ObjStm", b"1 0 <</Type/Page>>", 0),
        Ok(Media::Pdf),
    );
    // The same words in a picture are only bytes.
    check(&pdf_with_stream("XObject", acts, 0), Ok(Media::Pdf));
    check(
        &pdf_with_stream("ObjStm", acts, 9),
        Err(ContentFault::Damaged),
    );
    // A bomb: 16 MB of zeros in a few kilobytes.
    let bomb = vec![0; 16 * 1024 * 1024];
    check(
        &pdf_with_stream("ObjStm", &bomb, 0),
        Err(ContentFault::Damaged),
    );
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "a bound on time is what is tested"
)]
fn a_document_made_of_one_name_takes_no_longer() {
    // 700,000 names, each of which would have been looked for to the end of the document.
    let names = "/ObjStm".repeat(700_000);
    let start = std::time::Instant::now();
    check(&pdf(&names), Ok(Media::Pdf));
    assert!(start.elapsed().as_secs() < 10);
}

proptest! {
    #[test]
    fn any_bytes_after_a_mark_are_answered(tail in proptest::collection::vec(any::<u8>(), 0..400)) {
        for mark in [PDF_MARK, jpeg::MARK, png::MARK, b"%PDF-1.5 /ObjStm /Filter stream".as_slice()] {
            let _ = examine([mark, tail.as_slice()].concat());
        }
    }

    #[test]
    fn a_byte_changed_anywhere_never_stops_the_check(at in 0_usize..80, to in any::<u8>()) {
        for mut bytes in [pdf(""), jpeg(9, 9), png(9, 9)] {
            let length = bytes.len();
            bytes[at % length] = to;
            if let Ok((_, kept)) = examine(bytes.clone()) {
                prop_assert!(bytes.starts_with(&kept));
            }
        }
    }
}
