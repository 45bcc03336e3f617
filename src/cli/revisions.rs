//! `versus revisions`.

use clap::{Args, Subcommand};
use comfy_table::Table;
use comfy_table::presets::NOTHING;

use super::import::ReportForm;
use super::{DatabaseArguments, print};
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
        #[arg(value_name = "N")]
        number: i64,
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

pub(super) async fn run(arguments: Arguments, clock: Clock) -> anyhow::Result<()> {
    let database = arguments.database.connect().await?;
    database.ready().await?;
    match arguments.action.unwrap_or(Action::List) {
        Action::List => list(&history::latest(database.reader(), SHOWN).await?),
        Action::Show { number } => show(&history::changes(database.reader(), number).await?),
        Action::Revert {
            number,
            dry_run,
            report,
        } => {
            let undone = revert(&database, number, clock.now(), dry_run).await?;
            report.print(&undone, dry_run)?;
        }
    }
    Ok(())
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

fn show(changes: &[entities::change::Model]) {
    for row in changes {
        let kind = sea_orm::ActiveEnum::to_value(&row.kind);
        print(&format!("{kind} {}\n", row.subject));
        let sides = [("-", &row.before), ("+", &row.after)];
        for (sign, side) in sides {
            if let Some(text) = side {
                print(&format!("  {sign} {text}\n"));
            }
        }
    }
}
