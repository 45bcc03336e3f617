//! Questions, near misses, cells and closed lists.

use super::*;

pub(super) fn questions(page: &mut Page, pair: &Pair) {
    page.heading("Questions and answers");
    let (yes, no, unknown) = (Support::Yes, Support::No, Support::Unknown);
    let supports = [
        (yes, yes),
        (yes, no),
        (no, yes),
        (yes, unknown),
        (unknown, yes),
        (no, unknown),
    ];
    let better = supports.map(|(left, right)| Question::BetterFor {
        capability: Capability::FunctionCalling,
        left,
        right,
        bearing: None,
    });
    let both = |capability, bearing| Question::BetterFor {
        capability,
        left: yes,
        right: yes,
        bearing,
    };
    let bearing = |shared, left, right| {
        Some(Bearing {
            shared,
            left,
            right,
            largest: lead(Seat::Left),
        })
    };
    let alike = [
        both(Capability::Vision, None),
        both(Capability::Multimodal, None),
        both(Capability::Reasoning, None),
        both(Capability::WebSearch, None),
        both(Capability::Reasoning, bearing(1, 1, 0)),
        both(Capability::Reasoning, bearing(3, 2, 1)),
        both(Capability::Reasoning, bearing(3, 3, 0)),
    ];
    let cheaper = |lower, ratio| Question::Cheaper {
        lower,
        left: CentUsd(112_500),
        right: CentUsd(360_000),
        ratio,
    };
    let asked = [
        cheaper(Side::Left, Some(Ratio(32))),
        cheaper(Side::Right, None),
        cheaper(Side::Tie, None),
        Question::WhereToRun {
            left: vec![provider("OpenRouter"), provider("Groq")],
            right: Vec::new(),
        },
        Question::WhereToRun {
            left: Vec::new(),
            right: vec![provider("OpenRouter")],
        },
        Question::WhereToRun {
            left: Vec::new(),
            right: Vec::new(),
        },
    ];
    for question in asked.iter().chain(&better).chain(&alike) {
        ask(page, pair, question);
    }
    openness_questions(page, pair);
    dated_and_sized_questions(page, pair.context);
}

fn openness_questions(page: &mut Page, pair: &Pair) {
    let closed = || pair.left.license.clone();
    let apache = || pair.right.license.clone();
    let mit = || {
        Some(samples::license(
            "MIT",
            Openness::OpenSource,
            CommercialUse::Allowed,
        ))
    };
    for (left, right) in [
        ((Openness::OpenWeights, closed()), (Openness::Unknown, None)),
        (
            (Openness::Proprietary, closed()),
            (Openness::OpenSource, apache()),
        ),
        (
            (Openness::Proprietary, closed()),
            (Openness::Proprietary, closed()),
        ),
        (
            (Openness::Proprietary, closed()),
            (Openness::Proprietary, None),
        ),
        (
            (Openness::OpenSource, apache()),
            (Openness::OpenSource, apache()),
        ),
        (
            (Openness::OpenWeights, apache()),
            (Openness::OpenWeights, closed()),
        ),
        ((Openness::Unknown, None), (Openness::Unknown, None)),
        ((Openness::OpenWeights, None), (Openness::OpenWeights, None)),
        (
            (Openness::OpenSource, None),
            (Openness::OpenSource, apache()),
        ),
        (
            (Openness::OpenSource, apache()),
            (Openness::OpenSource, mit()),
        ),
        (
            (Openness::OpenWeights, None),
            (Openness::Proprietary, closed()),
        ),
    ] {
        ask(page, pair, &Question::OpenSource { left, right });
    }
}

/// Answers that take windows and dates from the pair.
fn dated_and_sized_questions(page: &mut Page, context: &Context) {
    let model = |slug, known: bool, early: bool| {
        samples::model(slug, |it| {
            let (window, day) = if early {
                (8_000, "2025-04-01")
            } else {
                (128_000, "2026-03-02")
            };
            it.context_window = known.then_some(Tokens(window));
            it.released_on = known.then(|| samples::day(day));
        })
    };
    for (left, right) in [
        ((true, true), (true, false)),
        ((true, false), (true, true)),
        ((true, true), (true, true)),
        ((true, true), (false, true)),
        ((false, true), (true, true)),
        ((false, true), (false, true)),
    ] {
        let left = model("first", left.0, left.1);
        let right = model("second", right.0, right.1);
        let pair = Pair::new(&left, &right, context);
        let larger = Side::of_larger(left.context_window, right.context_window);
        let newer = Side::of_larger(left.released_on, right.released_on);
        ask(page, &pair, &Question::LargerContext { leader: larger });
        ask(page, &pair, &Question::Newer { leader: newer });
    }
    let near = |slug, window| samples::model(slug, |it| it.context_window = Some(Tokens(window)));
    let (left, right) = (near("first", 1_047_576), near("second", 1_048_576));
    let pair = Pair::new(&left, &right, context);
    let leader = Side::Right;
    ask(page, &pair, &Question::LargerContext { leader });
}

fn ask(page: &mut Page, pair: &Pair, question: &Question) {
    let (question, answer) = (
        prose::question(pair, question),
        prose::answer(pair, question),
    );
    page.say(format!("{question} {answer}"));
}

