//! How models and their routes end: who may say so, and what follows from it.

use std::cmp::Reverse;

use entities::enums::{ModelField, ProviderKind, RouteStatus};

use super::{DAY, embedded, litellm, model, models_dev, said, values};
use crate::import::curate::{Exceptions, curate};
use crate::import::draft::{Draft, Model};
use crate::import::{genai_prices, identity, llm_stats, modelpedia};

fn modelpedia(lines: &str) -> Draft {
    modelpedia::translate(lines, DAY).unwrap().0
}

fn genai(text: &str) -> Draft {
    genai_prices::translate(text, DAY).unwrap().0
}

fn catalog(drafts: &[Draft]) -> Draft {
    curate(drafts, &Exceptions::default())
}

fn status(catalog: &Draft, provider: &str) -> Option<RouteStatus> {
    let mut routes = catalog.routes.iter();
    routes
        .find(|route| route.provider == provider)
        .unwrap()
        .status
}

#[test]
fn that_a_source_states_no_status_states_nothing() {
    let draft = models_dev(
        r#"{"openai": {"name": "OpenAI", "env": [], "models": {
            "gpt-4": {"name": "GPT-4"},
            "gpt-4o-audio-preview": {"name": "GPT-4o Audio"},
            "o1": {"name": "o1", "status": "deprecated"},
            "o3": {"name": "o3", "status": "beta"}
        }}}"#,
    );
    let stage = |slug| said(&draft, slug, ModelField::Lifecycle, "models.dev");
    assert_eq!(stage("gpt-4"), None);
    assert_eq!(stage("gpt-4o-audio-preview"), None);
    assert_eq!(stage("o1").as_deref(), Some("DEPRECATED"));
    assert_eq!(stage("o3").as_deref(), Some("PREVIEW"));
    // What the name says is made from the id, of a day before any observation.
    let trial = &model(&draft, "gpt-4o-audio-preview").claims;
    let trial = trial
        .iter()
        .find(|claim| claim.field == ModelField::Lifecycle);
    let by = &trial.unwrap().by;
    assert_eq!(
        (by.source.as_str(), by.observed_on.as_str()),
        ("versus-derived", "2000-01-01")
    );
}

#[test]
fn the_word_of_the_lab_counts_where_the_neutral_record_is_silent() {
    let draft = models_dev(
        r#"{
            "models": {"mistral/devstral-2512": {"name": "Devstral 2", "limit": {"context": 1, "output": 1}}},
            "providers": {"mistral": {"name": "Mistral", "env": [], "models": {"devstral-2512": {"name": "Devstral 2", "status": "deprecated"}}}}
        }"#,
    );
    let stage = said(&draft, "devstral-2512", ModelField::Lifecycle, "models.dev");
    assert_eq!(stage.as_deref(), Some("DEPRECATED"));
}

#[test]
fn litellm_ends_models_that_draw_and_models_of_which_only_dated_names_end() {
    let draft = litellm(
        r#"{
            "gpt-image-1": {"litellm_provider": "openai", "mode": "image_generation", "deprecation_date": "2026-10-23"},
            "azure/gpt-image-1.5": {"litellm_provider": "azure", "mode": "image_generation", "deprecation_date": "2026-10-23"},
            "gpt-4.1": {"litellm_provider": "openai", "mode": "chat"},
            "gpt-4.1-2025-04-14": {"litellm_provider": "openai", "mode": "chat", "deprecation_date": "2027-01-14"},
            "gpt-audio-mini": {"litellm_provider": "openai", "mode": "chat", "deprecation_date": "2027-01-20"},
            "gpt-audio-mini-2025-10-06": {"litellm_provider": "openai", "mode": "chat", "deprecation_date": "2026-07-23"},
            "davinci-002": {"litellm_provider": "text-completion-openai", "mode": "completion", "deprecation_date": "2026-09-28"}
        }"#,
    );
    let ends = |slug| said(&draft, slug, ModelField::RetiredOn, "litellm");
    let stage = |slug| said(&draft, slug, ModelField::Lifecycle, "litellm");
    assert_eq!(ends("gpt-image-1").as_deref(), Some("2026-10-23"));
    assert_eq!(stage("gpt-image-1").as_deref(), Some("RETIRED"));
    assert_eq!(ends("gpt-4.1").as_deref(), Some("2027-01-14"));
    assert_eq!(stage("gpt-4.1"), None);
    assert_eq!(ends("gpt-audio-mini").as_deref(), Some("2027-01-20"));
    assert_eq!(stage("gpt-audio-mini"), None);
    assert_eq!(ends("davinci-002").as_deref(), Some("2026-09-28"));
    assert!(
        !draft
            .models
            .iter()
            .any(|model| model.slug == "gpt-image-1.5")
    );
    let drawn = draft
        .routes
        .iter()
        .any(|route| route.model == "gpt-image-1");
    assert!(!drawn, "a mode that is not listed has no route");
}

