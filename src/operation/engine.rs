//! The steps from a request to an answer, in order.

use std::{
    future::Future,
    sync::Arc,
    time::{Duration, Instant},
};

use apollo_compiler::executable::Operation;
use futures_util::{StreamExt, stream::BoxStream};
use serde_json::{Map, Value, json};

use super::{
    answers::{self, Answers, Executed, NotKept},
    body::Body,
    cost::{Cost, CostModel},
    document::{Document, DocumentHash, Documents},
    events,
    execute::{Attach, Execute, Moment},
    executor::Executor,
    limits::Limits,
    refusal::{Code, Refusal},
    revisions::{Looks, Revisions},
    schema::{SchemaIndex, SdlError},
    variables::{self, Coerced},
};
use crate::clock::Clock;

/// Executions of one request before it is refused because the catalog keeps moving.
pub(super) const ATTEMPTS: usize = 8;

/// What an engine is made of.
pub struct Parts {
    /// The executor, its schema built through [`super::configure`].
    pub schema: Arc<dyn Execute>,
    /// The schema's SDL.
    pub sdl: String,
    /// Bounds on each operation.
    pub limits: Limits,
    /// Sizes of the caches.
    pub caches: CacheSizes,
    /// Tells the day.
    pub clock: Clock,
    /// Tells the revision.
    pub revisions: Arc<dyn Revisions>,
    /// Gives each request its data.
    pub attach: Arc<dyn Attach>,
}

/// Sizes of the caches, in bytes.
#[derive(Clone, Copy, Debug)]
pub struct CacheSizes {
    /// Validated documents.
    pub documents: u64,
    /// Answers.
    pub answers: u64,
}

impl Default for CacheSizes {
    fn default() -> Self {
        Self {
            documents: 32 * 1_024 * 1_024,
            answers: 128 * 1_024 * 1_024,
        }
    }
}

/// What a client asks for, decoded from whatever carried it.
#[derive(Clone, Debug)]
pub struct Request {
    /// The document's text.
    pub query: String,
    /// Which of its operations.
    pub operation_name: Option<String>,
    /// Variable values as sent.
    pub variables: Map<String, Value>,
}

/// An operation that may be executed.
#[derive(Clone)]
pub struct Prepared {
    pub(super) document: Arc<Document>,
    operation_name: Option<String>,
    pub(super) variables: Coerced,
    /// What it may cost.
    pub cost: Cost,
    /// Time it took to prepare.
    pub took: Duration,
}

/// An answer and how it came about.
pub struct Served {
    /// The answer.
    pub executed: Arc<Executed>,
    /// Whether it was kept from before (or from a request at the same time).
    pub hit: bool,
    /// Time it took.
    pub took: Duration,
}

/// Events of a subscription, each a whole response as JSON.
pub type Events = BoxStream<'static, String>;

/// Turns requests into answers.
pub struct Engine {
    index: Arc<SchemaIndex>,
    sdl: Body,
    costs: CostModel,
    introspection_limit: u64,
    limits: Arc<Limits>,
    documents: Documents,
    answers: Answers,
    executor: Executor,
}

impl Engine {
    /// An engine for a schema; fails if the SDL is not valid.
    pub fn new(parts: Parts) -> Result<Self, SdlError> {
        let index = Arc::new(SchemaIndex::new(&parts.sdl)?);
        let limits = Arc::new(parts.limits);
        let costs = CostModel::new(&index);
        let usual = costs.usual_introspection(&index);
        Ok(Self {
            introspection_limit: usual.saturating_mul(limits.introspection_queries),
            costs,
            documents: Documents::new(index.clone(), limits.clone(), parts.caches.documents),
            answers: Answers::new(parts.caches.answers),
            sdl: Body::new(parts.sdl),
            executor: Executor {
                schema: parts.schema,
                index: index.clone(),
                limits: limits.clone(),
                clock: parts.clock,
                revisions: Looks::new(parts.revisions),
                attach: parts.attach,
            },
            index,
            limits,
        })
    }

    /// The SDL, ready to be served.
    pub fn sdl(&self) -> &Body {
        &self.sdl
    }

    /// The bounds operations are held to.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The answers kept, for gauges.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The documents kept, for gauges.
    pub fn documents(&self) -> &Documents {
        &self.documents
    }

    /// Lets the caches catch up, so that what they say of themselves is exact.
    pub async fn settle(&self) {
        self.documents.settle();
        self.answers.settle().await;
    }

    /// Checks that a document is valid and within the limits, whatever variables it will be sent with.
    pub fn check_document(&self, text: &str) -> Result<(), Refusal> {
        self.documents.get(text).map(drop)
    }

    /// Parses, measures, validates, coerces and costs.
    pub fn prepare(&self, request: &Request) -> Result<Prepared, Refusal> {
        let started = Instant::now();
        let document = self.documents.get(&request.query)?;
        let operation_name = request.operation_name.clone();
        let operation = document.operation(operation_name.as_deref())?;
        let variables =
            variables::coerce(&self.index, operation, &request.variables, self.limits.list)?;
        let cost = self
            .costs
            .cost(&self.index, &document.parsed, operation, &variables);
        self.check(cost)?;
        Ok(Prepared {
            document,
            operation_name,
            variables,
            cost,
            took: started.elapsed(),
        })
    }

