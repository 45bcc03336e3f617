//! A small catalog in which everything occurs that lists must cope with: nulls, ties, missing scores and prices,
//! aliases (one of two models), several claims of a field, prices of every state, past and announced prices.

use entities::enums::*;
use versus::database::Database;
use versus::import::draft::*;

use super::draft::{benchmark, by, claim, dated, import_on, price, provider, route, score, source};

/// The day of the first import.
pub const FIRST_DAY: &str = "2026-10-01";

/// The day of the second, which changes one price.
pub const SECOND_DAY: &str = "2026-11-15";

/// Imports the catalog in two revisions.
pub async fn sow(db: &Database) {
    import_on(db, draft(), FIRST_DAY).await;
    let change = Draft {
        sources: vec![source("openrouter", SourceClass::Lab)],
        routes: vec![route(
            "mistral-small",
            "openrouter",
            by("openrouter", SECOND_DAY),
            vec![price(
                PriceComponent::Input,
                90_000,
                by("openrouter", SECOND_DAY),
            )],
        )],
        ..Draft::default()
    };
    import_on(db, change, SECOND_DAY).await;
}

/// The first import: 8 models, 5 providers, 3 organizations, 4 benchmarks.
pub fn draft() -> Draft {
    Draft {
        sources: sources(),
        organizations: [
            ("openai", "OpenAI"),
            ("alibaba", "Alibaba"),
            ("mistral", "Mistral AI"),
        ]
        .map(|(slug, name)| Organization {
            slug: slug.to_owned(),
            name: name.to_owned(),
            website: Some(format!("https://{slug}.example")),
            country: None,
        })
        .into(),
        licenses: licenses(),
        models: models(),
        providers: providers(),
        routes: routes(),
        benchmarks: benchmarks(),
        scores: scores(),
        ..Draft::default()
    }
}

fn sources() -> Vec<Source> {
    let mut sources = vec![
        source("openai", SourceClass::Lab),
        source("alibaba", SourceClass::Lab),
        source("mistral", SourceClass::Lab),
        source("openrouter", SourceClass::Lab),
        source("epoch", SourceClass::Independent),
        source("models-dev", SourceClass::Aggregator),
    ];
    for source in &mut sources {
        source.url = Some(format!("https://{}.example", source.slug));
    }
    sources
}

fn licenses() -> Vec<License> {
    let license = |slug: &str, name: &str, spdx: Option<&str>, openness, commercial_use| License {
        slug: slug.to_owned(),
        name: name.to_owned(),
        spdx_id: spdx.map(str::to_owned),
        osi_approved: spdx.map(|_| true),
        openness,
        commercial_use,
        url: None,
    };
    vec![
        license(
            "proprietary",
            "Proprietary",
            None,
            Openness::Proprietary,
            CommercialUse::Conditional,
        ),
        license(
            "apache-2.0",
            "Apache 2.0",
            Some("Apache-2.0"),
            Openness::OpenSource,
            CommercialUse::Allowed,
        ),
    ]
}

/// A model of `organization`, with claims as (field, value) by its lab.
fn model(slug: &str, name: &str, organization: &str, facts: &[(ModelField, &str)]) -> Model {
    let lab = by(organization, "2026-09-01");
    let mut claims = vec![
        claim(ModelField::Name, name, lab.clone()),
        claim(ModelField::Organization, organization, lab.clone()),
    ];
    claims.extend(
        facts
            .iter()
            .map(|(field, value)| claim(*field, value, lab.clone())),
    );
    Model {
        slug: slug.to_owned(),
        aliases: Vec::new(),
        claims,
        capabilities: Vec::new(),
        use_cases: Vec::new(),
        use_cases_by: None,
    }
}

fn alias(namespace: &str, external_id: &str) -> Alias {
    Alias {
        namespace: namespace.to_owned(),
        external_id: external_id.to_owned(),
        match_kind: MatchKind::Explicit,
    }
}

