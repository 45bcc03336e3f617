//! Taking a fact away never lets its model lead what the fact decides.

use crate::comparison::contender::Contender;
use crate::comparison::context::{Pair, Seat, Side};
use crate::comparison::samples::{
    answer, benchmark, context, day, license, model, prices, provider, route, score, scored,
};
use crate::comparison::scorecard::scorecard;
use crate::comparison::signals::{Signal, signals};
use crate::comparison::tradeoffs::{TradeoffKind, tradeoffs};
use crate::comparison::units::Tokens;
use crate::comparison::verdict::verdict;
use crate::comparison::vocabulary::{Capability, CommercialUse, Openness, Support};

/// A model that leads everything.
fn strong() -> Contender {
    model("strong", |it| {
        it.context_window = Some(Tokens(400_000));
        it.released_on = Some(day("2026-03-01"));
        it.knowledge_cutoff = Some("2025-12".to_owned());
        it.openness = Openness::OpenSource;
        it.license = Some(license(
            "Apache 2.0",
            Openness::OpenSource,
            CommercialUse::Allowed,
        ));
        it.routes = vec![
            route(provider("a", 1), prices(1, 1)),
            route(provider("b", 2), prices(1, 1)),
        ];
        answer(it, Support::Yes, &[Capability::Vision]);
        scored(it, score(benchmark("gpqa"), 900_000));
    })
}

/// A model that leads nothing over it.
fn weak() -> Contender {
    model("weak", |it| {
        it.context_window = Some(Tokens(100_000));
        it.released_on = Some(day("2025-01-01"));
        it.knowledge_cutoff = Some("2024-01".to_owned());
        it.openness = Openness::Proprietary;
        it.license = Some(license(
            "Terms",
            Openness::Proprietary,
            CommercialUse::Conditional,
        ));
        it.routes = vec![route(provider("a", 1), prices(9_000_000, 9_000_000))];
        answer(it, Support::No, &[Capability::Vision]);
        scored(it, score(benchmark("gpqa"), 100_000));
    })
}

/// A fact, how to take it away, and what it decides.
struct Fact {
    name: &'static str,
    take: fn(&mut Contender),
    rows: &'static [Signal],
    signals: &'static [Signal],
    points: &'static [TradeoffKind],
}

const FACTS: [Fact; 7] = [
    Fact {
        name: "context window",
        take: |it| it.context_window = None,
        rows: &[Signal::ContextWindow],
        signals: &[Signal::ContextWindow],
        points: &[TradeoffKind::LargerContext],
    },
    Fact {
        name: "release",
        take: |it| it.released_on = None,
        rows: &[Signal::Released],
        signals: &[Signal::Released],
        points: &[TradeoffKind::Newer],
    },
    Fact {
        name: "cutoff",
        take: |it| it.knowledge_cutoff = None,
        rows: &[Signal::LatestKnowledge],
        signals: &[],
        points: &[],
    },
    Fact {
        name: "openness",
        take: |it| it.openness = Openness::Unknown,
        rows: &[Signal::Openness],
        signals: &[Signal::Openness],
        points: &[TradeoffKind::OpenWeights],
    },
    Fact {
        name: "licence",
        take: |it| it.license = None,
        rows: &[],
        signals: &[Signal::CommercialUse],
        points: &[],
    },
    Fact {
        name: "capabilities",
        take: |it| it.capabilities.clear(),
        rows: &[],
        signals: &[Signal::Capabilities],
        points: &[TradeoffKind::UniqueCapabilities],
    },
    Fact {
        name: "scores",
        take: |it| it.scores.clear(),
        rows: &[Signal::SharedBenchmarks],
        signals: &[Signal::SharedBenchmarks],
        points: &[TradeoffKind::BenchmarkLead],
    },
];

fn row_leader(pair: &Pair, which: Signal) -> Side {
    let rows = scorecard(pair);
    rows.iter().find(|row| row.signal == which).unwrap().leader
}

fn signal_leader(pair: &Pair, which: Signal) -> Side {
    let found = signals(pair);
    found
        .iter()
        .find(|signal| signal.signal == which)
        .unwrap()
        .leader
}

