//! Pages and the feed as the network meets them: they are charged, logged and counted as the API is.

use std::{num::NonZeroU32, sync::Arc};

use poem::{Route, http::StatusCode, listener::TcpAcceptor};
use versus::{
    app::{App, Settings},
    clock::Clock,
    http::{Config, Door, Drain, Front, Service, ServiceParts, pages},
    operation::{PersistedDocuments, TrustedDocuments},
    telemetry::Metrics,
};

use crate::support::{database::TestDatabase, seed};

struct Site {
    _test: TestDatabase,
    metrics: Arc<Metrics>,
    address: std::net::SocketAddr,
}

impl Site {
    /// Behind a proxy on loopback, so that a reader can be any address.
    async fn open(points: u32, only_trusted: bool) -> Self {
        let test = TestDatabase::new().await;
        seed::sow(&test.db).await;
        let settings = Settings {
            clock: Clock::fixed("2026-11-23T12:00:00Z".parse().unwrap()),
            ..Settings::default()
        };
        let app = App::new(test.db.clone(), settings).unwrap();
        let config = Config {
            trusted_proxies: vec!["127.0.0.0/8".parse().unwrap()],
            anonymous_points_per_minute: NonZeroU32::new(points),
            ..Config::default()
        };
        let metrics = Arc::new(Metrics::default());
        let documents = PersistedDocuments::new(TrustedDocuments::default(), only_trusted, 1_024);
        let service = Service::new(ServiceParts {
            readiness: Arc::new(app.readiness()),
            engine: app.engine,
            config: config.clone(),
            persisted: documents,
            keys: None,
            metrics: metrics.clone(),
            drain: Drain::default(),
        });
        let options = pages::Options::default();
        let routes = Route::new()
            .at(pages::FEED, pages::feed(service.clone(), options.clone()))
            .nest(pages::MOUNT, pages::routes(service, options));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let door = Door::new(TcpAcceptor::from_tokio(listener).unwrap());
        tokio::spawn(poem::Server::new_with_acceptor(door).run(Front::new(routes, config)));
        Self {
            _test: test,
            metrics,
            address,
        }
    }

    async fn get(&self, path: &str, reader: &str) -> reqwest::Response {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        let request = client.get(format!("http://{}{path}", self.address));
        request
            .header("x-forwarded-for", reader)
            .send()
            .await
            .unwrap()
    }
}

#[tokio::test]
async fn a_reader_has_the_budget_of_its_address() {
    let site = Site::open(2_000, false).await;
    let mut refused = None;
    for n in 0..200 {
        let path = format!("/changes.atom?first={}", n % 50 + 1);
        let response = site.get(&path, "203.0.113.9").await;
        if response.status() != StatusCode::OK {
            refused = Some(response);
            break;
        }
        assert!(response.headers().get("ratelimit-limit").is_none());
    }
    let refused = refused.expect("the points are used up");
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    let wait = refused.headers()["retry-after"]
        .to_str()
        .unwrap()
        .to_owned();
    assert!((1..=60).contains(&wait.parse::<u64>().unwrap()), "{wait}");
    assert!(
        refused
            .text()
            .await
            .unwrap()
            .contains("The budget of 2000 points a minute")
    );
    let other = site.get("/changes.atom", "203.0.113.10").await;
    assert_eq!(other.status(), StatusCode::OK);
    let counted = site.metrics.render();
    assert!(counted.contains("outcome=\"RATE_LIMITED\""), "{counted}");
    assert!(
        counted.contains("operation=\"Feed\",outcome=\"ok\""),
        "{counted}"
    );
}

#[tokio::test]
async fn pages_are_there_when_only_trusted_documents_are_answered() {
    let site = Site::open(60_000, true).await;
    for path in [
        "/compare",
        "/compare/gpt-4.1/mistral-large",
        "/compare/sitemap.xml",
    ] {
        assert_eq!(
            site.get(path, "203.0.113.9").await.status(),
            StatusCode::OK,
            "{path}"
        );
    }
    let unknown = site.get("/compare?left=gpt-4l", "203.0.113.9").await;
    let page = unknown.text().await.unwrap();
    assert!(
        page.contains(r#"<a href="/compare?left=gpt-4.1">gpt-4.1</a>"#),
        "{page}"
    );
    let nul = site.get("/compare/a%00b/gpt-4.1", "203.0.113.9").await;
    assert_eq!(nul.status(), StatusCode::BAD_REQUEST);
}
