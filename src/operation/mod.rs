//! From a request to an answer, whatever the transport.
//!
//! [`Engine::prepare`] turns text and variables into a costed operation or a refusal, in time
//! linear in the text. [`Engine::answer`] gives the kept answer of that operation at the current
//! revision, or executes it. [`Engine::subscribe`] runs a subscription. This room knows no
//! transport and no database; the executor, the revision and the per-request data are given to it.
//!
//! Start with `engine.rs`, which names the steps in order.

mod answers;
mod body;
mod cost;
mod document;
mod engine;
mod events;
mod execute;
mod executor;
mod field_errors;
mod limits;
mod measure;
mod persisted;
mod plan;
mod refusal;
mod revisions;
mod rules;
mod schema;
mod suggestions;
mod variables;
mod wording;

pub use crate::graphql::INTERNAL_MESSAGE;

pub use self::{
    answers::Executed,
    body::{Body, Encoding},
    cost::Cost,
    document::DocumentHash,
    engine::{CacheSizes, Engine, Events, Parts, Prepared, Request, Served},
    execute::{Attach, Execute, Moment, configure, said},
    field_errors::RequestId,
    limits::Limits,
    measure::{Measured, Size, measure},
    persisted::{Named, PersistedDocuments, Resolved, TrustedDocuments},
    refusal::{Code, ErrorEntry, Location, Refusal},
    revisions::{RevisionError, Revisions},
    schema::{SchemaIndex, SdlError},
};
