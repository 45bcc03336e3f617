//! What every target holds up: nothing panics, and what was read can be written and read again.

use versus::import::catalog_files;
use versus::import::format::{self, Options};
use versus::import::reader::Files;

/// Reads bytes under a name as a user's file would be read.
pub fn read(name: &str, bytes: &[u8]) {
    let files = Files::one(name, bytes.to_vec());
    let options = Options {
        observed_on: "2026-11-01".to_owned(),
    };
    let Ok(parts) = format::translate(&files, &options) else {
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

/// Reads bytes after a beginning that makes them a format, so that no time is lost on finding it.
pub fn read_as(name: &str, beginning: &str, bytes: &[u8], end: &str) {
    let mut text = beginning.as_bytes().to_vec();
    text.extend_from_slice(bytes);
    text.extend_from_slice(end.as_bytes());
    read(name, &text);
}
