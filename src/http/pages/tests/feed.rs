//! The feed of changes, from answers that are made up.

use super::*;
use crate::http::pages::{FEED, feed};

fn changes(nodes: &[Value], next: bool) -> Value {
    json!({ "data": {
        "catalog": { "latestRevision": { "committedAt": "2026-11-20T08:00:00Z" } },
        "changes": { "nodes": nodes, "pageInfo": { "hasNextPage": next, "endCursor": "1.a&b" } },
    } })
}

fn change(id: &str, text: &str, model: Option<&str>) -> Value {
    json!({
        "id": id, "kind": "PRICE_ADDED", "text": text, "model": model.map(|slug| json!({ "slug": slug })),
        "revision": { "number": 2, "committedAt": "2026-11-15T12:00:00Z", "origin": "https://models.dev/api.json" },
    })
}

#[tokio::test]
async fn the_feed_tells_changes_a_page_at_a_time() {
    let moved = "GPT-4.1 on OpenAI API: output price $8 → $6 per million tokens.";
    let nodes = [
        change("YQ", moved, Some("gpt-4.1")),
        change("Yg", "The provider x is new.", None),
    ];
    let ask = recorded(&[("Feed", changes(&nodes, true))]);
    let response = client(&ask)
        .get("/changes.atom?model=gpt-4.1&since=1&kinds=PRICE_ADDED&first=2")
        .send()
        .await;
    response.assert_status_is_ok();
    assert_eq!(
        headers(&response, header::CONTENT_TYPE),
        "application/atom+xml; charset=utf-8"
    );
    assert!(!headers(&response, header::ETAG).starts_with("W/"));
    assert_eq!(
        headers(&response, header::CACHE_CONTROL),
        Options::default().cache_control
    );
    let asked = json!({ "first": 2, "since": 1, "kinds": ["PRICE_ADDED"], "model": "gpt-4.1" });
    assert_eq!(ask.asked.lock().unwrap()[0], asked);
    insta::assert_snapshot!(text(response).await);
}

#[tokio::test]
async fn a_feed_is_well_formed_whatever_it_tells() {
    let hostile = "</title><x y=\"'&]]>\u{0}\u{1b}\u{ffff}";
    let ask = recorded(&[(
        "Feed",
        changes(&[change("YQ", hostile, Some("a&<b\""))], true),
    )]);
    let path = "/changes.atom?model=%3C%22%26%00&after=%3E%22";
    let xml = text(client(&ask).get(path).send().await).await;
    let document = roxmltree::Document::parse(&xml).unwrap();
    let named = |name: &'static str| {
        document
            .descendants()
            .filter(move |node| node.has_tag_name(("http://www.w3.org/2005/Atom", name)))
    };
    assert_eq!(named("entry").count(), 1);
    let title = named("title").next_back().and_then(|title| title.text());
    assert_eq!(title, Some("</title><x y=\"'&]]>\u{fffd}\u{fffd}\u{fffd}"));
    let next = named("link").find(|link| link.attribute("rel") == Some("next"));
    let next = next.and_then(|link| link.attribute("href"));
    assert_eq!(
        next,
        Some("https://versus.example/changes.atom?model=%3C%22%26%00&after=1.a%26b")
    );
}

#[tokio::test]
async fn an_empty_feed_is_as_old_as_the_catalog_and_ends() {
    let ask = recorded(&[("Feed", changes(&[], false))]);
    let xml = text(client(&ask).get("/changes.atom").send().await).await;
    assert!(
        xml.contains("<updated>2026-11-20T08:00:00Z</updated>"),
        "{xml}"
    );
    assert!(!xml.contains("rel=\"next\""), "{xml}");
}

#[tokio::test]
async fn a_reader_who_has_the_feed_is_told_so() {
    let ask = recorded(&[("Feed", changes(&[], false))]);
    let client = client(&ask);
    let first = client.get("/changes.atom").send().await;
    let etag = headers(&first, header::ETAG).to_owned();
    let head = client.head("/changes.atom").send().await;
    assert_eq!(headers(&head, header::ETAG), etag);
    assert!(text(head).await.is_empty());
    let again = client
        .get("/changes.atom")
        .header("if-none-match", etag)
        .send()
        .await;
    again.assert_status(StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn a_feed_of_nothing_that_is_known_says_so() {
    let unknown = json!({ "errors": [
        { "message": "There is no model \"x\".", "extensions": { "code": "NOT_FOUND", "suggestions": [] } },
    ] });
    let wrong = json!({ "errors": [
        { "message": "`first` may be at most 100.", "extensions": { "code": "BAD_USER_INPUT" } },
    ] });
    for (answer, path, status, said) in [
        (
            &unknown,
            "/changes.atom?model=x",
            StatusCode::NOT_FOUND,
            "There is no model",
        ),
        (
            &wrong,
            "/changes.atom?first=1000",
            StatusCode::BAD_REQUEST,
            "at most 100",
        ),
        (
            &wrong,
            "/changes.atom?kind=PRICE_ADDED",
            StatusCode::BAD_REQUEST,
            "no parameter",
        ),
    ] {
        let response = client(&recorded(&[("Feed", answer.clone())]))
            .get(path)
            .send()
            .await;
        response.assert_status(status);
        assert_eq!(headers(&response, header::CACHE_CONTROL), "no-store");
        assert!(text(response).await.contains(said), "{path}");
    }
}

#[tokio::test]
async fn a_feed_without_pages_links_to_none() {
    let options = Options {
        pages: false,
        ..Options::default()
    };
    let ask = recorded(&[(
        "Feed",
        changes(&[change("YQ", "x", Some("gpt-4.1"))], false),
    )]);
    let client = TestClient::new(Route::new().at(FEED, feed(ask, options)));
    let xml = text(client.get("/changes.atom").send().await).await;
    assert!(!xml.contains(MOUNT), "{xml}");
}
