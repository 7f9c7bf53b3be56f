//! The pages of the two applications, and the names of what each loads: they hold a hash of the
//! content, so that browsers keep it, and never mix two releases.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::Path;

use anyhow::{Result, ensure};

/// A page, in the sources and in the bundle.
pub(crate) struct Page {
    /// An address that shows it.
    pub(crate) address: &'static str,
    /// Its file.
    pub(crate) file: &'static str,
    /// The program that it starts.
    pub(crate) program: &'static str,
    /// It starts the engine's worker, and its first load holds nothing of the engine.
    pub(crate) has_worker: bool,
}

/// Both.
pub(crate) const PAGES: [Page; 2] = [
    Page {
        address: "/estimer",
        file: "index.html",
        program: "affilio-app",
        has_worker: false,
    },
    Page {
        address: "/affiliation",
        file: "adhesion.html",
        program: "affilio-journey",
        has_worker: true,
    },
];

/// The worker's program; how the names of its files begin.
pub(crate) const ENGINE: &str = "affilio-engine";
/// What the worker's script is called.
pub(crate) const ENGINE_SCRIPT: &str = "engine.js";

/// What the name of a part holds: no page loads it at once.
const PART: &str = "-part-";
const WASM: &str = ".wasm";
/// The function that tells where a part is: what their names share is written once.
const ADDRESS_OF_PART: &str = "addressOfPart";
/// The style sheet, as the pages of the sources name it.
const STYLE: &str = "href=\"/style/main.css\"";
/// The version of the engine's files, for `public/engine.js`; empty in the sources.
const VERSION_OF_ENGINE: &str = "<meta name=\"engine\" content=\"\"";
const END_OF_HEAD: &str = "  </head>";

/// Whether a file of the bundle is a part.
pub(crate) fn is_part(name: &str) -> bool {
    name.contains(PART)
}

impl Page {
    /// Whether a file of the bundle is a part of this page's program.
    pub(crate) fn has_part(&self, name: &str) -> bool {
        name.strip_prefix(self.program)
            .is_some_and(|rest| rest.starts_with(PART))
    }

    /// The page of the bundle: it names the style sheet, the version of the engine, and starts this
    /// version of its program.
    pub(crate) fn text(
        &self,
        source: &str,
        style: &str,
        engine: &str,
        version: &str,
    ) -> Result<String> {
        let script = format!("/{}-{version}.js", self.program);
        let wasm = format!("/{}-{version}_bg.wasm", self.program);
        let start = format!(
            "    <script type=\"module\" src=\"/boot.js\" data-loader=\"{script}\" data-wasm=\"{wasm}\"></script>\n    <link rel=\"modulepreload\" href=\"{script}\">\n    <link rel=\"preload\" href=\"{wasm}\" as=\"fetch\" type=\"application/wasm\" crossorigin=\"anonymous\">\n{END_OF_HEAD}"
        );
        let engine = VERSION_OF_ENGINE.replace("\"\"", &format!("\"{engine}\""));
        let mut marks = vec![(STYLE, format!("href=\"/{style}\"")), (END_OF_HEAD, start)];
        if self.has_worker {
            marks.push((VERSION_OF_ENGINE, engine));
        }
        let mut text = source.to_owned();
        for (mark, made) in marks {
            ensure!(text.contains(mark), "{} does not hold {mark}", self.file);
            text = text.replace(mark, &made);
        }
        Ok(text)
    }
}

/// The hash of these files, as it is written in names.
fn version(files: &BTreeMap<String, Vec<u8>>) -> String {
    let mut hasher = DefaultHasher::new();
    for (name, bytes) in files {
        hasher.write(name.as_bytes());
        hasher.write(bytes);
    }
    format!("{:016x}", hasher.finish())
}

/// Copies the style sheet under a name that holds its hash; returns that name.
pub(crate) fn place_style(sheet: &Path, dist: &Path) -> Result<String> {
    let files = BTreeMap::from([("main".to_owned(), fs::read(sheet)?)]);
    let name = format!("main-{}.css", version(&files));
    fs::copy(sheet, dist.join(&name))?;
    Ok(name)
}

