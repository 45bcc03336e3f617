//! Four paragraphs for readers who want the reasoning.

use askama::Template;

use super::{names, render, words};
use crate::comparison::context::{Pair, Seat};
use crate::comparison::deep_dive::{BenchmarkStory, Choice, DeepDive, Footprint, PricingCoverage};
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
    recommended: Option<(&'a str, &'a str)>,
    kind: VerdictKind,
    left_wish: Option<&'a str>,
    right_wish: Option<&'a str>,
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
    let recommended = choice.recommended.map(|seat: Seat| names(&pair, seat));
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
