//! `versus serve`: migrate, load, serve, drain.

use std::{
    io::Write, net::SocketAddr, path::PathBuf, process::ExitCode, sync::Arc, time::Duration,
};

use anyhow::Context;
use poem::{
    Endpoint, Route, Server,
    listener::{Acceptor, Listener, TcpListener},
};

use super::database::DatabaseArguments;
use crate::{
    app::{App, Settings},
    clock::Clock,
    http::{self, Drain, Front, Service, ServiceParts, graphiql::Graphiql, pages, stop_signal},
    import::embedded,
    operation::{PersistedDocuments, TrustedDocuments},
};

/// Time load balancers have to notice that the server is no longer ready.
const DRAIN_NOTICE: Duration = Duration::from_millis(500);
/// Silence after which a connection is closed; streams give signs of life more often.
const IDLE: Duration = Duration::from_secs(60);
/// Memory for automatic persisted queries.
const PERSISTED_BYTES: u64 = 16 * 1_024 * 1_024;

/// How the server runs.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Address and port to listen on.
    #[arg(
        long,
        env = "VERSUS_LISTEN",
        value_name = "ADDRESS",
        default_value = "127.0.0.1:8000"
    )]
    listen: SocketAddr,
    #[command(flatten)]
    database: DatabaseArguments,
    /// Serve the catalog files of this folder instead of the embedded catalog.
    #[arg(long, env = "VERSUS_CATALOG", value_name = "DIR")]
    catalog: Option<PathBuf>,
    /// Serve GraphiQL from this folder instead of the one that was built in.
    #[arg(long, env = "VERSUS_GRAPHIQL_DIR", value_name = "DIR")]
    graphiql_dir: Option<PathBuf>,
    /// Serve the API only, without the pages under /compare.
    #[arg(long, env = "VERSUS_NO_PAGES")]
    no_pages: bool,
    /// Seconds that requests under way may take to finish when the server stops.
    #[arg(
        long,
        env = "VERSUS_DRAIN_SECONDS",
        value_name = "SECONDS",
        default_value_t = 20
    )]
    drain_seconds: u64,
}

/// Runs the server until it is told to stop.
pub async fn run(args: Args) -> anyhow::Result<ExitCode> {
    // The port is taken first: whoever finds it taken should not have to wait for the catalog.
    let acceptor = TcpListener::bind(args.listen)
        .into_acceptor()
        .await
        .with_context(|| format!("cannot listen on {}", args.listen))?;
    let address = acceptor
        .local_addr()
        .into_iter()
        .find_map(|address| address.as_socket_addr().copied())
        .unwrap_or(args.listen);
    let clock = Clock::system();
    let database = args.database.open().await?;
    match &args.catalog {
        Some(folder) => embedded::load_folder(&database, folder, clock).await?,
        None => embedded::load_embedded(&database, clock).await?,
    };
    let app = App::new(
        database,
        Settings {
            clock,
            ..Settings::default()
        },
    )?;
    let drain = Drain::default();
    let endpoint = endpoint(&app, &args, drain.clone())?;
    announce(address, &args)?;
    Server::new_with_acceptor(acceptor)
        .idle_timeout(IDLE)
        .run_with_graceful_shutdown(
            endpoint,
            drain.on(stop_signal(), DRAIN_NOTICE),
            Some(Duration::from_secs(args.drain_seconds)),
        )
        .await?;
    Ok(ExitCode::SUCCESS)
}

fn endpoint(app: &App, args: &Args, drain: Drain) -> anyhow::Result<impl Endpoint + 'static> {
    let config = http::Config::default();
    let service = Service::new(ServiceParts {
        engine: app.engine.clone(),
        config: config.clone(),
        persisted: PersistedDocuments::new(TrustedDocuments::default(), false, PERSISTED_BYTES),
        keys: None,
        metrics: Arc::default(),
        readiness: Arc::new(app.readiness()),
        drain,
    });
    let mut routes: Route = http::routes(&service);
    routes = Graphiql::open(args.graphiql_dir.clone())?.mount(routes);
    if !args.no_pages {
        let options = pages::Options {
            cache_control: config.caching.header(),
            ..pages::Options::default()
        };
        routes = routes.nest(pages::MOUNT, pages::routes(app.engine.clone(), options));
    }
    Ok(Front::new(routes, config))
}

fn announce(address: SocketAddr, args: &Args) -> std::io::Result<()> {
    let pages = if args.no_pages {
        String::new()
    } else {
        format!(", pages at http://{address}/compare")
    };
    writeln!(
        std::io::stdout().lock(),
        "Versus serves GraphQL at http://{address}/graphql, GraphiQL at http://{address}/{pages}"
    )
}
