//! The bytes of an answer, in the encodings clients ask for, each made once.

use std::io::Write;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use bytes::Bytes;
use sha2::{Digest, Sha256};
use tokio::sync::OnceCell;

/// Below this a compressed body saves no packet.
const SMALLEST_COMPRESSED_BYTES: usize = 1_024;
/// From here on compressing takes long enough to keep other requests of the thread waiting.
const LARGE_BYTES: usize = 64 * 1_024;
/// Brotli's quality: near gzip's speed, a fifth smaller.
const BROTLI_QUALITY: i32 = 4;
/// Brotli's window, as a power of two.
const BROTLI_WINDOW_BITS: i32 = 20;
/// Bytes of the hash in an ETag.
const ETAG_BYTES: usize = 16;

/// A content encoding we produce.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// As it is.
    Identity,
    /// RFC 1952.
    Gzip,
    /// RFC 7932.
    Brotli,
}

impl Encoding {
    /// The value of `Content-Encoding`, none for identity.
    pub fn token(self) -> Option<&'static str> {
        match self {
            Self::Identity => None,
            Self::Gzip => Some("gzip"),
            Self::Brotli => Some("br"),
        }
    }
}

/// A body with its encoded forms and its strong validators.
#[derive(Debug)]
pub struct Body {
    identity: Bytes,
    hash: String,
    gzip: OnceCell<Bytes>,
    brotli: OnceCell<Bytes>,
}

impl Body {
    /// A body of these bytes.
    pub fn new(identity: impl Into<Bytes>) -> Self {
        let identity = identity.into();
        let digest: [u8; 32] = Sha256::digest(&identity).into();
        let hash = URL_SAFE_NO_PAD.encode(digest.get(..ETAG_BYTES).unwrap_or_default());
        Self {
            identity,
            hash,
            gzip: OnceCell::new(),
            brotli: OnceCell::new(),
        }
    }

    /// The bytes as they are.
    pub fn identity(&self) -> &Bytes {
        &self.identity
    }

    /// The best of the accepted encodings for this body: small bodies are not compressed.
    pub fn choose(&self, accepted: Encoding) -> Encoding {
        if self.identity.len() < SMALLEST_COMPRESSED_BYTES {
            Encoding::Identity
        } else {
            accepted
        }
    }

    /// The bytes in an encoding, compressed on first use.
    pub async fn encoded(&self, encoding: Encoding) -> Bytes {
        let (form, compress): (_, fn(&Bytes) -> Bytes) = match encoding {
            Encoding::Identity => return self.identity.clone(),
            Encoding::Gzip => (&self.gzip, gzip),
            Encoding::Brotli => (&self.brotli, brotli),
        };
        let plain = self.identity.clone();
        let made = form.get_or_init(|| async move {
            if plain.len() < LARGE_BYTES {
                return compress(&plain);
            }
            let compressing = tokio::task::spawn_blocking({
                let plain = plain.clone();
                move || compress(&plain)
            });
            // Compressing neither panics nor is it called off; were it so, the plain bytes would be no such encoding.
            compressing.await.unwrap_or_else(|_| compress(&plain))
        });
        made.await.clone()
    }

    /// The strong `ETag` of an encoding, quoted.
    pub fn etag(&self, encoding: Encoding) -> String {
        match encoding.token() {
            None => format!("\"{}\"", self.hash),
            Some(token) => format!("\"{}-{token}\"", self.hash),
        }
    }
}

fn gzip(plain: &Bytes) -> Bytes {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder
        .write_all(plain)
        .and_then(|()| encoder.finish())
        .map_or_else(|_| plain.clone(), Bytes::from)
}

fn brotli(plain: &Bytes) -> Bytes {
    let params = brotli::enc::BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        lgwin: BROTLI_WINDOW_BITS,
        ..Default::default()
    };
    let mut out = Vec::new();
    match brotli::BrotliCompress(&mut plain.as_ref(), &mut out, &params) {
        Ok(_) => Bytes::from(out),
        Err(_) => plain.clone(),
    }
}
