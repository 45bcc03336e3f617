//! The public face: routes, GraphQL over HTTP, streams, health.
//!
//! This room uses `operation`, `access` and `telemetry`; it knows neither the catalog nor a
//! database. Start with [`routes`], then `graphql.rs`.

mod accept;
mod bundle;
mod config;
mod console;
mod front;
pub mod graphiql;
mod graphql;
mod incoming;
mod params;
mod refused;
mod reply;
mod sdl;
mod service;

use std::sync::Arc;

use poem::Route;

pub use self::{
    config::{Caching, Config, Origins, Streams},
    front::Front,
    graphql::GraphQl,
    sdl::Sdl,
    service::Service,
};

/// The routes of the API. Pages are added to them, and the whole is put behind a [`Front`].
pub fn routes(service: &Arc<Service>) -> Route {
    Route::new()
        .at("/graphql", GraphQl(service.clone()))
        .at("/schema.graphql", Sdl(service.clone()))
}
