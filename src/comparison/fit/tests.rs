use super::*;
use crate::comparison::evidence::Missing;
use crate::comparison::samples::{
    answer, bare, benchmark, context, model, price, prices, provider, reference, route, score,
    scored,
};
use crate::comparison::units::{MicroUsd, ScoreValue};
use crate::comparison::vocabulary::{BenchmarkDirection, MeasuredBy, PriceComponent, Support};

fn able(which: &[Capability]) -> Contender {
    model("able", |it| answer(it, Support::Yes, which))
}

fn routed(count: i64) -> Contender {
    model("routed", |it| {
        let hosts = (0..count).map(|place| provider(&format!("host-{place}"), place));
        it.routes = hosts.map(|host| route(host, prices(1, 1))).collect();
    })
}

fn reasons(of: &Contender) -> Vec<BestFor> {
    best_for(of, &context()).0
}

fn uses(of: &Contender) -> Vec<UseCase> {
    decision_fit(of, &context()).uses
}

#[test]
fn each_reason_rests_on_any_of_its_facts() {
    for (which, expected) in [
        (Capability::Reasoning, BestFor::ReasoningHeavyApps),
        (Capability::Vision, BestFor::MultimodalApps),
        (Capability::Multimodal, BestFor::MultimodalApps),
        (Capability::FunctionCalling, BestFor::ToolCallingAgents),
        (Capability::ToolUse, BestFor::ToolCallingAgents),
    ] {
        assert_eq!(reasons(&able(&[which])), [expected], "{which:?}");
    }
}

#[test]
fn other_capabilities_are_no_reason() {
    for which in [
        Capability::StructuredOutputs,
        Capability::ImageOutput,
        Capability::WebSearch,
    ] {
        assert_eq!(
            reasons(&able(&[which])),
            [BestFor::GeneralProductionEvaluation]
        );
    }
}

#[test]
fn a_million_tokens_are_long_context_analysis() {
    for (window, expected) in [
        (999_999, BestFor::GeneralProductionEvaluation),
        (1_000_000, BestFor::LongContextAnalysis),
        (1_047_576, BestFor::LongContextAnalysis),
    ] {
        let of = model("wide", |it| it.context_window = Some(Tokens(window)));
        assert_eq!(reasons(&of), [expected], "{window}");
    }
}

#[test]
fn three_providers_are_routed_production() {
    for (count, expected) in [
        (0, BestFor::GeneralProductionEvaluation),
        (2, BestFor::GeneralProductionEvaluation),
        (3, BestFor::ProviderRoutedProduction),
        (9, BestFor::ProviderRoutedProduction),
    ] {
        assert_eq!(reasons(&routed(count)), [expected], "{count}");
    }
}

#[test]
fn three_routes_of_one_provider_are_one_provider() {
    let of = model("regions", |it| {
        it.routes = (0..3)
            .map(|_| route(provider("host", 1), prices(1, 1)))
            .collect();
    });
    assert_eq!(reasons(&of), [BestFor::GeneralProductionEvaluation]);
}

#[test]
fn the_first_three_reasons_are_shown() {
    let of = model("all", |it| {
        answer(it, Support::Yes, Capability::ALL);
        it.context_window = Some(Tokens(2_000_000));
        it.routes = routed(5).routes;
    });
    assert_eq!(
        reasons(&of),
        [
            BestFor::ReasoningHeavyApps,
            BestFor::MultimodalApps,
            BestFor::ToolCallingAgents
        ]
    );
}

#[test]
fn a_no_and_an_unknown_are_no_reason() {
    let denied = model("denied", |it| answer(it, Support::No, Capability::ALL));
    assert_eq!(reasons(&denied), [BestFor::GeneralProductionEvaluation]);
    assert_eq!(
        reasons(&bare("bare")),
        [BestFor::GeneralProductionEvaluation]
    );
}

