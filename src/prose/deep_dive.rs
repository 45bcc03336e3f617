//! Four paragraphs for readers who want the reasoning.

use askama::Template;

use super::{names, render, words};
use crate::comparison::context::{Pair, Seat};
use crate::comparison::deep_dive::{BenchmarkStory, Choice, DeepDive, Footprint, PricingCoverage};
use crate::comparison::tradeoffs::TradeoffKind;

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
    let reasons = |kinds: &[TradeoffKind]| {
        words::list(&kinds.iter().map(|&kind| reason(kind)).collect::<Vec<_>>())
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

fn reason(kind: TradeoffKind) -> &'static str {
    match kind {
        TradeoffKind::BenchmarkLead => "a benchmark lead",
        TradeoffKind::LargerContext => "the larger context window",
        TradeoffKind::CheaperOutput => "cheaper output",
        TradeoffKind::CheaperAtWorkload => "the lower bill at this workload",
        TradeoffKind::BroaderCoverage => "more providers to choose from",
        TradeoffKind::UniqueCapabilities => "capabilities of its own",
        TradeoffKind::OpenWeights => "open weights",
        TradeoffKind::Newer => "the later release",
        TradeoffKind::UseCaseFit => "a fit for named uses",
    }
}
