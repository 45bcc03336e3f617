//! What the operator decides about the HTTP side.

use std::{num::NonZeroU32, time::Duration};

use ipnet::IpNet;
use poem::http::HeaderValue;

/// Settings of the endpoints.
#[derive(Clone, Debug)]
pub struct Config {
    /// Largest request body, before and after decompression.
    pub body_bytes: usize,
    /// Time a request body may take to arrive.
    pub body_patience: Duration,
    /// How long others may keep an answer.
    pub caching: Caching,
    /// Which web pages of other origins may read answers and open sockets.
    pub origins: Origins,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// Budget of a caller without a key, by address; none: unlimited.
    pub anonymous_points_per_minute: Option<NonZeroU32>,
    /// Budget of a key that has none of its own; none: unlimited.
    pub key_points_per_minute: Option<NonZeroU32>,
    /// Limits of subscriptions.
    pub streams: Streams,
}

/// The freshness told in `Cache-Control`.
#[derive(Clone, Copy, Debug)]
pub struct Caching {
    /// Seconds an answer is fresh.
    pub max_age_s: u64,
    /// Seconds it may be used beyond that while a newer one is fetched.
    pub stale_while_revalidate_s: u64,
}

impl Caching {
    /// The header's value.
    pub fn header(self) -> String {
        let Self {
            max_age_s,
            stale_while_revalidate_s,
        } = self;
        format!("public, max-age={max_age_s}, stale-while-revalidate={stale_while_revalidate_s}")
    }
}

/// Origins that are let in besides our own.
#[derive(Clone, Debug)]
pub enum Origins {
    /// All: the catalog is public and no request carries credentials of the browser.
    Any,
    /// These, as `https://example.org`.
    Only(Vec<HeaderValue>),
}

impl Origins {
    /// Whether an `Origin` is let in.
    pub fn admit(&self, origin: &HeaderValue) -> bool {
        match self {
            Self::Any => true,
            Self::Only(known) => known.contains(origin),
        }
    }
}

/// Limits of subscriptions, per connection.
#[derive(Clone, Copy, Debug)]
pub struct Streams {
    /// Time a socket has to initialise.
    pub init_patience: Duration,
    /// Operations at the same time on one socket.
    pub operations: usize,
    /// Pause after which a silent stream sends a sign of life.
    pub keep_alive: Duration,
    /// Largest message a socket accepts.
    pub message_bytes: usize,
    /// Connections at the same time, sockets and event streams together.
    pub connections: usize,
    /// Those of them that one caller may have.
    pub share: usize,
}

impl Default for Config {
    fn default() -> Self {
        let body_bytes = 256 * 1_024;
        Self {
            body_bytes,
            body_patience: Duration::from_secs(10),
            caching: Caching {
                max_age_s: 60,
                stale_while_revalidate_s: 600,
            },
            origins: Origins::Any,
            trusted_proxies: Vec::new(),
            anonymous_points_per_minute: NonZeroU32::new(60_000),
            key_points_per_minute: NonZeroU32::new(600_000),
            streams: Streams {
                init_patience: Duration::from_secs(5),
                operations: 20,
                keep_alive: Duration::from_secs(12),
                message_bytes: body_bytes,
                connections: 1_000,
                share: 50,
            },
        }
    }
}
