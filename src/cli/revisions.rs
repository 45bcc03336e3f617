//! `versus revisions`.

use std::{io::stdout, process::ExitCode};

use clap::{Args, Subcommand};
use comfy_table::Table;
use comfy_table::presets::NOTHING;

use super::failure::Failure;
use super::import::ReportForm;
use super::{DatabaseArguments, people, print, revision};
use crate::app::{App, Settings};
use crate::clock::Clock;
use crate::import::history;
use crate::import::revert::revert;

/// Revisions that a list shows.
const SHOWN: u64 = 20;

const EXAMPLES: &str = "\
Examples:
  versus revisions
  versus revisions show 2
  versus revisions revert 2 --dry-run";

/// What `versus revisions` takes.
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    #[command(subcommand)]
    action: Option<Action>,
    #[command(flatten)]
    database: DatabaseArguments,
}

#[derive(Subcommand, Clone, Debug)]
enum Action {
    /// List the latest revisions (the default).
    List,
    /// Show what a revision changed.
    Show {
        /// Number of the revision.
        #[arg(value_name = "N", value_parser = clap::value_parser!(i64).range(1..=i64::from(i32::MAX)))]
        number: i64,
        /// Print one JSON object a change, with the rows before and after.
        #[arg(long)]
        json: bool,
    },
    /// Undo a revision, as a new revision.
    Revert {
        /// Number of the revision.
        #[arg(value_name = "N")]
        number: i64,
        /// Say what would change and write nothing.
        #[arg(long)]
        dry_run: bool,
        /// Form of the report on standard output.
        #[arg(long, value_enum, default_value_t)]
        report: ReportForm,
    },
}

pub(super) async fn run(arguments: Arguments, clock: Clock) -> anyhow::Result<ExitCode> {
    let database = arguments.database.connect().await?;
    database.ready().await?;
    match arguments.action.unwrap_or(Action::List) {
        Action::List => list(&history::latest(database.reader(), SHOWN).await?),
        Action::Show { number, json } => {
            let settings = Settings {
                clock,
                ..Settings::default()
            };
            let engine = App::new(database, settings)?.engine;
            let found = revision::show(number, json, &*engine, &mut stdout().lock()).await;
            return Ok(people::code(found.and_then(|found| {
                found.then_some(()).ok_or(Failure::NoRevision(number))
            })));
        }
        Action::Revert {
            number,
            dry_run,
            report,
        } => {
            let undone = revert(&database, number, clock.now(), dry_run).await?;
            report.print(&undone, dry_run)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn list(revisions: &[entities::revision::Model]) {
    let mut table = Table::new();
    table.load_style(NOTHING);
    table.set_header([
        "revision",
        "committed",
        "created",
        "changed",
        "skipped",
        "origin",
    ]);
    for row in revisions {
        table.add_row([
            row.number.to_string(),
            row.committed_at.clone(),
            row.created.to_string(),
            row.changed.to_string(),
            row.skipped.to_string(),
            row.origin.clone(),
        ]);
    }
    print(&format!("{table}\n"));
}
