//! The list of all pairs: each once, to the end, however small the pages.

use serde_json::Value;

use crate::support::app::TestApp;

async fn walk(app: &TestApp, size: usize) -> Vec<String> {
    let mut slugs = Vec::new();
    let mut after = String::new();
    loop {
        let query = format!(
            "{{ comparisons(first: {size}{after}) {{ nodes {{ slug left {{ slug }} right {{ slug }} }} pageInfo {{ hasNextPage endCursor }} }} }}"
        );
        let listed = app.data(&query).await["comparisons"].take();
        for pair in listed["nodes"].as_array().unwrap() {
            let slug_of = |side: &str| pair[side]["slug"].as_str().unwrap().to_owned();
            let slug = pair["slug"].as_str().unwrap().to_owned();
            assert_eq!(slug, format!("{}-vs-{}", slug_of("left"), slug_of("right")));
            slugs.push(slug);
        }
        if listed["pageInfo"]["hasNextPage"] == Value::Bool(false) {
            return slugs;
        }
        let cursor = listed["pageInfo"]["endCursor"].as_str().unwrap();
        after = format!(r#", after: "{cursor}""#);
    }
}

#[tokio::test]
async fn pages_of_any_size_walk_through_every_pair_once() {
    let app = TestApp::seeded().await;
    let all = walk(&app, 100).await;
    assert!(all.len() > 4, "{all:?}");
    assert!(all.is_sorted_by(|a, b| a < b), "{all:?}");
    for size in 1..=4 {
        assert_eq!(walk(&app, size).await, all);
    }
}

#[tokio::test]
async fn every_listed_pair_is_a_comparison() {
    let app = TestApp::seeded().await;
    for slug in walk(&app, 100).await {
        let query = format!(r#"{{ comparisonBySlug(slug: "{slug}") {{ canonicalSlug }} }}"#);
        let answer = app.data(&query).await;
        assert_eq!(answer["comparisonBySlug"]["canonicalSlug"], slug);
    }
}
