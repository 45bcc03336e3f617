//! A server on loopback under the load of a few connections.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use poem::listener::{Listener, TcpListener};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};
use versus::{
    app::App,
    http::{self, Config, Door, Drain, Front, Service, ServiceParts},
    operation::{PersistedDocuments, TrustedDocuments},
};

/// Connections that ask without pause.
const CONNECTIONS: usize = 16;
/// Time spent on each kind of request.
const PATIENCE: Duration = Duration::from_secs(5);
/// A list of twenty with an object inside; `$n` makes it one that has not been asked before.
const QUERY: &str = "/graphql?query=query($n:Long!)%7Bmodels(first:20,filter:%7BminContextWindow:$n%7D)%7Bnodes%7Bslug%20name%20contextWindow%7Btokens%7D%20organization%7Bname%7D%7D%7D%7D&variables=%7B%22n%22:";

/// Serves, asks, and prints requests a second, each also as a share of the ceiling.
pub async fn run(app: &App) -> Result<()> {
    let address = serve(app).await?;
    let kept = format!("{QUERY}1%7D");
    let etag = etag(address, &kept).await?;
    let number = AtomicU64::new(2);
    let get = |path: &str, headers: &str| {
        format!("GET {path} HTTP/1.1\r\nHost: {address}\r\n{headers}\r\n")
    };
    let live = get("/health/live", "");
    let hit = get(&kept, "");
    let unchanged = get(&kept, &format!("If-None-Match: {etag}\r\n"));
    let miss = || {
        let n = number.fetch_add(1, Ordering::Relaxed);
        get(&format!("{QUERY}{n}%7D"), "")
    };
    println!("\n{:<44}{:>12}{:>12}", "server", "requests/s", "share");
    let ceiling = measure(address, "200", &|| live.clone()).await?;
    tell("static answer", ceiling, ceiling);
    tell(
        "kept answer",
        measure(address, "200", &|| hit.clone()).await?,
        ceiling,
    );
    tell(
        "kept answer, unchanged (304)",
        measure(address, "304", &|| unchanged.clone()).await?,
        ceiling,
    );
    tell(
        "executed answer",
        measure(address, "200", &miss).await?,
        ceiling,
    );
    Ok(())
}

async fn serve(app: &App) -> Result<SocketAddr> {
    let config = Config::default();
    let service = Service::new(ServiceParts {
        engine: app.engine.clone(),
        config: config.clone(),
        persisted: PersistedDocuments::new(TrustedDocuments::default(), false, 0),
        keys: None,
        metrics: Arc::default(),
        readiness: Arc::new(app.readiness()),
        drain: Drain::default(),
    });
    let endpoint = Front::new(http::routes(&service), config);
    let acceptor = TcpListener::bind("127.0.0.1:0").into_acceptor().await?;
    let addresses = poem::listener::Acceptor::local_addr(&acceptor);
    let address = addresses
        .iter()
        .find_map(|address| address.as_socket_addr().copied())
        .context("the listener has no address")?;
    tokio::spawn(poem::Server::new_with_acceptor(Door::new(acceptor)).run(endpoint));
    Ok(address)
}

/// Requests a second that are answered with `status`.
async fn measure(
    address: SocketAddr,
    status: &str,
    next: &(impl Fn() -> String + Sync),
) -> Result<u64> {
    let clients = (0..CONNECTIONS).map(|_| client(address, status, next));
    let began = Instant::now();
    let answered = futures_util::future::try_join_all(clients).await?;
    let took = u64::try_from(began.elapsed().as_millis())?;
    Ok(answered.iter().sum::<u64>() * 1_000 / took.max(1))
}

async fn client(address: SocketAddr, status: &str, next: &impl Fn() -> String) -> Result<u64> {
    let mut stream = TcpStream::connect(address).await?;
    let (began, mut answered, mut read) = (Instant::now(), 0, Vec::new());
    while began.elapsed() < PATIENCE {
        let head = exchange(&mut stream, &next(), &mut read).await?;
        let line = head.lines().next().unwrap_or_default();
        ensure!(line.contains(status), "answered with {line}");
        answered += 1;
    }
    Ok(answered)
}

/// Sends a request and reads its whole answer; gives the head.
async fn exchange(stream: &mut TcpStream, request: &str, read: &mut Vec<u8>) -> Result<String> {
    stream.write_all(request.as_bytes()).await?;
    read.clear();
    loop {
        ensure!(stream.read_buf(read).await? > 0, "the server hung up");
        let Some(end) = read.windows(4).position(|bytes| bytes == b"\r\n\r\n") else {
            continue;
        };
        let head = String::from_utf8_lossy(read.get(..end).unwrap_or_default()).into_owned();
        let length: usize = field(&head, "content-length").map_or(Ok(0), str::parse)?;
        while read.len() < end + 4 + length {
            ensure!(stream.read_buf(read).await? > 0, "the server hung up");
        }
        return Ok(head);
    }
}

async fn etag(address: SocketAddr, path: &str) -> Result<String> {
    let mut stream = TcpStream::connect(address).await?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\n\r\n");
    let head = exchange(&mut stream, &request, &mut Vec::new()).await?;
    let etag = field(&head, "etag").context("the answer has no ETag")?;
    Ok(etag.to_owned())
}

fn field<'h>(head: &'h str, name: &str) -> Option<&'h str> {
    head.lines().find_map(|line| {
        let (found, value) = line.split_once(':')?;
        found.eq_ignore_ascii_case(name).then(|| value.trim())
    })
}

fn tell(name: &str, rate: u64, ceiling: u64) {
    let thousandths = rate * 1_000 / ceiling.max(1);
    println!(
        "{name:<44}{rate:>12}{:>9}.{} %",
        thousandths / 10,
        thousandths % 10
    );
}
