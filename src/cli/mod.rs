//! The commands that change or check a catalog. Results go to standard output, everything else to standard error.

use std::io::Write as _;
use std::process::ExitCode;

use clap::{Args, Subcommand};

use crate::clock::Clock;
use crate::database::Database;

mod check;
mod export;
mod import;
mod migrate;
mod progress;
mod revisions;

/// Where the catalog is kept.
#[derive(Args, Clone, Debug)]
pub struct DatabaseArguments {
    /// Database: sqlite:PATH or postgres://USER@HOST/NAME.
    #[arg(
        long,
        env = "VERSUS_DATABASE_URL",
        default_value = "sqlite:versus.sqlite"
    )]
    pub database_url: String,
}

impl DatabaseArguments {
    /// Connects to it.
    pub async fn connect(&self) -> Result<Database, crate::database::Error> {
        Database::connect(&self.database_url).await
    }
}

/// The commands on a catalog.
#[derive(Subcommand, Clone, Debug)]
pub enum Command {
    /// Import files, folders or addresses in any format that is known.
    Import(import::Arguments),
    /// Write the catalog as files.
    Export(export::Arguments),
    /// List, show and undo what imports changed.
    Revisions(revisions::Arguments),
    /// Check a folder of catalog files without a database.
    Check(check::Arguments),
    /// Bring the tables of a database up to date, or say which steps are missing.
    Migrate(migrate::Arguments),
}

/// Runs a command; a failure is one message on standard error and the exit code 1.
pub async fn run(command: Command, clock: Clock) -> ExitCode {
    let result = match command {
        Command::Import(arguments) => import::run(arguments, clock).await,
        Command::Export(arguments) => export::run(arguments).await,
        Command::Revisions(arguments) => revisions::run(arguments, clock).await,
        Command::Check(arguments) => check::run(&arguments),
        Command::Migrate(arguments) => migrate::run(arguments).await,
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "error: {error}");
            ExitCode::FAILURE
        }
    }
}

// A reader that closes the pipe early has seen what it wanted.
fn print(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes());
    let _ = out.flush();
}
