//! Fetching a source over HTTP: within limits of time and size, and only when it has changed.

use std::sync::OnceLock;
use std::time::Duration;

use futures_util::StreamExt;
use reqwest::header::{CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use reqwest::{Client, StatusCode, Url, redirect};

/// How long connecting may take.
const CONNECT: Duration = Duration::from_secs(10);
/// How long a silence in the middle of an answer may last.
const SILENCE: Duration = Duration::from_secs(20);
/// How long the whole answer may take.
const WHOLE: Duration = Duration::from_mins(2);
/// Largest answer that is read.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;
/// Most redirects that are followed.
const REDIRECTS: usize = 5;

/// Why a source could not be fetched.
#[derive(Debug, thiserror::Error)]
#[error("{url} could not be fetched: {reason}")]
pub struct Error {
    /// Address without secrets.
    pub url: String,
    /// Why, and what would be right.
    pub reason: String,
}

/// What a server answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fetched {
    /// The source is the one that the entity tag names.
    Unchanged,
    /// The source as it is now.
    Body {
        /// Its bytes.
        bytes: Vec<u8>,
        /// Its entity tag, where the server gives one.
        etag: Option<String>,
    },
}

/// Fetches `url`; `etag` is the entity tag of what was fetched last.
pub async fn fetch(url: &str, etag: Option<&str>) -> Result<Fetched, Error> {
    let address = Url::parse(url).map_err(|error| failed(url, error))?;
    let mut request = client().map_err(|reason| failed(url, reason))?.get(address);
    if let Some(etag) = etag {
        request = request.header(IF_NONE_MATCH, etag);
    }
    let answer = request
        .send()
        .await
        .map_err(|error| failed(url, cause(&error)))?;
    match answer.status() {
        StatusCode::NOT_MODIFIED => return Ok(Fetched::Unchanged),
        status if status.is_success() => {}
        status if status.is_redirection() => {
            let reason = format!("it redirects ({status}) to no address that is followed");
            return Err(failed(url, reason));
        }
        status => return Err(failed(url, format!("the server answered {status}"))),
    }
    let header = |name| {
        let value = answer.headers().get(name)?;
        Some(value.to_str().ok()?.to_owned())
    };
    if header(CONTENT_TYPE).is_some_and(|kind| kind.starts_with("text/html")) {
        return Err(failed(
            url,
            "it is a page of HTML; give the address of the data itself",
        ));
    }
    let announced = answer.content_length().unwrap_or(0);
    if usize::try_from(announced).map_or(true, |length| length > MOST_BYTES) {
        return Err(too_large(url));
    }
    let etag = header(ETAG);
    let mut bytes = Vec::new();
    let mut stream = answer.bytes_stream();
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.map_err(|error| failed(url, cause(&error)))?;
        if bytes.len() + chunk.len() > MOST_BYTES {
            return Err(too_large(url));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(Fetched::Body { bytes, etag })
}

/// The address as it may be kept and shown: without user, password, query and fragment.
pub fn without_secrets(url: &str) -> String {
    let Ok(mut address) = Url::parse(url) else {
        return url.to_owned();
    };
    let _ = address.set_username("");
    let _ = address.set_password(None);
    address.set_query(None);
    address.set_fragment(None);
    address.to_string()
}

fn client() -> Result<&'static Client, String> {
    static CLIENT: OnceLock<Result<Client, String>> = OnceLock::new();
    CLIENT
        .get_or_init(|| {
            // Another part of the program may have installed a provider already: either is fine.
            let _ = rustls::crypto::ring::default_provider().install_default();
            Client::builder()
                .connect_timeout(CONNECT)
                .read_timeout(SILENCE)
                .timeout(WHOLE)
                .redirect(redirect::Policy::custom(follow))
                .user_agent(concat!("versus/", env!("CARGO_PKG_VERSION")))
                .build()
                .map_err(|error| error.to_string())
        })
        .as_ref()
        .map_err(Clone::clone)
}

fn follow(attempt: redirect::Attempt<'_>) -> redirect::Action {
    if attempt.previous().len() > REDIRECTS {
        return attempt.error("it redirects too often");
    }
    let from_https = attempt.previous().iter().any(|url| url.scheme() == "https");
    match attempt.url().scheme() {
        "https" => attempt.follow(),
        "http" if !from_https => attempt.follow(),
        scheme => {
            let reason = format!("it redirects to {scheme}:, which is not followed");
            attempt.error(reason)
        }
    }
}

// The innermost cause is the one that says something.
fn cause(error: &dyn std::error::Error) -> String {
    let mut cause = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    cause.to_string()
}

fn too_large(url: &str) -> Error {
    failed(url, format!("it has more than {MOST_BYTES} bytes"))
}

fn failed(url: &str, reason: impl std::fmt::Display) -> Error {
    Error {
        url: without_secrets(url),
        reason: reason.to_string(),
    }
}
