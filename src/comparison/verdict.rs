//! Which side to choose: the first rule that applies decides, and both leaders are named whatever it says.

use super::benchmarks::{self, Comparability};
use super::capabilities;
use super::context::{Pair, Priority, Seat, Side};
use super::evidence::Evidence;
use super::lifecycle::is_superseded;
use super::signals::{Signal, SignalAxis, VerdictSignal, signals};
use super::vocabulary::{Capability, closed_lists};

const ENOUGH_SIGNALS: usize = 2;
const CONTEXT_RATIO: i64 = 5;
const DECIDING_LEAD: usize = 2;
const MANY_SIGNALS: usize = 4;
const FEW_SIGNALS: usize = 3;
const CODING_CAPABILITIES: usize = 3;

closed_lists! {
    /// What decided.
    VerdictKind {
        /// The product types differ.
        ProductTypeMismatch,
        /// One side is deprecated or retired, the other is not.
        Superseded,
        /// Fewer than two measured signals are comparable.
        TooLittleData,
        /// An axis that the reader put first.
        Priority,
        /// One window is at least five times the other.
        ContextRatio,
        /// One side leads the risk signals by two or more.
        LowerRisk,
        /// One side leads the measured signals by two or more.
        MeasuredLead,
        /// Neither leads anything by count.
        Tie,
        /// Small leads, which settle nothing.
        Split,
    }
    /// The strongest point of the side that is not recommended, in the order that is looked at.
    Strength {
        /// Three or more of function calling, tool use, structured outputs and code execution are its own.
        CodingWorkflows,
        /// It leads more benchmarks.
        Benchmark,
        /// It has the larger window.
        Context,
        /// It costs less at the workload.
        Cost,
        /// More providers count.
        Coverage,
        /// Its weights are open.
        Openness,
    }
    /// How much the verdict rests on.
    Confidence {
        /// Four or more comparable signals, and benchmarks of one measurer.
        High,
        /// Neither of the others.
        Medium,
        /// Fewer than three comparable signals.
        Low,
    }
}

/// The verdict on a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What decided.
    pub kind: VerdictKind,
    /// The axis that decided, for PRIORITY.
    pub priority: Option<Priority>,
    /// The side that the deciding axis names; `None` where nothing is recommended.
    pub recommended: Option<Seat>,
    /// The other side and its strongest point; `None` where nothing is recommended or it has none.
    pub alternative: Option<Alternative>,
    /// Who leads more measured signals; `None` on equal leads.
    pub measured_leader: Option<LeaderCount>,
    /// Who leads more risk signals; `None` on equal leads.
    pub risk_leader: Option<LeaderCount>,
    /// Every signal that was weighed.
    pub signals: Vec<VerdictSignal>,
    /// How much it rests on.
    pub confidence: Confidence,
    /// What all of it rests on, each fact once.
    pub evidence: Vec<Evidence>,
}

/// The side that is not recommended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// The side.
    pub seat: Seat,
    /// When to choose it.
    pub when: Strength,
}

/// A leader by count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeaderCount {
    /// Who leads.
    pub seat: Seat,
    /// Signals led.
    pub leads: usize,
    /// Signals that are comparable.
    pub of: usize,
}

/// The counts of one axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Tally {
    left: usize,
    right: usize,
    comparable: usize,
}

/// The verdict on a pair.
pub fn verdict(pair: &Pair) -> Verdict {
    let signals = signals(pair);
    let (measured, risk) = (
        tally(&signals, SignalAxis::Measured),
        tally(&signals, SignalAxis::Risk),
    );
    let (kind, priority, recommended) = decide(pair, &signals, measured, risk);
    let mut evidence: Vec<_> = signals
        .iter()
        .flat_map(|signal| signal.evidence.iter().copied())
        .collect();
    evidence.extend([pair.left, pair.right].map(|side| {
        super::evidence::field(side, super::vocabulary::ModelField::ProductType, true)
    }));
    evidence.sort_unstable();
    evidence.dedup();
    Verdict {
        kind,
        priority,
        recommended,
        alternative: recommended.and_then(|seat| alternative(pair, &signals, seat.other())),
        measured_leader: measured.leader(),
        risk_leader: risk.leader(),
        confidence: confidence(pair, measured.comparable),
        signals,
        evidence,
    }
}

impl Verdict {
    /// The signals of an axis that a side leads.
    pub fn led(&self, axis: SignalAxis, seat: Seat) -> Vec<Signal> {
        let of_axis = self.signals.iter().filter(|signal| signal.axis == axis);
        of_axis
            .filter(|signal| signal.leader == seat.side())
            .map(|signal| signal.signal)
            .collect()
    }

    /// How many signals of an axis are comparable.
    pub fn comparable(&self, axis: SignalAxis) -> usize {
        tally(&self.signals, axis).comparable
    }
}

type Decision = (VerdictKind, Option<Priority>, Option<Seat>);

