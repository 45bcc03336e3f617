//! Drafts for tests: a test states what matters, everything else has a default.

use chrono::{DateTime, NaiveDate, Utc};
use entities::enums::*;
use versus::database::Database;
use versus::import::apply::{Origin, Part, apply};
use versus::import::draft::*;
use versus::import::report::Report;

/// The day of every import that names none.
pub const DAY: &str = "2026-11-01";

/// A statement of `source` on a day.
pub fn by(source: &str, observed_on: &str) -> Statement {
    Statement {
        source: source.to_owned(),
        observed_on: observed_on.to_owned(),
        curated: None,
    }
}

/// A source of a class.
pub fn source(slug: &str, class: SourceClass) -> Source {
    Source {
        slug: slug.to_owned(),
        name: slug.to_owned(),
        class,
        url: None,
        license: None,
        license_url: None,
        attribution: None,
        retrieved_on: None,
    }
}

/// A claim of a source.
pub fn claim(field: ModelField, value: &str, by: Statement) -> Claim {
    Claim {
        field,
        value: value.to_owned(),
        by,
    }
}

/// A model of the organization `lab` with claims of its name and maker.
pub fn model(slug: &str, by: &Statement) -> Model {
    Model {
        slug: slug.to_owned(),
        aliases: Vec::new(),
        claims: vec![
            claim(ModelField::Name, &slug.to_uppercase(), by.clone()),
            claim(ModelField::Organization, "lab", by.clone()),
        ],
        capabilities: Vec::new(),
        use_cases: Vec::new(),
        use_cases_by: None,
    }
}

/// A provider.
pub fn provider(slug: &str, tracked: bool) -> Provider {
    Provider {
        slug: slug.to_owned(),
        name: slug.to_owned(),
        kind: Some(ProviderKind::InferenceHost),
        tracked: Some(tracked),
        display_rank: Some(1),
        organization: None,
        wire_format: None,
        website: None,
        documentation: None,
        aliases: Vec::new(),
    }
}

/// A route of a model at a provider, called by the model's slug.
pub fn route(model: &str, provider: &str, by: Statement, prices: Vec<Price>) -> Route {
    Route {
        model: model.to_owned(),
        provider: provider.to_owned(),
        provider_model_id: model.to_owned(),
        region: String::new(),
        status: None,
        price_state: None,
        context_window: None,
        max_output_tokens: None,
        speed: None,
        quantization: None,
        prices,
        by,
    }
}

/// An undated base price in micro-dollars.
pub fn price(component: PriceComponent, amount: i64, by: Statement) -> Price {
    Price {
        component,
        tier: ServiceTier::Standard,
        unit: PriceUnit::MillionTokens,
        min_prompt_tokens: 0,
        amount_micro_usd: amount,
        effective_from: String::new(),
        effective_to: String::new(),
        by,
    }
}

/// A price from one day to another.
pub fn dated(price: Price, from: &str, to: &str) -> Price {
    Price {
        effective_from: from.to_owned(),
        effective_to: to.to_owned(),
        ..price
    }
}

/// A benchmark in per cent without a range.
pub fn benchmark(slug: &str) -> Benchmark {
    Benchmark {
        slug: slug.to_owned(),
        name: slug.to_owned(),
        category: BenchmarkCategory::Knowledge,
        unit: BenchmarkUnit::Percent,
        direction: BenchmarkDirection::HigherIsBetter,
        range_min: None,
        range_max: None,
        website: None,
        aliases: Vec::new(),
    }
}

/// A score.
pub fn score(model: &str, benchmark: &str, value: i64, by: Statement) -> Score {
    Score {
        model: model.to_owned(),
        benchmark: benchmark.to_owned(),
        version: String::new(),
        variant: String::new(),
        effort: String::new(),
        harness: String::new(),
        value,
        standard_error: None,
        measured_by: MeasuredBy::Lab,
        measurer: "lab".to_owned(),
        measured_on: String::new(),
        url: None,
        by,
    }
}

/// Three sources, the organization `lab`, the providers `first` and `second` (tracked) and `reseller` (not).
pub fn base() -> Draft {
    Draft {
        sources: vec![
            source("lab", SourceClass::Lab),
            source("tester", SourceClass::Independent),
            source("lister", SourceClass::Aggregator),
            source("other-lister", SourceClass::Aggregator),
        ],
        organizations: vec![Organization {
            slug: "lab".to_owned(),
            name: "Lab".to_owned(),
            website: None,
            country: None,
        }],
        providers: vec![
            provider("first", true),
            provider("second", true),
            provider("reseller", false),
        ],
        benchmarks: vec![benchmark("exam")],
        ..Draft::default()
    }
}

/// A draft as the project's own files state it.
pub fn part(draft: Draft) -> Part {
    Part {
        draft,
        editorial: true,
    }
}

/// An import on a day.
pub fn origin(day: &str) -> Origin {
    let today: NaiveDate = day.parse().unwrap();
    let at: DateTime<Utc> = format!("{day}T12:00:00Z").parse().unwrap();
    Origin {
        name: "test".to_owned(),
        digest: "0".repeat(64),
        read: Vec::new(),
        at,
        today,
        dry_run: false,
    }
}

/// Imports a draft on [`DAY`].
pub async fn import(db: &Database, draft: Draft) -> Report {
    import_on(db, draft, DAY).await
}

/// Imports a draft on a day.
pub async fn import_on(db: &Database, draft: Draft, day: &str) -> Report {
    apply(db, vec![part(draft)], Vec::new(), origin(day))
        .await
        .unwrap()
}