fn able(organization: &str, support: Support, all: &[Capability]) -> Vec<CapabilityClaim> {
    all.iter()
        .map(|capability| CapabilityClaim {
            capability: *capability,
            support,
            by: by(organization, "2026-09-01"),
        })
        .collect()
}

/// The model that has everything.
fn flagship() -> Model {
    use Capability::{FunctionCalling, Reasoning, ToolUse, Vision};
    use ModelField::*;
    let mut gpt = model(
        "gpt-4.1",
        "GPT-4.1",
        "openai",
        &[
            (Family, "gpt-4.1"),
            (License, "proprietary"),
            (Openness, "PROPRIETARY"),
            (ReleasedOn, "2025-04-14"),
            (KnowledgeCutoff, "2024-06"),
            (ContextWindow, "1047576"),
            (MaxOutputTokens, "32768"),
            (InputModalities, "TEXT,IMAGE"),
            (OutputModalities, "TEXT"),
            (ReviewedOn, "2026-05-22"),
        ],
    );
    gpt.claims.push(claim(
        ContextWindow,
        "1000000",
        by("models-dev", "2026-09-20"),
    ));
    gpt.claims.push(claim(
        ReleasedOn,
        "2025-04-14",
        by("models-dev", "2026-09-20"),
    ));
    gpt.aliases = vec![
        alias("openai", "gpt-4.1-2025-04-14"),
        alias("openrouter", "openai/gpt-4.1"),
        alias("elsewhere", "the-flagship"),
        // A real slug wins over this one.
        alias("elsewhere", "gpt-4.1-mini"),
    ];
    gpt.capabilities = able("openai", Support::Yes, &[Vision, FunctionCalling, ToolUse]);
    gpt.capabilities
        .extend(able("openai", Support::No, &[Reasoning]));
    gpt.use_cases = vec![UseCase::Coding, UseCase::Rag];
    gpt.use_cases_by = Some(by("openai", "2026-09-01"));
    gpt
}

fn models() -> Vec<Model> {
    let mut models = vec![flagship()];
    models.extend(siblings());
    models.extend(open_models());
    models.extend(mistral_models());
    models
}

/// A model with the same values as the flagship, and the one that the flagship replaces.
fn siblings() -> [Model; 2] {
    use ModelField::*;
    let mini = model(
        "gpt-4.1-mini",
        "GPT-4.1 mini",
        "openai",
        &[
            (Family, "gpt-4.1"),
            (License, "proprietary"),
            (Openness, "PROPRIETARY"),
            (ReleasedOn, "2025-04-14"),
            (ContextWindow, "1047576"),
        ],
    );
    let old = model(
        "gpt-4o",
        "GPT-4o",
        "openai",
        &[
            (Lifecycle, "DEPRECATED"),
            (DeprecatedOn, "2026-08-01"),
            (Successor, "gpt-4.1"),
            (ReleasedOn, "2024-05-13"),
            (ContextWindow, "128000"),
        ],
    );
    [mini, old]
}

/// Open models, one without any route.
fn open_models() -> [Model; 2] {
    use Capability::{Reasoning, Vision};
    use ModelField::*;
    let mut small = model(
        "qwen3.5-4b",
        "Qwen3.5-4B",
        "alibaba",
        &[
            (License, "apache-2.0"),
            (Openness, "OPEN_SOURCE"),
            (ReleasedOn, "2026-03-02"),
            (ContextWindow, "262144"),
            (ParametersTotal, "4000000000"),
            (Architecture, "hybrid"),
        ],
    );
    small.aliases = vec![alias("huggingface", "Qwen/Qwen3.5-4B")];
    small.capabilities = able("alibaba", Support::Yes, &[Vision, Reasoning]);
    let coder = model(
        "qwen3-coder",
        "Qwen3 Coder",
        "alibaba",
        &[
            (ProductType, "CODING_MODEL"),
            (License, "apache-2.0"),
            (Openness, "OPEN_SOURCE"),
            (ReleasedOn, "2025-07-22"),
            (ContextWindow, "262144"),
            (ParametersTotal, "480000000000"),
            (ParametersActive, "35000000000"),
        ],
    );
    [small, coder]
}

