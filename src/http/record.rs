//! What is noted of one operation while it is answered: one log line, counters, headers.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use poem::{
    Request, Response,
    http::{HeaderName, StatusCode},
};

use super::reply;
use crate::{
    access::Standing,
    operation::{Code, Prepared, Served},
    telemetry::{self, Metrics, OperationRecord, TraceId},
    words::hex,
};

const LIMIT: HeaderName = HeaderName::from_static("ratelimit-limit");
const REMAINING: HeaderName = HeaderName::from_static("ratelimit-remaining");
const RESET: HeaderName = HeaderName::from_static("ratelimit-reset");
/// Characters of an operation's name that are noted: a client may choose one as long as a request.
const NAME_CHARS: usize = 80;
/// Digits of a document's hash that are logged.
const HASH_DIGITS: usize = 16;

/// What the notes on each operation of a request begin with.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The id under which the request is logged.
    pub request_id: Arc<str>,
    traceparent: Option<String>,
    tracestate: Option<String>,
}

impl Opened {
    /// Reads it from a request.
    pub fn of(request: &Request) -> Self {
        let text = |name| request.header(name).map(ToOwned::to_owned);
        Self {
            request_id: request
                .data::<Arc<str>>()
                .cloned()
                .unwrap_or_else(|| "".into()),
            traceparent: text("traceparent"),
            tracestate: text("tracestate"),
        }
    }
}

/// Notes on an operation.
pub struct Record {
    started: Instant,
    request_id: Arc<str>,
    trace: Option<TraceId>,
    span: tracing::Span,
    transport: &'static str,
    operation: Option<String>,
    document: Option<String>,
    deprecated: Vec<String>,
    cost: u64,
    prepare: Option<Duration>,
    execute: Option<Duration>,
    statements: u64,
    hit: Option<bool>,
    revision: Option<i64>,
    errors: bool,
    /// What the caller has left.
    pub standing: Option<Standing>,
    /// Why it was refused.
    pub refused: Option<Code>,
}

impl Record {
    /// Notes of an operation that has just come in.
    pub fn new(opened: &Opened, transport: &'static str) -> Self {
        let Opened {
            request_id,
            traceparent,
            tracestate,
        } = opened;
        let (traceparent, tracestate) = (traceparent.as_deref(), tracestate.as_deref());
        let span = telemetry::operation_span(request_id, traceparent, tracestate);
        Self {
            started: Instant::now(),
            trace: traceparent.and_then(telemetry::trace_id),
            request_id: request_id.clone(),
            span,
            transport,
            operation: None,
            document: None,
            deprecated: Vec::new(),
            cost: 0,
            prepare: None,
            execute: None,
            statements: 0,
            hit: None,
            revision: None,
            errors: false,
            standing: None,
            refused: None,
        }
    }

    /// The span to execute in.
    pub fn span(&self) -> tracing::Span {
        self.span.clone()
    }

    /// Notes the operation.
    pub fn prepared(&mut self, prepared: &Prepared) {
        let mut document = hex(prepared.document_hash());
        document.truncate(HASH_DIGITS);
        let name = prepared.operation_name();
        self.operation = name.map(|name| name.chars().take(NAME_CHARS).collect());
        self.span.record(
            "otel.name",
            self.operation.as_deref().unwrap_or("anonymous"),
        );
        self.span.record("document", &document);
        self.document = Some(document);
        self.deprecated = prepared.deprecated_fields().to_vec();
        self.cost = prepared.cost.points;
        self.prepare = Some(prepared.took);
    }

    /// Notes the answer.
    pub fn served(&mut self, served: &Served) {
        self.execute = Some(served.took);
        self.statements = if served.hit {
            0
        } else {
            served.executed.statements
        };
        self.hit = Some(served.hit);
        self.revision = Some(served.executed.revision);
        self.errors = served.executed.has_errors;
    }

    /// Tells the caller what it has left.
    pub fn tell_standing(&self, response: &mut Response) {
        if let Some(standing) = self.standing {
            let values = [
                (LIMIT, standing.limit),
                (REMAINING, standing.remaining),
                (RESET, standing.reset_s),
            ];
            for (name, value) in values {
                reply::set(response, name, &value.to_string());
            }
        }
    }

    /// Writes the line and counts.
    pub fn finish(self, metrics: &Metrics, status: StatusCode) {
        let outcome = match (self.refused, self.errors) {
            (Some(code), _) => code.as_str(),
            (None, true) => "errors",
            (None, false) => "ok",
        };
        let cache = match self.hit {
            Some(true) => "hit",
            Some(false) => "miss",
            None => "none",
        };
        let total = self.started.elapsed();
        let phases: Vec<_> = [
            ("prepare", self.prepare),
            ("execute", self.execute),
            ("total", Some(total)),
        ]
        .into_iter()
        .filter_map(|(phase, took)| Some((phase, took?)))
        .collect();
        metrics.record(&OperationRecord {
            name: self.operation.as_deref(),
            outcome,
            cache,
            phases: &phases,
            deprecated: &self.deprecated,
        });
        tracing::info!(
            target: "versus::operation",
            parent: &self.span,
            request_id = &*self.request_id,
            trace_id = self.trace.as_ref().map(tracing::field::display),
            transport = self.transport,
            operation = self.operation.as_deref(),
            document = self.document.as_deref(),
            prepare_ms = self.prepare.map(milliseconds),
            execute_ms = self.execute.map(milliseconds),
            total_ms = milliseconds(total),
            cost = self.cost,
            statements = self.statements,
            cache,
            revision = self.revision,
            outcome,
            status = status.as_u16(),
            "operation"
        );
    }
}

/// Milliseconds to the microsecond.
fn milliseconds(took: Duration) -> f64 {
    const THOUSAND: f64 = 1_000.0;
    (took.as_secs_f64() * THOUSAND * THOUSAND).round() / THOUSAND
}
