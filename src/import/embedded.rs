//! The catalog that the program carries, and catalogs in a folder: loaded when what they hold is new.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::apply::{Origin, Part, Seen, apply, last};
use super::error::Error;
use super::input::last_part;
use super::reader::Files;
use super::report::Report;
use super::{catalog_files, format};
use crate::clock::Clock;
use crate::database::Database;
use crate::words::hex;

/// Name of the embedded catalog in the history.
pub const EMBEDDED: &str = "embedded";

#[derive(rust_embed::RustEmbed)]
#[folder = "data/catalog"]
struct Embedded;

/// The files of the embedded catalog.
pub fn embedded_files() -> Vec<(String, String)> {
    Embedded::iter()
        .filter(|path| path.ends_with(".toml"))
        .filter_map(|path| {
            let text = String::from_utf8(Embedded::get(&path)?.data.into_owned()).ok()?;
            Some((path.into_owned(), text))
        })
        .collect()
}

/// Loads the embedded catalog, unless this very one was loaded last; `None` then.
pub async fn load_embedded(database: &Database, clock: Clock) -> Result<Option<Report>, Error> {
    load(database, (EMBEDDED, EMBEDDED), &embedded_files(), clock).await
}

/// Loads the catalog files of a folder, unless these very files were loaded from it last; `None` then.
pub async fn load_folder(
    database: &Database,
    folder: &Path,
    clock: Clock,
) -> Result<Option<Report>, Error> {
    let files = folder_files(folder)?;
    let origin = folder.display().to_string();
    let name = last_part(folder);
    load(database, (&name, &origin), &files, clock).await
}

/// The catalog files of a folder, by path relative to it.
pub fn folder_files(folder: &Path) -> Result<Vec<(String, String)>, Error> {
    let Files(files) = Files::read(folder)?;
    let files = files
        .into_iter()
        .filter(|(path, _)| {
            Path::new(path)
                .extension()
                .is_some_and(|kind| kind == "toml")
        })
        .map(|(path, bytes)| match String::from_utf8(bytes) {
            Ok(text) => Ok((path, text)),
            Err(error) => Err(format::Error::Broken {
                name: path,
                format: format::Format::CatalogFiles,
                reason: format!("it is no UTF-8 text ({error})"),
            }),
        })
        .collect::<Result<Vec<_>, _>>()?;
    if files.is_empty() {
        return Err(Error::Format(format::Error::Unknown {
            name: folder.display().to_string(),
            what: "a folder without catalog files, whose names end in .toml",
        }));
    }
    Ok(files)
}

// `name` is what the history calls it, `from` what it is recognised by.
async fn load(
    database: &Database,
    (name, from): (&str, &str),
    files: &[(String, String)],
    clock: Clock,
) -> Result<Option<Report>, Error> {
    let digest = digest(files);
    let seen = last(database.reader(), [from]).await?;
    if seen.first().is_some_and(|seen| seen.digest == digest) {
        return Ok(None);
    }
    let draft = catalog_files::read_complete(files).map_err(format::Error::Faults)?;
    let origin = Origin {
        name: name.to_owned(),
        digest: digest.clone(),
        read: vec![Seen {
            origin: from.to_owned(),
            digest,
            etag: None,
        }],
        at: clock.now(),
        today: clock.today(),
        dry_run: false,
    };
    let part = Part {
        draft,
        editorial: true,
    };
    Ok(Some(apply(database, vec![part], Vec::new(), origin).await?))
}

/// SHA-256 over the paths and contents of files, in hex; their order does not matter.
pub fn digest<T: AsRef<[u8]> + Ord>(files: &[(String, T)]) -> String {
    let mut files: Vec<_> = files.iter().collect();
    files.sort();
    let mut hash = Sha256::new();
    for (path, content) in files {
        for part in [path.as_bytes(), content.as_ref()] {
            hash.update(part.len().to_le_bytes());
            hash.update(part);
        }
    }
    hex(&hash.finalize())
}