pub(super) fn related(page: &mut Page, pair: &Pair) {
    page.heading("Related pairs");
    for &reason in PartnerReason::ALL {
        for (shared_benchmarks, replaces_kept) in [(1, true), (12, false)] {
            let partner = Partner {
                kept: Seat::Left,
                slug: "gpt-5".to_owned(),
                name: "GPT-5".to_owned(),
                reason,
                replaces_kept,
                shared_benchmarks,
            };
            page.say(prose::related(&pair.left.name, &partner));
        }
    }
}

pub(super) fn near_misses(page: &mut Page) {
    page.heading("Near misses");
    for requirement in [
        Requirement::Capability(Capability::ToolUse),
        Requirement::MinContext {
            least: Tokens(200_000),
            of_a_request: false,
        },
        Requirement::MinContext {
            least: Tokens(900_000),
            of_a_request: true,
        },
        Requirement::Openness(vec![Openness::OpenSource, Openness::OpenWeights]),
        Requirement::CommercialUse(vec![CommercialUse::Allowed]),
        Requirement::CommercialUse(vec![CommercialUse::Allowed, CommercialUse::Conditional]),
        Requirement::Providers(vec!["groq".to_owned(), "azure".to_owned()]),
        Requirement::MaxMonthlyCost(CentUsd(200_000)),
    ] {
        for met in [Some(false), None] {
            let check = Check {
                requirement: requirement.clone(),
                met,
                evidence: Vec::new(),
            };
            let providers = ["Groq", "Azure OpenAI"].map(str::to_owned);
            page.say(prose::near_miss("GPT-4.1", &check, &providers));
        }
    }
}

pub(super) fn cells(page: &mut Page) {
    page.heading("Cells");
    let license = |it: Contender| Cell::License(it.license.unwrap());
    let shared = |rows, leads_largest| Cell::SharedBenchmarks {
        rows,
        led: 1,
        leads_largest,
    };
    let parameters = |total, active| Cell::Parameters { total, active };
    for cell in [
        Cell::Unknown(UnknownReason::NotSourced),
        Cell::Date(samples::day("2025-04-01")),
        Cell::Cutoff("2025-01".to_owned()),
        Cell::Tokens(Tokens(1_047_576)),
        parameters(Some(4_000_000_000), None),
        parameters(Some(671_000_000_000), Some(37_000_000_000)),
        parameters(None, Some(37_000_000_000)),
        Cell::Architecture("decoder only".to_owned()),
        license(gpt_4_1()),
        license(qwen_3_5_4b()),
        Cell::Modalities {
            input: vec![Modality::Text, Modality::Image],
            output: Vec::new(),
        },
        Cell::BestFor(vec![BestFor::MultimodalApps, BestFor::ToolCallingAgents]),
        Cell::DecisionFit {
            uses: vec![UseCase::Coding],
            curated: false,
        },
        Cell::Price(MicroUsd(75_000)),
        Cell::ProviderCount {
            count: 4,
            named: false,
        },
        Cell::ProviderCount {
            count: 1,
            named: true,
        },
        Cell::Providers(vec![provider("OpenRouter"), provider("Groq")]),
        shared(1, None),
        shared(2, None),
        shared(2, Some(Arc::new(samples::benchmark("gpqa")))),
        Cell::Monthly(CentUsd(360_000)),
        Cell::Trifle,
        Cell::Score(Arc::new(samples::score(
            samples::benchmark("gpqa"),
            818_000,
        ))),
    ] {
        page.say(prose::cell(&cell));
    }
}

pub(super) fn closed_lists(page: &mut Page) {
    page.labels("Signals", Signal::ALL, labels::signal);
    page.labels("Specifications", SpecKey::ALL, labels::spec);
    page.labels("Prices", PricingKey::ALL, labels::pricing);
    page.labels("Capabilities", Capability::ALL, labels::capability);
    page.labels(
        "Capabilities in a sentence",
        Capability::ALL,
        labels::capability_noun,
    );
    page.labels("Answers", Support::ALL, labels::support);
    page.labels("Openness", Openness::ALL, labels::openness);
    page.labels("Commercial use", CommercialUse::ALL, labels::commercial_use);
    page.labels("Lifecycle", Lifecycle::ALL, labels::lifecycle);
    page.labels("Product types", ProductType::ALL, labels::product_type);
    page.labels("Uses", UseCase::ALL, labels::use_case);
    page.labels("Best for", BestFor::ALL, labels::best_for);
    page.labels("Modalities", Modality::ALL, labels::modality);
    page.labels("Classes", Class::ALL, labels::class);
    page.labels("Priorities", Priority::ALL, labels::priority);
    page.labels("Strengths", Strength::ALL, labels::strength);
    page.labels("Comparability", Comparability::ALL, labels::comparability);
    page.labels(
        "Unknown reasons",
        UnknownReason::ALL,
        labels::unknown_reason,
    );
    page.labels("Fields", ModelField::ALL, labels::field);
    page.heading("Missing");
    for what in [
        Missing::Field(ModelField::ContextWindow),
        Missing::Capability(Capability::Vision),
        Missing::TrackedRoute,
        Missing::CompleteTokenPrice,
        Missing::Price(PricingKey::OutputPrice),
        Missing::Score,
        Missing::SharedScore,
        Missing::CommonProvider,
        Missing::UniqueCapability,
        Missing::WireFormat,
    ] {
        page.say(format!("no {}", labels::missing(what)));
    }
}
