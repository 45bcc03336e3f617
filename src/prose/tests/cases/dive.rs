//! What benchmarks say, and the four paragraphs.

use super::*;
use crate::comparison::deep_dive::{
    BenchmarkStory, Choice, DeepDive, Footprint, Paragraph, PricingCoverage,
};

fn stories() -> Vec<BenchmarkStory> {
    let led = |rows, left, right, exceeds_error| BenchmarkStory::Led {
        rows,
        left,
        right,
        largest: lead(Seat::Left),
        values: (ScoreValue(818_000), ScoreValue(791_000)),
        exceeds_error,
    };
    vec![
        BenchmarkStory::NothingShared {
            left_only: 0,
            right_only: 0,
        },
        BenchmarkStory::NothingShared {
            left_only: 1,
            right_only: 4,
        },
        BenchmarkStory::NothingShared {
            left_only: 0,
            right_only: 30,
        },
        BenchmarkStory::AllLevel { rows: 1 },
        BenchmarkStory::AllLevel { rows: 2 },
        led(1, 1, 0, None),
        led(5, 3, 2, Some(true)),
        led(5, 3, 1, Some(false)),
        led(5, 5, 0, None),
    ]
}

pub(super) fn benchmarks(page: &mut Page, pair: &Pair) {
    page.heading("Benchmarks");
    for story in stories() {
        page.say(prose::benchmarks(pair, &story));
    }
}

fn paragraph<T>(says: T) -> Paragraph<T> {
    Paragraph {
        says,
        evidence: Vec::new(),
    }
}

fn dive(
    story: BenchmarkStory,
    footprint: Footprint,
    pricing: PricingCoverage,
    choice: Choice,
) -> DeepDive {
    DeepDive {
        benchmarks: paragraph(story),
        footprint: paragraph(footprint),
        pricing: paragraph(pricing),
        choice: paragraph(choice),
    }
}

pub(super) fn deep_dives(page: &mut Page, pair: &Pair) {
    page.heading("Deep dive");
    let footprint =
        |left: &[Capability], right: &[Capability], shared: &[Capability], unanswered| Footprint {
            left_only: left.to_vec(),
            right_only: right.to_vec(),
            shared: shared.to_vec(),
            unanswered,
        };
    let (tools, sight) = (
        [Capability::ToolUse, Capability::PdfInput],
        [Capability::Vision],
    );
    let footprints = [
        footprint(&[], &[], &[], 0),
        footprint(&tools, &[], &sight, 1),
        footprint(&[], &tools, &[], 7),
        footprint(&tools, &sight, &sight, 0),
    ];
    let prices = prices();
    let choices = choices();
    let stories = stories();
    for place in 0..stories.len() {
        let decided = dive(
            stories[place].clone(),
            footprints[place % footprints.len()].clone(),
            prices[place % prices.len()],
            choices[place % choices.len()].clone(),
        );
        for text in prose::deep_dive(pair, &decided) {
            page.say(text);
        }
    }
    page.heading("Deep dive: prices");
    for &says in &prices {
        let decided = dive(
            stories[0].clone(),
            footprints[0].clone(),
            says,
            choices[0].clone(),
        );
        let [_, _, text, _] = prose::deep_dive(pair, &decided);
        page.say(text);
    }
    page.heading("Deep dive: closing choices");
    for choice in choices {
        let decided = dive(stories[0].clone(), footprints[0].clone(), prices[0], choice);
        let [.., closing] = prose::deep_dive(pair, &decided);
        page.say(closing);
    }
    left_behind(
        page,
        pair,
        &dive(
            stories[0].clone(),
            footprints[0].clone(),
            prices[0],
            self::choices().remove(0),
        ),
    );
}

/// What a closing choice says of a side that no provider serves.
fn left_behind(page: &mut Page, pair: &Pair, plain: &DeepDive) {
    page.heading("Deep dive: what is left behind");
    let old = samples::model("old", |it| it.lifecycle = Lifecycle::Deprecated);
    let unserved = Pair::new(&old, pair.left, pair.context);
    for kind in [VerdictKind::Superseded, VerdictKind::LowerRisk] {
        let choice = Choice {
            left: Vec::new(),
            right: Vec::new(),
            recommended: Some(Seat::Right),
            kind,
        };
        let decided = DeepDive {
            choice: paragraph(choice),
            ..plain.clone()
        };
        let [.., closing] = prose::deep_dive(&unserved, &decided);
        page.say(closing);
    }
}

/// Prices on both sides, on one, and every reason for there being none.
fn prices() -> Vec<PricingCoverage> {
    let pricing = |left: Result<i64, UnknownReason>,
                   right: Result<i64, UnknownReason>,
                   providers: (usize, usize)| {
        let (left_providers, right_providers) = providers;
        PricingCoverage {
            left: left.map(MicroUsd),
            right: right.map(MicroUsd),
            left_providers,
            right_providers,
        }
    };
    let (nowhere, unsaid) = (UnknownReason::NoTrackedRoute, UnknownReason::NotSourced);
    let (free, by_plan) = (UnknownReason::FreeOnly, UnknownReason::SubscriptionOnly);
    vec![
        pricing(Err(nowhere), Err(nowhere), (0, 0)),
        pricing(Ok(2_000_000), Err(nowhere), (4, 0)),
        pricing(Err(unsaid), Ok(75_000), (0, 1)),
        pricing(Ok(2_000_000), Ok(75_000), (4, 3)),
        pricing(Ok(2_000_000), Ok(2_000_000), (2, 2)),
        pricing(Ok(2_000_000), Err(free), (2, 1)),
        pricing(Err(by_plan), Ok(2_000_000), (1, 2)),
        pricing(Err(free), Err(free), (1, 1)),
        pricing(Err(by_plan), Err(by_plan), (1, 1)),
        pricing(Err(free), Err(unsaid), (1, 1)),
        pricing(Err(unsaid), Err(by_plan), (1, 1)),
    ]
}

/// A closing choice for every wish and every verdict that recommends neither.
fn choices() -> Vec<Choice> {
    let newer = || vec![Point::Newer { months: 11 }];
    let all = || one_of_each(points());
    let choice = |left, right, recommended, kind| Choice {
        left,
        right,
        recommended,
        kind,
    };
    let recommended = |seat, left, right| choice(left, right, Some(seat), VerdictKind::LowerRisk);
    let split = |left, right| choice(left, right, None, VerdictKind::Split);
    let mut choices = vec![
        choice(Vec::new(), Vec::new(), None, VerdictKind::Tie),
        recommended(Seat::Left, all(), Vec::new()),
        recommended(Seat::Right, Vec::new(), newer()),
        choice(all(), newer(), None, VerdictKind::ProductTypeMismatch),
        choice(newer(), Vec::new(), None, VerdictKind::TooLittleData),
        split(newer(), Vec::new()),
        split(Vec::new(), newer()),
    ];
    choices.extend(
        points()
            .into_iter()
            .map(|point| split(vec![point], newer())),
    );
    choices
}
