//! The application: its database, schema and engine, wired once for the server, the commands and the tests.

use std::sync::Arc;

use async_graphql::Request;
use async_trait::async_trait;

use crate::{
    catalog::Catalog,
    clock::Clock,
    database::{Busy, Database},
    graphql::{self, federation},
    http::Readiness,
    operation::{
        self, CacheSizes, Engine, Execute, Limits, Moment, Parts, RevisionError, Revisions,
        SdlError,
    },
    telemetry::statements,
};

/// What an application may be told besides its database.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Bounds on each operation.
    pub limits: Limits,
    /// Sizes of the caches.
    pub caches: CacheSizes,
    /// Where the time comes from.
    pub clock: Clock,
    /// Whether it answers a gateway of Apollo Federation, too.
    pub federation: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            limits: Limits::default(),
            caches: CacheSizes::default(),
            clock: Clock::system(),
            federation: false,
        }
    }
}

/// A database with the engine that answers from it.
pub struct App {
    /// Where the catalog is.
    pub database: Database,
    /// What turns requests into answers.
    pub engine: Arc<Engine>,
}

impl App {
    /// Puts an engine before a migrated database; fails only if the schema contradicts itself.
    pub fn new(mut database: Database, settings: Settings) -> Result<Self, SdlError> {
        database.observe(|info| {
            if info.statement.sql.starts_with("SELECT") {
                statements::record();
            }
        });
        let (schema, sdl) = schema(&database, settings.federation);
        // The probe of the revision is not part of an operation's statements.
        let catalog = database.reader().clone();
        let attach = move |request: &mut Request, moment: &Moment| {
            let catalog = Catalog {
                db: catalog.clone(),
                revision: moment.revision,
                today: moment.today,
            };
            graphql::attach(request, catalog);
        };
        let engine = Engine::new(Parts {
            schema,
            sdl,
            limits: settings.limits,
            caches: settings.caches,
            clock: settings.clock,
            revisions: Arc::new(Probe(database.clone())),
            attach: Arc::new(attach),
        })?;
        Ok(Self {
            database,
            engine: Arc::new(engine),
        })
    }
}

/// The schema to execute, and its text.
fn schema(database: &Database, federated: bool) -> (Arc<dyn Execute>, String) {
    let revisions = database.revisions();
    if federated {
        let schema = operation::configure(federation::schema(revisions)).finish();
        (Arc::new(schema), federation::sdl())
    } else {
        let schema = operation::configure(graphql::schema(revisions)).finish();
        (Arc::new(schema), graphql::sdl())
    }
}

impl App {
    /// Tells whether requests can be answered: the database answers, knows all steps of the schema, and holds a catalog.
    pub fn readiness(&self) -> impl Readiness + use<> {
        Loaded(self.database.clone())
    }
}

struct Loaded(Database);

#[async_trait]
impl Readiness for Loaded {
    async fn missing(&self) -> Vec<String> {
        if let Err(error) = self.0.ready().await {
            tracing::error!(%error, "not ready");
            return vec!["The database cannot be used.".to_owned()];
        }
        match self.0.current_revision().await {
            Ok(0) => vec!["The catalog is not loaded.".to_owned()],
            Ok(_) => Vec::new(),
            Err(error) => {
                tracing::error!(%error, "not ready");
                vec!["The database does not answer.".to_owned()]
            }
        }
    }
}

/// Reads the current revision from the database itself, so that a revision of another process counts at once.
struct Probe(Database);

#[async_trait]
impl Revisions for Probe {
    async fn current(&self) -> Result<i64, RevisionError> {
        self.0.current_revision().await.map_err(Busy::or)
    }
}
