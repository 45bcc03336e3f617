//! The public face of the catalog: types, queries and what they cost.
//!
//! Types are thin wraps of rows: a resolver reads a column, or asks a loader for a row and wraps it. Start with
//! [`model`], then [`connection`] (Relay's lists) and `batching` (how the loads of a request become few statements).
//! Nothing here knows SQL or HTTP.
#![expect(
    clippy::unused_async,
    reason = "async-graphql calls every resolver as a future"
)]

use async_graphql::{EmptyMutation, MergedObject, ObjectType, SDLExportOptions};

pub mod alias;
mod batching;
pub mod benchmark;
pub mod capability;
pub mod change;
pub mod claim;
mod code;
pub mod comparison;
pub mod connection;
pub mod cost;
mod display;
mod error;
pub mod federation;
pub mod license;
pub mod model;
pub mod node;
pub mod organization;
pub mod overview;
pub mod price;
pub mod provider;
mod request;
pub mod route;
pub mod scalars;
pub mod score;
pub mod search;
pub mod source;
mod subscription;

pub use code::Code;
pub use error::{ApiError, BUSY, Cause, INTERNAL_MESSAGE, Result};
pub use request::attach;
pub use subscription::{Revisions, Subscription};

/// Everything that can be asked.
#[derive(Default, MergedObject)]
pub struct Query(QueryFields);

/// The fields of every root: [`Query`], and [`federation::FederatedQuery`] for servers behind a gateway.
#[derive(Default, MergedObject)]
pub struct QueryFields(
    node::NodeQuery,
    overview::CatalogQuery,
    model::ModelQuery,
    provider::ProviderQuery,
    organization::OrganizationQuery,
    benchmark::BenchmarkQuery,
    comparison::ComparisonQuery,
    comparison::ShortlistQuery,
    search::SearchQuery,
    change::ChangeQuery,
);

/// The schema that is executed.
pub type Schema = async_graphql::Schema<Query, EmptyMutation, Subscription>;

/// A schema under construction, for extensions of the room that executes it.
pub type SchemaBuilder = Builder<Query>;

type Builder<Q> = async_graphql::SchemaBuilder<Q, EmptyMutation, Subscription>;

/// The schema, told of new revisions through `revisions`. Requests need [`attach`].
pub fn schema(revisions: Revisions) -> SchemaBuilder {
    build(revisions)
}

fn build<Q: ObjectType + Default + 'static>(revisions: Revisions) -> Builder<Q> {
    async_graphql::Schema::build(Q::default(), EmptyMutation, Subscription)
        .data(revisions)
        .extension(batching::InWaves)
}

/// The schema as text, the same for the same build.
pub fn sdl() -> String {
    text(schema)
}

fn text<Q: ObjectType + 'static>(schema: impl FnOnce(Revisions) -> Builder<Q>) -> String {
    let (_, revisions) = tokio::sync::watch::channel(0);
    schema(revisions).finish().sdl_with_options(
        SDLExportOptions::new()
            .sorted_fields()
            .sorted_arguments()
            .sorted_enum_items()
            .include_specified_by()
            .use_space_ident(),
    )
}
