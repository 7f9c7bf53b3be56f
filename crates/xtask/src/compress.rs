//! Compressed twins beside the files of the bundle, and the sizes people download.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use brotli::CompressorWriter;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// What is worth compressing; images and fonts already are.
const TEXTUAL: &[&str] = &[
    "css",
    "html",
    "js",
    "json",
    "mjs",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
    "xml",
];

/// Writes `.br` and `.gz` beside each file of the folder that is worth it, when they are older than it.
pub(crate) fn precompress(folder: &Path) -> Result<()> {
    for file in files(folder)? {
        let extension = file.extension().and_then(|extension| extension.to_str());
        if !extension.is_some_and(|extension| TEXTUAL.contains(&extension)) {
            continue;
        }
        write_twin(&file, "br", brotli11)?;
        write_twin(&file, "gz", gzip9)?;
    }
    Ok(())
}

fn write_twin(file: &Path, suffix: &str, compress: fn(&[u8]) -> Result<Vec<u8>>) -> Result<()> {
    let twin = PathBuf::from(format!("{}.{suffix}", file.display()));
    if is_newer(&twin, file) {
        return Ok(());
    }
    fs::write(&twin, compress(&fs::read(file)?)?)
        .with_context(|| format!("writing {}", twin.display()))
}

/// Brotli at its highest quality, with the window that browsers accept.
pub(crate) fn brotli11(bytes: &[u8]) -> Result<Vec<u8>> {
    let params = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut writer = CompressorWriter::with_params(Vec::new(), 64 * 1024, &params);
    writer.write_all(bytes)?;
    Ok(writer.into_inner())
}

fn gzip9(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}

fn is_newer(twin: &Path, file: &Path) -> bool {
    let time = |path: &Path| fs::metadata(path).and_then(|data| data.modified());
    matches!((time(twin), time(file)), (Ok(twin), Ok(file)) if twin >= file)
}

/// Every file below the folder, in order of name.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_is_compressed_reads_back_the_same() {
        let bytes: Vec<u8> = (0..20_000_u32)
            .flat_map(|n| (n % 97).to_le_bytes())
            .collect();
        let mut unpacked = Vec::new();
        brotli::Decompressor::new(brotli11(&bytes).unwrap().as_slice(), 4096)
            .read_to_end(&mut unpacked)
            .unwrap();
        assert_eq!(unpacked, bytes);
        unpacked.clear();
        flate2::read::GzDecoder::new(gzip9(&bytes).unwrap().as_slice())
            .read_to_end(&mut unpacked)
            .unwrap();
        assert_eq!(unpacked, bytes);
    }

    #[test]
    fn twins_are_written_once_and_never_compressed_again() {
        let folder = std::env::temp_dir().join(format!("affilio-twins-{}", std::process::id()));
        fs::create_dir_all(folder.join("sub")).unwrap();
        fs::write(folder.join("sub/a.css"), "a { color: red }").unwrap();
        fs::write(folder.join("b.png"), [0; 64]).unwrap();
        precompress(&folder).unwrap();
        precompress(&folder).unwrap();
        let names: Vec<String> = files(&folder)
            .unwrap()
            .iter()
            .map(|file| file.strip_prefix(&folder).unwrap().display().to_string())
            .collect();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(
            names,
            ["b.png", "sub/a.css", "sub/a.css.br", "sub/a.css.gz"]
        );
    }
}
