//! Poem: routes and transports.
mod bundle;
mod console;
pub mod graphiql;
mod quality;
