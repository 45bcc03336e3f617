//! Fetching over HTTP: within limits, only when something changed, and never what a server redirects to at will.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use versus::clock::Clock;
use versus::import::fetch::{Fetched, fetch, without_secrets};
use versus::import::revert::revert;
use versus::import::run::{Request, run};
use versus::refresh::once;
use versus::telemetry::Metrics;

use crate::support::database::{TestDatabase, dump};
use crate::support::draft::{DAY, import};

/// A server that gives the same answer to every request, and notes what it was asked.
struct Server {
    url: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    async fn answering(answer: impl Into<Vec<u8>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/sources.toml", listener.local_addr().unwrap());
        let (answer, asked) = (answer.into(), Arc::new(Mutex::new(Vec::new())));
        let noted = Arc::clone(&asked);
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut request = vec![0; 4096];
                let length = stream.read(&mut request).await.unwrap_or(0);
                noted
                    .lock()
                    .unwrap()
                    .push(String::from_utf8_lossy(&request[..length]).to_lowercase());
                let _ = stream.write_all(&answer).await;
                let _ = stream.shutdown().await;
            }
        });
        Self { url, asked }
    }
}

fn answer(status: &str, headers: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n{headers}\r\n{body}",
        body.len()
    )
}

async fn refused(answer: String) -> String {
    let server = Server::answering(answer).await;
    fetch(&server.url, None).await.unwrap_err().to_string()
}

#[tokio::test]
async fn a_body_comes_with_its_entity_tag_and_is_not_read_twice() {
    let server = Server::answering(answer("200 OK", "etag: \"v1\"\r\n", "{}")).await;
    let fetched = fetch(&server.url, None).await.unwrap();
    assert_eq!(
        fetched,
        Fetched::Body {
            bytes: b"{}".to_vec(),
            etag: Some("\"v1\"".to_owned())
        }
    );
    let server = Server::answering(answer("304 Not Modified", "", "")).await;
    assert_eq!(
        fetch(&server.url, Some("\"v1\"")).await.unwrap(),
        Fetched::Unchanged
    );
    assert!(server.asked.lock().unwrap()[0].contains("if-none-match: \"v1\""));
}

#[tokio::test]
async fn pages_errors_and_strange_redirects_are_refused_in_a_sentence() {
    let page = refused(answer(
        "200 OK",
        "content-type: text/html; charset=utf-8\r\n",
        "<html>",
    ))
    .await;
    assert!(page.contains("a page of HTML"), "{page}");
    let missing = refused(answer("404 Not Found", "", "")).await;
    assert!(missing.contains("the server answered 404"), "{missing}");
    for target in [
        "file:///etc/passwd",
        "ftp://example.org/x",
        "data:text/plain,x",
    ] {
        let redirected = refused(answer("302 Found", &format!("location: {target}\r\n"), "")).await;
        assert!(redirected.contains("could not be fetched"), "{redirected}");
    }
}

#[tokio::test]
async fn an_answer_that_is_too_large_is_refused_before_it_is_read() {
    let huge = "HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\nx";
    assert!(
        refused(huge.to_owned())
            .await
            .contains("more than 67108864 bytes")
    );
}

#[tokio::test]
async fn a_truncated_answer_is_refused() {
    let cut = "HTTP/1.1 200 OK\r\ncontent-length: 100\r\nconnection: close\r\n\r\nonly a part";
    assert!(
        refused(cut.to_owned())
            .await
            .contains("could not be fetched")
    );
}

#[tokio::test]
async fn addresses_are_shown_without_their_secrets() {
    let url = "https://me:secret@example.org/data.json?key=secret#secret";
    assert_eq!(without_secrets(url), "https://example.org/data.json");
    assert_eq!(without_secrets("data/catalog"), "data/catalog");
    let error = fetch("http://me:secret@127.0.0.1:1/x?key=secret", None)
        .await
        .unwrap_err()
        .to_string();
    assert!(!error.contains("secret"), "{error}");
}

#[tokio::test]
async fn a_source_that_has_not_changed_makes_no_revision() {
    let test = TestDatabase::new().await;
    let clock = Clock::fixed("2026-11-01T12:00:00Z".parse().unwrap());
    let sources = include_str!("../../data/reference-page/sources.toml");
    let server = Server::answering(answer("200 OK", "etag: \"v1\"\r\n", sources)).await;
    let request = Request {
        sources: vec![server.url.clone()],
        ..Request::default()
    };
    assert_eq!(
        run(&test.db, &request, clock).await.unwrap().revision,
        Some(1)
    );
    run(&test.db, &request, clock).await.unwrap();
    let asked = server.asked.lock().unwrap().clone();
    assert!(!asked[0].contains("if-none-match") && asked[1].contains("if-none-match: \"v1\""));
    assert_eq!(test.db.current_revision().await.unwrap(), 1);
}

#[tokio::test]
async fn a_failed_refresh_is_counted_and_leaves_the_catalog_as_it_was() {
    let test = TestDatabase::new().await;
    import(&test.db, crate::import::small()).await;
    let before = dump(&test.db).await;
    let clock = Clock::fixed(format!("{DAY}T12:00:00Z").parse().unwrap());
    let metrics = Metrics::default();
    let server = Server::answering(answer("500 Internal Server Error", "", "")).await;
    once(&test.db, &server.url, clock, &metrics).await;
    let server = Server::answering(answer("200 OK", "", "[[source]]\nslug = ")).await;
    once(&test.db, &server.url, clock, &metrics).await;
    let told = metrics.render();
    let failed = told
        .lines()
        .filter(|line| line.contains("outcome=\"failed\"") && line.ends_with(" 1"));
    assert_eq!(failed.count(), 2, "{told}");
    assert_eq!(dump(&test.db).await, before);
}

#[tokio::test]
async fn what_was_undone_is_read_again() {
    let test = TestDatabase::new().await;
    let sources = include_str!("../../data/reference-page/sources.toml");
    let server = Server::answering(answer("200 OK", "etag: \"v1\"\r\n", sources)).await;
    let request = Request {
        sources: vec![server.url.clone()],
        ..Request::default()
    };
    let clock = Clock::fixed("2026-11-01T12:00:00Z".parse().unwrap());
    run(&test.db, &request, clock).await.unwrap();
    let at = "2026-11-05T08:00:00Z".parse().unwrap();
    revert(&test.db, 1, at, true).await.unwrap();
    run(&test.db, &request, clock).await.unwrap();
    revert(&test.db, 1, at, false).await.unwrap();
    run(&test.db, &request, clock).await.unwrap();
    let asked = server.asked.lock().unwrap();
    let conditional = asked
        .iter()
        .map(|request| request.contains("if-none-match"));
    assert_eq!(conditional.collect::<Vec<_>>(), [false, true, false]);
}

#[tokio::test]
async fn a_refused_source_is_named_by_its_address() {
    let test = TestDatabase::new().await;
    let run = async |source: String| {
        let request = Request {
            sources: vec![source],
            ..Request::default()
        };
        let clock = Clock::fixed("2026-11-01T12:00:00Z".parse().unwrap());
        run(&test.db, &request, clock)
            .await
            .unwrap_err()
            .to_string()
    };
    let server = Server::answering(answer("200 OK", "", "[]")).await;
    let url = server.url.replace("sources.toml", "data.json");
    let message = run(format!("{url}?key=secret")).await;
    assert!(
        message.starts_with(&format!("{url} is of no format")),
        "{message}"
    );
    let message = run("ftp://user:secret@example.org/data.json".to_owned()).await;
    assert_eq!(
        message,
        "ftp://example.org/data.json could not be fetched: only http and https addresses are read"
    );
}
