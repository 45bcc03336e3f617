//! What things take, on the embedded catalog: `cargo bench`, about a minute. Nothing is asserted.
//!
//! The first table is of single steps inside the process. The second is of a server on loopback, its
//! clients in the same process, as shares of what it serves without doing anything (`/health/live`): the
//! figures depend on the machine, the shares hardly do.
#![expect(clippy::print_stdout, reason = "the figures are the output")]

mod load;

use std::{
    collections::BTreeSet,
    fmt::Write,
    hint::black_box,
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, anyhow};
use serde_json::{Map, Value, json};
use versus::{
    app::{App, Settings},
    catalog::Catalog,
    clock::Clock,
    comparison::{
        benchmarks, capabilities,
        contender::Contender,
        context::{Context, Pair},
        cost, deep_dive, faq, friction, pricing, scorecard,
        sections::Facts,
        specs, summary, tradeoffs, verdict,
        workload::Workload,
    },
    database::Database,
    import::embedded,
    operation::{Engine, Refusal, Request},
};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Everything that the page of two models shows.
const PAGE: &str = include_str!("../../src/http/pages/comparison.graphql");
/// A list of a hundred with lists inside.
const HUNDRED: &str = "{ models(first: 100) { totalCount nodes { slug name organization { name }
    contextWindow { tokens display } license { name }
    routes(first: 3) { nodes { provider { name } inputPrice { amount } outputPrice { amount } } }
    scores(first: 3) { nodes { benchmark { name } display } } } pageInfo { endCursor hasNextPage } } }";
const SIDES: [&str; 2] = ["gpt-4.1", "gpt-oss-120b"];
/// Time spent on each step, after a tenth of it as a warm-up.
const PATIENCE: Duration = Duration::from_secs(3);

#[tokio::main]
async fn main() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let url = format!("sqlite:{}", folder.path().join("versus.sqlite").display());
    let database = Database::connect(&url).await?;
    database.migrate().await?;
    embedded::load_embedded(&database, Clock::system()).await?;
    let app = App::new(database, Settings::default())?;
    println!("{:<44}{:>12}{:>12}", "step", "median", "95th");
    documents(&app.engine).await?;
    comparison(&app.database).await?;
    executions(&app.engine).await?;
    load::run(&app).await
}

/// From text to an operation that may run.
async fn documents(engine: &Engine) -> Result<()> {
    let known = page(PAGE.to_owned());
    step("a known document", async || {
        engine
            .prepare(&known)
            .map(drop)
            .map_err(|refusal| told(&refusal))
    })
    .await?;
    let mut number = 0;
    step(
        "a new document of 3 KB: parse, validate, cost",
        async || {
            number += 1;
            let fresh = page(format!("{PAGE}\n# {number}"));
            engine
                .prepare(&fresh)
                .map(drop)
                .map_err(|refusal| told(&refusal))
        },
    )
    .await
}

/// All sections of a pair, from facts in memory.
async fn comparison(database: &Database) -> Result<()> {
    let catalog = Catalog {
        db: database.reader().clone(),
        revision: database.current_revision().await?,
        today: Clock::system().today(),
    };
    let subjects = catalog.subjects(&SIDES.map(str::to_owned)).await?;
    let subjects = subjects.into_iter().flatten().collect();
    let wanted: BTreeSet<Facts> = Facts::ALL.iter().copied().collect();
    let facts = catalog.facts(subjects, &wanted).await?;
    let [left, right] = facts.contenders() else {
        return Err(anyhow!("{SIDES:?} are not in the catalog"));
    };
    let context = Context {
        workload: Workload::default(),
        as_of: catalog.today,
        providers: None,
        priorities: Vec::new(),
        thresholds: facts.thresholds(),
    };
    step("all sections of a comparison, facts given", async || {
        sections(left, right, &context);
        Ok(())
    })
    .await
}

fn sections(left: &Contender, right: &Contender, context: &Context) {
    let pair = Pair::new(left, right, context);
    black_box((
        summary::summary(&pair),
        verdict::verdict(&pair),
        scorecard::scorecard(&pair),
        tradeoffs::tradeoffs(&pair),
        cost::compare(&pair),
        friction::friction(&pair),
        specs::specs(&pair),
        pricing::pricing(&pair),
        capabilities::capabilities(&pair),
        benchmarks::compare(&pair),
        deep_dive::deep_dive(&pair),
        faq::faq(&pair),
    ));
}

/// Whole answers that no cache gives: statements, execution, JSON.
async fn executions(engine: &Engine) -> Result<()> {
    let asked = [
        ("the page of a comparison, executed", page(PAGE.to_owned())),
        ("100 models with lists inside, executed", request(HUNDRED)),
    ];
    for (name, request) in asked {
        let prepared = engine.prepare(&request).map_err(|refusal| told(&refusal))?;
        let id: Arc<str> = "bench".into();
        step(name, async || {
            let served = engine.answer_with_cost(&prepared, &id, 0).await;
            let served = served.map_err(|refusal| told(&refusal))?;
            anyhow::ensure!(!served.executed.has_errors, "{name} has errors");
            Ok(())
        })
        .await?;
    }
    Ok(())
}

fn page(query: String) -> Request {
    let [left, right] = SIDES;
    let variables = json!({ "left": left, "right": right });
    Request {
        query,
        operation_name: None,
        variables: variables.as_object().cloned().unwrap_or_default(),
    }
}

fn request(query: &str) -> Request {
    Request {
        query: query.to_owned(),
        operation_name: None,
        variables: Map::new(),
    }
}

fn told(refusal: &Refusal) -> anyhow::Error {
    let errors: Vec<Value> = refusal.errors.iter().map(|error| json!(error)).collect();
    anyhow!("{}", Value::from(errors))
}

/// Runs a step again and again, and prints its median and its 95th percentile.
async fn step(name: &str, mut run: impl AsyncFnMut() -> Result<()>) -> Result<()> {
    let warm = Instant::now();
    while warm.elapsed() < PATIENCE / 10 {
        run().await.context(name.to_owned())?;
    }
    let (began, mut took) = (Instant::now(), Vec::new());
    while began.elapsed() < PATIENCE {
        let started = Instant::now();
        run().await?;
        took.push(started.elapsed());
    }
    took.sort_unstable();
    let mut line = format!("{name:<44}");
    for percent in [50, 95] {
        let at = took.len().saturating_sub(1) * percent / 100;
        let duration = took.get(at).copied().unwrap_or_default();
        write!(line, "{:>9} µs", duration.as_micros())?;
    }
    println!("{line}");
    Ok(())
}
