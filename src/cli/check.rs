//! `versus check`.

use std::path::PathBuf;

use clap::Args;

use super::print;
use crate::import::catalog_files::read_complete;
use crate::import::embedded::folder_files;
use crate::import::format::Error;

const EXAMPLES: &str = "\
Examples:
  versus check data/catalog";

/// What `versus check` takes.
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Folder of catalog files.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let files = folder_files(&arguments.folder)?;
    let draft = read_complete(&files).map_err(Error::Faults)?;
    print(&format!(
        "{} files without a fault: {} models, {} providers, {} routes, {} benchmarks, {} scores\n",
        files.len(),
        draft.models.len(),
        draft.providers.len(),
        draft.routes.len(),
        draft.benchmarks.len(),
        draft.scores.len(),
    ));
    Ok(())
}
