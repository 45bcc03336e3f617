//! What the endpoints share.

use std::{net::IpAddr, num::NonZeroU32, sync::Arc};

use async_trait::async_trait;
use poem::{Request, http::header};
use tokio::sync::Semaphore;

use super::{config::Config, drain::Drain, params::Params, record::Record, refused::Refused};
use crate::{
    access::{self, Budget, Budgets, Client, Exceeded, KeyRing},
    database::Busy,
    operation::{
        self, Code, Engine, INTERNAL_MESSAGE, Named, PersistedDocuments, Prepared, Refusal,
    },
    telemetry::{Gauge, Metrics},
};

/// Points a request costs that is refused before its cost is known.
const REFUSED_POINTS: u64 = 1;

/// Tells whether the process can answer.
#[async_trait]
pub trait Readiness: Send + Sync + 'static {
    /// What is missing, one sentence each; empty when ready.
    async fn missing(&self) -> Vec<String>;
}

/// What a service is made of.
pub struct ServiceParts {
    /// Answers operations.
    pub engine: Arc<Engine>,
    /// The operator's settings.
    pub config: Config,
    /// Documents named instead of sent.
    pub persisted: PersistedDocuments,
    /// API keys, if any are kept.
    pub keys: Option<KeyRing>,
    /// Counts operations.
    pub metrics: Arc<Metrics>,
    /// Tells whether the process can answer.
    pub readiness: Arc<dyn Readiness>,
    /// Tells when the process is about to stop.
    pub drain: Drain,
}

/// The engine and what stands between it and the network.
pub struct Service {
    pub(super) engine: Arc<Engine>,
    pub(super) config: Config,
    persisted: PersistedDocuments,
    keys: Option<KeyRing>,
    budgets: Budgets,
    pub(super) metrics: Arc<Metrics>,
    pub(super) readiness: Arc<dyn Readiness>,
    pub(super) drain: Drain,
    pub(super) streams: Arc<Semaphore>,
}

/// Who sent a request, and under which id it is logged.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The id of the request.
    pub request_id: Arc<str>,
    /// Its budget; none if it is not limited.
    pub budget: Option<Budget>,
}

impl Service {
    /// Puts the parts together and adds gauges of the caches.
    pub fn new(parts: ServiceParts) -> Arc<Self> {
        let streams = Arc::new(Semaphore::new(parts.config.streams.connections));
        add_gauges(&parts.metrics, &parts.engine);
        Arc::new(Self {
            engine: parts.engine,
            config: parts.config,
            persisted: parts.persisted,
            keys: parts.keys,
            budgets: Budgets::default(),
            metrics: parts.metrics,
            readiness: parts.readiness,
            drain: parts.drain,
            streams,
        })
    }

    /// Finds out who is calling, by key or by address.
    pub async fn caller(&self, request: &Request) -> Result<Caller, Refused> {
        let request_id = request
            .data::<Arc<str>>()
            .cloned()
            .unwrap_or_else(|| "".into());
        let authorization = request.headers().get(header::AUTHORIZATION);
        if let Some(authorization) = authorization {
            let secret = authorization.to_str().ok().and_then(bearer);
            return self.key_holder(secret, request_id).await;
        }
        Ok(Caller {
            request_id,
            budget: self.anonymous(request),
        })
    }

    /// The holder of the key in an `Authorization` value.
    pub async fn key_holder(
        &self,
        secret: Option<&str>,
        request_id: Arc<str>,
    ) -> Result<Caller, Refused> {
        let unknown = || Refusal::new(Code::Unauthenticated, "The API key is unknown or revoked.");
        let (Some(secret), Some(keys)) = (secret, &self.keys) else {
            return Err(unknown().into());
        };
        let found = keys.find(secret).await.map_err(|error| {
            if error.is::<Busy>() {
                tracing::warn!(request_id = &*request_id, %error, "the server is busy");
                return Refusal::busy();
            }
            tracing::error!(request_id = &*request_id, %error, "keys cannot be looked up");
            Refusal::new(Code::Internal, INTERNAL_MESSAGE)
        })?;
        let record = found.ok_or_else(unknown)?;
        let own = record.points_per_minute.and_then(NonZeroU32::new);
        let budget = own
            .or(self.config.key_points_per_minute)
            .map(|points_per_minute| Budget {
                caller: format!("key {}", record.id),
                points_per_minute,
            });
        Ok(Caller { request_id, budget })
    }

