//! Files to import, as named bytes: the only place of the translators that touches the disk.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::format::Error;

/// Largest file that is read, in bytes; the largest published one has four million.
pub const MAX_FILE_BYTES: u64 = 64 * 1024 * 1024;
/// Largest sum of all files, in bytes.
pub const MAX_TOTAL_BYTES: u64 = 256 * 1024 * 1024;
/// Most files of a folder.
const MAX_FILES: usize = 20_000;
/// Deepest folder in a folder.
const MAX_DEPTH: usize = 8;

/// Named bytes: a file, a folder with paths relative to it, or a body that was downloaded.
#[derive(Clone, Debug, Default)]
pub struct Files(pub Vec<(String, Vec<u8>)>);

impl Files {
    /// One named text or download.
    pub fn one(name: &str, bytes: Vec<u8>) -> Self {
        Self(vec![(name.to_owned(), bytes)])
    }

    /// Reads a file, or a folder and what is in it; hidden files and those that are no data are passed over.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let mut paths = Vec::new();
        let metadata = fs::metadata(path).map_err(|error| unreadable(path, &error))?;
        if metadata.is_dir() {
            list(path, 0, &mut paths)?;
        } else {
            paths.push(path.to_owned());
        }
        paths.sort();
        if paths.is_empty() {
            return Err(Error::NoData {
                name: path.display().to_string(),
            });
        }
        let (mut files, mut total) = (Vec::new(), 0);
        for file in paths {
            let bytes = bounded(&file)?;
            total += u64::try_from(bytes.len()).unwrap_or(u64::MAX);
            if total > MAX_TOTAL_BYTES {
                return Err(Error::TooLarge {
                    name: path.display().to_string(),
                    limit_mib: MAX_TOTAL_BYTES >> 20,
                });
            }
            files.push((name(path, &file), bytes));
        }
        Ok(Self(files))
    }
}

fn list(folder: &Path, depth: usize, paths: &mut Vec<PathBuf>) -> Result<(), Error> {
    let entries = fs::read_dir(folder).map_err(|error| unreadable(folder, &error))?;
    for entry in entries {
        let entry = entry.map_err(|error| unreadable(folder, &error))?;
        let path = entry.path();
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if hidden || depth > MAX_DEPTH {
            continue;
        }
        if path.is_dir() {
            if !leads_back(&path, folder) {
                list(&path, depth + 1, paths)?;
            }
        } else if path.is_file() && is_data(&path) {
            // A pipe or device would be waited for without end.
            paths.push(path);
        }
        if paths.len() > MAX_FILES {
            return Err(Error::TooMany {
                name: folder.display().to_string(),
                limit: MAX_FILES,
            });
        }
    }
    Ok(())
}

/// Whether a folder is a link to one that it is in: its files would be read again and again.
fn leads_back(path: &Path, folder: &Path) -> bool {
    let real = fs::canonicalize(path).and_then(|to| Ok((to, fs::canonicalize(folder)?)));
    real.is_ok_and(|(to, folder)| folder.starts_with(to))
}

fn is_data(path: &Path) -> bool {
    let extension = path
        .extension()
        .map(|extension| extension.to_string_lossy().to_lowercase());
    matches!(
        extension.as_deref(),
        Some("json" | "jsonl" | "ndjson" | "csv" | "toml" | "yml" | "yaml")
    )
}

fn bounded(path: &Path) -> Result<Vec<u8>, Error> {
    let file = fs::File::open(path).map_err(|error| unreadable(path, &error))?;
    let mut bytes = Vec::new();
    file.take(MAX_FILE_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(path, &error))?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MAX_FILE_BYTES {
        return Err(Error::TooLarge {
            name: path.display().to_string(),
            limit_mib: MAX_FILE_BYTES >> 20,
        });
    }
    Ok(bytes)
}

fn name(root: &Path, file: &Path) -> String {
    let relative = file.strip_prefix(root).unwrap_or(file);
    let shown = if relative.as_os_str().is_empty() {
        file
    } else {
        relative
    };
    shown.to_string_lossy().replace('\\', "/")
}

fn unreadable(path: &Path, error: &std::io::Error) -> Error {
    Error::Unreadable {
        name: path.display().to_string(),
        reason: error.to_string(),
    }
}
