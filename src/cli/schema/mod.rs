//! `versus schema`.

mod reference;

use super::print;
use crate::{
    graphql::{self, federation},
    import::catalog_files,
};

const EXAMPLES: &str = "\
Examples:
  versus schema > schema.graphql
  versus schema --markdown > SCHEMA.md
  versus schema --federation > subgraph.graphql";

/// Which schema to print.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Print the JSON Schema of the catalog files instead of the GraphQL schema.
    #[arg(long)]
    catalog_files: bool,
    /// Print the subgraph that a gateway of Apollo Federation 2 composes.
    #[arg(long, conflicts_with = "catalog_files")]
    federation: bool,
    /// Print the GraphQL schema as a reference in Markdown.
    #[arg(long, conflicts_with_all = ["catalog_files", "federation"])]
    markdown: bool,
}

/// Prints a schema on standard output.
pub(super) fn run(args: &Arguments) -> anyhow::Result<()> {
    let text = if args.catalog_files {
        catalog_files::schema_json()
    } else if args.federation {
        federation::subgraph_sdl().to_owned()
    } else if args.markdown {
        reference::markdown(&graphql::sdl())?
    } else {
        graphql::sdl()
    };
    print(&format!("{}\n", text.trim_end()));
    Ok(())
}
