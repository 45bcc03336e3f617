//! Connections that are silent, slow or in the middle of something when they are closed.

use std::time::Duration;

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::{Instant, sleep, timeout},
};
use versus::http::{Config, Service, Streams};

use super::served_patiently;
use crate::support::toy::{self, Levers};

/// How long the servers of these tests keep a silent connection.
const SILENCE: Duration = Duration::from_millis(400);
/// Far more than closing one may take on a busy machine.
const SOON: Duration = Duration::from_secs(20);

const BODY_BEGUN: &str = "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";

async fn connect(config: Config) -> TcpStream {
    let service = Service::new(toy::parts(&Levers::default(), config.clone()));
    let address = served_patiently(&service, &config, SILENCE).await;
    TcpStream::connect(address).await.unwrap()
}

/// All that the server sends until it closes the connection.
async fn read_to_end(stream: &mut TcpStream) -> std::io::Result<String> {
    let mut read = Vec::new();
    timeout(SOON, stream.read_to_end(&mut read))
        .await
        .expect("the server closes the connection")?;
    Ok(String::from_utf8_lossy(&read).into_owned())
}

#[tokio::test]
async fn a_connection_that_says_nothing_or_half_a_head_is_closed() {
    for begun in [
        "",
        "PO",
        "POST /graphql HTTP/1.1\r\nHost: ",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ] {
        let mut stream = connect(Config::default()).await;
        stream.write_all(begun.as_bytes()).await.unwrap();
        // Closed or reset: there is nobody to tell.
        let _ = read_to_end(&mut stream).await;
    }
}

#[tokio::test]
async fn a_head_that_trickles_in_is_not_waited_for() {
    let mut stream = connect(Config::default()).await;
    stream
        .write_all(b"GET / HTTP/1.1\r\nX-Slow: ")
        .await
        .unwrap();
    let started = Instant::now();
    while stream.write_all(b"x").await.is_ok() {
        assert!(
            started.elapsed() < SOON,
            "every byte was rewarded with more time"
        );
        sleep(SILENCE / 8).await;
    }
}

#[tokio::test]
async fn a_connection_lives_as_long_as_it_is_answered() {
    let mut stream = connect(Config::default()).await;
    for _ in 0..6 {
        sleep(SILENCE / 2).await;
        let request = b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n";
        stream.write_all(request).await.unwrap();
        let mut answer = [0; 1_024];
        let read = timeout(SOON, stream.read(&mut answer))
            .await
            .unwrap()
            .unwrap();
        let answer = String::from_utf8_lossy(&answer[..read]).into_owned();
        assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
        assert!(!answer.contains("connection: close"), "{answer}");
    }
}

#[tokio::test]
async fn a_silent_stream_lives_by_its_signs_of_life() {
    let streams = Streams {
        keep_alive: SILENCE / 4,
        ..Config::default().streams
    };
    let mut stream = connect(Config {
        streams,
        ..Config::default()
    })
    .await;
    let request = "GET /graphql/stream?query=subscription%7Bsilence%7D HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n";
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut read = Vec::new();
    let listening = timeout(SILENCE * 4, stream.read_to_end(&mut read)).await;
    let read = String::from_utf8_lossy(&read).into_owned();
    assert!(listening.is_err(), "the stream was closed: {read}");
    assert!(read.contains("\r\n:\n\n"), "{read}");
}

/// The client writes all it has before it reads, as most do; a reset would take the answer away.
#[tokio::test]
async fn a_body_that_is_refused_unread_is_answered_and_the_connection_closed() {
    const BYTES: usize = 4 << 20;
    let declared = format!(
        "{BODY_BEGUN}Content-Length: {BYTES}\r\n\r\n{}",
        " ".repeat(BYTES)
    );
    let chunked = format!(
        "{BODY_BEGUN}Transfer-Encoding: chunked\r\n\r\n{BYTES:x}\r\n{}\r\n0\r\n\r\n",
        " ".repeat(BYTES)
    );
    let typed = declared.replacen("application/json", "text/plain", 1);
    for (request, status) in [(declared, "413"), (chunked, "413"), (typed, "415")] {
        let mut stream = connect(Config::default()).await;
        stream.write_all(request.as_bytes()).await.unwrap();
        let answer = read_to_end(&mut stream).await.unwrap();
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status} ")),
            "{answer}"
        );
        assert!(answer.contains("\r\nconnection: close\r\n"), "{answer}");
    }
}

#[tokio::test]
async fn a_body_that_was_read_leaves_the_connection_open() {
    let mut stream = connect(Config::default()).await;
    let body = r#"{"query":"{ hello }"}"#;
    let request = format!("{BODY_BEGUN}Content-Length: {}\r\n\r\n{body}", body.len());
    for _ in 0..2 {
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = [0; 2_048];
        let read = timeout(SOON, stream.read(&mut answer))
            .await
            .unwrap()
            .unwrap();
        let answer = String::from_utf8_lossy(&answer[..read]).into_owned();
        assert!(answer.contains("hello world"), "{answer}");
        assert!(!answer.contains("connection: close"), "{answer}");
    }
}