    fn check(&self, cost: Cost) -> Result<(), Refusal> {
        let limits = &self.limits;
        let exceeded = |what: &str, value: u64, limit: u64| {
            let message =
                format!("{what} may be at most {limit} points, this operation may cost {value}.");
            let refusal = Refusal::new(Code::CostLimitExceeded, message);
            Err(refusal.with("limit", limit).with("value", value))
        };
        if cost.points > limits.cost {
            return exceeded("Cost", cost.points, limits.cost);
        }
        if cost.introspection > self.introspection_limit {
            return exceeded(
                "Introspection",
                cost.introspection,
                self.introspection_limit,
            );
        }
        Ok(())
    }

    /// The answer of a query at the current revision: kept, or executed now.
    pub async fn answer(
        &self,
        prepared: &Prepared,
        request_id: &Arc<str>,
    ) -> Result<Served, Refusal> {
        let run = |moment: Moment| async move {
            let key = answers::key(
                &prepared.document.hash,
                prepared.operation_name.as_deref(),
                &prepared.variables,
                moment.revision,
                moment.today,
            );
            let running = self.executor.run_to_the_end(prepared, &moment);
            self.answers.get_or_run(key, running).await
        };
        self.at_one_revision(request_id, run).await
    }

    /// The same, always executed and never kept, with what it really cost.
    pub async fn answer_with_cost(
        &self,
        prepared: &Prepared,
        request_id: &Arc<str>,
        remaining: u64,
    ) -> Result<Served, Refusal> {
        let run = |moment: Moment| async move {
            let executed = self.executor.run_to_the_end(prepared, &moment).await;
            (executed, false)
        };
        let served = self.at_one_revision(request_id, run).await?;
        let executed = &served.executed;
        let cost = self.cost_report(prepared, Some(executed.objects), remaining);
        let text = String::from_utf8_lossy(executed.body.identity());
        let open = text.strip_suffix('}').unwrap_or(&text);
        let body = Body::new(format!("{open},\"extensions\":{{\"cost\":{cost}}}}}"));
        let executed = Arc::new(Executed { body, ..**executed });
        Ok(Served { executed, ..served })
    }

    /// Runs until no revision was committed meanwhile.
    async fn at_one_revision<R>(
        &self,
        request_id: &Arc<str>,
        run: impl Fn(Moment) -> R,
    ) -> Result<Served, Refusal>
    where
        R: Future<Output = (Result<Arc<Executed>, NotKept>, bool)>,
    {
        let started = Instant::now();
        for _ in 0..ATTEMPTS {
            let (outcome, hit) = run(self.executor.moment(request_id).await?).await;
            let executed = match outcome {
                Ok(executed) | Err(NotKept::Errors(executed)) => executed,
                Err(NotKept::Moved) => continue,
                Err(NotKept::Failed(refusal)) => return Err(refusal),
            };
            return Ok(Served {
                executed,
                hit,
                took: started.elapsed(),
            });
        }
        Err(moving())
    }

    /// What an operation would cost, without running it.
    pub fn validated(&self, prepared: &Prepared, remaining: u64) -> Value {
        json!({ "extensions": { "cost": self.cost_report(prepared, None, remaining) } })
    }

    fn cost_report(&self, prepared: &Prepared, actual: Option<u64>, remaining: u64) -> Value {
        let mut report = Map::new();
        report.insert("requested".into(), prepared.cost.points.into());
        if let Some(actual) = actual {
            report.insert("actual".into(), actual.into());
        }
        report.insert("limit".into(), self.limits.cost.into());
        report.insert("remaining".into(), remaining.into());
        Value::Object(report)
    }

    /// Starts a subscription, or runs a query as a stream of one event.
    pub async fn subscribe(
        &self,
        prepared: &Prepared,
        request_id: &Arc<str>,
    ) -> Result<Events, Refusal> {
        if !prepared.is_subscription() {
            let served = self.answer(prepared, request_id).await?;
            let text = String::from_utf8_lossy(served.executed.body.identity()).into_owned();
            return Ok(futures_util::stream::once(async move { text }).boxed());
        }
        let moment = self.executor.moment(request_id).await?;
        let (executor, prepared) = (self.executor.clone(), prepared.clone());
        events::events(executor, prepared, request_id.clone(), moment)
    }
}

impl Prepared {
    /// Hash of the document's text.
    pub fn document_hash(&self) -> &DocumentHash {
        &self.document.hash
    }

    /// Name of the operation in the document.
    pub fn operation_name(&self) -> Option<&str> {
        self.operation().ok()?.name.as_ref().map(AsRef::as_ref)
    }

    /// The deprecated fields the document selects, as `Type.field`.
    pub fn deprecated_fields(&self) -> &[String] {
        &self.document.deprecated
    }

    /// Whether it is a subscription.
    pub fn is_subscription(&self) -> bool {
        self.operation().is_ok_and(Operation::is_subscription)
    }

    /// Whether it is a mutation.
    pub fn is_mutation(&self) -> bool {
        self.operation().is_ok_and(Operation::is_mutation)
    }

    pub(super) fn operation(&self) -> Result<&Operation, Refusal> {
        self.document.operation(self.operation_name.as_deref())
    }
}

/// The refusal of a request that the catalog moved under again and again.
pub(super) fn moving() -> Refusal {
    let message = "The catalog is being revised; try again in a moment.";
    Refusal::new(Code::RequestTimeout, message)
}
