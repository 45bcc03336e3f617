//! `versus compare` and `versus models`: the API asked in-process, over the database that a flag names.

use std::{
    io::{ErrorKind, Write as _, stderr, stdout},
    process::ExitCode,
    sync::Arc,
};

use clap::Args;

use super::{
    DatabaseArguments, compare, failure::Failure, models, progress::with_progress, report::Style,
};
use crate::{
    app::{App, Settings},
    clock::Clock,
    import::embedded,
    operation::Engine,
};

/// `versus compare`, with the database it asks.
#[derive(Args, Clone, Debug)]
pub struct Compare {
    #[command(flatten)]
    question: compare::Compare,
    #[command(flatten)]
    database: DatabaseArguments,
}

/// `versus models`, with the database it asks.
#[derive(Args, Clone, Debug)]
pub struct Models {
    #[command(flatten)]
    question: models::Models,
    #[command(flatten)]
    database: DatabaseArguments,
}

impl Compare {
    pub(super) async fn run(self, clock: Clock) -> anyhow::Result<ExitCode> {
        let engine = engine(&self.database, clock).await?;
        let result = compare::run(
            &self.question,
            &*engine,
            Style::of_standard_output(),
            &mut stdout(),
        )
        .await;
        Ok(code(result))
    }
}

impl Models {
    pub(super) async fn run(self, clock: Clock) -> anyhow::Result<ExitCode> {
        let engine = engine(&self.database, clock).await?;
        let result = models::run(
            &self.question,
            &*engine,
            Style::of_standard_output(),
            &mut stdout(),
        )
        .await;
        Ok(code(result))
    }
}

// A database that has no catalog yet gets the embedded one, so that the first command of a newcomer answers.
async fn engine(database: &DatabaseArguments, clock: Clock) -> anyhow::Result<Arc<Engine>> {
    let database = database.open().await?;
    if database.current_revision().await? == 0 {
        let load = embedded::load_embedded(&database, clock);
        with_progress("loading the embedded catalog", load).await?;
    }
    let settings = Settings {
        clock,
        ..Settings::default()
    };
    Ok(App::new(database, settings)?.engine)
}

pub(super) fn code(result: Result<(), Failure>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        // A reader that closes the pipe early has seen what it wanted.
        Err(Failure::Output(error)) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            let _ = writeln!(stderr(), "versus: {failure}");
            ExitCode::from(failure.exit_code())
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Error, ErrorKind};
    use std::process::ExitCode;

    use super::{Failure, code};

    #[test]
    fn a_reader_that_has_seen_enough_is_no_failure() {
        let failed = |kind| code(Err(Failure::Output(Error::from(kind))));
        assert_eq!(failed(ErrorKind::BrokenPipe), ExitCode::SUCCESS);
        assert_eq!(failed(ErrorKind::StorageFull), ExitCode::from(1));
    }
}
