//! Why a command for people stops, said to people.

use std::fmt;
use std::io;

use crate::ask::{Fault, Refusal};

/// Why a command stopped.
#[derive(Debug)]
pub enum Failure {
    /// The API refused the question.
    Refused(Refusal),
    /// There is no such revision.
    NoRevision(i64),
    /// The output could not be written.
    Output(io::Error),
}

impl Failure {
    /// The exit code of the process: 2 for bad input, as for bad flags; 3 for something that does not exist; else 1.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Refused(refusal) => match refusal.fault() {
                Fault::BadInput => 2,
                Fault::NotFound => 3,
                Fault::TooMany | Fault::TooSlow | Fault::Ours => 1,
            },
            Self::NoRevision(_) => 3,
            Self::Output(_) => 1,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let refusal = match self {
            Self::Refused(refusal) => refusal,
            Self::NoRevision(number) => {
                return write!(
                    out,
                    "there is no revision {number}; `versus revisions` lists those there are"
                );
            }
            Self::Output(error) => return write!(out, "the output could not be written: {error}"),
        };
        let messages: Vec<_> = refusal
            .problems
            .iter()
            .map(|problem| with_flags(&problem.message))
            .collect();
        write!(out, "{}", messages.join("\n"))?;
        let suggestions = refusal.suggestions();
        // The API may have said it already.
        if !suggestions.is_empty()
            && !messages
                .iter()
                .any(|message| message.contains("Did you mean"))
        {
            write!(out, "\nDid you mean {}?", suggestions.join(", "))?;
        }
        Ok(())
    }
}

/// Arguments of the API, and the flags by which they were given.
const FLAGS: [(&str, &str); 12] = [
    ("`inputTokens`", "--input-tokens"),
    ("`outputTokens`", "--output-tokens"),
    ("`inputTokensPerRequest`", "--tokens-per-request"),
    ("`cachedInputShare`", "--cached"),
    ("`batchShare`", "--batched"),
    ("`asOf`", "--as-of"),
    ("`maxInputPrice`", "--max-input-price"),
    ("`maxOutputPrice`", "--max-output-price"),
    ("`minContextWindow`", "--min-context"),
    ("`minScore`", "--min-score"),
    ("`releasedAfter`", "--released-after"),
    ("`first`", "--first"),
];

fn with_flags(message: &str) -> String {
    FLAGS
        .iter()
        .fold(message.to_owned(), |message, (argument, flag)| {
            message.replace(argument, flag)
        })
}

impl std::error::Error for Failure {}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}