#[test]
fn the_end_of_the_api_of_a_lab_is_no_end_of_open_weights() {
    let draft = litellm(
        r#"{"moonshot/kimi-k2.5": {"litellm_provider": "moonshot", "mode": "chat", "deprecation_date": "2026-08-31", "input_cost_per_token": 6e-7, "output_cost_per_token": 3e-6}}"#,
    );
    assert_eq!(
        said(&draft, "kimi-k2.5", ModelField::Lifecycle, "litellm"),
        None
    );
    assert_eq!(
        said(&draft, "kimi-k2.5", ModelField::RetiredOn, "litellm"),
        None
    );
    assert_eq!(draft.routes[0].status, Some(RouteStatus::Retired));
}

#[test]
fn an_api_that_cuts_answers_says_nothing_of_the_model() {
    let drafts = [
        litellm(
            r#"{"meta_llama/Llama-3.3-70B-Instruct": {"litellm_provider": "meta_llama", "max_input_tokens": 128000, "max_output_tokens": 4028}}"#,
        ),
        models_dev(
            r#"{"llama": {"name": "Llama", "env": [], "models": {"llama-3.3-70b-instruct": {"name": "Llama 3.3", "limit": {"context": 128000, "output": 4096}}}}}"#,
        ),
    ];
    for draft in drafts {
        let slug = "llama-3.3-70b-instruct";
        let stated = |field| {
            model(&draft, slug)
                .claims
                .iter()
                .any(|claim| claim.field == field)
        };
        assert!(stated(ModelField::ContextWindow));
        assert!(!stated(ModelField::MaxOutputTokens));
        assert!(draft.routes[0].max_output_tokens.is_some());
    }
}

#[test]
fn modelpedia_dates_the_shut_down_of_google_and_the_deprecation_of_others() {
    let draft = modelpedia(
        r#"{"_path": "google/models/gemini-3-pro-preview.json", "id": "gemini-3-pro-preview", "created_by": "google", "status": "deprecated", "deprecation_date": "2026-03-09"}
{"_path": "mistral/models/mistral-large-2411.json", "id": "mistral-large-2411", "created_by": "mistral", "status": "deprecated", "deprecation_date": "2026-02-27"}
{"_path": "deepseek/models/deepseek-chat-2024-05-17.json", "id": "deepseek-chat-2024-05-17", "created_by": "deepseek", "status": "deprecated", "deprecation_date": "2024-06-14"}
{"_path": "deepseek/models/deepseek-chat.json", "id": "deepseek-chat", "created_by": "deepseek", "status": "active"}"#,
    );
    let word = |slug, field| said(&draft, slug, field, "modelpedia");
    let google = "gemini-3-pro-preview";
    assert_eq!(
        word(google, ModelField::RetiredOn).as_deref(),
        Some("2026-03-09")
    );
    assert_eq!(word(google, ModelField::DeprecatedOn), None);
    let mistral = word("mistral-large-2411", ModelField::DeprecatedOn);
    assert_eq!(mistral.as_deref(), Some("2026-02-27"));
    // The plain name speaks, though the file of the dated one stands before it.
    assert_eq!(
        word("deepseek-chat", ModelField::Lifecycle).as_deref(),
        Some("CURRENT")
    );
    assert_eq!(word("deepseek-chat", ModelField::DeprecatedOn), None);
}

#[test]
fn a_price_of_some_hours_is_the_price_where_it_is_the_dearer() {
    let draft = genai(
        r#"[{"id": "deepseek", "models": [{"id": "deepseek-v4-flash", "match": {"equals": "deepseek-v4-flash"}, "prices": [
            {"prices": {"input_mtok": 0.14, "output_mtok": 0.28}},
            {"constraint": {"start_date": "2026-09-10"}, "prices": {"input_mtok": 0.15, "output_mtok": 0.6}},
            {"constraint": {"start_time": "01:00:00Z", "end_time": "04:00:00Z"}, "prices": {"input_mtok": 0.3, "output_mtok": 0.5}}
        ]}]}]"#,
    );
    let prices: Vec<_> = draft.routes[0]
        .prices
        .iter()
        .map(|price| (price.effective_from.as_str(), price.amount_micro_usd))
        .collect();
    let expected = [
        ("", 140_000),
        ("2026-09-10", 300_000),
        ("", 280_000),
        ("2026-09-10", 600_000),
    ];
    assert_eq!(prices, expected);
}

