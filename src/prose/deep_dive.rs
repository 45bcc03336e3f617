//! Four paragraphs for readers who want the reasoning.

use askama::Template;

use super::{names, render, words};
use crate::comparison::context::{Pair, Seat};
use crate::comparison::deep_dive::{BenchmarkStory, Choice, DeepDive, Footprint, PricingCoverage};
use crate::comparison::tradeoffs::Point;

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
        let reasons: Vec<_> = points.iter().map(reason).collect();
        words::list(&reasons.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let (left, right) = (reasons(&choice.left), reasons(&choice.right));
    let recommended = choice.recommended.map(|seat: Seat| names(&pair, seat));
    render(&ChoiceText {
        pair,
        left,
        right,
        recommended,
    })
}

fn reason(point: &Point) -> String {
    let reason = match point {
        Point::BenchmarkLead { .. } => "a benchmark lead",
        Point::LargerContext { .. } => "the larger context window",
        Point::CheaperOutput { .. } => "cheaper output",
        Point::CheaperAtWorkload { .. } => "the lower bill at this workload",
        Point::BroaderCoverage { .. } => "more providers to choose from",
        Point::UniqueCapabilities { .. } => "capabilities of its own",
        Point::OpenWeights { .. } => "open weights",
        Point::Newer { .. } => "the later release",
        Point::UseCaseFit { uses, .. } => return format!("its fit for {}", words::uses(uses)),
    };
    reason.to_owned()
}
