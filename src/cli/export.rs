//! `versus export`.

use std::path::PathBuf;

use clap::Args;

use super::{DatabaseArguments, print};
use crate::export;

const EXAMPLES: &str = "\
Examples:
  versus export ./catalog
  versus export ./catalog-json --json";

/// What `versus export` takes.
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Folder to write to; it must be new or empty.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Write one JSON document per kind instead of the project's own files.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    database: DatabaseArguments,
}

pub(super) async fn run(arguments: Arguments) -> anyhow::Result<()> {
    let database = arguments.database.connect().await?;
    database.ready().await?;
    let files = if arguments.json {
        export::json(database.reader()).await?
    } else {
        export::catalog(database.reader()).await?
    };
    export::write(&arguments.folder, &files)?;
    print(&format!(
        "{} files in {}\n",
        files.len(),
        arguments.folder.display()
    ));
    Ok(())
}
