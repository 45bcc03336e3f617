//! What the process tells of itself: logs, traces, metrics, and the count of SQL statements.
//!
//! Rooms above the database layer may use this one; it uses none of them.

mod logs;
mod metrics;
pub mod statements;
mod trace;

pub use self::{
    logs::{Format, Guard, Settings, TelemetryError, init, subscriber},
    metrics::{Gauge, Metrics, OperationRecord},
    trace::{TraceId, operation_span, trace_id},
};
