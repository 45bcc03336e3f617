//! `versus import`.

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use super::progress::with_progress;
use super::{DatabaseArguments, print};
use crate::clock::Clock;
use crate::import::report::Report;
use crate::import::run::{Request, run as import};

/// How a report is written.
#[derive(ValueEnum, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReportForm {
    /// For people: counts, then what there is to say.
    #[default]
    Text,
    /// For programs: one object.
    Json,
}

impl ReportForm {
    /// Writes a report to standard output; with `whole` every line of it.
    pub(super) fn print(self, report: &Report, whole: bool) -> anyhow::Result<()> {
        match self {
            Self::Text if whole => print(&report.full_text()),
            Self::Text => print(&report.text()),
            Self::Json => print(&format!("{}\n", report.json()?)),
        }
        Ok(())
    }
}

const EXAMPLES: &str = "\
Examples:
  versus import https://models.dev/api.json --dry-run
  versus import ./openrouter.json ./benchmarks --observed-on 2026-11-01
  versus import prices.json --report json | jq .changed";

/// What `versus import` takes.
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Files, folders or http(s) addresses; their format is recognised from what they hold.
    #[arg(required = true, value_name = "PATH-or-URL")]
    sources: Vec<String>,
    /// Say what would change and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Form of the report on standard output.
    #[arg(long, value_enum, default_value_t)]
    report: ReportForm,
    /// Day of statements that have none, as YYYY-MM-DD; today by default.
    #[arg(long, value_name = "DATE")]
    observed_on: Option<NaiveDate>,
    #[command(flatten)]
    database: DatabaseArguments,
}

pub(super) async fn run(arguments: Arguments, clock: Clock) -> anyhow::Result<()> {
    let database = arguments.database.connect().await?;
    database.migrate().await?;
    let request = Request {
        sources: arguments.sources,
        dry_run: arguments.dry_run,
        observed_on: arguments.observed_on,
    };
    let report = with_progress("importing", import(&database, &request, clock)).await?;
    arguments.report.print(&report, arguments.dry_run)
}
