//! The rendered pages and the feed over real catalogs: what they show, what they refuse and how.

mod budget;
mod comparison;
mod documents;
mod feed;
mod list;
mod markup;
mod problems;

use std::sync::Arc;

use poem::http::header;
use poem::test::{TestClient, TestResponse};
use poem::{Endpoint, Route};
use serde_json::Value;
use versus::ask::Ask;
use versus::http::pages::{self, FEED, MOUNT, Options};

use crate::support::{app::TestApp, ask::Heard};

fn client(ask: Arc<dyn Ask>) -> TestClient<impl Endpoint> {
    let options = Options {
        public_url: Some("https://versus.example/".to_owned()),
        ..Options::default()
    };
    let feed = pages::feed(ask.clone(), options.clone());
    let pages = Route::new().nest(MOUNT, pages::routes(ask, options));
    TestClient::new(pages.at(FEED, feed))
}

fn client_of(app: &TestApp) -> TestClient<impl Endpoint> {
    client(app.app.engine.clone())
}

/// What an application answers to the last question of a page.
async fn answer_behind(app: &TestApp, path: &str) -> Value {
    let heard = Heard::by(app);
    let response = client(heard.clone()).get(path).send().await;
    response.assert_status_is_ok();
    heard.last()
}

async fn get(client: &TestClient<impl Endpoint>, path: &str) -> TestResponse {
    client.get(path).send().await
}

async fn text(response: TestResponse) -> String {
    response.0.into_body().into_string().await.unwrap()
}

/// The text of a page that is there.
async fn shown(client: &TestClient<impl Endpoint>, path: &str) -> String {
    let response = get(client, path).await;
    response.assert_status_is_ok();
    text(response).await
}

/// A page as its snapshot keeps it: without the text of its document, kilobytes on one line, and the hash of its style,
/// so that a reviewer sees what a reader would.
fn readable(page: &str) -> String {
    let page = between(page, "?query=", "&#38;variables", "[document]");
    between(&page, "style.css?", "\"", "[hash]")
}

fn between(text: &str, before: &str, after: &str, shown: &str) -> String {
    let mut parts = text.split(before);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(after).unwrap_or(0);
        out.extend([before, shown, &part[end..]]);
    }
    out
}

fn headers(response: &TestResponse, name: header::HeaderName) -> &str {
    let found = response.0.headers().get(name);
    found.map_or("", |value| value.to_str().unwrap())
}
