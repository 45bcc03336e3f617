//! W3C trace context: a span per operation, below the caller's.

use std::{collections::HashMap, fmt};

use opentelemetry::propagation::TextMapPropagator;
use opentelemetry_sdk::propagation::TraceContextPropagator;
use tracing::Span;
use tracing_opentelemetry::OpenTelemetrySpanExt;

/// The trace an operation belongs to, as 32 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraceId(String);

impl fmt::Display for TraceId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The trace named by a `traceparent` header: `00-<trace>-<span>-<flags>`.
pub fn trace_id(traceparent: &str) -> Option<TraceId> {
    let mut parts = traceparent.trim().split('-');
    let (version, trace, span, flags) =
        (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let is_hex = |text: &str, chars: usize| {
        text.len() == chars
            && text
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    };
    let is_zero = |text: &str| text.bytes().all(|byte| byte == b'0');
    let good = is_hex(version, 2)
        && version != "ff"
        && is_hex(trace, 32)
        && !is_zero(trace)
        && is_hex(span, 16)
        && !is_zero(span)
        && is_hex(flags, 2)
        && (version != "00" || parts.next().is_none());
    good.then(|| TraceId(trace.to_owned()))
}

/// The span of an operation, below the span the caller names.
pub fn operation_span(
    request_id: &str,
    traceparent: Option<&str>,
    tracestate: Option<&str>,
) -> Span {
    let span = tracing::info_span!(
        target: "versus::operation",
        "graphql",
        otel.name = tracing::field::Empty,
        otel.kind = "server",
        request_id,
        document = tracing::field::Empty,
    );
    if let Some(traceparent) = traceparent.filter(|parent| trace_id(parent).is_some()) {
        let mut carrier = HashMap::from([("traceparent".to_owned(), traceparent.to_owned())]);
        if let Some(tracestate) = tracestate {
            carrier.insert("tracestate".to_owned(), tracestate.to_owned());
        }
        // Without an exporter there is nothing to tell the parent to.
        let _ = span.set_parent(TraceContextPropagator::new().extract(&carrier));
    }
    span
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_well_formed_traceparent_names_a_trace() {
        let trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        let good = format!("00-{trace}-00f067aa0ba902b7-01");
        assert_eq!(trace_id(&good), Some(TraceId(trace.to_owned())));
        let bad = [
            "",
            "00",
            &format!("ff-{trace}-00f067aa0ba902b7-01"),
            &format!("00-{}-00f067aa0ba902b7-01", "0".repeat(32)),
            &format!("00-{trace}-0000000000000000-01"),
            &format!("00-{}-00f067aa0ba902b7-01", trace.to_uppercase()),
            &format!("00-{trace}-00f067aa0ba902b7-01-more"),
        ];
        for traceparent in bad {
            assert_eq!(trace_id(traceparent), None, "{traceparent}");
        }
    }
}
