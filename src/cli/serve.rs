//! `versus serve`: migrate, load, serve, drain.

use std::{
    io::Write, net::SocketAddr, path::PathBuf, process::ExitCode, sync::Arc, time::Duration,
};

use anyhow::Context;
use poem::{
    Endpoint, Route, Server,
    listener::{Acceptor, Listener, TcpListener},
};
use tokio::signal::unix::{SignalKind, signal};

use super::DatabaseArguments;
use crate::{
    app::{App, Settings},
    clock::Clock,
    http::{self, Front, Service, graphiql::Graphiql, pages},
    import::embedded,
};

/// How the server runs.
#[derive(Clone, Debug, clap::Args)]
pub struct Arguments {
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
pub async fn run(args: Arguments) -> anyhow::Result<ExitCode> {
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
    let endpoint = endpoint(&app, &args)?;
    announce(address, &args)?;
    Server::new_with_acceptor(acceptor)
        .run_with_graceful_shutdown(
            endpoint,
            stop(),
            Some(Duration::from_secs(args.drain_seconds)),
        )
        .await?;
    Ok(ExitCode::SUCCESS)
}

fn endpoint(app: &App, args: &Arguments) -> anyhow::Result<impl Endpoint + 'static> {
    let config = http::Config::default();
    let service = Arc::new(Service {
        engine: app.engine.clone(),
        config: config.clone(),
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

fn announce(address: SocketAddr, args: &Arguments) -> std::io::Result<()> {
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

async fn stop() {
    let interrupted = tokio::signal::ctrl_c();
    match signal(SignalKind::terminate()) {
        Ok(mut terminated) => tokio::select! { _ = interrupted => {}, _ = terminated.recv() => {} },
        Err(_) => drop(interrupted.await),
    }
}
