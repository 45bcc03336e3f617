//! The program: reads the command line, runs the command, says in one sentence why it failed.

use std::process::ExitCode;

use versus::{cli::Cli, clock::Clock};

/// The system's allocator keeps what a load once took, and is slower where many threads allocate.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    match Cli::read().run(Clock::system()).await {
        Ok(code) => code,
        Err(error) => {
            // The alternate form puts the causes behind the sentence, in one line.
            eprintln!("versus: {error:#}");
            ExitCode::FAILURE
        }
    }
}
