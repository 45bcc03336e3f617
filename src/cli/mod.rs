//! The command line: one file per command, `serve` when none is named.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub mod compare;
pub mod database;
pub mod models;
pub mod schema;
pub mod serve;

/// A GraphQL backend for a catalog of language models and the comparisons drawn from it.
#[derive(Debug, Parser)]
#[command(name = "versus", version, args_conflicts_with_subcommands = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: serve::Args,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Migrate, load the catalog and serve the API and its pages (the default).
    Serve(Box<serve::Args>),
    /// Print the GraphQL schema, or the JSON Schema of the catalog files.
    Schema(schema::Args),
}

impl Cli {
    /// Runs the command that was asked for.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        match self.command {
            None => serve::run(self.serve).await,
            Some(Command::Serve(args)) => serve::run(*args).await,
            Some(Command::Schema(args)) => schema::run(&args),
        }
    }
}
