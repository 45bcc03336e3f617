//! A sign of life on the terminal, for what takes more than a second.

use std::pin::pin;
use std::time::Duration;

use indicatif::ProgressBar;

/// How long something may take before it shows.
const PATIENCE: Duration = Duration::from_secs(1);
/// Time between two frames.
const FRAME: Duration = Duration::from_millis(100);

/// Waits for `work`; a spinner turns on standard error when that takes long, if it is a terminal.
pub(super) async fn with_progress<T>(message: &'static str, work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    if let Ok(done) = tokio::time::timeout(PATIENCE, &mut work).await {
        return done;
    }
    let spinner = ProgressBar::new_spinner().with_message(message);
    spinner.enable_steady_tick(FRAME);
    let done = work.await;
    spinner.finish_and_clear();
    done
}