#[test]
fn what_genai_prices_calls_deprecated_at_the_maker_is_the_stage_of_a_closed_model() {
    let draft = genai(
        r#"[
            {"id": "google", "models": [{"id": "gemini-2.0-flash", "deprecated": true, "match": {"equals": "gemini-2.0-flash"}, "prices": {"input_mtok": 0.1}}]},
            {"id": "moonshotai", "models": [{"id": "kimi-k2.5", "deprecated": true, "match": {"equals": "kimi-k2.5"}, "prices": {"input_mtok": 0.6}}]},
            {"id": "openrouter", "models": [{"id": "openai/gpt-4", "deprecated": true, "match": {"equals": "openai/gpt-4"}, "prices": {"input_mtok": 30}}]}
        ]"#,
    );
    let stage = |slug| said(&draft, slug, ModelField::Lifecycle, "genai-prices");
    assert_eq!(stage("gemini-2.0-flash").as_deref(), Some("DEPRECATED"));
    assert_eq!(stage("kimi-k2.5"), None);
    assert_eq!(stage("gpt-4"), None);
}

#[test]
fn a_score_with_a_placeholder_for_a_page_is_none() {
    let score = |benchmark: &str, page: &str| {
        format!(
            r#"{{"model_id": "gpt-3.5-turbo-0125", "benchmark_id": "{benchmark}", "score": 0, "is_self_reported": true, "self_reported_source_link": "https://{page}"}}"#
        )
    };
    let text = format!(
        "[{},{}]",
        score("mmmu", "example.com/benchmark-image"),
        score("gpqa", "openai.com/x")
    );
    let (draft, warnings) = llm_stats::translate(&[("benchmarks.json", text.as_str())], DAY);
    let kept: Vec<&str> = draft
        .scores
        .iter()
        .map(|it| it.benchmark.as_str())
        .collect();
    assert_eq!(kept, ["gpqa"]);
    assert!(warnings.iter().any(|warning| warning.code == "PLACEHOLDER"));
}

const OPEN_ROUTE: &str = r#"{"id": "PROVIDER", "models": [{"id": "MODEL", "match": {"equals": "MODEL"}, "prices": {"input_mtok": 1, "output_mtok": 2}}]}"#;

/// A price list that knows a model at some providers, and a map of prices that knows its end at its maker's.
fn sold(at: &[&str], model: &str, map: &str) -> Draft {
    let list: Vec<String> = at
        .iter()
        .map(|provider| {
            OPEN_ROUTE
                .replace("PROVIDER", provider)
                .replace("MODEL", model)
        })
        .collect();
    catalog(&[genai(&format!("[{}]", list.join(","))), litellm(map)])
}

#[test]
fn an_end_that_two_sources_of_one_day_do_not_both_know_is_not_lost() {
    let catalog = sold(
        &["openai"],
        "gpt-3.5-turbo-1106",
        r#"{"gpt-3.5-turbo-1106": {"litellm_provider": "openai", "mode": "chat", "deprecation_date": "2026-09-28", "input_cost_per_token": 1e-6, "output_cost_per_token": 2e-6}}"#,
    );
    assert_eq!(status(&catalog, "openai"), Some(RouteStatus::Retired));
}

#[test]
fn gateways_and_bare_price_lists_end_with_a_closed_model_and_clouds_on_days_of_their_own() {
    let catalog = sold(
        &["openai", "openrouter", "azure", "cloudflare"],
        "gpt-4",
        r#"{
            "gpt-4": {"litellm_provider": "openai", "mode": "chat", "deprecation_date": "2026-10-23", "input_cost_per_token": 1e-6, "output_cost_per_token": 2e-6},
            "azure/gpt-4": {"litellm_provider": "azure", "mode": "chat", "input_cost_per_token": 1e-6, "output_cost_per_token": 2e-6}
        }"#,
    );
    assert_eq!(status(&catalog, "openai"), Some(RouteStatus::Retired));
    assert_eq!(status(&catalog, "openrouter"), Some(RouteStatus::Retired));
    assert_eq!(status(&catalog, "azure"), Some(RouteStatus::Active));
    let alone = sold(
        &["azure"],
        "gpt-4",
        r#"{"gpt-4": {"litellm_provider": "openai", "mode": "chat", "deprecation_date": "2026-10-23"}}"#,
    );
    assert_eq!(status(&alone, "azure"), Some(RouteStatus::Retired));
}

#[test]
fn an_open_model_is_served_on_by_gateways_when_its_lab_ends_it() {
    let catalog = sold(
        &["moonshotai", "openrouter"],
        "kimi-k2.5",
        r#"{"moonshot/kimi-k2.5": {"litellm_provider": "moonshot", "mode": "chat", "deprecation_date": "2026-08-31", "input_cost_per_token": 6e-7, "output_cost_per_token": 3e-6}}"#,
    );
    assert_eq!(status(&catalog, "moonshotai"), Some(RouteStatus::Retired));
    assert_eq!(status(&catalog, "openrouter"), None);
}

