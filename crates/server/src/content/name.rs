//! The name of a joined file, made harmless: it is shown, and given back at the download.

use super::Media;

/// Longest name, in characters, extension apart.
const LONGEST: usize = 80;
/// A name of which nothing is left.
const NAMELESS: &str = "document";

/// The last part of a path, without what moves text around or ends a line, with the extension of
/// the content.
pub(crate) fn harmless(name: &str, media: Media) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = match last.rsplit_once('.') {
        Some((stem, extension)) if extension.chars().count() <= 5 => stem,
        _ => last,
    };
    let shown: String = stem
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| {
            !c.is_control()
                && !moves_text(*c)
                && !matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*')
        })
        .collect();
    let words: Vec<&str> = shown.split_whitespace().collect();
    let short: String = words.join(" ").chars().take(LONGEST).collect();
    let short = short.trim_matches(['.', ' ']);
    let stem = if short.is_empty() { NAMELESS } else { short };
    format!("{stem}.{}", media.extension())
}

/// The name with a number when it is taken: a phone calls every photo alike, and two links of one name
/// that lead to two files tell nobody which is which.
pub(crate) fn apart(name: String, taken: &[String]) -> String {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((&name, ""));
    let numbered = (2..).map(|number| format!("{stem} ({number}).{extension}"));
    let free = |one: &String| !taken.contains(one);
    std::iter::once(name.clone())
        .chain(numbered)
        .find(free)
        .unwrap_or_default()
}

/// Invisible characters and those that reverse what is read: `facture\u{202e}gpj.exe`.
const fn moves_text(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use super::*;

    // Two photos of a phone, both `image.jpg`, were two links of the same name.
    #[test]
    fn names_are_apart() {
        let taken = ["image.jpg", "image (2).jpg", "RIB.pdf"].map(str::to_owned);
        for (name, kept) in [
            ("image.jpg", "image (3).jpg"),
            ("RIB.pdf", "RIB (2).pdf"),
            ("RIB.png", "RIB.png"),
            ("rib.v2.pdf", "rib.v2.pdf"),
        ] {
            assert_eq!(apart(name.to_owned(), &taken), kept);
        }
    }

    #[test]
    fn names_keep_only_what_is_read() {
        let long = "é".repeat(300);
        let kept = format!("{}.png", "é".repeat(80));
        for (sent, shown) in [
            ("attestation CPAM.pdf", "attestation CPAM.png"),
            ("../../etc/passwd", "passwd.png"),
            ("C:\\Mes documents\\RIB.PDF", "RIB.png"),
            ("a\r\nSet-Cookie: x=1.png", "a Set-Cookie x=1.png"),
            ("facture\u{202e}gpj.exe", "facturegpj.png"),
            ("شهادة.png", "شهادة.png"),
            (
                "<img src=x onerror=alert(1)>.png",
                "img src=x onerror=alert(1).png",
            ),
            ("...", "document.png"),
            ("", "document.png"),
            (".htaccess", "htaccess.png"),
            ("  \u{200b} .png", "document.png"),
            ("M. Lefèvre, attestation", "M. Lefèvre, attestation.png"),
            (&long, &kept),
        ] {
            assert_eq!(harmless(sent, Media::Png), shown, "{sent:?}");
        }
    }
}
