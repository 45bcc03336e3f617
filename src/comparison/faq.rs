//! The questions that a pair answers, with the cases of their answers.

use std::sync::Arc;

use super::benchmarks;
use super::contender::{Contender, License, Provider};
use super::context::{Pair, Seat, Side};
use super::cost;
use super::evidence::{Evidence, capability, field};
use super::summary::{BenchmarkLead, lead};
use super::units::{CentUsd, Ratio};
use super::vocabulary::{Capability, ModelField, Openness, Support, closed_lists};

/// Capabilities that get a question where at least one side has them.
const ASKED: [Capability; 4] = [
    Capability::Vision,
    Capability::Multimodal,
    Capability::FunctionCalling,
    Capability::Reasoning,
];

closed_lists! {
    /// The kinds of questions, in order.
    FaqKind {
        /// Which has the larger context window?
        LargerContext,
        /// Which is cheaper?
        Cheaper,
        /// Is either open source?
        OpenSource,
        /// Which is better for a capability?
        BetterFor,
        /// Which is newer?
        Newer,
        /// Where can they be run?
        WhereToRun,
    }
}

/// One question with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaqEntry {
    /// The question and the case of its answer.
    pub question: Question,
    /// What the answer rests on.
    pub evidence: Vec<Evidence>,
}

/// A question and the case of its answer; windows, dates and names are those of the pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Which has the larger context window?
    LargerContext {
        /// Who has it.
        leader: Side,
    },
    /// Which is cheaper at the workload?
    Cheaper {
        /// Who is.
        lower: Side,
        /// Cost of the left model.
        left: CentUsd,
        /// Cost of the right model.
        right: CentUsd,
        /// How many times the lower one the higher one is.
        ratio: Option<Ratio>,
    },
    /// Is either open source?
    OpenSource {
        /// What is open of the left model, and its licence.
        left: (Openness, Option<License>),
        /// What is open of the right model, and its licence.
        right: (Openness, Option<License>),
    },
    /// Which is better for a capability?
    BetterFor {
        /// The capability.
        capability: Capability,
        /// The answer for the left model.
        left: Support,
        /// The answer for the right model.
        right: Support,
        /// The shared results that bear on it; `None` unless both have it and one of them leads such a result.
        bearing: Option<Bearing>,
    },
    /// Which is newer?
    Newer {
        /// Who is, by a day or more.
        leader: Side,
    },
    /// Where can they be run?
    WhereToRun {
        /// Providers of the left model, by display rank.
        left: Vec<Arc<Provider>>,
        /// Providers of the right model, by display rank.
        right: Vec<Arc<Provider>>,
    },
}

/// What shared benchmarks say of a capability that both have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bearing {
    /// Shared results that bear on it.
    pub shared: usize,
    /// How many of them the left model leads.
    pub left: usize,
    /// How many of them the right model leads.
    pub right: usize,
    /// The largest gap relative to its scale among them.
    pub largest: BenchmarkLead,
}

impl Question {
    /// The kind of the question.
    pub fn kind(&self) -> FaqKind {
        match self {
            Self::LargerContext { .. } => FaqKind::LargerContext,
            Self::Cheaper { .. } => FaqKind::Cheaper,
            Self::OpenSource { .. } => FaqKind::OpenSource,
            Self::BetterFor { .. } => FaqKind::BetterFor,
            Self::Newer { .. } => FaqKind::Newer,
            Self::WhereToRun { .. } => FaqKind::WhereToRun,
        }
    }

    /// The capability that it asks for.
    pub fn capability(&self) -> Option<Capability> {
        if let Self::BetterFor { capability, .. } = self {
            Some(*capability)
        } else {
            None
        }
    }
}

/// The questions of a pair, in order: three, one for each of up to four capabilities, and two; so nine at most.
pub fn faq(pair: &Pair) -> Vec<FaqEntry> {
    let opening = [
        Some(larger_context(pair)),
        cheaper(pair),
        Some(open_source(pair)),
    ];
    let fits = ASKED.iter().filter_map(|&which| better_for(pair, which));
    let closing = [newer(pair), where_to_run(pair)];
    opening
        .into_iter()
        .flatten()
        .chain(fits)
        .chain(closing)
        .collect()
}

fn larger_context(pair: &Pair) -> FaqEntry {
    let leader = Side::of_larger(pair.left.context_window, pair.right.context_window);
    let evidence = claims(pair, ModelField::ContextWindow, |side| {
        side.context_window.is_some()
    });
    FaqEntry {
        question: Question::LargerContext { leader },
        evidence,
    }
}

fn cheaper(pair: &Pair) -> Option<FaqEntry> {
    let costs = cost::compare(pair);
    let (left, right) = costs.left.amount().zip(costs.right.amount())?;
    let question = Question::Cheaper {
        lower: costs.lower,
        left,
        right,
        ratio: costs.ratio,
    };
    Some(FaqEntry {
        question,
        evidence: costs.evidence,
    })
}

fn open_source(pair: &Pair) -> FaqEntry {
    let (left, right) = pair.both(|side| (side.openness, side.license.clone()));
    let openness = claims(pair, ModelField::Openness, |side| {
        side.openness != Openness::Unknown
    });
    let license = claims(pair, ModelField::License, |side| side.license.is_some());
    FaqEntry {
        question: Question::OpenSource { left, right },
        evidence: openness.into_iter().chain(license).collect(),
    }
}

fn better_for(pair: &Pair, which: Capability) -> Option<FaqEntry> {
    let (left, right) = pair.both(|side| side.support(which));
    let answers = [capability(pair.left, which), capability(pair.right, which)];
    let asked = left == Support::Yes || right == Support::Yes;
    let both = left == Support::Yes && right == Support::Yes;
    let (bearing, scores) = both.then(|| bearing(pair, which)).flatten().unzip();
    asked.then_some(FaqEntry {
        question: Question::BetterFor {
            capability: which,
            left,
            right,
            bearing,
        },
        evidence: answers
            .into_iter()
            .chain(scores.into_iter().flatten())
            .collect(),
    })
}

/// What the shared results that bear on a capability say, and those results.
fn bearing(pair: &Pair, which: Capability) -> Option<(Bearing, Vec<Evidence>)> {
    let found = benchmarks::compare(pair).about(which);
    let largest = found.largest_gap().and_then(lead)?;
    let bearing = Bearing {
        shared: found.shared.len(),
        left: found.led_by(Seat::Left),
        right: found.led_by(Seat::Right),
        largest,
    };
    Some((bearing, found.evidence))
}

fn newer(pair: &Pair) -> FaqEntry {
    let leader = Side::of_larger(pair.left.released_on, pair.right.released_on);
    let evidence = claims(pair, ModelField::ReleasedOn, |side| {
        side.released_on.is_some()
    });
    FaqEntry {
        question: Question::Newer { leader },
        evidence,
    }
}

fn where_to_run(pair: &Pair) -> FaqEntry {
    let (left, right) = pair.both(|side| pair.context.coverage(side));
    let evidence = [pair.left, pair.right]
        .into_iter()
        .flat_map(|side| pair.context.coverage_evidence(side))
        .collect();
    FaqEntry {
        question: Question::WhereToRun { left, right },
        evidence,
    }
}

fn claims(pair: &Pair, which: ModelField, known: impl Fn(&Contender) -> bool) -> Vec<Evidence> {
    [pair.left, pair.right]
        .map(|side| field(side, which, known(side)))
        .to_vec()
}

#[cfg(test)]
mod tests;
