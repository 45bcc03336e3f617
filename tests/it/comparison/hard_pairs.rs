//! Pairs in which something is hard: missing, free, tiered, mixed, retired, or the same under two names.

use entities::enums::*;
use serde_json::{Value, json};
use versus::import::draft::*;

use super::{PAGE, brief};
use crate::support::{
    app::TestApp,
    draft::{benchmark, by, claim, import_on, price, provider, route, score, source},
};

const DAY: &str = "2026-09-01";

fn lab() -> Statement {
    by("lab", DAY)
}

/// A model with facts as (field, value).
fn model(slug: &str, facts: &[(ModelField, &str)]) -> Model {
    let named = [(ModelField::Name, slug), (ModelField::Organization, "lab")];
    let facts = named.iter().chain(facts);
    Model {
        slug: slug.to_owned(),
        aliases: Vec::new(),
        claims: facts
            .map(|(field, value)| claim(*field, value, lab()))
            .collect(),
        capabilities: Vec::new(),
        use_cases: Vec::new(),
        use_cases_by: None,
    }
}

fn able(mut model: Model, support: Support, all: &[Capability]) -> Model {
    let claims = all.iter().map(|capability| CapabilityClaim {
        capability: *capability,
        support,
        by: lab(),
    });
    model.capabilities.extend(claims);
    model
}

fn models() -> Vec<Model> {
    use Capability::{FunctionCalling, Reasoning, ToolUse, Vision};
    use ModelField::{
        ContextWindow, Family, Lifecycle, ProductType, ReleasedOn, RetiredOn, Successor,
    };
    let window = |slug: &str, tokens: &str| model(slug, &[(ContextWindow, tokens)]);
    let mut twin = window("twin-a", "200000");
    twin.aliases = vec![Alias {
        namespace: "elsewhere".to_owned(),
        external_id: "Lab/Twin-A".to_owned(),
        match_kind: MatchKind::Explicit,
    }];
    vec![
        model("bare-a", &[]),
        model("bare-b", &[]),
        window("unpriced-a", "128000"),
        window("unpriced-b", "64000"),
        window("free", "128000"),
        window("plan", "128000"),
        window("flat", "1000000"),
        window("tiered", "1000000"),
        window("cached", "400000"),
        window("batched", "400000"),
        able(
            window("measured-a", "200000"),
            Support::Yes,
            &[Vision, Reasoning],
        ),
        able(
            window("measured-b", "200000"),
            Support::Yes,
            &[FunctionCalling, ToolUse],
        ),
        window("measured-c", "200000"),
        model(
            "embedder",
            &[(ProductType, "EMBEDDING"), (ContextWindow, "8192")],
        ),
        model(
            "old",
            &[
                (Family, "line"),
                (Lifecycle, "RETIRED"),
                (RetiredOn, "2026-06-01"),
                (Successor, "new"),
                (ReleasedOn, "2024-01-15"),
                (ContextWindow, "32000"),
            ],
        ),
        model(
            "new",
            &[
                (Family, "line"),
                (ReleasedOn, "2026-01-15"),
                (ContextWindow, "256000"),
            ],
        ),
        window("narrow", "16000"),
        window("wide", "1024000"),
        twin,
        window("twin-b", "200000"),
    ]
}

fn base(input: i64, output: i64) -> Vec<Price> {
    vec![
        price(PriceComponent::Input, input, lab()),
        price(PriceComponent::Output, output, lab()),
    ]
}

fn routes() -> Vec<Route> {
    use PriceComponent::{CacheRead, Input, Output};
    let at = |model: &str, prices| route(model, "cloud", lab(), prices);
    let stated = |model: &str, state| {
        let mut route = at(model, Vec::new());
        route.price_state = Some(state);
        route
    };
    let mut tiered = at("tiered", base(500_000, 2_000_000));
    tiered.prices.push(Price {
        min_prompt_tokens: 200_000,
        ..price(Input, 4_000_000, lab())
    });
    let mut cached = at("cached", base(3_000_000, 9_000_000));
    cached.prices.push(price(CacheRead, 300_000, lab()));
    let mut batched = at("batched", base(2_500_000, 10_000_000));
    for (component, amount) in [(Input, 1_000_000), (Output, 4_000_000)] {
        batched.prices.push(Price {
            tier: ServiceTier::Batch,
            ..price(component, amount, lab())
        });
    }
    vec![
        at("unpriced-a", vec![price(Output, 4_000_000, lab())]),
        stated("free", PriceState::Free),
        stated("plan", PriceState::Subscription),
        at("flat", base(1_000_000, 2_000_000)),
        tiered,
        cached,
        batched,
        at("measured-a", base(1_000_000, 2_000_000)),
        at("measured-b", base(1_000_000, 3_000_000)),
        at("embedder", base(20_000, 0)),
        at("old", base(30_000_000, 60_000_000)),
        at("new", base(1_000_000, 2_000_000)),
        at("narrow", base(100_000, 200_000)),
        at("wide", base(3_000_000, 15_000_000)),
        at("twin-a", base(1_000_000, 2_000_000)),
        at("twin-b", base(1_000_000, 2_000_000)),
    ]
}

