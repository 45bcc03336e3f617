use entities::enums::{MatchKind, ModelField, PriceComponent, PriceUnit, ServiceTier};

use super::*;
use crate::import::draft::{Alias, Claim, Price, Statement};

const REFERENCE_PAGE: [(&str, &str); 9] = [
    (
        "sources.toml",
        include_str!("../../../data/reference-page/sources.toml"),
    ),
    (
        "licenses.toml",
        include_str!("../../../data/reference-page/licenses.toml"),
    ),
    (
        "organizations/openai.toml",
        include_str!("../../../data/reference-page/organizations/openai.toml"),
    ),
    (
        "organizations/alibaba.toml",
        include_str!("../../../data/reference-page/organizations/alibaba.toml"),
    ),
    (
        "providers/openrouter.toml",
        include_str!("../../../data/reference-page/providers/openrouter.toml"),
    ),
    (
        "providers/azure.toml",
        include_str!("../../../data/reference-page/providers/azure.toml"),
    ),
    (
        "providers/openai.toml",
        include_str!("../../../data/reference-page/providers/openai.toml"),
    ),
    (
        "providers/vercel.toml",
        include_str!("../../../data/reference-page/providers/vercel.toml"),
    ),
    (
        "benchmarks/mmlu-pro.toml",
        include_str!("../../../data/reference-page/benchmarks/mmlu-pro.toml"),
    ),
];

fn files(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect()
}

fn reference_page() -> Draft {
    read_complete(&files(&REFERENCE_PAGE)).unwrap_or_else(|faults| panic!("{}", told(&faults)))
}

fn told(faults: &[Fault]) -> String {
    let lines: Vec<String> = faults.iter().map(Fault::to_string).collect();
    lines.join("\n")
}

fn faults(path: &str, text: &str) -> String {
    let faults = read(&files(&[(path, text)])).unwrap_err();
    told(&faults)
}

#[test]
fn reference_page_is_read() {
    insta::assert_debug_snapshot!(reference_page());
}

#[test]
fn what_is_written_reads_the_same_and_writes_the_same() {
    let draft = reference_page();
    let written = write(&draft);
    assert_eq!(read_complete(&written).unwrap(), draft);
    assert_eq!(write(&read(&written).unwrap()), written);
}

#[test]
fn claims_of_several_sources_survive_writing() {
    let mut draft = reference_page();
    let by = |source: &str, observed_on: &str, curated: Option<&str>| Statement {
        source: source.to_owned(),
        observed_on: observed_on.to_owned(),
        curated: curated.map(str::to_owned),
    };
    let model = &mut draft.models[0];
    for (field, value, by) in [
        (ModelField::ContextWindow, "1000000", by("other", "", None)),
        (
            ModelField::Organization,
            "someone-else",
            by("other", "2026-01-01", None),
        ),
        (
            ModelField::KnowledgeCutoff,
            "2024-06",
            by(
                "reference-page",
                "2026-05-22",
                Some("the model card says so"),
            ),
        ),
        (
            ModelField::SmallByLab,
            "true",
            by("reference-page", "2026-05-21", None),
        ),
    ] {
        let value = value.to_owned();
        model.claims.push(Claim { field, value, by });
    }
    model.aliases.push(Alias {
        namespace: "name".to_owned(),
        external_id: "GPT \"4.1\"\n".to_owned(),
        match_kind: MatchKind::Name,
    });
    let price = |component, amount_micro_usd, unit| Price {
        component,
        tier: ServiceTier::Batch,
        unit,
        min_prompt_tokens: 200_000,
        amount_micro_usd,
        effective_from: "2026-01-01".to_owned(),
        effective_to: "2027-01-01".to_owned(),
        by: by("other", "2026-02-02", None),
    };
    draft.routes[0].prices.extend([
        price(PriceComponent::Input, 75_000, PriceUnit::MillionTokens),
        price(PriceComponent::Input, 80_000, PriceUnit::MillionTokens),
        price(PriceComponent::OutputImage, 1, PriceUnit::Image),
        price(
            PriceComponent::CacheWrite1h,
            4_000_000,
            PriceUnit::MillionTokens,
        ),
        price(
            PriceComponent::WebSearch,
            10_000_000,
            PriceUnit::ThousandSearches,
        ),
    ]);
    let draft = draft.sorted();
    let written = write(&draft);
    assert_eq!(read(&written).unwrap(), draft);
    let openai = written
        .iter()
        .find(|(path, _)| path == "providers/azure.toml")
        .unwrap();
    insta::assert_snapshot!(openai.1);
}

#[test]
fn every_fault_of_every_field_is_named() {
    insta::assert_snapshot!(faults(
        "providers/acme.toml",
        r#"
name = "Acme"
kind = "CLOUDY"
display_rank = "first"
colour = "red"

[[routes]]
model = "GPT 4"
prices = [{ input = "two", output = "-1", cache_read = "0.0000001", from = "2026-02-30" }]

[[routes]]
model = "gpt-4"
id = 7
regoin = "eu"
"#
    ));
    insta::assert_snapshot!(faults(
        "organizations/acme.toml",
        r#"
name = "Acme"

[[models]]
slug = "a"
name = "A"
released_on = "May 2025"
context_window = -1
lifecycle = { value = "OLD", source = "acme" }
capabilities = [{ yes = ["FLYING"], source = "acme" }]

[[models]]
slug = "a"
source = "acme"
"#
    ));
}

#[test]
fn files_that_are_no_toml_or_no_catalog_are_named_with_their_line() {
    insta::assert_snapshot!(faults("benchmarks/a.toml", "name = \"A\"\nunit = \n"));
    insta::assert_snapshot!(faults("notes.toml", ""));
}

#[test]
fn names_that_stand_nowhere_are_faults_of_a_catalog_that_stands_alone() {
    let mut files = files(&REFERENCE_PAGE);
    files.retain(|(path, _)| !path.ends_with("sources.toml") && !path.ends_with("alibaba.toml"));
    let faults = read_complete(&files).unwrap_err();
    insta::assert_snapshot!(told(&faults));
}

#[test]
fn the_published_schema_is_current() {
    let published = include_str!("../../../data/schema.json");
    assert_eq!(published, schema_json(), "write it anew with `just schema`");
}
