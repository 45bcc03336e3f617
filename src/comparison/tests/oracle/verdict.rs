//! The verdict: ten signals, two leads, and the first rule that applies.

use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;

use super::super::arbitrary::{any_context, contender};
use super::{costs, less, more, own, providers, said};
use crate::comparison::benchmarks::{self, Comparability};
use crate::comparison::contender::Contender;
use crate::comparison::context::{Context, Pair, Priority, Seat, Side};
use crate::comparison::signals::Signal;
use crate::comparison::verdict::{Confidence, LeaderCount, Strength, VerdictKind, verdict};
use crate::comparison::vocabulary::{
    Capability, CommercialUse, Lifecycle, Openness, ProviderKind, Support,
};

/// The signals by name, the measured ones first.
pub(super) struct Signals {
    pub benchmarks: Side,
    pub context: Side,
    pub cost: Side,
    pub coverage: Side,
    pub capabilities: Side,
    pub openness: Side,
    pub commercial_use: Side,
    pub released: Side,
    pub independent: Side,
    pub lifecycle: Side,
}

/// Whether a day lies six calendar months after another one or later.
fn six_months_later(day: NaiveDate, than: NaiveDate) -> bool {
    let month = |day: NaiveDate| day.year() * 12 + i32::try_from(day.month()).unwrap();
    let months = month(day) - month(than);
    let last_of_month = day.succ_opt().unwrap().month() != day.month();
    // The end of a shorter month stands for the days that it lacks.
    months > 6 || (months == 6 && (day.day() >= than.day() || last_of_month))
}

fn released(left: &Contender, right: &Contender) -> Side {
    match (left.released_on, right.released_on) {
        (Some(ours), Some(theirs)) if six_months_later(ours, theirs) => Side::Left,
        (Some(ours), Some(theirs)) if six_months_later(theirs, ours) => Side::Right,
        (Some(_), Some(_)) => Side::Tie,
        (None, _) | (_, None) => Side::None,
    }
}

/// The stage of life on a day.
pub(super) fn stage(of: &Contender, day: NaiveDate) -> Lifecycle {
    let has_come = |date: Option<NaiveDate>| date.is_some_and(|date| date <= day);
    let lies_ahead = |date: Option<NaiveDate>| date.is_some_and(|date| date > day);
    if has_come(of.retired_on) {
        return Lifecycle::Retired;
    }
    match of.lifecycle {
        Lifecycle::Retired if of.retired_on.is_none() && !lies_ahead(of.deprecated_on) => {
            Lifecycle::Retired
        }
        Lifecycle::Retired | Lifecycle::Deprecated if !lies_ahead(of.deprecated_on) => {
            Lifecycle::Deprecated
        }
        Lifecycle::Preview if !has_come(of.deprecated_on) => Lifecycle::Preview,
        Lifecycle::Preview | Lifecycle::Current if has_come(of.deprecated_on) => {
            Lifecycle::Deprecated
        }
        Lifecycle::Preview | Lifecycle::Current | Lifecycle::Retired | Lifecycle::Deprecated => {
            Lifecycle::Current
        }
    }
}

fn open(of: &Contender) -> Option<bool> {
    (of.openness != Openness::Unknown).then_some(of.openness != Openness::Proprietary)
}

fn free_to_sell(of: &Contender) -> Option<bool> {
    let usage = of.license.as_ref()?.commercial_use;
    (usage != CommercialUse::Unknown).then_some(usage == CommercialUse::Allowed)
}

/// Whether two providers serve it that are neither its own lab nor pass requests on.
fn spread(of: &Contender, context: &Context) -> bool {
    let counted = providers(of, context);
    let mut independent: Vec<_> = of
        .routes
        .iter()
        .map(|route| &route.provider)
        .filter(|it| counted.contains(&it.slug) && it.kind != ProviderKind::Gateway)
        .filter(|it| it.organization_slug.as_ref() != Some(&of.organization.slug))
        .map(|it| &it.slug)
        .collect();
    independent.sort();
    independent.dedup();
    independent.len() >= 2
}

