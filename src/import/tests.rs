//! Translations of small documents of every published shape, and of broken ones.

use std::fmt::Write;
use std::path::Path;

use entities::enums::ModelField;

use super::format::{self, Format, Options, Part};
use super::reader::Files;

fn fixture(path: &str) -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let full = root.join(path);
    let mut files = Files::read(&full).unwrap();
    for (name, _) in &mut files.0 {
        *name = name.replace(&format!("{}/", root.display()), "");
    }
    files
}

/// One document of every format, as if they stood in one folder.
fn everything() -> Files {
    let folders = [
        "aider",
        "epoch",
        "genai_prices",
        "litellm",
        "llm_stats",
        "modelpedia",
        "models_dev",
        "openrouter",
    ];
    let mut files = Files::default();
    for folder in folders {
        let read = fixture(folder).0.into_iter();
        files
            .0
            .extend(read.map(|(name, bytes)| (format!("{folder}/{name}"), bytes)));
    }
    files
}

fn options() -> Options {
    Options {
        observed_on: "2026-11-01".to_owned(),
    }
}

fn parts(path: &str) -> Vec<Part> {
    format::translate(&fixture(path), &options()).unwrap()
}

/// Drafts without what repeats in each: sources, organizations, licences, benchmarks.
fn shown(path: &str) -> String {
    let mut text = String::new();
    for part in parts(path) {
        writeln!(text, "=== {} ({})", part.format, part.name).unwrap();
        let mut draft = part.draft;
        draft.sources.clear();
        draft.organizations.clear();
        draft.licenses.clear();
        draft.benchmarks.clear();
        for (path, file) in super::catalog_files::write(&draft) {
            writeln!(text, "--- {path}\n{file}").unwrap();
        }
        for warning in part.warnings {
            let kind = if warning.skipped { "skipped" } else { "remark" };
            writeln!(
                text,
                "{kind} {}: {}: {}",
                warning.code, warning.record, warning.reason
            )
            .unwrap();
        }
    }
    text
}

#[test]
fn models_dev_is_translated_with_its_history() {
    insta::assert_snapshot!(shown("models_dev"));
}

#[test]
fn both_kinds_of_models_dev_in_one_file_say_the_same() {
    let text = |name: &str| {
        String::from_utf8(fixture(&format!("models_dev/{name}")).0.remove(0).1).unwrap()
    };
    let both = format!(
        r#"{{"models": {}, "providers": {}}}"#,
        text("models.json"),
        text("api.json")
    );
    let together =
        format::translate(&Files::one("catalog.json", both.into_bytes()), &options()).unwrap();
    let apart = Files(vec![
        ("api.json".to_owned(), text("api.json").into_bytes()),
        ("models.json".to_owned(), text("models.json").into_bytes()),
    ]);
    let apart = format::translate(&apart, &options()).unwrap();
    assert_eq!(together[0].draft, apart[0].draft);
}

#[test]
fn prices_of_every_route_are_those_of_the_source() {
    let text = fixture("models_dev/api.json").0.remove(0).1;
    let source: serde_json::Value = serde_json::from_slice(&text).unwrap();
    let stated = &source["openai"]["models"]["gpt-4.1"]["cost"];
    let part = &format::translate(&Files::one("api.json", text), &options()).unwrap()[0];
    let route = part
        .draft
        .routes
        .iter()
        .find(|route| route.provider_model_id == "gpt-4.1")
        .unwrap();
    let amounts: Vec<String> = route
        .prices
        .iter()
        .map(|price| super::decimal::plain(price.amount_micro_usd, super::decimal::PRICE_DIGITS))
        .collect();
    assert_eq!(amounts, ["2", "8", "0.5"]);
    assert_eq!(stated.as_object().unwrap().len(), amounts.len());
}

#[test]
fn openrouter_is_translated() {
    insta::assert_snapshot!(shown("openrouter"));
}

#[test]
fn litellm_is_translated() {
    insta::assert_snapshot!(shown("litellm"));
}

