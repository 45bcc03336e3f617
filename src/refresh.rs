//! Keeping a running server current: the same importer, again and again, in the background.

use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinHandle;
use tokio::time::{MissedTickBehavior, interval};

use crate::clock::Clock;
use crate::database::Database;
use crate::import::fetch::without_secrets;
use crate::import::run::{Request, run};
use crate::telemetry::Metrics;

/// Shortest time between two refreshes of one source.
const SHORTEST: Duration = Duration::from_mins(1);

/// One source and how often it is read: `URL=24h`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refresh {
    /// Path or address.
    pub source: String,
    /// Time from one reading to the next.
    pub every: Duration,
}

impl FromStr for Refresh {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let right = "write the address and the time between two readings, such as https://models.dev/api.json=24h";
        let (source, every) = text.rsplit_once('=').ok_or(right)?;
        let every = duration(every).ok_or(right)?;
        if every < SHORTEST {
            return Err("a source is read once a minute at most, such as =1m".to_owned());
        }
        Ok(Self {
            source: source.to_owned(),
            every,
        })
    }
}

/// Starts one task a source; each ends when its handle is aborted or the runtime stops.
pub fn start(
    database: &Database,
    refreshes: Vec<Refresh>,
    clock: Clock,
    metrics: &Arc<Metrics>,
) -> Vec<JoinHandle<()>> {
    refreshes
        .into_iter()
        .map(|refresh| {
            tokio::spawn(keep_current(
                database.clone(),
                refresh,
                clock,
                Arc::clone(metrics),
            ))
        })
        .collect()
}

async fn keep_current(database: Database, refresh: Refresh, clock: Clock, metrics: Arc<Metrics>) {
    // The first reading comes at once: a server that is restarted daily would never reach the end of a day.
    let mut ticks = interval(refresh.every);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        once(&database, &refresh.source, clock, &metrics).await;
    }
}

/// Reads one source once. A failure is logged and counted, and leaves the catalog as it was.
pub async fn once(database: &Database, source: &str, clock: Clock, metrics: &Metrics) {
    let request = Request {
        sources: vec![source.to_owned()],
        ..Request::default()
    };
    let name = without_secrets(source);
    match run(database, &request, clock).await {
        Ok(report) => {
            metrics.refreshed(&name, true);
            tracing::info!(
                source = name,
                revision = report.revision,
                created = report.created,
                changed = report.changed,
                skipped = report.skipped,
                "refreshed"
            );
        }
        Err(error) => {
            metrics.refreshed(&name, false);
            tracing::error!(source = name, %error, "refresh failed; the catalog stays as it was");
        }
    }
}

fn duration(text: &str) -> Option<Duration> {
    let (number, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
    let number: u64 = number.parse().ok()?;
    let seconds = match unit {
        "s" => 1,
        "m" => 60,
        "h" => 3600,
        "d" => 86_400,
        _ => return None,
    };
    Some(Duration::from_secs(number.checked_mul(seconds)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_stands_after_the_last_equals_sign() {
        let refresh: Refresh = "https://example.org/data?full=1=24h".parse().unwrap();
        assert_eq!(refresh.source, "https://example.org/data?full=1");
        assert_eq!(refresh.every, Duration::from_hours(24));
        assert!("https://example.org/data".parse::<Refresh>().is_err());
        assert!("https://example.org/data=5s".parse::<Refresh>().is_err());
        assert!("https://example.org/data=h".parse::<Refresh>().is_err());
    }
}