/// The name in the bundle of a file that was made for a program.
fn in_bundle(program: &str, name: &str, version: &str) -> String {
    match name.strip_prefix(program) {
        Some(end) => format!("{program}-{version}{end}"),
        None => format!("{program}{PART}{version}-{name}"),
    }
}

/// Copies what was made for a program, under names that hold the hash of all of it; returns that hash.
pub(crate) fn place(program: &str, made: &Path, dist: &Path) -> Result<String> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(made)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        files.insert(name, fs::read(entry.path())?);
    }
    let version = version(&files);
    for (name, bytes) in &files {
        let path = dist.join(in_bundle(program, name, &version));
        if Path::new(name).extension().is_some_and(|end| end == "js") {
            let script = String::from_utf8(bytes.clone())?;
            fs::write(path, name_parts(program, &script, &files, &version)?)?;
        } else {
            fs::write(path, bytes)?;
        }
    }
    Ok(version)
}

/// The script, asking for its parts by their names in the bundle.
fn name_parts(
    program: &str,
    script: &str,
    files: &BTreeMap<String, Vec<u8>>,
    version: &str,
) -> Result<String> {
    let mut named = script.to_owned();
    let parts = files.keys().filter_map(|name| name.strip_suffix(WASM));
    for part in parts.filter(|name| !name.starts_with(program)) {
        let before = format!("new URL(\"./{part}{WASM}\",import.meta.url)");
        ensure!(named.contains(&before), "{program} does not ask for {part}");
        named = named.replace(&before, &format!("{ADDRESS_OF_PART}(\"{part}\")"));
    }
    if named != script {
        let name = in_bundle(program, &format!("${{name}}{WASM}"), version);
        let address = format!("new URL(`./{name}`,import.meta.url)");
        named += &format!("function {ADDRESS_OF_PART}(name){{return {address}}}\n");
    }
    Ok(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_name_each_other_by_the_version_of_them_all() {
        let folder = std::env::temp_dir().join(format!("affilio-parts-{}", std::process::id()));
        let placed = |part: &str| {
            let (made, dist) = (folder.join("made"), folder.join(format!("dist-{part}")));
            for one in [&made, &dist] {
                fs::create_dir_all(one).unwrap();
            }
            for (name, text) in [
                (
                    "affilio-journey.js",
                    "fetch(new URL(\"./split_people.wasm\",import.meta.url)),new URL(\"other.wasm\",import.meta.url);\n",
                ),
                ("split_people.wasm", part),
            ] {
                fs::write(made.join(name), text).unwrap();
            }
            let version = place("affilio-journey", &made, &dist).unwrap();
            let read = |name: String| fs::read_to_string(dist.join(name)).unwrap();
            assert_eq!(
                read(format!("affilio-journey-{version}.js")),
                format!(
                    "fetch(addressOfPart(\"split_people\")),new URL(\"other.wasm\",import.meta.url);\n\
                    function addressOfPart(name){{return new URL(`./affilio-journey-part-{version}-${{name}}.wasm`,import.meta.url)}}\n"
                )
            );
            assert_eq!(
                read(format!("affilio-journey-part-{version}-split_people.wasm")),
                part
            );
            version
        };
        let versions = ["a", "b", "a"].map(placed);
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(versions[0], versions[2]);
        assert_ne!(versions[0], versions[1]);
    }

    #[test]
    fn a_page_starts_this_version() {
        let [public, journey] = PAGES;
        let source =
            "<head>\n    <link rel=\"stylesheet\" href=\"/style/main.css\" />\n  </head>\n";
        let made = public.text(source, "main-1.css", "e1", "a2").unwrap();
        for part in [
            "href=\"/main-1.css\"",
            "data-wasm=\"/affilio-app-a2_bg.wasm\"",
            "<link rel=\"modulepreload\" href=\"/affilio-app-a2.js\">",
        ] {
            assert!(made.contains(part), "{made}");
        }
        assert!(journey.text(source, "main-1.css", "e1", "j2").is_err());
        let source = format!("<meta name=\"engine\" content=\"\" />{source}");
        let made = journey.text(&source, "main-1.css", "e1", "j2").unwrap();
        assert!(made.contains("content=\"e1\""), "{made}");
        assert!(
            public
                .text("<head></head>", "main-1.css", "e1", "a2")
                .is_err()
        );
    }
}
