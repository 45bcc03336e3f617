//! What a model is used for in a month, checked before anything is computed.

use std::fmt;

use super::units::{Share, Tokens};

/// Most tokens a month that a workload may have, of each kind.
pub const MAX_TOKENS: i64 = 1_000_000_000_000_000;

/// Monthly use of a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Workload {
    input: Tokens,
    output: Tokens,
    per_request: Option<Tokens>,
    cached: Share,
    batch: Share,
}

/// A workload as a reader states it, not yet checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkloadDraft {
    /// Tokens of all prompts in a month.
    pub input_tokens: i64,
    /// Tokens of all answers in a month.
    pub output_tokens: i64,
    /// Tokens of one prompt; `None` leaves base prices in force and counts no requests.
    pub input_tokens_per_request: Option<i64>,
    /// Millionths of the input that a cache serves.
    pub cached_input_millionths: i64,
    /// Millionths of the work that is sent in batches.
    pub batch_millionths: i64,
}

impl Default for WorkloadDraft {
    fn default() -> Self {
        Self {
            input_tokens: 800_000_000,
            output_tokens: 250_000_000,
            input_tokens_per_request: None,
            cached_input_millionths: 0,
            batch_millionths: 0,
        }
    }
}

/// Why a workload is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkloadFault {
    /// The input tokens are negative or too many.
    InputTokens(i64),
    /// The output tokens are negative or too many.
    OutputTokens(i64),
    /// A request has no tokens, or more than the whole month.
    TokensPerRequest {
        /// What was asked for.
        asked: i64,
        /// Input tokens of the month.
        input_tokens: i64,
    },
    /// The cached share is outside 0 to 1, in millionths.
    CachedInputShare(i64),
    /// The batch share is outside 0 to 1, in millionths.
    BatchShare(i64),
}

impl Workload {
    /// The workload, when every figure of the draft makes sense.
    pub fn new(draft: WorkloadDraft) -> Result<Self, WorkloadFault> {
        let WorkloadDraft {
            input_tokens,
            output_tokens,
            ..
        } = draft;
        let month = 0..=MAX_TOKENS;
        if !month.contains(&input_tokens) {
            return Err(WorkloadFault::InputTokens(input_tokens));
        }
        if !month.contains(&output_tokens) {
            return Err(WorkloadFault::OutputTokens(output_tokens));
        }
        if let Some(asked) = draft
            .input_tokens_per_request
            .filter(|asked| !(1..=input_tokens).contains(asked))
        {
            return Err(WorkloadFault::TokensPerRequest {
                asked,
                input_tokens,
            });
        }
        let cached = draft.cached_input_millionths;
        let batch = draft.batch_millionths;
        Ok(Self {
            input: Tokens(input_tokens),
            output: Tokens(output_tokens),
            per_request: draft.input_tokens_per_request.map(Tokens),
            cached: Share::from_millionths(cached)
                .ok_or(WorkloadFault::CachedInputShare(cached))?,
            batch: Share::from_millionths(batch).ok_or(WorkloadFault::BatchShare(batch))?,
        })
    }

    /// Tokens of all prompts in a month.
    pub fn input(&self) -> Tokens {
        self.input
    }

    /// Tokens of all answers in a month.
    pub fn output(&self) -> Tokens {
        self.output
    }

    /// Tokens of one prompt, where the reader said.
    pub fn per_request(&self) -> Option<Tokens> {
        self.per_request
    }

    /// The part of the input that a cache serves.
    pub fn cached(&self) -> Share {
        self.cached
    }

    /// The part of the work that is sent in batches.
    pub fn batch(&self) -> Share {
        self.batch
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.input.0 == 0 && self.output.0 == 0
    }

    /// Requests in a month, a started one counted whole; `None` when their size is not stated.
    pub fn requests(&self) -> Option<i64> {
        let size = self.per_request?.0.max(1);
        Some(self.input.0 / size + i64::from(self.input.0 % size > 0))
    }

    /// Tokens that an answer has at least on average; `None` when the size of a prompt is not stated.
    pub fn answer_size(&self) -> Option<Tokens> {
        let requests = self.requests()?;
        Some(Tokens(self.output.0 / requests.max(1)))
    }

    /// The prompt size that price thresholds are looked up with: 0 gives base prices.
    pub fn prompt_size(&self) -> Tokens {
        self.per_request.unwrap_or_default()
    }
}

impl Default for Workload {
    fn default() -> Self {
        let WorkloadDraft {
            input_tokens,
            output_tokens,
            ..
        } = WorkloadDraft::default();
        let none = Share::default();
        Self {
            input: Tokens(input_tokens),
            output: Tokens(output_tokens),
            per_request: None,
            cached: none,
            batch: none,
        }
    }
}

impl fmt::Display for WorkloadFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InputTokens(got) => write!(
                f,
                "`inputTokens` must be between 0 and {MAX_TOKENS} a month, got {got}."
            ),
            Self::OutputTokens(got) => write!(
                f,
                "`outputTokens` must be between 0 and {MAX_TOKENS} a month, got {got}."
            ),
            Self::TokensPerRequest {
                asked,
                input_tokens,
            } => {
                write!(
                    f,
                    "`inputTokensPerRequest` must be between 1 and `inputTokens` ({input_tokens}), got {asked}."
                )
            }
            Self::CachedInputShare(got) => write!(
                f,
                "`cachedInputShare` must be between 0 and 1, got {}.",
                Millionths(*got)
            ),
            Self::BatchShare(got) => write!(
                f,
                "`batchShare` must be between 0 and 1, got {}.",
                Millionths(*got)
            ),
        }
    }
}

impl std::error::Error for WorkloadFault {}

struct Millionths(i64);

impl fmt::Display for Millionths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (
            self.0.unsigned_abs() / 1_000_000,
            self.0.unsigned_abs() % 1_000_000,
        );
        let sign = if self.0 < 0 { "-" } else { "" };
        let digits = format!("{sign}{whole}.{rest:06}");
        f.write_str(digits.trim_end_matches('0').trim_end_matches('.'))
    }
}

#[cfg(test)]
mod tests;
