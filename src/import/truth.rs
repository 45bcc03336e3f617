//! What sources say of models without meaning it, and what the embedded catalog may never say.

use std::collections::BTreeMap;
use std::path::Path;

use entities::enums::{Capability, ModelField, PriceComponent, Support};

use super::draft::{Draft, Model};
use super::reader::Files;
use super::{genai_prices, litellm, models_dev};

mod ends;

const DAY: &str = "2026-11-01";

fn litellm(text: &str) -> Draft {
    litellm::translate(text, DAY).unwrap().0
}

fn models_dev(text: &str) -> Draft {
    models_dev::translate(&[models_dev::File::Listing(text)], DAY)
        .unwrap()
        .0
}

fn model<'a>(draft: &'a Draft, slug: &str) -> &'a Model {
    draft
        .models
        .iter()
        .find(|model| model.slug == slug)
        .unwrap()
}

/// What one source says of a field.
fn said(draft: &Draft, slug: &str, field: ModelField, source: &str) -> Option<String> {
    let mut claims = model(draft, slug).claims.iter();
    claims
        .find(|claim| claim.field == field && claim.by.source == source)
        .map(|claim| claim.value.clone())
}

#[test]
fn the_longest_prompt_is_no_context_window() {
    let draft = litellm(
        r#"{
            "gpt-5": {"litellm_provider": "openai", "mode": "chat", "max_input_tokens": 272000, "max_output_tokens": 128000, "input_cost_per_token": 1e-6, "output_cost_per_token": 1e-5},
            "claude-opus-4-5": {"litellm_provider": "anthropic", "mode": "chat", "max_input_tokens": 200000, "max_output_tokens": 64000, "input_cost_per_token": 1e-6, "output_cost_per_token": 1e-5},
            "vercel_ai_gateway/anthropic/claude-opus-4.5": {"litellm_provider": "vercel_ai_gateway", "mode": "chat", "max_input_tokens": 1000, "max_output_tokens": 1000},
            "dashscope/qwen3-max": {"litellm_provider": "dashscope", "mode": "chat", "max_input_tokens": 258048, "max_output_tokens": 65536}
        }"#,
    );
    let window = |slug| said(&draft, slug, ModelField::ContextWindow, "litellm");
    assert_eq!(window("gpt-5"), None);
    assert_eq!(window("qwen3-max"), None);
    assert_eq!(window("claude-opus-4.5").as_deref(), Some("200000"));
    let answer = said(&draft, "gpt-5", ModelField::MaxOutputTokens, "litellm");
    assert_eq!(answer.as_deref(), Some("128000"));
    let route = draft.routes.iter().find(|route| route.model == "gpt-5");
    assert_eq!(route.unwrap().context_window, None);
}

#[test]
fn a_model_that_calls_functions_uses_tools_and_one_that_sees_is_multimodal() {
    let draft = litellm(
        r#"{"gpt-5": {"litellm_provider": "openai", "supports_function_calling": true, "supports_vision": true}}"#,
    );
    let able = &model(&draft, "gpt-5").capabilities;
    for capability in [
        Capability::FunctionCalling,
        Capability::ToolUse,
        Capability::Vision,
        Capability::Multimodal,
    ] {
        let claim = able.iter().find(|claim| claim.capability == capability);
        assert_eq!(claim.unwrap().support, Support::Yes, "{capability:?}");
    }
}

#[test]
fn an_embedding_has_no_answer_that_costs_nothing() {
    let draft = litellm(
        r#"{"text-embedding-3-small": {"litellm_provider": "openai", "mode": "embedding", "max_input_tokens": 8191, "max_output_tokens": 1536, "input_cost_per_token": 2e-8, "output_cost_per_token": 0.0}}"#,
    );
    let components: Vec<_> = draft.routes[0]
        .prices
        .iter()
        .map(|price| price.component)
        .collect();
    assert_eq!(components, [PriceComponent::Input]);
    assert_eq!(draft.routes[0].max_output_tokens, None);
    let slug = "text-embedding-3-small";
    assert_eq!(
        said(&draft, slug, ModelField::MaxOutputTokens, "litellm"),
        None
    );
}