fn has_point(pair: &Pair, side: Side, kind: TradeoffKind) -> bool {
    tradeoffs(pair)
        .of(side)
        .iter()
        .any(|it| it.point.kind() == kind)
}

#[test]
fn with_every_fact_the_strong_model_leads_what_each_decides() {
    let (left, right, context) = (strong(), weak(), context());
    let pair = Pair::new(&left, &right, &context);
    for fact in &FACTS {
        for &which in fact.rows {
            assert_eq!(
                row_leader(&pair, which),
                Side::Left,
                "{} {which:?}",
                fact.name
            );
        }
        for &which in fact.signals {
            assert_eq!(
                signal_leader(&pair, which),
                Side::Left,
                "{} {which:?}",
                fact.name
            );
        }
        for &kind in fact.points {
            assert!(has_point(&pair, Side::Left, kind), "{} {kind:?}", fact.name);
        }
    }
}

#[test]
fn without_a_fact_of_either_side_nobody_leads_what_it_decides() {
    for seat in [Seat::Left, Seat::Right] {
        for fact in &FACTS {
            let (mut left, mut right, context) = (strong(), weak(), context());
            match seat {
                Seat::Left => (fact.take)(&mut left),
                Seat::Right => (fact.take)(&mut right),
            }
            let pair = Pair::new(&left, &right, &context);
            for &which in fact.rows {
                assert_eq!(
                    row_leader(&pair, which),
                    Side::None,
                    "{} {which:?}",
                    fact.name
                );
            }
            for &which in fact.signals {
                assert_eq!(
                    signal_leader(&pair, which),
                    Side::None,
                    "{} {which:?}",
                    fact.name
                );
            }
            for &kind in fact.points {
                for side in [Side::Left, Side::Right] {
                    assert!(!has_point(&pair, side, kind), "{} {kind:?}", fact.name);
                }
            }
        }
    }
}

#[test]
fn without_prices_of_either_side_nobody_is_cheaper() {
    for seat in [Seat::Left, Seat::Right] {
        let (mut left, mut right, context) = (strong(), weak(), context());
        let unpriced = vec![route(provider("a", 1), Vec::new())];
        match seat {
            Seat::Left => left.routes = unpriced,
            Seat::Right => right.routes = unpriced,
        }
        let pair = Pair::new(&left, &right, &context);
        for which in [Signal::CheapestOutput, Signal::MonthlyCost] {
            assert_eq!(row_leader(&pair, which), Side::None, "{which:?}");
        }
        for kind in [TradeoffKind::CheaperOutput, TradeoffKind::CheaperAtWorkload] {
            assert!(!has_point(&pair, Side::Left, kind), "{kind:?}");
            assert!(!has_point(&pair, Side::Right, kind), "{kind:?}");
        }
    }
}

#[test]
fn no_fact_that_is_taken_away_adds_to_the_leads_of_its_model() {
    let count = |left: &Contender| {
        let (right, context) = (weak(), context());
        let found = verdict(&Pair::new(left, &right, &context));
        let of = |leader: Option<crate::comparison::verdict::LeaderCount>| {
            leader
                .filter(|it| it.seat == Seat::Left)
                .map_or(0, |it| it.leads)
        };
        (of(found.measured_leader), of(found.risk_leader))
    };
    let (measured, risk) = count(&strong());
    for fact in &FACTS {
        let mut less = strong();
        (fact.take)(&mut less);
        let (fewer, safer) = count(&less);
        assert!(fewer <= measured && safer <= risk, "{}", fact.name);
    }
}

#[test]
fn a_fact_that_is_taken_away_from_the_other_side_does_not_add_a_lead() {
    let (left, context) = (strong(), context());
    let whole = weak();
    let before = verdict(&Pair::new(&left, &whole, &context));
    for fact in &FACTS {
        let mut less = weak();
        (fact.take)(&mut less);
        let after = verdict(&Pair::new(&left, &less, &context));
        for (was, is) in before.signals.iter().zip(&after.signals) {
            assert!(
                is.leader == was.leader || is.leader == Side::None,
                "{}",
                fact.name
            );
        }
    }
}
