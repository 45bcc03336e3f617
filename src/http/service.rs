//! What the endpoints share.

use std::{net::IpAddr, num::NonZeroU32, sync::Arc};

use async_trait::async_trait;
use poem::{Request, http::header};
use tokio::sync::Semaphore;

use super::{
    config::Config, drain::Drain, params::Params, record::Record, refused::Refused, shares::Shares,
    socket::Open,
};
use crate::{
    access::{self, Budget, Budgets, Client, Exceeded, KeyRecord, KeyRing},
    database::Busy,
    operation::{self, Code, Engine, Named, PersistedDocuments, Prepared, Refusal},
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
    streams: Arc<Semaphore>,
    shares: Shares<Arc<str>>,
}

/// Who sent a request, and under which id it is logged.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The id of the request.
    pub request_id: Arc<str>,
    /// The address or key that it is known by; none if it is the machine itself.
    pub name: Option<Arc<str>>,
    /// Points a minute that it may take; none if it is not limited.
    pub points_per_minute: Option<NonZeroU32>,
}

/// What a request takes from its caller's budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Price {
    /// The cost of the operation.
    Cost,
    /// The cost of the operation, or this where that is more.
    AtMost(u64),
    /// A point: nothing is executed, or it belongs to what is paid for.
    Point,
}

impl Service {
    /// Puts the parts together and adds gauges of the caches.
    pub fn new(parts: ServiceParts) -> Arc<Self> {
        let streams = Arc::new(Semaphore::new(parts.config.streams.connections));
        let shares = Shares::of(parts.config.streams.share);
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
            shares,
        })
    }

    /// Finds out who is calling, by key or by address.
    pub async fn caller(&self, request: &Request) -> Result<Caller, Refused> {
        let anonymous = self.anonymous(request);
        let Some(authorization) = request.headers().get(header::AUTHORIZATION) else {
            return Ok(anonymous);
        };
        let secret = authorization.to_str().ok().and_then(bearer);
        self.key_holder(secret, &anonymous).await
    }

    /// The holder of the key in an `Authorization` value. One that is not good takes a point from the caller that
    /// sent it, whoever that is without it.
    pub async fn key_holder(
        &self,
        secret: Option<&str>,
        anonymous: &Caller,
    ) -> Result<Caller, Refused> {
        let Some(record) = self.key(secret, &anonymous.request_id).await? else {
            self.take(anonymous, REFUSED_POINTS)?;
            let message = "The API key is unknown or revoked.";
            return Err(Refusal::new(Code::Unauthenticated, message).into());
        };
        let own = record.points_per_minute.and_then(NonZeroU32::new);
        Ok(Caller {
            request_id: anonymous.request_id.clone(),
            name: Some(format!("key {}", record.id).into()),
            points_per_minute: own.or(self.config.key_points_per_minute),
        })
    }

    async fn key(
        &self,
        secret: Option<&str>,
        request_id: &str,
    ) -> Result<Option<KeyRecord>, Refusal> {
        let (Some(secret), Some(keys)) = (secret, &self.keys) else {
            return Ok(None);
        };
        keys.find(secret).await.map_err(|error| {
            if error.is::<Busy>() {
                tracing::warn!(request_id, %error, "the server is busy");
                return Refusal::busy();
            }
            tracing::error!(request_id, %error, "keys cannot be looked up");
            Refusal::internal(request_id)
        })
    }

    /// Who is calling, by address only.
    pub fn anonymous(&self, request: &Request) -> Caller {
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
        let request_id = request.data::<Arc<str>>().cloned();
        let request_id = request_id.unwrap_or_else(|| "".into());
        match access::client(peer, &forwarded, &self.config.trusted_proxies) {
            Client::Loopback => Caller {
                request_id,
                name: None,
                points_per_minute: None,
            },
            Client::Address(address) => Caller {
                request_id,
                name: Some(address.to_string().into()),
                points_per_minute: self.config.anonymous_points_per_minute,
            },
        }
    }

    /// A place for a stream or socket, which is held until it is dropped.
    pub fn open(self: &Arc<Self>, caller: &Caller) -> Result<Open, Refused> {
        let share = match &caller.name {
            Some(name) => Some(self.shares.take(name.clone()).ok_or_else(|| {
                let most = self.config.streams.share;
                Refused::too_many_streams(format!(
                    "A caller may have at most {most} open streams; close one first."
                ))
            })?),
            None => None,
        };
        let place = self.streams.clone().try_acquire_owned().map_err(|_| {
            Refused::too_many_streams("There are too many open streams; try again soon.")
        })?;
        Ok(Open::new(self, place, share))
    }

    /// Finds the document, prepares the operation and takes its price from the caller's budget.
    pub fn prepare(
        &self,
        caller: &Caller,
        params: Params,
        price: Price,
        record: &mut Record,
    ) -> Result<Prepared, Refused> {
        let prepared = self.prepared(params);
        self.paid(caller, prepared, price, record)
    }

    /// Prepares an operation of our own, which needs not be a trusted document, and takes its price likewise.
    pub fn prepare_own(
        &self,
        caller: &Caller,
        request: &operation::Request,
        price: Price,
        record: &mut Record,
    ) -> Result<Prepared, Refused> {
        let prepared = self.engine.prepare(request).map_err(Refused::from);
        self.paid(caller, prepared, price, record)
    }

    fn paid(
        &self,
        caller: &Caller,
        prepared: Result<Prepared, Refused>,
        price: Price,
        record: &mut Record,
    ) -> Result<Prepared, Refused> {
        let prepared = prepared.map_err(|refused| self.refuse(caller, refused, record))?;
        record.prepared(&prepared);
        let points = match price {
            Price::Cost => prepared.cost.points,
            Price::AtMost(most) => prepared.cost.points.min(most),
            Price::Point => REFUSED_POINTS,
        };
        self.charge(caller, points, record)?;
        Ok(prepared)
    }

    /// Takes what a refused request costs; the refusal, or that there is nothing left to take it from.
    pub fn refuse(&self, caller: &Caller, refused: Refused, record: &mut Record) -> Refused {
        let charged = self.charge(caller, REFUSED_POINTS, record);
        charged.err().unwrap_or(refused)
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
        let Some(budget) = caller.budget() else {
            return Ok(());
        };
        let charged = self.budgets.charge(&budget, points);
        record.standing = match &charged {
            Ok(standing) => Some(*standing),
            Err(exceeded) => exceeded.standing,
        };
        charged.map_or_else(|exceeded| Err(exceeded_by(points, &exceeded)), |_| Ok(()))
    }

    /// The same for what no record is kept of.
    fn take(&self, caller: &Caller, points: u64) -> Result<(), Refused> {
        let charged = caller.budget().map(|it| self.budgets.charge(&it, points));
        match charged {
            Some(Err(exceeded)) => Err(exceeded_by(points, &exceeded)),
            Some(Ok(_)) | None => Ok(()),
        }
    }
}

impl Caller {
    /// Its budget; none if it is not limited.
    fn budget(&self) -> Option<Budget> {
        Some(Budget {
            caller: self.name.as_deref()?.to_owned(),
            points_per_minute: self.points_per_minute?,
        })
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