#[test]
fn genai_prices_is_translated_in_both_forms() {
    insta::assert_snapshot!(shown("genai_prices/package.json"));
    insta::assert_snapshot!(shown("genai_prices/repository.json"));
}

#[test]
fn of_two_editions_the_one_with_more_history_is_read() {
    let parts = parts("genai_prices");
    assert_eq!(parts.len(), 1);
    assert_eq!(
        parts[0]
            .warnings
            .iter()
            .filter(|warning| warning.code == "OTHER_EDITION")
            .count(),
        1
    );
    assert!(
        parts[0]
            .draft
            .routes
            .iter()
            .any(|route| route.provider == "openai")
    );
}

#[test]
fn modelpedia_is_translated() {
    insta::assert_snapshot!(shown("modelpedia"));
}

#[test]
fn epoch_is_translated() {
    insta::assert_snapshot!(shown("epoch"));
}

#[test]
fn llm_stats_is_translated_although_one_file_is_bad() {
    insta::assert_snapshot!(shown("llm_stats"));
}

#[test]
fn aider_is_translated() {
    insta::assert_snapshot!(shown("aider"));
}

#[test]
fn a_folder_of_everything_is_read_in_the_order_of_formats() {
    let parts = format::translate(&everything(), &options()).unwrap();
    let formats: Vec<Format> = parts.iter().map(|part| part.format).collect();
    assert_eq!(
        formats,
        [
            Format::ModelsDev,
            Format::OpenRouter,
            Format::LiteLlm,
            Format::GenaiPrices,
            Format::Modelpedia,
            Format::Epoch,
            Format::LlmStats,
            Format::Aider,
        ]
    );
}

#[test]
fn nothing_depends_on_the_order_of_files() {
    let files = everything();
    let mut turned = files.clone();
    turned.0.reverse();
    let forwards = format::translate(&files, &options()).unwrap();
    assert_eq!(format::translate(&turned, &options()).unwrap(), forwards);
}

fn refusal(name: &str, bytes: &[u8]) -> String {
    let files = Files::one(name, bytes.to_vec());
    format::translate(&files, &options())
        .unwrap_err()
        .to_string()
}

