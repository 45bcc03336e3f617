//! The public face: routes, GraphQL over HTTP, streams, health.
//!
//! This room uses `operation`, `access` and `telemetry`; it knows neither the catalog nor a
//! database. Start with [`routes`], then `graphql.rs`.

mod accept;
mod bundle;
mod config;
mod console;
mod door;
mod drain;
mod events;
mod front;
pub mod graphiql;
mod graphql;
mod health;
mod incoming;
pub mod pages;
mod params;
mod record;
mod refused;
mod reply;
mod sdl;
mod service;
mod shares;
mod socket;
mod stream;

use std::sync::Arc;

use poem::Route;

pub use self::{
    config::{Caching, Config, Origins, Streams},
    door::{Connection, Door},
    drain::{Drain, stop_signal},
    front::Front,
    graphql::GraphQl,
    health::{Health, Probe},
    sdl::Sdl,
    service::{Readiness, Service, ServiceParts},
    socket::Socket,
    stream::EventStream,
};

/// The routes of the API. Pages are added to them, and the whole is put behind a [`Front`].
pub fn routes(service: &Arc<Service>) -> Route {
    Route::new()
        .at("/graphql", GraphQl(service.clone()))
        .at("/graphql/stream", EventStream(service.clone()))
        .at("/graphql/ws", Socket(service.clone()))
        .at("/schema.graphql", Sdl(service.clone()))
        .at("/health/live", Health(Probe::Live, service.clone()))
        .at("/health/ready", Health(Probe::Ready, service.clone()))
        .at("/metrics", Health(Probe::Metrics, service.clone()))
}