pub(super) fn signals(left: &Contender, right: &Contender, context: &Context) -> Signals {
    let shared = benchmarks::compare(&Pair::new(left, right, context)).shared;
    let led = |side| shared.iter().filter(|line| line.leader == side).count();
    let led = |side| (!shared.is_empty()).then(|| led(side));
    let answered = |which: &Capability| {
        said(left, *which) != Support::Unknown && said(right, *which) != Support::Unknown
    };
    let comparable = Capability::ALL.iter().any(answered);
    let unique = |a, b| comparable.then(|| own(a, b).len());
    let count = |of| Some(providers(of, context).len());
    let current = |of| Some(stage(of, context.as_of) == Lifecycle::Current);
    Signals {
        benchmarks: more(led(Side::Left), led(Side::Right)),
        context: more(left.context_window, right.context_window),
        cost: less(
            costs::in_cents(left, context),
            costs::in_cents(right, context),
        ),
        coverage: more(count(left), count(right)),
        capabilities: more(unique(left, right), unique(right, left)),
        openness: more(open(left), open(right)),
        commercial_use: more(free_to_sell(left), free_to_sell(right)),
        released: released(left, right),
        independent: more(Some(spread(left, context)), Some(spread(right, context))),
        lifecycle: more(current(left), current(right)),
    }
}

impl Signals {
    fn measured(&self) -> [Side; 5] {
        [
            self.benchmarks,
            self.context,
            self.cost,
            self.coverage,
            self.capabilities,
        ]
    }

    fn risk(&self) -> [Side; 5] {
        [
            self.openness,
            self.commercial_use,
            self.released,
            self.independent,
            self.lifecycle,
        ]
    }

    fn of(&self, axis: Priority) -> Side {
        match axis {
            Priority::LowRisk => leader(self.risk()).map_or(Side::Tie, |it| it.seat.side()),
            Priority::Quality => self.benchmarks,
            Priority::Cost => self.cost,
            Priority::Context => self.context,
            Priority::Coverage => self.coverage,
            Priority::Capabilities => self.capabilities,
            Priority::Freshness => self.released,
        }
    }
}

fn led(by: Side, signals: [Side; 5]) -> usize {
    signals.iter().filter(|it| **it == by).count()
}

fn lead(signals: [Side; 5]) -> usize {
    led(Side::Left, signals).abs_diff(led(Side::Right, signals))
}

fn leader(signals: [Side; 5]) -> Option<LeaderCount> {
    let (left, right) = (led(Side::Left, signals), led(Side::Right, signals));
    let of = signals.len() - led(Side::None, signals);
    let seat = match more(Some(left), Some(right)) {
        Side::Left => Seat::Left,
        Side::Right => Seat::Right,
        Side::Tie | Side::None => return None,
    };
    let leads = left.max(right);
    Some(LeaderCount { seat, leads, of })
}

type Expected = (VerdictKind, Option<Priority>, Option<Seat>);

fn expected(left: &Contender, right: &Contender, context: &Context, all: &Signals) -> Expected {
    let out = |of| {
        matches!(
            stage(of, context.as_of),
            Lifecycle::Deprecated | Lifecycle::Retired
        )
    };
    let comparable = all
        .measured()
        .iter()
        .filter(|it| **it != Side::None)
        .count();
    let seat = |signals| leader(signals).map(|it| it.seat);
    let windows = left.context_window.zip(right.context_window);
    let five_times = windows.is_some_and(|(a, b)| a.0 >= 5 * b.0 || b.0 >= 5 * a.0);
    let first = context
        .priorities
        .iter()
        .find(|axis| all.of(**axis).seat().is_some());
    if left.product_type != right.product_type {
        (VerdictKind::ProductTypeMismatch, None, None)
    } else if out(left) && !out(right) {
        (VerdictKind::Superseded, None, Some(Seat::Right))
    } else if out(right) && !out(left) {
        (VerdictKind::Superseded, None, Some(Seat::Left))
    } else if comparable < 2 {
        (VerdictKind::TooLittleData, None, None)
    } else if let Some(axis) = first {
        (VerdictKind::Priority, Some(*axis), all.of(*axis).seat())
    } else if five_times {
        (VerdictKind::ContextRatio, None, all.context.seat())
    } else if lead(all.risk()) >= 2 {
        (VerdictKind::LowerRisk, None, seat(all.risk()))
    } else if lead(all.measured()) >= 2 {
        (VerdictKind::MeasuredLead, None, seat(all.measured()))
    } else if lead(all.risk()) == 0 && lead(all.measured()) == 0 {
        (VerdictKind::Tie, None, None)
    } else {
        (VerdictKind::Split, None, None)
    }
}

