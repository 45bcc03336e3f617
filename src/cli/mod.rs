//! The command line: one file per command, `serve` when none is named. Results go to standard output, everything else
//! to standard error.

use std::{ffi::OsString, io::Write as _, process::ExitCode};

use clap::{
    ArgMatches, Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand,
    builder::Resettable, error::ErrorKind, parser::ValueSource,
};

use crate::{
    clock::Clock,
    database::{Database, Error},
};

mod check;
pub mod compare;
mod curate;
mod export;
mod failure;
mod import;
mod keys;
mod migrate;
pub mod models;
mod people;
mod progress;
mod report;
pub mod revision;
mod revisions;
mod schema;
mod serve;
mod values;

pub use self::{failure::Failure, report::Style};

/// Where the catalog is kept.
#[derive(Args, Clone, Debug)]
pub struct DatabaseArguments {
    /// Database: `sqlite:PATH` (a missing file is created) or `postgres://USER@HOST/NAME`.
    #[arg(
        long,
        env = "VERSUS_DATABASE_URL",
        value_name = "URL",
        global = true,
        help_heading = Resettable::Reset,
        default_value = "sqlite:versus.sqlite"
    )]
    pub database_url: String,
}

impl DatabaseArguments {
    /// Connects to it.
    pub async fn connect(&self) -> Result<Database, Error> {
        Database::connect(&self.database_url).await
    }

    /// Connects to it and brings its schema up to date.
    pub async fn open(&self) -> Result<Database, Error> {
        let database = self.connect().await?;
        database.migrate().await?;
        Ok(database)
    }
}

const COMPLETION_EXAMPLES: &str = "\
Examples:
  versus completions bash > ~/.local/share/bash-completion/completions/versus
  versus completions zsh > ~/.zfunc/_versus
  versus completions fish > ~/.config/fish/completions/versus.fish";

/// A GraphQL backend for a catalog of language models and the comparisons drawn from it.
#[derive(Debug, Parser)]
#[command(name = "versus", version)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: serve::Arguments,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Migrate, load the catalog and serve the API and its pages (the default).
    Serve(Box<serve::Arguments>),
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
    /// Compare two models and print it as a table.
    Compare(Box<people::Compare>),
    /// List models that meet what the flags ask for.
    Models(Box<people::Models>),
    /// Make, list and revoke the API keys of partners.
    Keys(keys::Arguments),
    /// Print a completion script for a shell.
    #[command(after_help = COMPLETION_EXAMPLES)]
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Print the GraphQL schema, its reference, or the JSON Schema of the catalog files.
    Schema(schema::Arguments),
    /// Make the catalog files anew from the sources.
    #[command(hide = true)]
    Curate(curate::Arguments),
}

impl Cli {
    /// Reads the command line; ends the process where it asks for help or is wrong.
    pub fn read() -> Self {
        Self::read_from(std::env::args_os()).unwrap_or_else(|error| error.exit())
    }

    /// Reads a command line, the name of the program first.
    pub fn read_from<T>(words: impl IntoIterator<Item = T>) -> Result<Self, clap::Error>
    where
        T: Into<OsString> + Clone,
    {
        let mut command = Self::command();
        let matches = command.try_get_matches_from_mut(words)?;
        misplaced(&mut command, &matches)?;
        Self::from_arg_matches(&matches).map_err(|error| error.format(&mut command))
    }

    /// Runs the command that was asked for.
    pub async fn run(self, clock: Clock) -> anyhow::Result<ExitCode> {
        match self.command {
            None => return serve::run(self.serve, clock).await,
            Some(Command::Serve(arguments)) => return serve::run(*arguments, clock).await,
            Some(Command::Compare(arguments)) => return arguments.run(clock).await,
            Some(Command::Models(arguments)) => return arguments.run(clock).await,
            Some(Command::Import(arguments)) => import::run(arguments, clock).await?,
            Some(Command::Export(arguments)) => export::run(arguments).await?,
            Some(Command::Revisions(arguments)) => return revisions::run(arguments, clock).await,
            Some(Command::Check(arguments)) => check::run(&arguments)?,
            Some(Command::Migrate(arguments)) => migrate::run(arguments).await?,
            Some(Command::Keys(arguments)) => keys::run(arguments, clock).await?,
            Some(Command::Completions { shell }) => {
                let mut script = Vec::new();
                clap_complete::generate(shell, &mut Self::command(), "versus", &mut script);
                print(&String::from_utf8_lossy(&script));
            }
            Some(Command::Schema(arguments)) => schema::run(&arguments)?,
            Some(Command::Curate(arguments)) => curate::run(&arguments)?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Refuses flags of `serve` before another command, where they would mean nothing; the database may stand there.
fn misplaced(command: &mut clap::Command, matches: &ArgMatches) -> Result<(), clap::Error> {
    let Some((name, _)) = matches.subcommand() else {
        return Ok(());
    };
    let given = |id: &str| matches.value_source(id) == Some(ValueSource::CommandLine);
    let flag = command
        .get_arguments()
        .filter(|flag| !flag.is_global_set() && given(flag.get_id().as_str()))
        .find_map(|flag| flag.get_long());
    let Some(flag) = flag.map(str::to_owned) else {
        return Ok(());
    };
    let fault = format!(
        "`--{flag}` belongs to the server: `versus {name}` does not take it before its name"
    );
    Err(command.error(ErrorKind::ArgumentConflict, fault))
}

// A reader that closes the pipe early has seen what it wanted.
fn print(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes());
    let _ = out.flush();
}

#[cfg(test)]
mod tests;
