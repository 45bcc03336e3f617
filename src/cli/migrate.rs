//! `versus migrate`.

use clap::{Args, Subcommand};

use super::{DatabaseArguments, print};

const EXAMPLES: &str = "\
Examples:
  versus migrate status
  versus migrate --database-url postgres://versus@db/versus";

/// What `versus migrate` takes.
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    #[command(subcommand)]
    action: Option<Action>,
    #[command(flatten)]
    database: DatabaseArguments,
}

#[derive(Subcommand, Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    /// Apply the steps that are missing (the default).
    Up,
    /// Say which steps are applied and which are missing.
    Status,
}

pub(super) async fn run(arguments: Arguments) -> anyhow::Result<()> {
    let database = arguments.database.connect().await?;
    if arguments.action.unwrap_or(Action::Up) == Action::Up {
        database.migrate().await?;
    }
    for step in database.steps().await? {
        let state = if step.applied { "applied" } else { "missing" };
        print(&format!("{state}  {}\n", step.name));
    }
    Ok(())
}
