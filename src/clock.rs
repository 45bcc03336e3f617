//! The only place that asks for the time.

use chrono::{DateTime, NaiveDate, Utc};

/// Where "now" comes from: the system, or a fixed moment in tests and for reproducible runs.
#[derive(Clone, Copy, Debug)]
pub struct Clock(Option<DateTime<Utc>>);

impl Clock {
    /// The clock of the system.
    pub fn system() -> Self {
        Self(None)
    }

    /// A clock that stands still.
    pub fn fixed(now: DateTime<Utc>) -> Self {
        Self(Some(now))
    }

    /// The present moment.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the clock that everyone else is passed"
    )]
    pub fn now(self) -> DateTime<Utc> {
        self.0.unwrap_or_else(Utc::now)
    }

    /// The present day in UTC.
    pub fn today(self) -> NaiveDate {
        self.now().date_naive()
    }
}
