//! API keys: made once, shown once, stored as hashes.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use moka::future::Cache;
use sha2::{Digest, Sha256};

use crate::words::hex;

/// What every key begins with, so that a leaked one is recognised.
const MARK: &str = "vs_";
/// Random bytes in a key.
const SECRET_BYTES: usize = 32;
/// Characters of a key that are kept to tell keys apart.
const PREFIX_CHARS: usize = 10;
/// Longest text that is looked up as a key.
const LONGEST_KEY_CHARS: usize = 128;
/// How long a look-up is believed, and so how long a revoked key may still work.
const REMEMBERED: Duration = Duration::from_secs(30);
/// Look-ups remembered at most.
const REMEMBERED_KEYS: u64 = 10_000;

/// Why keys cannot be looked up.
pub type KeyError = Box<dyn std::error::Error + Send + Sync>;

/// A key as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRecord {
    /// Its id.
    pub id: i64,
    /// Whom it was made for.
    pub name: String,
    /// Points a minute, if not the default of keys.
    pub points_per_minute: Option<u32>,
}

/// Where keys are stored.
#[async_trait]
pub trait Keys: Send + Sync + 'static {
    /// The key of this hash, unless there is none or it is revoked.
    async fn find(&self, key_hash: &str) -> Result<Option<KeyRecord>, KeyError>;
}

/// A key just made.
pub struct MintedKey {
    /// The key itself, to be shown once and never stored or logged.
    pub secret: String,
    /// Its first characters, to be stored and listed.
    pub prefix: String,
    /// Its hash, to be stored.
    pub key_hash: String,
}

/// Makes a key.
pub fn mint() -> MintedKey {
    let secret = format!(
        "{MARK}{}",
        URL_SAFE_NO_PAD.encode(rand::random::<[u8; SECRET_BYTES]>())
    );
    let prefix = secret.chars().take(PREFIX_CHARS).collect();
    MintedKey {
        prefix,
        key_hash: hash_key(&secret),
        secret,
    }
}

/// The hash a key is stored and found by. Keys have 256 random bits, so a plain hash suffices.
pub fn hash_key(secret: &str) -> String {
    hex(&Sha256::digest(secret.as_bytes()))
}

/// Looks keys up and remembers what it found, for a while.
pub struct KeyRing {
    keys: Arc<dyn Keys>,
    known: Cache<String, Option<KeyRecord>>,
}

impl KeyRing {
    /// Over a store of keys.
    pub fn new(keys: Arc<dyn Keys>) -> Self {
        let known = Cache::builder()
            .max_capacity(REMEMBERED_KEYS)
            .time_to_live(REMEMBERED)
            .build();
        Self { keys, known }
    }

    /// The key that was sent, if it is good.
    pub async fn find(&self, secret: &str) -> Result<Option<KeyRecord>, Arc<KeyError>> {
        if !secret.starts_with(MARK) || secret.len() > LONGEST_KEY_CHARS {
            return Ok(None);
        }
        let hash = hash_key(secret);
        self.known
            .try_get_with(hash.clone(), self.keys.find(&hash))
            .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minted_key_is_recognisable_and_found_by_its_hash() {
        let (one, other) = (mint(), mint());
        assert!(one.secret.starts_with("vs_") && one.secret.starts_with(&one.prefix));
        assert_eq!(one.key_hash, hash_key(&one.secret));
        assert_eq!(one.key_hash.len(), 64);
        assert_ne!(one.secret, other.secret);
    }
}
