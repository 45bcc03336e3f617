//! Four paragraphs for readers who want the reasoning.

use askama::Template;

use super::{labels, names, render, words};
use crate::comparison::cell::UnknownReason;
use crate::comparison::context::Pair;
use crate::comparison::deep_dive::{BenchmarkStory, Choice, DeepDive, Footprint, PricingCoverage};
use crate::comparison::lifecycle;
use crate::comparison::tradeoffs::Point;
use crate::comparison::verdict::VerdictKind;

#[derive(Template)]
#[template(path = "deep_dive_benchmarks.txt")]
struct BenchmarksText<'a> {
    pair: Pair<'a>,
    story: &'a BenchmarkStory,
}

#[derive(Template)]
#[template(path = "deep_dive_footprint.txt")]
struct FootprintText<'a> {
    pair: Pair<'a>,
    footprint: &'a Footprint,
}

#[derive(Template)]
#[template(path = "deep_dive_pricing.txt")]
struct PricingText<'a> {
    pair: Pair<'a>,
    pricing: &'a PricingCoverage,
}

#[derive(Template)]
#[template(path = "deep_dive_choice.txt")]
struct ChoiceText<'a> {
    pair: Pair<'a>,
    left: String,
    right: String,
    recommended: Option<Recommended<'a>>,
    kind: VerdictKind,
    left_wish: Option<&'a str>,
    right_wish: Option<&'a str>,
}

/// What is recommended, and the other side.
struct Recommended<'a> {
    choice: &'a str,
    other: &'a str,
    other_stage: String,
    /// Whether the other side can be tried at a provider that counts.
    other_is_served: bool,
}

/// The four paragraphs, in order: benchmarks, capability footprint, pricing coverage, closing choice.
pub fn deep_dive(pair: &Pair, decided: &DeepDive) -> [String; 4] {
    let pair = *pair;
    [
        render(&BenchmarksText {
            pair,
            story: &decided.benchmarks.says,
        }),
        render(&FootprintText {
            pair,
            footprint: &decided.footprint.says,
        }),
        render(&PricingText {
            pair,
            pricing: &decided.pricing.says,
        }),
        choice(pair, &decided.choice.says),
    ]
}

fn choice(pair: Pair, choice: &Choice) -> String {
    let reasons = |points: &[Point]| {
        let reasons: Vec<_> = points.iter().filter_map(reason).collect();
        words::list(&reasons.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let (left, right) = (reasons(&choice.left), reasons(&choice.right));
    let [left_wish, right_wish] =
        [&choice.left, &choice.right].map(|points| points.iter().find_map(wish));
    let recommended = choice.recommended.map(|seat| {
        let (choice, other) = names(&pair, seat);
        let left_behind = pair.at(seat.other());
        let stage = lifecycle::on(left_behind, pair.context.as_of);
        Recommended {
            choice,
            other,
            other_stage: labels::lifecycle(stage).to_lowercase(),
            other_is_served: !pair.context.routes(left_behind).is_empty(),
        }
    });
    render(&ChoiceText {
        pair,
        left,
        right,
        recommended,
        kind: choice.kind,
        left_wish: left_wish.as_deref(),
        right_wish: right_wish.as_deref(),
    })
}

/// Why there is no input price, as a clause that names the model.
#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "templates pass references"
)]
fn no_price(name: &str, why: &UnknownReason) -> String {
    match why {
        UnknownReason::FreeOnly => format!("{name} is only offered free of charge"),
        UnknownReason::SubscriptionOnly => format!("only plans cover {name}"),
        UnknownReason::NotSourced
        | UnknownReason::NoTrackedRoute
        | UnknownReason::NoCompleteTokenPrice
        | UnknownReason::NoSharedBenchmark => {
            format!("for {name} no input price is on record, which does not mean that it is free")
        }
    }
}

/// The same of both models, as the beginning of a sentence.
fn no_prices(left: &(&str, UnknownReason), right: &(&str, UnknownReason)) -> String {
    let is_said = |why| {
        matches!(
            why,
            UnknownReason::FreeOnly | UnknownReason::SubscriptionOnly
        )
    };
    match (left.1, right.1) {
        (UnknownReason::FreeOnly, UnknownReason::FreeOnly) => {
            "Both are only offered free of charge".to_owned()
        }
        (UnknownReason::SubscriptionOnly, UnknownReason::SubscriptionOnly) => {
            "Both are only covered by plans".to_owned()
        }
        (own, other) if is_said(own) || is_said(other) => {
            let [own, other] = [left, right].map(|(name, why)| no_price(name, why));
            format!("{}; {other}", words::capitalised(&own))
        }
        _ => "No input price is on record for either, which does not mean that they are free"
            .to_owned(),
    }
}

/// A point as a reason; `None` where it holds for the other side just as well.
fn reason(point: &Point) -> Option<String> {
    let reason = match point {
        Point::BenchmarkLead { .. } => "a benchmark lead",
        Point::LargerContext { .. } => "the larger context window",
        Point::CheaperOutput { .. } => "cheaper output",
        Point::CheaperAtWorkload { .. } => "the lower bill at this workload",
        Point::BroaderCoverage { .. } => "more providers to choose from",
        Point::UniqueCapabilities { .. } => "capabilities of its own",
        Point::OpenWeights { .. } => "open weights",
        Point::Newer { .. } => "the later release",
        Point::UseCaseFit { uses, shared, .. } => {
            return (!shared).then(|| format!("its fit for {}", words::uses(uses)));
        }
    };
    Some(reason.to_owned())
}

/// What a reader would have to put first for the point to decide; `None` where none would.
fn wish(point: &Point) -> Option<String> {
    match point {
        Point::BenchmarkLead { benchmark, .. } => Some(format!("results on {}", benchmark.name)),
        Point::LargerContext { .. } => Some("room for long inputs".to_owned()),
        Point::CheaperOutput { .. } => Some("the price of output".to_owned()),
        Point::CheaperAtWorkload { .. } => Some("the monthly bill".to_owned()),
        Point::BroaderCoverage { .. } => Some("a choice of providers".to_owned()),
        Point::UniqueCapabilities { first, .. } => Some(words::capabilities(first)),
        Point::OpenWeights { .. } => Some("access to the weights".to_owned()),
        Point::Newer { .. } => Some("a recent release".to_owned()),
        Point::UseCaseFit { uses, shared, .. } => (!shared).then(|| words::uses(uses)),
    }
}
