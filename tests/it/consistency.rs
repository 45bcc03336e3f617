//! No answer mixes two revisions, whatever is imported while it is computed.

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicUsize, Ordering},
};

use chrono::{Days, NaiveDate};
use entities::enums::PriceComponent;
use serde_json::Value;
use versus::import::draft::Draft;

use crate::support::{
    app::TestApp,
    draft::{base, by, import_on, model, price, route, score},
};

const CLIENTS: usize = 16;
const REVISIONS: i64 = 20;
const MODELS: [&str; 2] = ["alpha", "beta"];

/// The catalog of a revision: every figure in it is the number of the revision.
fn catalog(revision: i64, day: &str) -> Draft {
    let lab = by("lab", day);
    let dollars = revision * 1_000_000;
    let prices = || {
        [PriceComponent::Input, PriceComponent::Output]
            .map(|component| price(component, dollars, lab.clone()))
            .to_vec()
    };
    Draft {
        models: MODELS.map(|slug| model(slug, &lab)).to_vec(),
        routes: MODELS
            .map(|slug| route(slug, "first", lab.clone(), prices()))
            .to_vec(),
        scores: MODELS
            .map(|slug| score(slug, "exam", revision * 10_000, lab.clone()))
            .to_vec(),
        ..base()
    }
}

/// A query that needs many statements; `mark` makes its text, and so its place in the cache, the client's own.
fn query(mark: usize) -> String {
    let facts = "routes(first: 1) { nodes { inputPrice { amount } outputPrice { amount } } } scores(first: 1) { nodes { value } }";
    format!(
        "query C{mark} {{ alpha: model(slug: \"alpha\") {{ {facts} }} catalog {{ revision }} beta: model(slug: \"beta\") {{ {facts} }} }}"
    )
}

/// The figures of an answer, which all stand for one revision.
fn figures(data: &Value) -> Vec<String> {
    let mut found = vec![data["catalog"]["revision"].to_string()];
    for slug in MODELS {
        let route = &data[slug]["routes"]["nodes"][0];
        let score = &data[slug]["scores"]["nodes"][0];
        for figure in [
            &route["inputPrice"]["amount"],
            &route["outputPrice"]["amount"],
            &score["value"],
        ] {
            found.push(figure.as_str().unwrap().to_owned());
        }
    }
    found
}

/// Asks again and again, and gives the revisions it saw, in order.
async fn client(
    app: Arc<TestApp>,
    mark: usize,
    done: Arc<AtomicBool>,
    answers: Arc<AtomicUsize>,
) -> Vec<i64> {
    let mut seen = Vec::new();
    while !done.load(Ordering::SeqCst) {
        let data = app.data(&query(mark)).await;
        let figures = figures(&data);
        assert!(figures.iter().all(|figure| *figure == figures[0]), "{data}");
        seen.push(figures[0].parse().unwrap());
        answers.fetch_add(1, Ordering::SeqCst);
    }
    seen
}

#[tokio::test(flavor = "multi_thread")]
async fn sixteen_clients_read_whole_revisions_while_others_are_imported() {
    let app = Arc::new(TestApp::new().await);
    let start: NaiveDate = "2026-01-01".parse().unwrap();
    let day = |revision: i64| (start + Days::new(revision.unsigned_abs())).to_string();
    import_on(&app.database.db, catalog(1, &day(1)), &day(1)).await;
    let done = Arc::new(AtomicBool::new(false));
    let answers = Arc::new(AtomicUsize::new(0));
    let clients: Vec<_> = (0..CLIENTS)
        .map(|mark| tokio::spawn(client(app.clone(), mark, done.clone(), answers.clone())))
        .collect();
    for revision in 2..=REVISIONS {
        let day = day(revision);
        let report = import_on(&app.database.db, catalog(revision, &day), &day).await;
        assert_eq!(report.revision, Some(revision));
        // Every reader gets its turns between two imports, as it does between two refreshes.
        let enough = answers.load(Ordering::SeqCst) + 4 * CLIENTS;
        while answers.load(Ordering::SeqCst) < enough
            && !clients.iter().any(tokio::task::JoinHandle::is_finished)
        {
            tokio::task::yield_now().await;
        }
    }
    done.store(true, Ordering::SeqCst);
    for client in clients {
        let seen = client.await.unwrap();
        assert!(seen.is_sorted(), "a client went back in time: {seen:?}");
        assert!(seen.last() > seen.first(), "a client saw one revision only");
    }
}