#[test]
fn what_cannot_be_read_is_told_with_its_reason() {
    let api = fixture("models_dev/api.json").0.remove(0).1;
    let truncated = &api[..api.len() / 2];
    let prices = fixture("litellm/prices.json").0.remove(0).1;
    let mut text = String::new();
    for (name, bytes) in [
        ("api.json", truncated),
        ("prices.json", &prices[..prices.len() - 9]),
        (
            "models.json",
            br#"{"data": [{"id": "a", "pricing": {"#.as_slice(),
        ),
        ("models.json", br#"{"data": [{"pricing": 1}, 2"#.as_slice()),
        ("data.json", br#"[{"models": [], "match": 1"#.as_slice()),
        ("models.ndjson", br#"{"created_by": 1}"#.as_slice()),
        ("latin.json", b"{\"litellm_provider\": \"\xe9\"}".as_slice()),
        (
            "page.html",
            b"<!doctype html><title>Not found</title>".as_slice(),
        ),
        ("numbers.json", b"[1, 2, 3]".as_slice()),
        ("words.txt", b"nothing of interest".as_slice()),
        ("empty.json", b"".as_slice()),
    ] {
        text.push_str(&refusal(name, bytes));
        text.push('\n');
    }
    insta::assert_snapshot!(text);
}

#[test]
fn a_file_larger_than_any_published_one_is_refused_before_it_is_read_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("huge.json");
    // A sparse file: it takes no room on the disk.
    std::fs::File::create(&path)
        .unwrap()
        .set_len(200 * 1024 * 1024)
        .unwrap();
    let message = Files::read(&path).unwrap_err().to_string();
    assert!(
        message.ends_with("huge.json is larger than 64 MiB, which no format that is read needs"),
        "{message}"
    );
}

#[test]
fn a_damaged_provider_is_no_model() {
    let text = r#"{"good": {"npm": "x", "models": {}}, "bad": {"npm": "x", "models": [1, 2]}}"#;
    let files = Files::one("api.json", text.as_bytes().to_vec());
    let part = format::translate(&files, &options()).unwrap().remove(0);
    assert_eq!(part.draft.models, []);
    let told: Vec<_> = part
        .warnings
        .iter()
        .map(|warning| (warning.record.as_str(), warning.code, warning.skipped))
        .collect();
    assert_eq!(told, [("bad", "BAD_RECORD", true)]);
}

/// A document of models.dev as translated, and what is told of its fields.
fn bad_fields(text: &str) -> (Part, Vec<String>) {
    let files = Files::one("api.json", text.as_bytes().to_vec());
    let part = format::translate(&files, &options()).unwrap().remove(0);
    let bad = part
        .warnings
        .iter()
        .filter(|warning| warning.code == "BAD_FIELD");
    let told = bad.map(|warning| format!("{}: {}", warning.record, warning.reason));
    let told = told.collect();
    (part, told)
}

#[test]
fn a_field_that_cannot_be_taken_is_told_with_its_record() {
    let text = r#"{"acme": {"npm": "x", "models": {"acme-1": {
        "name": "Acme 1", "release_date": "2025-13-45", "knowledge": "lately", "limit": {"context": 1}
    }}}}"#;
    let (_, told) = bad_fields(text);
    assert_eq!(
        told,
        [
            "acme/acme-1: its RELEASED_ON `2025-13-45` is no date; write YYYY, YYYY-MM or YYYY-MM-DD",
            "acme/acme-1: its KNOWLEDGE_CUTOFF `lately` is no date; write YYYY, YYYY-MM or YYYY-MM-DD"
        ]
    );
}

#[test]
fn a_modality_that_nobody_knows_is_told_with_its_record_and_the_others_are_taken() {
    let text = r#"{"acme": {"npm": "x", "models": {"acme-1": {
        "name": "Acme 1", "modalities": {"input": ["text", "smell", ""], "output": ["text"]}
    }}}}"#;
    let (part, told) = bad_fields(text);
    assert_eq!(
        told,
        [
            "acme/acme-1: its INPUT_MODALITIES `smell` is no modality of the catalog and was left out"
        ]
    );
    let claims = part.draft.models.iter().flat_map(|model| &model.claims);
    let taken: Vec<_> = claims
        .filter(|claim| claim.field == ModelField::InputModalities)
        .map(|claim| claim.value.as_str())
        .collect();
    assert_eq!(taken, ["TEXT"]);
}

#[cfg(unix)]
#[test]
fn a_folder_is_read_once_whatever_its_links_say_and_without_waiting() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("inner");
    std::fs::create_dir(&inner).unwrap();
    std::fs::write(inner.join("a.json"), "{}").unwrap();
    std::os::unix::fs::symlink(folder.path(), inner.join("back")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", inner.join("endless.json")).unwrap();
    std::os::unix::fs::symlink(inner.join("a.json"), folder.path().join("b.json")).unwrap();
    let names: Vec<_> = Files::read(folder.path()).unwrap().0;
    let names: Vec<_> = names.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["b.json", "inner/a.json"]);
}

#[test]
fn a_folder_without_data_is_named() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("README.md"), "# Nothing").unwrap();
    let message = Files::read(folder.path()).unwrap_err().to_string();
    assert!(
        message.starts_with(&folder.path().display().to_string()),
        "{message}"
    );
    assert!(message.contains("holds no data"), "{message}");
}

#[test]
fn a_missing_file_is_told() {
    let message = Files::read(Path::new("nowhere.json"))
        .unwrap_err()
        .to_string();
    assert!(
        message.starts_with("nowhere.json cannot be read: "),
        "{message}"
    );
}