/// The strongest point of a side, in the order of the rules.
fn strongest(of: &Contender, other: &Contender, side: Side, all: &Signals) -> Option<Strength> {
    let coding = [
        Capability::FunctionCalling,
        Capability::ToolUse,
        Capability::StructuredOutputs,
        Capability::CodeExecution,
    ];
    let unique = own(of, other);
    let coded = coding.iter().filter(|it| unique.contains(it)).count();
    let points = [
        (coded >= 3, Strength::CodingWorkflows),
        (all.benchmarks == side, Strength::Benchmark),
        (all.context == side, Strength::Context),
        (all.cost == side, Strength::Cost),
        (all.coverage == side, Strength::Coverage),
        (all.openness == side, Strength::Openness),
    ];
    let mut holding = points.into_iter().filter(|(holds, _)| *holds);
    holding.next().map(|(_, strength)| strength)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_signal_is_led_as_the_rules_say(
        left in contender("left"), right in contender("right"), context in any_context(),
    ) {
        let all = signals(&left, &right, &context);
        let found = verdict(&Pair::new(&left, &right, &context)).signals;
        let sides: Vec<_> = found.iter().map(|it| (it.signal, it.leader)).collect();
        prop_assert_eq!(sides, [
            (Signal::SharedBenchmarks, all.benchmarks),
            (Signal::ContextWindow, all.context),
            (Signal::MonthlyCost, all.cost),
            (Signal::ProviderRoutes, all.coverage),
            (Signal::Capabilities, all.capabilities),
            (Signal::Openness, all.openness),
            (Signal::CommercialUse, all.commercial_use),
            (Signal::Released, all.released),
            (Signal::IndependentProviders, all.independent),
            (Signal::Lifecycle, all.lifecycle),
        ]);
    }

    #[test]
    fn the_first_rule_that_applies_decides(
        left in contender("left"), right in contender("right"), context in any_context(),
    ) {
        let all = signals(&left, &right, &context);
        let pair = Pair::new(&left, &right, &context);
        let found = verdict(&pair);
        let decided = (found.kind, found.priority, found.recommended);
        prop_assert_eq!(decided, expected(&left, &right, &context, &all));
        prop_assert_eq!(found.measured_leader, leader(all.measured()));
        prop_assert_eq!(found.risk_leader, leader(all.risk()));
        let other = found.recommended.map(Seat::other);
        let when = other.and_then(|seat| {
            strongest(pair.at(seat), pair.at(seat.other()), seat.side(), &all)
        });
        prop_assert_eq!(found.alternative.map(|it| (Some(it.seat), it.when)), when.map(|when| (other, when)));
    }

    #[test]
    fn confidence_follows_from_signals_and_measurers(
        left in contender("left"), right in contender("right"), context in any_context(),
    ) {
        let all = signals(&left, &right, &context);
        let pair = Pair::new(&left, &right, &context);
        let comparable = 5 - led(Side::None, all.measured());
        let lines = benchmarks::compare(&pair).shared;
        let alike = lines.iter().filter(|it| it.comparability == Comparability::SameMeasurer).count();
        let expected = match comparable {
            0..=2 => Confidence::Low,
            4..=5 if !lines.is_empty() && alike == lines.len() => Confidence::High,
            _ => Confidence::Medium,
        };
        prop_assert_eq!(verdict(&pair).confidence, expected);
    }
}