#[test]
fn the_models_of_others_are_served_by_the_cloud_of_google() {
    let model = |id: &str| {
        format!(
            r#"{{"id": "{id}", "match": {{"equals": "{id}"}}, "prices": {{"input_mtok": 3, "output_mtok": 15}}}}"#
        )
    };
    let ids = ["claude-4-sonnet", "gemini-2.5-pro"].map(model).join(",");
    let text =
        format!(r#"[{{"id": "google", "name": "Google", "api_pattern": "x", "models": [{ids}]}}]"#);
    let (draft, _) = genai_prices::translate(&text, DAY).unwrap();
    let routes = draft.routes.iter();
    let served: Vec<_> = routes
        .map(|route| (route.model.as_str(), route.provider.as_str()))
        .collect();
    assert_eq!(
        served,
        [
            ("claude-sonnet-4", "google-vertex"),
            ("gemini-2.5-pro", "google")
        ]
    );
}

#[test]
fn the_end_of_a_model_in_a_cloud_of_its_maker_is_not_its_end() {
    let draft = litellm(
        r#"{
            "gemini-2.5-pro": {"litellm_provider": "vertex_ai-language-models", "deprecation_date": "2026-10-20"},
            "gemini/gemini-2.5-pro": {"litellm_provider": "gemini"},
            "o4-mini": {"litellm_provider": "openai", "deprecation_date": "2026-10-23"}
        }"#,
    );
    let stage = |slug| said(&draft, slug, ModelField::Lifecycle, "litellm");
    assert_eq!(stage("gemini-2.5-pro"), None);
    assert_eq!(stage("o4-mini").as_deref(), Some("RETIRED"));
}

#[test]
fn the_end_of_a_route_at_a_host_is_not_the_end_of_the_model() {
    let text = r#"{"_path": "groq/models/llama-4-scout.json", "id": "meta-llama/llama-4-scout-17b-16e-instruct", "status": "deprecated", "deprecation_date": "2025-11-03", "successor": "gpt-oss-120b"}"#;
    let (draft, _) = super::modelpedia::translate(text, DAY).unwrap();
    let word = |field| said(&draft, "llama-4-scout", field, "modelpedia");
    assert_eq!(word(ModelField::Lifecycle), None);
    assert_eq!(word(ModelField::DeprecatedOn), None);
    assert_eq!(word(ModelField::Successor), None);
}

#[test]
fn where_only_hosts_speak_the_most_of_them_are_believed() {
    let host = |window: u32, open: bool| {
        format!(
            r#"{{"name": "Host", "models": {{"google/gemma-3-27b-it": {{"name": "Gemma 3 27B", "open_weights": {open}, "limit": {{"context": {window}, "output": 8192}}}}}}}}"#
        )
    };
    let draft = models_dev(&format!(
        r#"{{"a-host": {}, "b-host": {}, "c-host": {}}}"#,
        host(202_752, false),
        host(131_072, false),
        host(131_072, false),
    ));
    let word = |field| said(&draft, "gemma-3-27b-it", field, "models.dev");
    assert_eq!(word(ModelField::ContextWindow).as_deref(), Some("131072"));
    // That its weights are open is what no host needs to say; that they are not is a default.
    assert_eq!(word(ModelField::Openness), None);
    let editors = said(&draft, "gemma-3-27b-it", ModelField::Openness, "versus");
    assert_eq!(editors.as_deref(), Some("OPEN_WEIGHTS"));
    let licenses: Vec<&str> = draft.licenses.iter().map(|it| it.slug.as_str()).collect();
    assert_eq!(licenses, ["gemma"]);
}

#[test]
fn a_price_that_was_filled_in_from_openrouter_is_none_of_the_provider() {
    let text = r#"[{"id": "openai", "models": [
        {"id": "gpt-oss-120b", "match": {"equals": "gpt-oss-120b"}, "price_comments": "Imported from OpenRouter pricing; verify it.", "prices": {"input_mtok": 0.039}},
        {"id": "gpt-4.1", "match": {"equals": "gpt-4.1"}, "price_comments": "See the page.", "prices": {"input_mtok": 2}}
    ]}]"#;
    let (draft, warnings) = genai_prices::translate(text, DAY).unwrap();
    let models: Vec<&str> = draft.routes.iter().map(|it| it.model.as_str()).collect();
    assert_eq!(models, ["gpt-4.1"]);
    assert_eq!(warnings[0].code, "COPIED_PRICE");
}