fn scores() -> Vec<Score> {
    let own = |model: &str, benchmark: &str, value| score(model, benchmark, value, lab());
    let measured = |model: &str, benchmark: &str, value, measurer: &str| Score {
        measured_by: MeasuredBy::Independent,
        measurer: measurer.to_owned(),
        standard_error: Some(15_000),
        ..score(model, benchmark, value, by("epoch", DAY))
    };
    vec![
        own("measured-a", "exam", 700_000),
        measured("measured-a", "exam", 650_000, "Epoch AI"),
        measured("measured-a", "exam", 660_000, "Another"),
        own("measured-b", "exam", 690_000),
        measured("measured-b", "exam", 655_000, "Epoch AI"),
        own("measured-a", "price-of-run", 120_000),
        own("measured-b", "price-of-run", 80_000),
        own("measured-a", "puzzles", 500_000),
        own("measured-c", "puzzles", 480_000),
        measured("measured-c", "exam", 640_000, "Third"),
        measured("flat", "puzzles", 400_000, "Epoch AI"),
        own("wide", "other", 100_000),
    ]
}

fn draft() -> Draft {
    let mut cost = benchmark("price-of-run");
    cost.unit = BenchmarkUnit::Usd;
    cost.direction = BenchmarkDirection::LowerIsBetter;
    Draft {
        sources: vec![
            source("lab", SourceClass::Lab),
            source("epoch", SourceClass::Independent),
        ],
        organizations: vec![Organization {
            slug: "lab".to_owned(),
            name: "Lab".to_owned(),
            website: None,
            country: None,
        }],
        models: models(),
        providers: vec![provider("cloud", true)],
        routes: routes(),
        benchmarks: vec![
            benchmark("exam"),
            benchmark("puzzles"),
            benchmark("other"),
            cost,
        ],
        scores: scores(),
        ..Draft::default()
    }
}

/// What is hard about a pair, its sides, and further arguments.
fn pairs() -> Vec<(&'static str, [&'static str; 2], Value)> {
    let large = json!({ "workload": { "inputTokensPerRequest": 300_000 } });
    let shares = |cached: &str, batch: &str| json!({ "workload": { "cachedInputShare": cached, "batchShare": batch } });
    vec![
        ("everything_unknown", ["bare-a", "bare-b"], json!({})),
        (
            "no_price_on_either_side",
            ["unpriced-a", "unpriced-b"],
            json!({}),
        ),
        ("free_against_a_plan", ["free", "plan"], json!({})),
        ("free_against_priced", ["free", "flat"], json!({})),
        (
            "base_prices_favour_the_tiered_one",
            ["flat", "tiered"],
            json!({}),
        ),
        (
            "large_prompts_favour_the_flat_one",
            ["flat", "tiered"],
            large,
        ),
        ("uncached", ["cached", "batched"], json!({})),
        ("mostly_cached", ["cached", "batched"], shares("0.9", "0")),
        ("all_in_batches", ["cached", "batched"], shares("0", "1")),
        (
            "several_measurers_and_lower_is_better",
            ["measured-a", "measured-b"],
            json!({}),
        ),
        (
            "mixed_comparability",
            ["measured-a", "measured-c"],
            json!({}),
        ),
        ("no_measurer_in_common", ["flat", "measured-c"], json!({})),
        (
            "product_types_differ",
            ["embedder", "measured-a"],
            json!({}),
        ),
        ("retired_against_current", ["old", "new"], json!({})),
        (
            "before_the_retirement",
            ["old", "new"],
            json!({ "asOf": "2026-05-31" }),
        ),
        (
            "sixty_four_times_the_context",
            ["narrow", "wide"],
            json!({}),
        ),
        (
            "a_priority_before_the_context",
            ["narrow", "wide"],
            json!({ "priorities": ["COST"] }),
        ),
        (
            "identical_but_for_the_name",
            ["twin-a", "twin-b"],
            json!({}),
        ),
        ("no_shared_benchmark", ["wide", "measured-a"], json!({})),
        ("known_against_unknown", ["wide", "bare-a"], json!({})),
        ("by_an_alias", ["lab/twin-a", "flat"], json!({})),
    ]
}

#[tokio::test]
async fn hard_pairs_are_answered_as_recorded() {
    let app = TestApp::new().await;
    import_on(&app.database.db, draft(), DAY).await;
    for (name, [left, right], mut variables) in pairs() {
        variables["left"] = json!(left);
        variables["right"] = json!(right);
        let mut answer = app.ask_with(PAGE, variables).await.body;
        assert_eq!(answer.get("errors"), None, "{name}: {answer}");
        let page = answer["data"]["comparison"].take();
        insta::with_settings!({ snapshot_path => "snapshots/hard", omit_expression => true }, {
            insta::assert_json_snapshot!(name, brief(&page));
        });
    }
}
