//! `versus keys`.

use clap::{Args, Subcommand};
use comfy_table::{Table, presets::NOTHING};

use super::{DatabaseArguments, print};
use crate::{access::StoredKeys, clock::Clock};

const EXAMPLES: &str = "\
Examples:
  versus keys create acme --points-per-minute 1000000
  versus keys list
  versus keys revoke acme";

/// Which keys to make, show or revoke.
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand, Clone, Debug)]
enum Action {
    /// Make a key and print it; it is stored as a hash and cannot be shown again.
    Create {
        /// Who will hold it; names are unique.
        name: String,
        /// Cost points a minute; the server's default for keys where it is left out.
        #[arg(long, value_name = "POINTS", value_parser = clap::value_parser!(u32).range(1..))]
        points_per_minute: Option<u32>,
        #[command(flatten)]
        database: DatabaseArguments,
    },
    /// List the keys: name, first characters, budget, when made and when revoked.
    List {
        #[command(flatten)]
        database: DatabaseArguments,
    },
    /// Revoke a key; running servers refuse it within half a minute.
    Revoke {
        /// Who holds it.
        name: String,
        #[command(flatten)]
        database: DatabaseArguments,
    },
}

pub(super) async fn run(arguments: Arguments, clock: Clock) -> anyhow::Result<()> {
    match arguments.action {
        Action::Create {
            name,
            points_per_minute,
            database,
        } => {
            let keys = StoredKeys(database.open().await?);
            let secret = keys.create(&name, points_per_minute, clock.now()).await?;
            print(&format!("{secret}\n"));
        }
        Action::List { database } => print(&listed(&StoredKeys(database.open().await?)).await?),
        Action::Revoke { name, database } => {
            let keys = StoredKeys(database.open().await?);
            keys.revoke(&name, clock.now()).await?;
        }
    }
    Ok(())
}

async fn listed(keys: &StoredKeys) -> anyhow::Result<String> {
    let mut table = Table::new();
    table
        .load_style(NOTHING)
        .set_header(["NAME", "KEY", "POINTS A MINUTE", "CREATED", "REVOKED"]);
    for key in keys.list().await? {
        let points = key
            .points_per_minute
            .map_or_else(|| "default".to_owned(), |points| points.to_string());
        let revoked = key.revoked_at.unwrap_or_else(|| "-".to_owned());
        table.add_row([
            key.name,
            format!("{}…", key.prefix),
            points,
            key.created_at,
            revoked,
        ]);
    }
    Ok(format!("{table}\n"))
}