fn decide(pair: &Pair, signals: &[VerdictSignal], measured: Tally, risk: Tally) -> Decision {
    let (left, right) = pair.both(|side| is_superseded(side, pair.context.as_of));
    if pair.left.product_type != pair.right.product_type {
        (VerdictKind::ProductTypeMismatch, None, None)
    } else if left != right {
        (
            VerdictKind::Superseded,
            None,
            Some(if left { Seat::Right } else { Seat::Left }),
        )
    } else if measured.comparable < ENOUGH_SIGNALS {
        (VerdictKind::TooLittleData, None, None)
    } else if let Some((axis, seat)) = first_priority(pair, signals, risk) {
        (VerdictKind::Priority, Some(axis), Some(seat))
    } else if let Some(seat) = context_ratio(pair) {
        (VerdictKind::ContextRatio, None, Some(seat))
    } else if let Some(seat) = risk.deciding() {
        (VerdictKind::LowerRisk, None, Some(seat))
    } else if let Some(seat) = measured.deciding() {
        (VerdictKind::MeasuredLead, None, Some(seat))
    } else if measured.leader().is_none() && risk.leader().is_none() {
        (VerdictKind::Tie, None, None)
    } else {
        (VerdictKind::Split, None, None)
    }
}

/// The first axis of the reader's with a leader.
fn first_priority(pair: &Pair, signals: &[VerdictSignal], risk: Tally) -> Option<(Priority, Seat)> {
    let leader = |axis: Priority| match axis {
        Priority::LowRisk => risk.leader().map(|leader| leader.seat),
        Priority::Quality => leader_of(signals, Signal::SharedBenchmarks).seat(),
        Priority::Cost => leader_of(signals, Signal::MonthlyCost).seat(),
        Priority::Context => leader_of(signals, Signal::ContextWindow).seat(),
        Priority::Coverage => leader_of(signals, Signal::ProviderRoutes).seat(),
        Priority::Capabilities => leader_of(signals, Signal::Capabilities).seat(),
        Priority::Freshness => leader_of(signals, Signal::Released).seat(),
    };
    pair.context
        .priorities
        .iter()
        .find_map(|&axis| Some((axis, leader(axis)?)))
}

fn leader_of(signals: &[VerdictSignal], which: Signal) -> Side {
    signals
        .iter()
        .find(|signal| signal.signal == which)
        .map_or(Side::None, |signal| signal.leader)
}

fn context_ratio(pair: &Pair) -> Option<Seat> {
    let (left, right) = pair.left.context_window.zip(pair.right.context_window)?;
    let dwarfs = |large: i64, small: i64| small > 0 && large >= small.saturating_mul(CONTEXT_RATIO);
    if dwarfs(left.0, right.0) {
        Some(Seat::Left)
    } else {
        dwarfs(right.0, left.0).then_some(Seat::Right)
    }
}

fn tally(signals: &[VerdictSignal], axis: SignalAxis) -> Tally {
    let count = |counts: fn(Side) -> bool| {
        signals
            .iter()
            .filter(|signal| signal.axis == axis && counts(signal.leader))
            .count()
    };
    Tally {
        left: count(|leader| leader == Side::Left),
        right: count(|leader| leader == Side::Right),
        comparable: count(|leader| leader != Side::None),
    }
}

impl Tally {
    fn leader(self) -> Option<LeaderCount> {
        let seat = Side::of_larger(Some(self.left), Some(self.right)).seat()?;
        Some(LeaderCount {
            seat,
            leads: self.left.max(self.right),
            of: self.comparable,
        })
    }

    /// The leader, when its lead is large enough to decide.
    fn deciding(self) -> Option<Seat> {
        self.leader()
            .filter(|_| self.left.abs_diff(self.right) >= DECIDING_LEAD)
            .map(|leader| leader.seat)
    }
}

fn alternative(pair: &Pair, signals: &[VerdictSignal], seat: Seat) -> Option<Alternative> {
    let leads = |which| leader_of(signals, which) == seat.side();
    let holds = |strength: Strength| match strength {
        Strength::CodingWorkflows => codes(pair, seat),
        Strength::Benchmark => leads(Signal::SharedBenchmarks),
        Strength::Context => leads(Signal::ContextWindow),
        Strength::Cost => leads(Signal::MonthlyCost),
        Strength::Coverage => leads(Signal::ProviderRoutes),
        Strength::Openness => leads(Signal::Openness),
    };
    let when = Strength::ALL
        .iter()
        .copied()
        .find(|&strength| holds(strength))?;
    Some(Alternative { seat, when })
}

fn codes(pair: &Pair, seat: Seat) -> bool {
    let coding = [
        Capability::FunctionCalling,
        Capability::ToolUse,
        Capability::StructuredOutputs,
        Capability::CodeExecution,
    ];
    let unique = capabilities::unique(pair, seat);
    unique.iter().filter(|which| coding.contains(which)).count() >= CODING_CAPABILITIES
}

fn confidence(pair: &Pair, comparable: usize) -> Confidence {
    let shared = benchmarks::compare(pair).shared;
    let same = !shared.is_empty()
        && shared
            .iter()
            .all(|line| line.comparability == Comparability::SameMeasurer);
    if comparable < FEW_SIGNALS {
        Confidence::Low
    } else if comparable >= MANY_SIGNALS && same {
        Confidence::High
    } else {
        Confidence::Medium
    }
}

#[cfg(test)]
mod tests;
