//! What the process tells of itself: logs, traces, metrics, and the count of SQL statements.

pub mod statements;