#[test]
fn a_reason_names_its_facts_and_no_reason_names_what_was_looked_at() {
    let of = able(&[Capability::Reasoning]);
    let (_, evidence) = best_for(&of, &context());
    assert_eq!(
        evidence,
        [Evidence::Capability(reference("able/Reasoning"))]
    );
    let nothing = bare("nothing");
    let (_, evidence) = best_for(&nothing, &context());
    let absent = |what| Evidence::Absence {
        model: nothing.reference,
        what,
    };
    assert_eq!(
        evidence,
        [
            absent(Missing::Capability(Capability::Reasoning)),
            absent(Missing::Capability(Capability::Vision)),
            absent(Missing::Capability(Capability::Multimodal)),
            absent(Missing::Capability(Capability::FunctionCalling)),
            absent(Missing::Capability(Capability::ToolUse)),
            absent(Missing::Field(ModelField::ContextWindow)),
            absent(Missing::TrackedRoute),
        ]
    );
}

#[test]
fn code_execution_or_a_coding_product_fits_coding() {
    assert_eq!(uses(&able(&[Capability::CodeExecution])), [UseCase::Coding]);
    let product = model("coder", |it| it.product_type = ProductType::CodingModel);
    assert_eq!(uses(&product), [UseCase::Coding]);
    let other = model("image", |it| it.product_type = ProductType::Image);
    assert!(uses(&other).is_empty());
}

fn ranked(benchmark: Benchmark, value: i64) -> Contender {
    model("ranked", |it| scored(it, score(benchmark, value)))
}

#[test]
fn a_score_in_the_top_quartile_fits_what_the_benchmark_tests() {
    let quartile = Some(ScoreValue(700_000));
    let coding = || Benchmark {
        is_coding: true,
        top_quartile: quartile,
        ..benchmark("swe-bench")
    };
    let agentic = || Benchmark {
        is_agentic: true,
        top_quartile: quartile,
        ..benchmark("tau-bench")
    };
    for (value, fits) in [(699_999, false), (700_000, true), (900_000, true)] {
        let expected = |which| if fits { vec![which] } else { vec![] };
        assert_eq!(
            uses(&ranked(coding(), value)),
            expected(UseCase::Coding),
            "{value}"
        );
        assert_eq!(
            uses(&ranked(agentic(), value)),
            expected(UseCase::Agents),
            "{value}"
        );
    }
}

#[test]
fn the_top_quartile_of_a_lower_is_better_benchmark_is_its_low_end() {
    let errors = || Benchmark {
        is_coding: true,
        direction: BenchmarkDirection::LowerIsBetter,
        top_quartile: Some(ScoreValue(100_000)),
        ..benchmark("errors")
    };
    for (value, fits) in [(99_999, true), (100_000, true), (100_001, false)] {
        assert_eq!(!uses(&ranked(errors(), value)).is_empty(), fits, "{value}");
    }
}

#[test]
fn without_a_quartile_or_of_another_kind_a_score_fits_nothing() {
    let coding = Benchmark {
        is_coding: true,
        ..benchmark("swe-bench")
    };
    assert!(uses(&ranked(coding, 999_999)).is_empty());
    let knowledge = Benchmark {
        top_quartile: Some(ScoreValue(1)),
        ..benchmark("mmlu-pro")
    };
    assert!(uses(&ranked(knowledge, 999_999)).is_empty());
}

#[test]
fn the_preferred_score_decides_even_where_another_one_is_better() {
    let coding = || Benchmark {
        is_coding: true,
        top_quartile: Some(ScoreValue(500_000)),
        ..benchmark("swe-bench")
    };
    let of = model("boasting", |it| {
        scored(it, score(coding(), 485_000));
        let own = crate::comparison::contender::Score {
            measured_by: MeasuredBy::Lab,
            ..score(coding(), 546_000)
        };
        scored(it, own);
    });
    assert!(uses(&of).is_empty());
}

fn retrieving(window: Option<i64>, which: &[Capability], routes: i64) -> Contender {
    model("retrieving", |it| {
        it.context_window = window.map(Tokens);
        answer(it, Support::Yes, which);
        it.routes = routed(routes).routes;
    })
}