    fn anonymous(&self, request: &Request) -> Option<Budget> {
        let peer: Option<IpAddr> = request
            .remote_addr()
            .as_socket_addr()
            .map(std::net::SocketAddr::ip);
        let forwarded: Vec<&str> = request
            .headers()
            .get_all("x-forwarded-for")
            .iter()
            .filter_map(|value| value.to_str().ok())
            .collect();
        match access::client(peer, &forwarded, &self.config.trusted_proxies) {
            Client::Loopback => None,
            Client::Address(address) => {
                self.config
                    .anonymous_points_per_minute
                    .map(|points_per_minute| Budget {
                        caller: address.to_string(),
                        points_per_minute,
                    })
            }
        }
    }

    /// Finds the document, prepares the operation and takes its points from the caller's budget.
    pub fn prepare(
        &self,
        caller: &Caller,
        params: Params,
        record: &mut Record,
    ) -> Result<Prepared, Refused> {
        match self.prepared(params) {
            Ok(prepared) => {
                record.prepared(&prepared);
                self.charge(caller, prepared.cost.points, record)?;
                Ok(prepared)
            }
            Err(refused) => {
                self.charge(caller, REFUSED_POINTS, record)?;
                Err(refused)
            }
        }
    }

    fn prepared(&self, params: Params) -> Result<Prepared, Refused> {
        let Params {
            query,
            operation_name,
            variables,
            extensions,
            document_id,
        } = params;
        if query.is_none() && document_id.is_none() && !extensions.contains_key("persistedQuery") {
            return Err(Refused::malformed("`query` is missing."));
        }
        let resolved = self
            .persisted
            .resolve(Named::new(query, document_id, &extensions)?)?;
        let query = resolved.text.to_string();
        let prepared = self.engine.prepare(&operation::Request {
            query,
            operation_name,
            variables,
        })?;
        if let Some(hash) = resolved.register {
            self.persisted.register(hash, resolved.text);
        }
        Ok(prepared)
    }

    fn charge(&self, caller: &Caller, points: u64, record: &mut Record) -> Result<(), Refused> {
        let Some(budget) = &caller.budget else {
            return Ok(());
        };
        match self.budgets.charge(budget, points) {
            Ok(standing) => {
                record.standing = Some(standing);
                Ok(())
            }
            Err(exceeded) => {
                record.standing = exceeded.standing;
                Err(exceeded_by(points, &exceeded))
            }
        }
    }
}

fn exceeded_by(points: u64, exceeded: &Exceeded) -> Refused {
    let limit = exceeded.limit;
    let message = match exceeded.retry_after_s {
        Some(seconds) => {
            format!("The budget of {limit} points a minute is used up; try again in {seconds} s.")
        }
        None => format!(
            "This operation costs {points} points, more than the budget of {limit} points a minute."
        ),
    };
    let refusal = Refusal::new(Code::RateLimited, message);
    Refused {
        retry_after_s: exceeded.retry_after_s,
        ..Refused::from(refusal)
    }
}

/// The key in an `Authorization` value.
pub fn bearer(authorization: &str) -> Option<&str> {
    let (scheme, secret) = authorization.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| secret.trim())
}

fn add_gauges(metrics: &Metrics, engine: &Arc<Engine>) {
    let gauge = |name, help, read: fn(&Engine) -> u64| {
        let engine = engine.clone();
        let read = Box::new(move || i64::try_from(read(&engine)).unwrap_or(i64::MAX));
        metrics.add_gauge(Gauge { name, help, read });
    };
    gauge("answers", "Answers kept", |engine| engine.answers().len());
    gauge("answers_bytes", "Bytes the kept answers take", |engine| {
        engine.answers().bytes()
    });
    gauge("documents", "Validated documents kept", |engine| {
        engine.documents().len()
    });
}
