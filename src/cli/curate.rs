//! `versus curate`: makes the catalog files anew from a folder of sources. Upkeep of this repository, so it is not listed.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use chrono::NaiveDate;
use serde::de::DeserializeOwned;

use super::print;
use crate::import::catalog_files;
use crate::import::curate::{counts, curate};
use crate::import::draft::Draft;
use crate::import::format::{self, Options};
use crate::import::reader::Files;

/// What `versus curate` takes.
#[derive(clap::Args, Clone, Debug)]
pub struct Arguments {
    /// Folder with one folder for each source.
    #[arg(value_name = "SOURCES")]
    sources: PathBuf,
    /// Folder of catalog files that is written anew; it may be missing, and must hold nothing else.
    #[arg(value_name = "OUT")]
    out: PathBuf,
}

/// What editors leave out and keep in, from the root of the repository.
const EXCEPTIONS: &str = "data/exceptions.toml";

/// Which sources are read, and when they were, from the root of the repository.
const EDITIONS: &str = "data/editions.toml";

/// The sources in the order in which they are believed about ids.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Editions {
    sources: Vec<Edition>,
}

/// A source as it was read.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Edition {
    /// Its folder.
    folder: String,
    /// The day on which it was read.
    observed_on: NaiveDate,
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let editions: Editions = of_repository(EDITIONS)?;
    let drafts = drafts(&arguments.sources, &editions)?;
    let catalog = curate(&drafts, &of_repository(EXCEPTIONS)?);
    let files = catalog_files::write(&catalog);
    let read = catalog_files::read_complete(&files).map_err(format::Error::Faults)?;
    ensure!(
        read == catalog,
        "the catalog does not read back as it was written"
    );
    replace(&arguments.out, &files)?;
    print(&summary(&catalog, &files));
    Ok(())
}

fn of_repository<T: DeserializeOwned>(path: &str) -> anyhow::Result<T> {
    let text = fs::read_to_string(path)
        .with_context(|| format!("{path} is read from the root of the repository"))?;
    toml::from_str(&text).with_context(|| path.to_owned())
}

fn drafts(sources: &Path, editions: &Editions) -> anyhow::Result<Vec<Draft>> {
    let mut drafts = Vec::new();
    for edition in &editions.sources {
        let mut files = Files::read(&sources.join(&edition.folder))?;
        // The copy of OpenRouter's answer in that folder is under no licence of its own.
        files
            .0
            .retain(|(name, _)| !name.starts_with("openrouter-models"));
        let options = Options {
            observed_on: edition.observed_on.to_string(),
        };
        let parts = format::translate(&files, &options)?;
        drafts.extend(parts.into_iter().map(|part| part.draft));
    }
    Ok(drafts)
}

/// Puts files in the place of all that a folder holds.
fn replace(folder: &Path, files: &[(String, String)]) -> anyhow::Result<()> {
    if folder.exists() {
        // The folder is named by hand, and a wrong name must not cost what stands there.
        only_catalog_files(folder)?;
        fs::remove_dir_all(folder)?;
    }
    for (name, text) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(&path, text).with_context(|| path.display().to_string())?;
    }
    Ok(())
}

fn only_catalog_files(folder: &Path) -> anyhow::Result<()> {
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let entry = entry?;
        let (path, kind) = (entry.path(), entry.file_type()?);
        if kind.is_dir() {
            only_catalog_files(&path)?;
        } else {
            ensure!(
                kind.is_file() && path.extension().is_some_and(|end| end == "toml"),
                "{} is no catalog file: name a folder of catalog files, or one that does not exist",
                path.display()
            );
        }
    }
    Ok(())
}

fn summary(catalog: &Draft, files: &[(String, String)]) -> String {
    let [
        models,
        organizations,
        providers,
        routes,
        prices,
        benchmarks,
        scores,
    ] = counts(catalog);
    let bytes: usize = files.iter().map(|(_, text)| text.len()).sum();
    format!(
        "{models} models of {organizations} organizations, {providers} providers with {routes} routes and {prices} prices, {benchmarks} benchmarks with {scores} scores, {} files, {bytes} bytes\n",
        files.len()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_holds_anything_else_is_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let note = folder.path().join("models/note.txt");
        fs::create_dir(folder.path().join("models")).unwrap();
        fs::write(&note, "mine").unwrap();
        let files = [("a.toml".to_owned(), "a = 1\n".to_owned())];
        let refused = replace(folder.path(), &files).unwrap_err().to_string();
        assert!(refused.contains("note.txt is no catalog file"), "{refused}");
        assert!(!folder.path().join("a.toml").exists());

        fs::rename(&note, folder.path().join("models/old.toml")).unwrap();
        replace(folder.path(), &files).unwrap();
        assert!(folder.path().join("a.toml").exists());
        assert!(!folder.path().join("models").exists());
    }
}
