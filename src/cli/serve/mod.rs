//! `versus serve`: migrate, load, serve, drain.

use std::{net::SocketAddr, process::ExitCode, sync::Arc, time::Duration};

use anyhow::Context;
use poem::{
    Endpoint, Route, Server,
    listener::{Acceptor, Listener, TcpAcceptor, TcpListener},
};

use super::print;
use crate::{
    access::{KeyRing, StoredKeys},
    app::{App, Settings},
    clock::Clock,
    http::{self, Config, Door, Drain, Front, Service, ServiceParts, graphiql::Graphiql, pages},
    import::embedded,
    refresh,
    telemetry::{self, Metrics},
};

mod arguments;

pub use arguments::Arguments;

/// Pause between "not ready" and the end of new connections, for load balancers to look elsewhere.
const NOTICE: Duration = Duration::from_millis(500);

/// Runs the server until it is told to stop.
pub(super) async fn run(arguments: Arguments, clock: Clock) -> anyhow::Result<ExitCode> {
    let guard = telemetry::init(&arguments.telemetry())?;
    // The port is taken first: whoever finds it taken should not have to wait for the catalog.
    let (acceptor, address) = listen(arguments.listen).await?;
    let database = arguments.database.open().await?;
    match &arguments.catalog {
        Some(folder) => embedded::load_folder(&database, folder, clock).await?,
        None => embedded::load_embedded(&database, clock).await?,
    };
    let settings = Settings {
        clock,
        federation: arguments.federation,
        ..Settings::default()
    };
    database.announce(database.current_revision().await?);
    let follower = tokio::spawn(database.clone().follow());
    let app = App::new(database, settings)?;
    let drain = Drain::default();
    let metrics = Arc::new(Metrics::default());
    let endpoint = endpoint(&app, &arguments, &drain, &metrics)?;
    let refreshes = refresh::start(&app.database, arguments.refresh.clone(), clock, &metrics);
    print(&announcement(address, &arguments));
    let limit = Duration::from_secs(arguments.drain_seconds);
    let door = Door::new(acceptor).trusting(arguments.http().trusted_proxies);
    Server::new_with_acceptor(door)
        .run_with_graceful_shutdown(endpoint, drain.on(http::stop_signal(), NOTICE), Some(limit))
        .await?;
    for task in refreshes.into_iter().chain([follower]) {
        task.abort();
    }
    guard.shut_down().await;
    Ok(ExitCode::SUCCESS)
}

async fn listen(at: SocketAddr) -> anyhow::Result<(TcpAcceptor, SocketAddr)> {
    let acceptor = TcpListener::bind(at)
        .into_acceptor()
        .await
        .with_context(|| format!("cannot listen on {at}; name a free address with --listen"))?;
    let address = acceptor
        .local_addr()
        .into_iter()
        .find_map(|address| address.as_socket_addr().copied());
    Ok((acceptor, address.unwrap_or(at)))
}

fn endpoint(
    app: &App,
    arguments: &Arguments,
    drain: &Drain,
    metrics: &Arc<Metrics>,
) -> anyhow::Result<impl Endpoint + 'static> {
    let config = arguments.http();
    let service = Service::new(ServiceParts {
        engine: app.engine.clone(),
        config: config.clone(),
        persisted: arguments.persisted(&app.engine)?,
        keys: Some(KeyRing::new(Arc::new(StoredKeys(app.database.clone())))),
        metrics: metrics.clone(),
        readiness: Arc::new(app.readiness()),
        drain: drain.clone(),
    });
    let routes = Graphiql::open(arguments.graphiql_dir.clone())?.mount(http::routes(&service));
    Ok(Front::new(
        with_pages(routes, &service, arguments, &config),
        config,
    ))
}

fn with_pages(
    routes: Route,
    service: &Arc<Service>,
    arguments: &Arguments,
    config: &Config,
) -> Route {
    let options = pages::Options {
        public_url: arguments.public_url.clone(),
        cache_control: config.caching.header(),
        pages: !arguments.no_pages,
    };
    let routes = routes.at(pages::FEED, pages::feed(service.clone(), options.clone()));
    if arguments.no_pages {
        return routes;
    }
    routes
        .at(pages::ROBOTS, pages::robots(options.clone()))
        .nest(pages::MOUNT, pages::routes(service.clone(), options))
}

fn announcement(address: SocketAddr, arguments: &Arguments) -> String {
    let pages = if arguments.no_pages {
        String::new()
    } else {
        format!(", pages at http://{address}/compare")
    };
    format!("Versus: GraphQL at http://{address}/graphql, playground at http://{address}/{pages}\n")
}
