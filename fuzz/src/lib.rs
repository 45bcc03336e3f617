//! What every target holds up: nothing panics, what was read can be written and read again, and no request makes a
//! fault that is ours.

use versus::import::catalog_files;
use versus::import::format::{self, Options};
use versus::import::reader::Files;

mod engine;
mod json;

pub use engine::{answer, answer_body};
pub use json::mutate as mutate_json;

/// Reads bytes under a name as a user's file would be read.
pub fn read(name: &str, bytes: &[u8]) {
    read_all(&Files::one(name, bytes.to_vec()));
}

/// The smallest whole catalog, whose files refer to each other.
const CATALOG: &[(&str, &str)] = &[
    ("organizations/openai.toml", include_str!("../../data/reference-page/organizations/openai.toml")),
    ("organizations/alibaba.toml", include_str!("../../data/reference-page/organizations/alibaba.toml")),
    ("providers/openai.toml", include_str!("../../data/reference-page/providers/openai.toml")),
    ("benchmarks/mmlu-pro.toml", include_str!("../../data/reference-page/benchmarks/mmlu-pro.toml")),
    ("licenses.toml", include_str!("../../data/reference-page/licenses.toml")),
    ("sources.toml", include_str!("../../data/reference-page/sources.toml")),
];

/// Reads a catalog one of whose files is replaced: the one that the bytes name in their first line, as a comment.
pub fn read_catalog(bytes: &[u8]) {
    let replaced = CATALOG.iter().position(|(name, _)| {
        bytes.strip_prefix(b"# ").is_some_and(|rest| rest.starts_with(name.as_bytes()))
    });
    let replaced = replaced.unwrap_or(usize::from(bytes.first().copied().unwrap_or(0)) % CATALOG.len());
    let files = CATALOG.iter().enumerate().map(|(place, (name, text))| {
        let bytes = if place == replaced { bytes } else { text.as_bytes() };
        ((*name).to_owned(), bytes.to_vec())
    });
    read_all(&Files(files.collect()));
}

fn read_all(files: &Files) {
    let options = Options {
        observed_on: "2026-11-01".to_owned(),
    };
    let Ok(parts) = format::translate(files, &options) else {
        return;
    };
    for part in parts {
        let written = catalog_files::write(&part.draft);
        match catalog_files::read(&written) {
            Ok(draft) => assert_eq!(draft, part.draft),
            Err(faults) => panic!("what was read cannot be written: {faults:?}"),
        }
    }
}
