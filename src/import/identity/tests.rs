use std::collections::BTreeSet;

use super::*;

/// Namespace, external id, link, slug.
const PAIRS: &str = include_str!("../../../tests/fixtures/identity.csv");

struct Pair<'a> {
    namespace: &'a str,
    external_id: &'a str,
    link: Option<&'a str>,
    slug: &'a str,
}

fn pairs() -> Vec<Pair<'static>> {
    PAIRS
        .lines()
        .skip(1)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let fields: Vec<&str> = line.split(',').collect();
            Pair {
                namespace: fields[0],
                external_id: fields[1],
                link: Some(fields[2]).filter(|link| !link.is_empty()),
                slug: fields[3],
            }
        })
        .collect()
}

/// A pair counts as joined when the slug is one that editors know; a join to a wrong slug is what must not happen.
#[test]
fn joins_are_never_wrong_and_seldom_missed() {
    let pairs = pairs();
    assert!(pairs.len() >= 150, "{}", pairs.len());
    let mut wrong = Vec::new();
    let (mut joined, mut missed) = (0, 0);
    for pair in &pairs {
        let found = model(pair.namespace, pair.external_id, pair.link);
        if found.slug == pair.slug {
            joined += 1;
        } else if found.known || is_known(&found.slug) {
            wrong.push(format!(
                "{} {} -> {}, not {}",
                pair.namespace, pair.external_id, found.slug, pair.slug
            ));
        } else {
            missed += 1;
            println!(
                "missed: {} {} -> {}, not {}",
                pair.namespace, pair.external_id, found.slug, pair.slug
            );
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    let recall_percent = 100 * joined / (joined + missed);
    println!(
        "{} pairs, precision 1.0, recall {recall_percent} %",
        pairs.len()
    );
    assert!(recall_percent >= 98, "{recall_percent} %");
}

#[test]
fn no_name_means_two_models() {
    let unclear: Vec<&String> = INDEX
        .keys
        .iter()
        .filter(|(_, slug)| slug.is_none())
        .map(|(key, _)| key)
        .collect();
    assert_eq!(unclear, Vec::<&String>::new());
    let mut seen = BTreeSet::new();
    for models in registry::MODELS.models.values() {
        for slug in models.keys() {
            assert!(crate::import::values::is_slug(slug), "{slug}");
            assert!(seen.insert(slug), "{slug} stands twice");
        }
    }
}

#[test]
fn explicit_aliases_lead_to_known_models() {
    for (namespace, ids) in &registry::MODELS.aliases {
        for (id, slug) in ids {
            assert!(is_known(slug), "{namespace} {id} -> {slug}");
        }
    }
}

#[test]
fn names_of_editors_never_differ_in_what_makes_another_model() {
    // What the editors join although the words differ, because the lab itself uses both names for one model.
    let renamed = [
        "claude-instant-1.2",
        "deepseek-v3-0324",
        "deepseek-v3.1",
        "gemini-1.0-pro",
        "gemini-2.0-flash-thinking",
        "gpt-4-0125-preview",
        "gpt-4.5-preview",
        "gpt-5.1-chat",
        "kimi-k2-0711",
        "kimi-k2-0905",
        "llama-3.2-11b-vision-instruct",
        "llama-3.2-90b-vision-instruct",
    ];
    let mut joined = BTreeSet::new();
    for models in registry::MODELS.models.values() {
        for (slug, listed) in models {
            for name in listed {
                let word = names::difference(name, slug).unwrap_or_default();
                // Numbers are dates, versions spelled otherwise, counts of experts, or sizes that only one name spells out.
                let number = word.contains('.')
                    || word
                        .trim_matches(['a', 'b'])
                        .chars()
                        .all(|c| c.is_ascii_digit());
                if !number && !renamed.contains(&slug.as_str()) {
                    joined.insert(format!("{name} -> {slug}: {word}"));
                }
            }
        }
    }
    assert_eq!(joined, BTreeSet::new());
}

#[test]
fn links_that_change_the_meaning_are_refused() {
    let refused = model("azure", "acme-9-mini", Some("acme/acme-9"));
    assert_eq!(refused.slug, "acme-9-mini");
    assert!(refused.refused_link.unwrap().contains("`mini`"));
    let followed = model("azure", "acme-9-east", Some("acme/acme-9"));
    assert_eq!(
        (followed.slug.as_str(), followed.kind),
        ("acme-9", MatchKind::CanonicalLink)
    );
}

#[test]
fn weights_of_another_model_are_no_alias() {
    assert!(may_mean(
        "huggingface",
        "deepseek-ai/DeepSeek-V4-Pro",
        "deepseek-v4-pro"
    ));
    assert!(may_mean(
        "huggingface",
        "CohereLabs/c4ai-command-a-03-2025",
        "command-a"
    ));
    for (repository, slug) in [
        ("MiniMaxAI/MiniMax-M2.5", "minimax-m2.5-highspeed"),
        ("moonshotai/Kimi-K2-Thinking", "kimi-k2-thinking-turbo"),
        ("mistralai/Codestral-22B-v0.1", "codestral-2508"),
        ("deepseek-ai/DeepSeek-V3.2", "deepseek-chat"),
    ] {
        assert!(
            !may_mean("huggingface", repository, slug),
            "{repository} {slug}"
        );
    }
}

#[test]
fn unknown_models_get_a_slug_from_their_name_alone() {
    let slug = |id: &str| model("anywhere", id, None).slug;
    assert_eq!(slug("openrouter/auto"), "openrouter-auto");
    assert_eq!(slug("acme/robot-7-2-20260101"), "robot-7.2");
    assert_eq!(slug("gpt-4o-2026-01-01"), "gpt-4o-2026-01-01");
    assert_eq!(slug("???"), "unnamed");
    assert_eq!(slug("日本"), "unnamed");
}