/// Models of which little is known.
fn mistral_models() -> [Model; 3] {
    use Capability::{FunctionCalling, Reasoning};
    use ModelField::*;
    let mut large = model("mistral-large", "Mistral Large", "mistral", &[]);
    large.capabilities = able("mistral", Support::Yes, &[FunctionCalling, Reasoning]);
    large.aliases = vec![alias("elsewhere", "the-large-one")];
    let mistral_small = model(
        "mistral-small",
        "Mistral Small",
        "mistral",
        &[
            (License, "apache-2.0"),
            (Openness, "OPEN_SOURCE"),
            (ReleasedOn, "2025-07-22"),
            (ContextWindow, "128000"),
        ],
    );
    let bare = model(
        "mistral-embed",
        "Mistral Embed",
        "mistral",
        &[(ProductType, "EMBEDDING")],
    );
    [large, mistral_small, bare]
}

fn providers() -> Vec<Provider> {
    let of = |slug: &str, name: &str, kind, tracked, rank| Provider {
        name: name.to_owned(),
        kind: Some(kind),
        display_rank: Some(rank),
        wire_format: Some("openai".to_owned()),
        ..provider(slug, tracked)
    };
    let mut first_party = of(
        "openai-api",
        "OpenAI API",
        ProviderKind::FirstParty,
        true,
        3,
    );
    first_party.organization = Some("openai".to_owned());
    let mut cloud = of("azure-openai", "Azure OpenAI", ProviderKind::Cloud, true, 2);
    cloud.aliases = vec![alias("models-dev", "azure")];
    vec![
        of("openrouter", "OpenRouter", ProviderKind::Gateway, true, 1),
        cloud,
        first_party,
        of("groq", "Groq", ProviderKind::InferenceHost, true, 3),
        of("reseller", "Reseller", ProviderKind::Gateway, false, 9),
    ]
}

fn base(source: &str, input: i64, output: i64) -> Vec<Price> {
    let by = by(source, "2026-09-01");
    vec![
        price(PriceComponent::Input, input, by.clone()),
        price(PriceComponent::Output, output, by),
    ]
}

fn seen(source: &str) -> Statement {
    by(source, "2026-09-01")
}

/// A route with base prices in micro-dollars.
fn priced(model: &str, provider: &str, source: &str, input: i64, output: i64) -> Route {
    route(model, provider, seen(source), base(source, input, output))
}

/// A route without prices, and why.
fn unpriced(model: &str, provider: &str, state: Option<PriceState>) -> Route {
    Route {
        price_state: state,
        ..route(model, provider, seen("models-dev"), Vec::new())
    }
}

/// The route that has everything: tiers, thresholds, a second opinion, limits, speed.
fn direct() -> Route {
    let mut direct = priced("gpt-4.1", "openai-api", "openai", 2_000_000, 8_000_000);
    let input = |amount, source: &str| price(PriceComponent::Input, amount, seen(source));
    direct.prices.extend([
        Price {
            tier: ServiceTier::Batch,
            ..input(1_000_000, "openai")
        },
        Price {
            min_prompt_tokens: 200_000,
            ..input(4_000_000, "openai")
        },
        input(2_500_000, "models-dev"),
    ]);
    direct.context_window = Some(1_047_576);
    direct.speed = Some(Speed {
        throughput_milli_tps: Some(85_500),
        first_token_ms: Some(420),
        by: seen("epoch"),
    });
    direct
}

