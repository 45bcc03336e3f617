//! Reading folders and files, with a limit on their size.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::Error;

/// Largest file that is read.
pub const MOST_BYTES: u64 = 200 * 1024 * 1024;

/// The TOML files of a catalog folder, by path relative to it, in order.
pub fn catalog_files(folder: &Path) -> Result<Vec<(String, String)>, Error> {
    let mut paths = Vec::new();
    walk(folder, &mut paths)?;
    paths.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "toml")
    });
    if paths.is_empty() {
        return Err(unreadable(folder, "it holds no .toml file of a catalog"));
    }
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let name = path.strip_prefix(folder).unwrap_or(path);
            let name = name.to_string_lossy().replace('\\', "/");
            Ok((name, text(path)?))
        })
        .collect()
}

/// All files below a folder with their bytes, by path relative to it, in order; hidden ones aside.
pub fn folder(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let mut paths = Vec::new();
    walk(folder, &mut paths)?;
    paths.sort();
    let mut total = 0;
    let mut files = Vec::new();
    for path in paths {
        let name = path
            .strip_prefix(folder)
            .unwrap_or(&path)
            .to_string_lossy()
            .replace('\\', "/");
        if name.split('/').any(|part| part.starts_with('.')) {
            continue;
        }
        let content = bytes(&path)?;
        total += content.len() as u64;
        if total > MOST_BYTES {
            return Err(unreadable(
                folder,
                format!("its files have more than {MOST_BYTES} bytes"),
            ));
        }
        files.push((name, content));
    }
    Ok(files)
}

/// All files below a folder.
pub fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), Error> {
    for entry in fs::read_dir(folder).map_err(|error| unreadable(folder, error))? {
        let path = entry.map_err(|error| unreadable(folder, error))?.path();
        if path.is_dir() {
            walk(&path, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}

/// The text of a file.
pub fn text(path: &Path) -> Result<String, Error> {
    String::from_utf8(bytes(path)?).map_err(|_| unreadable(path, "it is no UTF-8 text"))
}

/// The bytes of a file that is not too large.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    let size = fs::metadata(path)
        .map_err(|error| unreadable(path, error))?
        .len();
    if size > MOST_BYTES {
        return Err(unreadable(
            path,
            format!("it has {size} bytes, more than {MOST_BYTES}"),
        ));
    }
    fs::read(path).map_err(|error| unreadable(path, error))
}

fn unreadable(path: &Path, reason: impl std::fmt::Display) -> Error {
    Error::Unreadable {
        path: path.to_owned(),
        reason: reason.to_string(),
    }
}