fn embedded() -> Draft {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/catalog");
    let files = Files::read(&folder).unwrap().0.into_iter();
    let texts: Vec<_> = files
        .map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap()))
        .collect();
    super::catalog_files::read_complete(&texts).unwrap()
}

/// The value that is shown where the editors say something, else every value that is claimed.
fn values(model: &Model, field: ModelField) -> Vec<&str> {
    let claims = || {
        model
            .claims
            .iter()
            .filter(move |claim| claim.field == field)
    };
    let mut editors = claims().filter(|claim| claim.by.source == "versus");
    match editors.next() {
        Some(claim) => vec![claim.value.as_str()],
        None => claims().map(|claim| claim.value.as_str()).collect(),
    }
}

#[test]
fn families_of_the_embedded_catalog_are_open_or_closed_throughout() {
    let catalog = embedded();
    let open = [
        "gemma-",
        "llama-2",
        "llama-3",
        "llama-4",
        "gpt-oss-",
        "phi-",
        "deepseek-r1",
        "mixtral-",
    ];
    let closed = [
        "gpt-4",
        "gpt-5",
        "claude-",
        "gemini-",
        "qwen3-max",
        "embed-v",
    ];
    for model in &catalog.models {
        let openness = values(model, ModelField::Openness);
        if open.iter().any(|start| model.slug.starts_with(start)) {
            assert!(!openness.contains(&"PROPRIETARY"), "{}", model.slug);
        }
        if closed.iter().any(|start| model.slug.starts_with(start)) {
            assert_eq!(openness, ["PROPRIETARY"], "{}", model.slug);
        }
    }
}

#[test]
fn no_embedding_of_the_embedded_catalog_has_a_price_or_a_limit_of_answers() {
    let catalog = embedded();
    let kinds: BTreeMap<&str, bool> = catalog
        .models
        .iter()
        .map(|model| {
            let kind = values(model, ModelField::ProductType);
            (model.slug.as_str(), kind.contains(&"EMBEDDING"))
        })
        .collect();
    let mut seen = 0;
    for route in catalog.routes.iter().filter(|it| kinds[it.model.as_str()]) {
        seen += 1;
        let answers = route
            .prices
            .iter()
            .any(|price| price.component == PriceComponent::Output);
        assert!(!answers, "{}/{}", route.provider, route.provider_model_id);
        assert_eq!(route.max_output_tokens, None);
    }
    assert!(seen > 20);
}

#[test]
fn no_model_of_the_embedded_catalog_knows_what_came_after_it() {
    for model in &embedded().models {
        let month = |field| {
            let stated = values(model, field).into_iter();
            stated.filter_map(|day| day.get(..7)).collect::<Vec<_>>()
        };
        let released = month(ModelField::ReleasedOn).into_iter().max();
        let known = month(ModelField::KnowledgeCutoff).into_iter().min();
        if let (Some(released), Some(known)) = (released, known) {
            assert!(known <= released, "{}: {known} {released}", model.slug);
        }
    }
}

#[test]
fn windows_of_the_embedded_catalog_are_those_of_the_makers() {
    let catalog = embedded();
    for (slug, window) in [
        ("gpt-4.1", "1047576"),
        ("gpt-5", "400000"),
        ("gpt-5.4", "1050000"),
        ("gpt-oss-120b", "131072"),
        ("claude-opus-4.5", "200000"),
        ("gemma-3-27b-it", "131072"),
        ("llama-4-scout", "10000000"),
        ("qwen3-32b", "131072"),
        ("deepseek-v3.2", "131072"),
        ("minimax-m2.5", "204800"),
        ("grok-4", "256000"),
    ] {
        let stated = values(model(&catalog, slug), ModelField::ContextWindow);
        assert!(stated.contains(&window), "{slug}: {stated:?}");
    }
}