/// A route whose input price fell once and is announced to fall again.
fn announced() -> Route {
    let input = |amount| price(PriceComponent::Input, amount, seen("openai"));
    let prices = vec![
        dated(input(5_000_000), "", "2026-06-01"),
        dated(input(2_500_000), "2026-06-01", "2027-01-01"),
        dated(input(1_000_000), "2027-01-01", ""),
        price(PriceComponent::Output, 10_000_000, seen("openai")),
    ];
    route("gpt-4o", "openai-api", seen("openai"), prices)
}

fn routes() -> Vec<Route> {
    let mut retired = unpriced("gpt-4o", "azure-openai", None);
    retired.status = Some(RouteStatus::Retired);
    let mut second = priced(
        "qwen3-coder",
        "openrouter",
        "openrouter",
        600_000,
        2_000_000,
    );
    second.provider_model_id = "qwen/qwen3-coder:exacto".to_owned();
    second.region = "eu".to_owned();
    vec![
        direct(),
        priced(
            "gpt-4.1",
            "azure-openai",
            "models-dev",
            2_000_000,
            8_000_000,
        ),
        priced("gpt-4.1", "openrouter", "openrouter", 2_000_000, 8_000_000),
        priced("gpt-4.1-mini", "openai-api", "openai", 400_000, 1_600_000),
        announced(),
        retired,
        priced(
            "qwen3-coder",
            "openrouter",
            "openrouter",
            400_000,
            1_600_000,
        ),
        second,
        unpriced("mistral-large", "groq", None),
        unpriced("mistral-large", "reseller", Some(PriceState::Subscription)),
        priced(
            "mistral-small",
            "openrouter",
            "openrouter",
            100_000,
            300_000,
        ),
        unpriced("mistral-small", "groq", Some(PriceState::Free)),
    ]
}

fn benchmarks() -> Vec<Benchmark> {
    let mut pro = benchmark("mmlu-pro");
    pro.name = "MMLU Pro".to_owned();
    pro.aliases = vec![alias("epoch", "MMLU-Pro")];
    let mut swe = benchmark("swe-bench-verified");
    swe.name = "SWE-bench Verified".to_owned();
    swe.category = BenchmarkCategory::Coding;
    swe.range_min = Some(0);
    swe.range_max = Some(1_000_000);
    let mut arena = benchmark("arena");
    arena.name = "Arena".to_owned();
    arena.category = BenchmarkCategory::Preference;
    arena.unit = BenchmarkUnit::Elo;
    let mut cost = benchmark("aider-cost");
    cost.name = "Aider cost".to_owned();
    cost.unit = BenchmarkUnit::Usd;
    cost.direction = BenchmarkDirection::LowerIsBetter;
    vec![pro, swe, arena, cost]
}

fn scores() -> Vec<Score> {
    let lab = |model: &str, benchmark: &str, value, source: &str| {
        score(model, benchmark, value, by(source, "2026-09-01"))
    };
    let independent = |model: &str, benchmark: &str, value| Score {
        measured_by: MeasuredBy::Independent,
        measurer: "Epoch AI".to_owned(),
        measured_on: "2026-08-20".to_owned(),
        standard_error: Some(21_000),
        ..lab(model, benchmark, value, "epoch")
    };
    vec![
        lab("gpt-4.1", "swe-bench-verified", 546_000, "openai"),
        independent("gpt-4.1", "swe-bench-verified", 485_000),
        Score {
            effort: "high".to_owned(),
            harness: "aider".to_owned(),
            ..independent("gpt-4.1", "aider-cost", 98_600)
        },
        independent("gpt-4.1", "mmlu-pro", 818_000),
        independent("qwen3.5-4b", "mmlu-pro", 791_000),
        lab("qwen3-coder", "mmlu-pro", 791_000, "alibaba"),
        lab("qwen3-coder", "swe-bench-verified", 696_000, "alibaba"),
        lab("gpt-4o", "mmlu-pro", 747_000, "openai"),
        lab("mistral-small", "arena", 13_125_000, "mistral"),
        lab("gpt-4o", "aider-cost", 64_000, "openai"),
    ]
}