#[test]
fn rag_needs_a_route_a_window_and_answers_in_form() {
    let (structured, calls) = (
        [Capability::StructuredOutputs],
        [Capability::FunctionCalling],
    );
    for (window, which, routes, fits) in [
        (Some(32_000), &structured[..], 1, true),
        (Some(32_000), &calls[..], 1, true),
        (Some(31_999), &structured[..], 1, false),
        (None, &structured[..], 1, false),
        (Some(32_000), &[][..], 1, false),
        (Some(32_000), &structured[..], 0, false),
    ] {
        let of = retrieving(window, which, routes);
        let found = uses(&of).contains(&UseCase::Rag);
        assert_eq!(found, fits, "{window:?} {which:?} {routes}");
    }
}

#[test]
fn agents_need_function_calling_and_tool_use() {
    let (calls, tools) = (Capability::FunctionCalling, Capability::ToolUse);
    for (which, fits) in [
        (vec![calls, tools], true),
        (vec![calls], false),
        (vec![tools], false),
    ] {
        assert_eq!(
            uses(&able(&which)).contains(&UseCase::Agents),
            fits,
            "{which:?}"
        );
    }
}

#[test]
fn long_context_begins_at_two_hundred_thousand() {
    for (window, fits) in [(199_999, false), (200_000, true), (1_000_000, true)] {
        let of = model("wide", |it| it.context_window = Some(Tokens(window)));
        assert_eq!(uses(&of) == [UseCase::LongContext], fits, "{window}");
    }
}

#[test]
fn vision_fits_vision() {
    assert_eq!(uses(&able(&[Capability::Vision])), [UseCase::Vision]);
}

#[test]
fn the_cheapest_third_fits_classification() {
    for (micro, third, fits) in [
        (400_000, Some(400_000), true),
        (399_999, Some(400_000), true),
        (400_001, Some(400_000), false),
        (1, None, false),
    ] {
        let of = model("cheap", |it| {
            let output = price(PriceComponent::Output, micro);
            it.routes = vec![route(provider("host", 1), vec![output])];
        });
        let mut context = context();
        context.thresholds.output_price_lower_third = third.map(MicroUsd);
        let found = decision_fit(&of, &context).uses;
        assert_eq!(
            found == [UseCase::Classification],
            fits,
            "{micro} {third:?}"
        );
    }
}

#[test]
fn the_first_three_uses_are_shown_unless_editors_listed_more() {
    let of = model("all", |it| {
        answer(it, Support::Yes, Capability::ALL);
        it.context_window = Some(Tokens(2_000_000));
        it.routes = routed(1).routes;
    });
    assert_eq!(uses(&of), [UseCase::Coding, UseCase::Rag, UseCase::Agents]);
    let listed = model("listed", |it| it.curated_use_cases = UseCase::ALL.to_vec());
    let fit = decision_fit(&listed, &context());
    assert_eq!(fit.uses, UseCase::ALL);
    assert!(fit.curated);
}

#[test]
fn the_list_of_editors_overrides_the_rules() {
    let of = model("tagged", |it| {
        answer(it, Support::Yes, &[Capability::CodeExecution]);
        it.curated_use_cases = vec![UseCase::Vision];
    });
    let fit = decision_fit(&of, &context());
    assert_eq!((fit.uses, fit.curated), (vec![UseCase::Vision], true));
    assert!(!decision_fit(&able(&[Capability::Vision]), &context()).curated);
}

#[test]
fn each_use_names_the_facts_that_its_rule_looks_at() {
    for &which in UseCase::ALL {
        let of = model("tagged", |it| it.curated_use_cases = vec![which]);
        let evidence = decision_fit(&of, &context()).evidence;
        assert!(!evidence.is_empty(), "{which:?}");
    }
    let nothing = decision_fit(&bare("nothing"), &context());
    assert!(nothing.uses.is_empty());
    assert!(nothing.evidence.len() > 5);
}

#[test]
fn a_top_score_is_part_of_the_evidence() {
    let coding = Benchmark {
        is_coding: true,
        top_quartile: Some(ScoreValue(1)),
        ..benchmark("swe-bench")
    };
    let of = ranked(coding, 5);
    let evidence = decision_fit(&of, &context()).evidence;
    assert!(evidence.contains(&Evidence::Score(reference("swe-bench/5"))));
}
