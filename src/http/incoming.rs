//! Reading a request's body, bounded in size before and after decompression, and in time.

use std::{
    io::Read,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use bytes::Bytes;
use futures_util::{StreamExt, pin_mut, stream};
use poem::{
    Body, Request,
    http::{StatusCode, Version, header},
};

use super::refused::Refused;

/// Buffer of the brotli decoder.
const DECODER_BUFFER_BYTES: usize = 4_096;

/// Tells whether a request has been read to its end.
pub struct Reading {
    ended: Arc<AtomicBool>,
}

impl Reading {
    /// Watches the body of a request, where it has one that shares its connection with nothing else.
    pub fn watch(request: &mut Request) -> Option<Self> {
        let has_body = [header::CONTENT_LENGTH, header::TRANSFER_ENCODING]
            .iter()
            .any(|name| request.headers().contains_key(name));
        if !has_body || request.version() > Version::HTTP_11 {
            return None;
        }
        let ended = Arc::new(AtomicBool::new(false));
        let end = ended.clone();
        let chunks = request.take_body().into_bytes_stream();
        let end = stream::poll_fn(move |_| {
            end.store(true, Ordering::Relaxed);
            std::task::Poll::Ready(None)
        });
        request.set_body(Body::from_bytes_stream(chunks.chain(end)));
        Some(Self { ended })
    }

    /// Whether nothing of it can be in the way of a next request.
    pub fn has_ended(&self) -> bool {
        self.ended.load(Ordering::Relaxed)
    }
}

/// Reads and decompresses a body.
pub async fn body(
    request: &mut Request,
    most: usize,
    patience: Duration,
) -> Result<Bytes, Refused> {
    let declared = request
        .header("content-length")
        .and_then(|length| length.parse::<usize>().ok());
    if declared.is_some_and(|declared| declared > most) {
        return Err(too_large(most));
    }
    let encoding = request
        .header("content-encoding")
        .map(|coding| coding.trim().to_ascii_lowercase());
    let body = request.take_body();
    let sent = tokio::time::timeout(patience, read(body, most))
        .await
        .map_err(|_| {
            let message = format!("The body must arrive within {} s.", patience.as_secs());
            Refused::http(StatusCode::REQUEST_TIMEOUT, message)
        })??;
    match encoding.as_deref() {
        None | Some("" | "identity") => Ok(sent),
        Some("gzip" | "x-gzip") => inflate(flate2::read::GzDecoder::new(sent.as_ref()), most),
        Some("br") => inflate(
            brotli::Decompressor::new(sent.as_ref(), DECODER_BUFFER_BYTES),
            most,
        ),
        Some(_) => Err(Refused::http(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "Content-Encoding must be gzip, br or identity.",
        )),
    }
}

async fn read(body: Body, most: usize) -> Result<Bytes, Refused> {
    let chunks = body.into_bytes_stream();
    pin_mut!(chunks);
    let mut sent = Vec::new();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|_| Refused::malformed("The body broke off."))?;
        if sent.len() + chunk.len() > most {
            return Err(too_large(most));
        }
        sent.extend_from_slice(&chunk);
    }
    Ok(Bytes::from(sent))
}

fn inflate(decoder: impl Read, most: usize) -> Result<Bytes, Refused> {
    let mut plain = Vec::new();
    let one_more = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    decoder
        .take(one_more)
        .read_to_end(&mut plain)
        .map_err(|_| Refused::malformed("The body is not what its Content-Encoding says."))?;
    if plain.len() > most {
        Err(too_large(most))
    } else {
        Ok(Bytes::from(plain))
    }
}

fn too_large(most: usize) -> Refused {
    let message =
        format!("The body may have at most {most} bytes, before and after decompression.");
    Refused::http(StatusCode::PAYLOAD_TOO_LARGE, message)
}
