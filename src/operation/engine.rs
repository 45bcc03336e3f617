//! The steps from a request to an answer, in order.

use std::{
    future::Future,
    sync::Arc,
    time::{Duration, Instant},
};

use apollo_compiler::executable::Operation;
use async_graphql::{ServerError, Value as Constant};
use futures_util::{StreamExt, stream::BoxStream};
use serde_json::{Map, Value, json};

use super::{
    answers::{self, Answers, Executed, NotKept},
    body::Body,
    cost::{Cost, CostModel},
    document::{Document, DocumentHash, Documents},
    execute::{self, Attach, Execute, Moment},
    limits::Limits,
    plan,
    refusal::{Code, Refusal},
    revisions::{Looks, Revisions},
    schema::{SchemaIndex, SdlError},
    variables::{self, Coerced},
};
use crate::{clock::Clock, database::Busy, graphql::INTERNAL_MESSAGE, telemetry::statements};

/// Executions of one request before it is refused because the catalog keeps moving.
const ATTEMPTS: usize = 8;

/// What an engine is made of.
pub struct Parts {
    /// The executor, its schema built through [`execute::configure`].
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
pub struct Prepared {
    document: Arc<Document>,
    operation_name: Option<String>,
    variables: Coerced,
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
    schema: Arc<dyn Execute>,
    index: Arc<SchemaIndex>,
    sdl: Body,
    costs: CostModel,
    introspection_limit: u64,
    limits: Arc<Limits>,
    documents: Documents,
    answers: Answers,
    clock: Clock,
    revisions: Looks,
    attach: Arc<dyn Attach>,
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
            schema: parts.schema,
            index,
            limits,
            clock: parts.clock,
            revisions: Looks::new(parts.revisions),
            attach: parts.attach,
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
        let variables = variables::coerce(&self.index, operation, &request.variables)?;
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
            let running = self.run_to_the_end(prepared, &moment);
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
        let run =
            |moment: Moment| async move { (self.run_to_the_end(prepared, &moment).await, false) };
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
            let (outcome, hit) = run(self.moment(request_id).await?).await;
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
        let message = "The catalog is being revised; try again in a moment.";
        Err(Refusal::new(Code::RequestTimeout, message))
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
        let moment = self.moment(request_id).await?;
        let request = self.executors_request(prepared, &moment)?;
        let events = self.schema.subscribe(request);
        Ok(events.map(|response| encode(&response)).boxed())
    }

    async fn moment(&self, request_id: &Arc<str>) -> Result<Moment, Refusal> {
        let revision = self.revision(request_id).await?;
        Ok(Moment {
            revision,
            today: self.clock.today(),
            request_id: request_id.clone(),
        })
    }

    async fn revision(&self, request_id: &Arc<str>) -> Result<i64, Refusal> {
        let looking = tokio::time::timeout(self.limits.deadline, self.revisions.current());
        let Ok(looked) = looking.await else {
            return Err(Refusal::busy());
        };
        looked.map_err(|error| {
            if error.is::<Busy>() {
                tracing::warn!(request_id = &**request_id, %error, "the server is busy");
                return Refusal::busy();
            }
            tracing::error!(request_id = &**request_id, %error, "the revision cannot be read");
            Refusal::new(Code::Internal, INTERNAL_MESSAGE).with("requestId", &**request_id)
        })
    }

    async fn run_to_the_end(
        &self,
        prepared: &Prepared,
        moment: &Moment,
    ) -> Result<Arc<Executed>, NotKept> {
        let request = self
            .executors_request(prepared, moment)
            .map_err(NotKept::Failed)?;
        let running = execute::execute(self.schema.as_ref(), request, self.limits.deadline);
        let (response, statements) = statements::counted(running).await;
        let response = response.map_err(NotKept::Failed)?;
        // Half an answer, because the server had no time, is none: it is refused as one past its deadline is.
        if response.errors.iter().any(is_busy) {
            let request_id = &*moment.request_id;
            tracing::warn!(request_id, error = %Busy, "the server is busy");
            return Err(NotKept::Failed(Refusal::busy()));
        }
        let after = self
            .revision(&moment.request_id)
            .await
            .map_err(NotKept::Failed)?;
        if after != moment.revision {
            return Err(NotKept::Moved);
        }
        let executed = Arc::new(Executed {
            body: Body::new(encode(&response)),
            has_errors: response.is_err(),
            revision: moment.revision,
            objects: objects(&response.data),
            statements,
        });
        if executed.has_errors {
            Err(NotKept::Errors(executed))
        } else {
            Ok(executed)
        }
    }

    fn executors_request(
        &self,
        prepared: &Prepared,
        moment: &Moment,
    ) -> Result<async_graphql::Request, Refusal> {
        let document = plan::write_out(
            &self.index,
            &prepared.document.parsed,
            prepared.operation()?,
            &prepared.variables,
            self.limits.written(),
        )?;
        Ok(execute::request(document, self.attach.as_ref(), moment))
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

    fn operation(&self) -> Result<&Operation, Refusal> {
        self.document.operation(self.operation_name.as_deref())
    }
}

fn is_busy(error: &ServerError) -> bool {
    let extensions = error.extensions.as_ref();
    let code = extensions.and_then(|extensions| extensions.get("code"));
    code == Some(&Constant::from(Code::RequestTimeout.as_str()))
}

/// A response as JSON; serialising values of our own cannot fail.
fn encode(response: &async_graphql::Response) -> String {
    serde_json::to_string(response).unwrap_or_else(|_| {
        Refusal::new(Code::Internal, INTERNAL_MESSAGE)
            .to_value()
            .to_string()
    })
}

fn objects(value: &Constant) -> u64 {
    match value {
        Constant::Object(fields) => fields.values().map(objects).sum::<u64>().saturating_add(1),
        Constant::List(items) => items.iter().map(objects).sum(),
        _ => 0,
    }
}
