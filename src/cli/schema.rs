//! `versus schema`.

use std::{
    io::{Write, stdout},
    process::ExitCode,
};

use crate::{graphql, import::catalog_files};

/// Which schema to print.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Print the JSON Schema of the catalog files instead of the GraphQL schema.
    #[arg(long)]
    catalog_files: bool,
}

/// Prints a schema on standard output.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let text = if args.catalog_files {
        catalog_files::schema_json()
    } else {
        graphql::sdl()
    };
    writeln!(stdout().lock(), "{}", text.trim_end())?;
    Ok(ExitCode::SUCCESS)
}
