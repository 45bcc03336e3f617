//! The one place that asks what time it is; everything else is handed a [`Clock`].

use chrono::{DateTime, NaiveDate, Utc};

/// Tells the time: the machine's, or one fixed moment in tests.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clock {
    fixed: Option<DateTime<Utc>>,
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self { fixed: None }
    }

    /// A clock that always tells the same moment.
    pub fn fixed(moment: DateTime<Utc>) -> Self {
        Self {
            fixed: Some(moment),
        }
    }

    /// The present moment.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the clock the others are told to pass"
    )]
    pub fn now(&self) -> DateTime<Utc> {
        self.fixed.unwrap_or_else(Utc::now)
    }

    /// The present day in UTC, which is what prices and answers are keyed by.
    pub fn today(&self) -> NaiveDate {
        self.now().date_naive()
    }
}