#[test]
fn a_model_of_any_name_never_breaks_the_catalog_files() {
    for id in [
        "",
        "/",
        "..",
        "a/../b",
        "\u{0}",
        "日本語",
        "A B\"C'\n",
        "%2F",
        "x".repeat(500).as_str(),
    ] {
        let text = serde_json::json!({"acme": {"env": [], "name": "Acme", "models": {id: {"name": id, "cost": {"input": 1, "output": 2}}}}});
        let files = Files::one("api.json", text.to_string().into_bytes());
        let parts = format::translate(&files, &options()).unwrap();
        let written = super::catalog_files::write(&parts[0].draft);
        let read = super::catalog_files::read(&written)
            .unwrap_or_else(|faults| panic!("{id}: {faults:?}"));
        assert_eq!(read, parts[0].draft, "{id}");
    }
}

#[test]
fn the_embedded_catalog_stands_alone_and_keeps_its_promises() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/catalog");
    let files = Files::read(&folder).unwrap();
    let texts: Vec<(String, String)> = files
        .0
        .into_iter()
        .map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap()))
        .collect();
    let catalog = super::catalog_files::read_complete(&texts).unwrap();
    assert_eq!(super::catalog_files::write(&catalog), texts);
    let [
        models,
        organizations,
        providers,
        routes,
        _,
        benchmarks,
        scores,
    ] = super::curate::counts(&catalog);
    assert!(models >= 300, "{models} models");
    assert!(organizations >= 12, "{organizations} organizations");
    assert!(providers >= 25, "{providers} providers");
    assert!(routes >= 1000, "{routes} routes");
    assert!(benchmarks >= 20, "{benchmarks} benchmarks");
    assert!(scores >= 600, "{scores} scores");
    let providers_of = |slug: &str| -> Vec<&str> {
        let routes = catalog.routes.iter().filter(|route| route.model == slug);
        routes.map(|route| route.provider.as_str()).collect()
    };
    assert_eq!(
        providers_of("gpt-4.1"),
        ["azure", "openai", "openrouter", "vercel"]
    );
    assert_eq!(providers_of("qwen3.5-4b"), Vec::<&str>::new());
    assert!(
        catalog
            .models
            .iter()
            .any(|model| model.slug == "qwen3.5-4b")
    );
    assert!(catalog.routes.iter().all(|route| route.region.is_empty()));
}

/// A document with a part cut out, and something put in its place.
fn mutated(text: &[u8], at: usize, length: usize, instead: &str) -> Vec<u8> {
    let start = at % (text.len() + 1);
    let end = (start + length).min(text.len());
    [&text[..start], instead.as_bytes(), &text[end..]].concat()
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(256))]

    #[test]
    fn damaged_documents_are_read_or_refused_but_never_break(
        at in 0_usize..20_000,
        length in 0_usize..40,
        instead in "(|[\\PC]{0,12}|[0-9e.+-]{1,24}|null|\\[|\\{|\"|-1e999|\\}\\],|\u{0}|\\n)",
    ) {
        for (name, bytes) in &everything().0 {
            let files = Files::one(name, mutated(bytes, at, length, &instead));
            let Ok(parts) = format::translate(&files, &options()) else {
                continue;
            };
            for part in parts {
                let written = super::catalog_files::write(&part.draft);
                match super::catalog_files::read(&written) {
                    Ok(read) => assert_eq!(read, part.draft, "{name}"),
                    Err(faults) => panic!("{name}: {faults:?}"),
                }
            }
        }
    }

    #[test]
    fn any_text_gets_a_slug(id in "\\PC{0,40}", link in proptest::option::of("\\PC{0,40}")) {
        let found = super::identity::model("anywhere", &id, link.as_deref());
        assert!(super::values::is_slug(&found.slug), "{id:?} became {:?}", found.slug);
        assert!(super::values::is_slug(&super::identity::slug_of(&id)));
        assert!(super::values::is_slug(&super::identity::provider("litellm", &id)));
    }
}
