use super::*;
use std::sync::Arc;

use crate::comparison::contender::{Benchmark, Contender, Score};
use crate::comparison::context::Pair;
use crate::comparison::samples::{context, gpt_4_1, prices, provider, qwen_3_5_4b, route};
use crate::comparison::vocabulary::Capability;
use crate::comparison::{
    benchmarks, capabilities, cost, deep_dive, faq, friction, pricing, scorecard, specs, summary,
    tradeoffs, verdict,
};

/// A section as text that compares.
fn computed(section: Section, left: &Contender, right: &Contender) -> String {
    let context = context();
    let pair = &Pair::new(left, right, &context);
    match section {
        Section::Summary => format!("{:?}", summary::summary(pair)),
        Section::Verdict => format!("{:?}", verdict::verdict(pair)),
        Section::Scorecard => format!("{:?}", scorecard::scorecard(pair)),
        Section::Tradeoffs => format!("{:?}", tradeoffs::tradeoffs(pair)),
        Section::MonthlyCost => format!("{:?}", cost::compare(pair)),
        Section::SwitchFriction => format!("{:?}", friction::friction(pair)),
        Section::Specs => format!("{:?}", specs::specs(pair)),
        Section::Pricing => format!("{:?}", pricing::pricing(pair)),
        Section::Capabilities => format!("{:?}", capabilities::capabilities(pair)),
        Section::Benchmarks => format!("{:?}", benchmarks::compare(pair)),
        Section::DeepDive => format!("{:?}", deep_dive::deep_dive(pair)),
        Section::Faq => format!("{:?}", faq::faq(pair)),
    }
}

/// The contender without some of its facts.
fn without(mut it: Contender, facts: Facts) -> Contender {
    match facts {
        Facts::Capabilities => it.capabilities.clear(),
        Facts::Modalities => {
            it.input_modalities.clear();
            it.output_modalities.clear();
        }
        Facts::UseCases => it.curated_use_cases.clear(),
        Facts::Routes => it.routes.clear(),
        Facts::Scores => it.scores.clear(),
    }
    it
}

/// A contender whose tests bear on a capability that both have.
fn seeing(mut it: Contender) -> Contender {
    let bearing = |score: &Arc<Score>| {
        let benchmark = Benchmark {
            bears_on: Some(Capability::Vision),
            ..Benchmark::clone(&score.benchmark)
        };
        Arc::new(Score {
            benchmark: Arc::new(benchmark),
            ..Score::clone(score)
        })
    };
    it.scores = it.scores.iter().map(bearing).collect();
    it
}

fn gpt() -> Contender {
    seeing(gpt_4_1())
}

fn qwen() -> Contender {
    seeing(qwen_3_5_4b())
}

#[test]
fn a_section_is_the_same_without_the_facts_it_does_not_need() {
    for &section in Section::ALL {
        let whole = computed(section, &gpt(), &qwen());
        let spare = Facts::ALL
            .iter()
            .filter(|facts| !section.needs().contains(facts));
        let (mut left, mut right) = (gpt(), qwen());
        for &facts in spare {
            left = without(left, facts);
            right = without(right, facts);
        }
        assert_eq!(computed(section, &left, &right), whole, "{section:?}");
    }
}

/// The right model of the reference pair, were it served.
fn served() -> Contender {
    let mut it = qwen();
    it.routes = vec![route(provider("host", 9), prices(100_000, 300_000))];
    it
}

#[test]
fn a_section_changes_without_a_fact_that_it_needs() {
    for &section in Section::ALL {
        let whole = computed(section, &gpt(), &served());
        for &facts in section.needs() {
            let (left, right) = (without(gpt(), facts), without(served(), facts));
            assert_ne!(
                computed(section, &left, &right),
                whole,
                "{section:?} {facts:?}"
            );
        }
    }
}