#[test]
fn no_answer_is_longer_than_the_window_that_is_shown() {
    let host = |day: &str, window: u32| {
        let text = format!(
            r#"{{"nvidia": {{"name": "NVIDIA", "env": [], "models": {{"intellect-3": {{"name": "INTELLECT-3", "limit": {{"context": {window}, "output": 131072}}, "cost": {{"input": 1, "output": 1}}}}}}}}}}"#
        );
        let mut draft = models_dev(&text);
        for claim in draft.models.iter_mut().flat_map(|model| &mut model.claims) {
            day.clone_into(&mut claim.by.observed_on);
        }
        draft
    };
    let answers = |drafts: &[Draft]| {
        let catalog = catalog(drafts);
        values(model(&catalog, "intellect-3"), ModelField::MaxOutputTokens).len()
    };
    assert_eq!(
        answers(&[host("2026-01-01", 131_072), host("2026-06-01", 128_000)]),
        0
    );
    assert_eq!(
        answers(&[host("2026-01-01", 128_000), host("2026-06-01", 131_072)]),
        2
    );
}

/// What is chosen: the editors' word, else that of the better class of source, else the latest.
fn shown(model: &Model, field: ModelField) -> Option<&str> {
    let claims = model.claims.iter().filter(|claim| claim.field == field);
    let latest = claims.max_by_key(|claim| {
        let by = &claim.by;
        let class = identity::source(&by.source).unwrap().class;
        (by.source == "versus", Reverse(class), &by.observed_on)
    });
    latest.map(|claim| claim.value.as_str())
}

#[test]
fn no_closed_model_of_the_embedded_catalog_outlives_itself_at_its_maker_or_a_gateway() {
    let catalog = embedded();
    let mut ended = 0;
    for route in &catalog.routes {
        let it = model(&catalog, &route.model);
        let gone = match shown(it, ModelField::RetiredOn) {
            Some(day) => day <= "2026-11-22",
            None => shown(it, ModelField::Lifecycle) == Some("RETIRED"),
        };
        let closed = shown(it, ModelField::Openness) == Some("PROPRIETARY");
        let mut providers = catalog.providers.iter();
        let provider = providers
            .find(|provider| provider.slug == route.provider)
            .unwrap();
        let maker = identity::written_names(&it.slug).unwrap().0;
        let own = provider.kind == Some(ProviderKind::FirstParty)
            && provider.organization.as_deref() == Some(maker);
        if gone && closed && (own || provider.kind == Some(ProviderKind::Gateway)) {
            ended += 1;
            assert_eq!(
                route.status,
                Some(RouteStatus::Retired),
                "{} {}",
                route.provider,
                it.slug
            );
        }
    }
    assert!(ended > 50, "{ended}");
}

#[test]
fn models_of_the_embedded_catalog_end_when_their_makers_say() {
    let catalog = embedded();
    for (slug, day) in [
        ("claude-sonnet-4", "2026-06-15"),
        ("claude-opus-4.1", "2026-08-05"),
        ("claude-sonnet-4.5", "2026-11-30"),
        ("gpt-5", "2026-12-11"),
        ("gpt-4.1", "2027-01-14"),
        ("gpt-4o-mini", "2027-01-14"),
        ("gpt-image-1", "2026-10-23"),
        ("gpt-3.5-turbo-instruct", "2026-09-28"),
        ("gemini-2.5-flash-image", "2026-10-02"),
        ("gemini-3-pro-preview", "2026-03-09"),
        ("gemini-2.5-flash-preview-09-2025", "2026-02-17"),
        ("gemini-3.1-flash-lite-preview", "2026-05-25"),
    ] {
        let retired = shown(model(&catalog, slug), ModelField::RetiredOn);
        assert_eq!(retired, Some(day), "{slug}");
    }
    for slug in ["codex-mini", "chatgpt-4o-latest", "devstral-2512"] {
        let stage = shown(model(&catalog, slug), ModelField::Lifecycle);
        assert_eq!(stage, Some("DEPRECATED"), "{slug}");
    }
    for it in &catalog.models {
        let day = |field| shown(it, field);
        if let Some(released) = day(ModelField::ReleasedOn) {
            let ends = [day(ModelField::DeprecatedOn), day(ModelField::RetiredOn)];
            assert!(
                ends.into_iter().flatten().all(|end| end >= released),
                "{}",
                it.slug
            );
        }
    }
}
