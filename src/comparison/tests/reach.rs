//! What the generated pairs reach: a law that no case of interest ever meets would hold of nothing.

use std::collections::BTreeSet;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use super::arbitrary::{any_context, contender};
use crate::comparison::benchmarks::{self, Comparability};
use crate::comparison::context::{Pair, Side};
use crate::comparison::cost::{CostUnavailable, NoBill, compare};
use crate::comparison::friction::{FrictionLevel, friction};
use crate::comparison::tradeoffs::{TradeoffKind, tradeoffs};
use crate::comparison::verdict::{Confidence, Strength, VerdictKind, verdict};
use crate::comparison::vocabulary::ServiceTier;

const PAIRS: usize = 2_000;

#[derive(Default)]
struct Reached {
    verdicts: BTreeSet<VerdictKind>,
    strengths: BTreeSet<Strength>,
    confidences: BTreeSet<Confidence>,
    comparabilities: BTreeSet<Comparability>,
    leaders: BTreeSet<Side>,
    unavailable: BTreeSet<CostUnavailable>,
    no_bills: BTreeSet<NoBill>,
    lower: BTreeSet<Side>,
    tiers: BTreeSet<ServiceTier>,
    levels: BTreeSet<FrictionLevel>,
    points: BTreeSet<TradeoffKind>,
}

impl Reached {
    fn look_at(&mut self, pair: &Pair) {
        let verdict = verdict(pair);
        self.verdicts.insert(verdict.kind);
        self.confidences.insert(verdict.confidence);
        self.strengths
            .extend(verdict.alternative.map(|other| other.when));
        for line in benchmarks::compare(pair).shared {
            self.comparabilities.insert(line.comparability);
            self.leaders.insert(line.leader);
        }
        let costs = compare(pair);
        self.lower.insert(costs.lower);
        for side in [costs.left, costs.right] {
            let lines = side.bill().into_iter().flat_map(|bill| &bill.lines);
            self.tiers.extend(lines.map(|line| line.tier));
            self.unavailable.extend(side.cheapest.err());
            let bills = side.routes.into_iter();
            self.no_bills.extend(bills.filter_map(|it| it.bill.err()));
        }
        self.levels
            .extend(friction(pair).map(|direction| direction.level));
        let found = tradeoffs(pair);
        let points = found.left.iter().chain(&found.right);
        self.points.extend(points.map(|it| it.point.kind()));
    }
}

fn all<T: Copy + Ord>(list: &[T]) -> BTreeSet<T> {
    list.iter().copied().collect()
}

#[test]
fn generated_pairs_reach_every_decided_case() {
    let mut runner = TestRunner::deterministic();
    let pairs = (contender("left"), contender("right"), any_context());
    let mut reached = Reached::default();
    for _ in 0..PAIRS {
        let (left, right, context) = pairs.new_tree(&mut runner).unwrap().current();
        reached.look_at(&Pair::new(&left, &right, &context));
    }
    assert_eq!(reached.verdicts, all(VerdictKind::ALL));
    assert_eq!(reached.strengths, all(Strength::ALL));
    assert_eq!(reached.confidences, all(Confidence::ALL));
    assert_eq!(reached.comparabilities, all(Comparability::ALL));
    assert_eq!(reached.unavailable, all(CostUnavailable::ALL));
    assert_eq!(reached.no_bills, all(NoBill::ALL));
    assert_eq!(reached.levels, all(FrictionLevel::ALL));
    assert_eq!(reached.points, all(TradeoffKind::ALL));
    assert_eq!(reached.lower, all(Side::ALL));
    let led = [Side::Left, Side::Right, Side::Tie];
    assert_eq!(reached.leaders, all(&led));
    let tiers = [ServiceTier::Standard, ServiceTier::Batch];
    assert_eq!(reached.tiers, all(&tiers));
}
