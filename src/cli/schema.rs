//! `versus schema`.

use super::print;
use crate::{
    graphql::{self, federation},
    import::catalog_files,
};

/// Which schema to print.
#[derive(Clone, Debug, clap::Args)]
pub struct Arguments {
    /// Print the JSON Schema of the catalog files instead of the GraphQL schema.
    #[arg(long)]
    catalog_files: bool,
    /// Print the subgraph that a gateway of Apollo Federation 2 composes.
    #[arg(long, conflicts_with = "catalog_files")]
    federation: bool,
}

/// Prints a schema on standard output.
pub(super) fn run(args: &Arguments) {
    let text = if args.catalog_files {
        catalog_files::schema_json()
    } else if args.federation {
        federation::subgraph_sdl().to_owned()
    } else {
        graphql::sdl()
    };
    print(&format!("{}\n", text.trim_end()));
}
