//! Whether one request of a workload fits a context window.

use super::contender::Contender;
use super::units::Tokens;
use super::workload::Workload;

/// A request that a context window does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overflow {
    /// Tokens of the prompt.
    pub prompt: Tokens,
    /// Tokens of the answer, where the prompt alone would fit.
    pub answer: Option<Tokens>,
    /// The window.
    pub window: Tokens,
}

/// The request of a workload that the window of a model does not hold; `None` where it fits, and where the size of a
/// prompt or the window is not stated.
pub fn overflow(of: &Contender, workload: &Workload) -> Option<Overflow> {
    let (prompt, window) = workload.per_request().zip(of.context_window)?;
    let answer = workload.answer_size().unwrap_or_default();
    let overflow = |answer| Overflow {
        prompt,
        answer,
        window,
    };
    if prompt > window {
        Some(overflow(None))
    } else {
        (prompt.0 + answer.0 > window.0).then(|| overflow(Some(answer)))
    }
}

#[cfg(test)]
mod tests;
