//! The flags of `versus serve`; each has a variable `VERSUS_…`.

use std::{fs, net::SocketAddr, num::NonZeroU32, path::PathBuf};

use anyhow::{Context, bail};
use clap::{ValueEnum, builder::BoolishValueParser};
use ipnet::IpNet;
use poem::http::HeaderValue;

use super::super::{DatabaseArguments, values};
use crate::{
    http::{Caching, Config, Origins},
    operation::{Engine, PersistedDocuments, TrustedDocuments},
    refresh::Refresh,
    telemetry::{Format, Settings},
};

/// Bytes of texts that clients may register by hash.
const REGISTERED_BYTES: u64 = 16 * 1_024 * 1_024;

/// How log lines are written.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// How the server runs.
#[derive(Clone, Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  versus\n  versus serve --listen 0.0.0.0:8080 --database-url postgres://versus@db/versus\n  versus serve --refresh https://models.dev/api.json=24h --log-format json"
)]
pub struct Arguments {
    /// Address and port to listen on.
    #[arg(
        long,
        env = "VERSUS_LISTEN",
        value_name = "ADDRESS",
        default_value = "127.0.0.1:8000"
    )]
    pub(super) listen: SocketAddr,
    #[command(flatten)]
    pub(super) database: DatabaseArguments,
    /// Serve the catalog files of this folder instead of the embedded catalog.
    #[arg(long, env = "VERSUS_CATALOG", value_name = "DIR")]
    pub(super) catalog: Option<PathBuf>,
    /// Import a file or address again and again, such as https://models.dev/api.json=24h; repeatable.
    #[arg(
        long,
        env = "VERSUS_REFRESH",
        value_name = "SOURCE=TIME",
        value_delimiter = ' '
    )]
    pub(super) refresh: Vec<Refresh>,
    /// Serve the API and its feed of changes only, without the pages under /compare.
    #[arg(long, env = "VERSUS_NO_PAGES", value_parser = BoolishValueParser::new())]
    pub(super) no_pages: bool,
    /// Answer a gateway of Apollo Federation 2, too: models, providers and benchmarks by slug.
    #[arg(long, env = "VERSUS_FEDERATION", value_parser = BoolishValueParser::new())]
    pub(super) federation: bool,
    /// Scheme and host that readers use, for canonical links and the feed of changes, such as https://versus.example.
    #[arg(long, env = "VERSUS_PUBLIC_URL", value_name = "URL", value_parser = values::server)]
    pub(super) public_url: Option<String>,
    /// Serve GraphiQL from this folder instead of the one that was built in.
    #[arg(long, env = "VERSUS_GRAPHIQL_DIR", value_name = "DIR")]
    pub(super) graphiql_dir: Option<PathBuf>,
    /// Seconds that requests under way may take to finish when the server stops.
    #[arg(
        long,
        env = "VERSUS_DRAIN_SECONDS",
        value_name = "SECONDS",
        default_value_t = 20
    )]
    pub(super) drain_seconds: u64,
    /// Only these origins may read answers from web pages, such as https://example.org; repeatable, all by default.
    #[arg(
        long,
        env = "VERSUS_CORS_ORIGIN",
        value_name = "ORIGIN",
        value_delimiter = ' '
    )]
    cors_origin: Vec<HeaderValue>,
    /// Proxies whose X-Forwarded-For is believed, as networks such as 10.0.0.0/8; repeatable.
    #[arg(
        long,
        env = "VERSUS_TRUSTED_PROXIES",
        value_name = "NETWORK",
        value_delimiter = ','
    )]
    trusted_proxies: Vec<IpNet>,
    /// Cost points a minute for callers without a key, by address; 0 for no limit.
    #[arg(
        long,
        env = "VERSUS_ANONYMOUS_POINTS",
        value_name = "POINTS",
        default_value_t = 60_000
    )]
    anonymous_points: u32,
    /// Cost points a minute for keys that have no budget of their own; 0 for no limit.
    #[arg(
        long,
        env = "VERSUS_KEY_POINTS",
        value_name = "POINTS",
        default_value_t = 600_000
    )]
    key_points: u32,
    /// Seconds that caches may keep an answer.
    #[arg(
        long,
        env = "VERSUS_MAX_AGE",
        value_name = "SECONDS",
        default_value_t = 60
    )]
    max_age: u64,
    /// Seconds beyond that in which caches may use an answer while they fetch a newer one.
    #[arg(
        long,
        env = "VERSUS_STALE_WHILE_REVALIDATE",
        value_name = "SECONDS",
        default_value_t = 600
    )]
    stale_while_revalidate: u64,
    /// Trusted documents: a JSON object from ids to texts, as graphql-codegen writes it.
    #[arg(long, env = "VERSUS_TRUSTED_DOCUMENTS", value_name = "FILE")]
    trusted_documents: Option<PathBuf>,
    /// Answer trusted documents only.
    #[arg(
        long,
        env = "VERSUS_ONLY_TRUSTED",
        requires = "trusted_documents",
        value_parser = BoolishValueParser::new()
    )]
    only_trusted: bool,
    /// How log lines are written to standard error.
    #[arg(long, env = "VERSUS_LOG_FORMAT", value_enum, default_value_t = LogFormat::Text)]
    log_format: LogFormat,
    /// Which log lines are written, such as info,sqlx=warn.
    #[arg(
        long,
        env = "VERSUS_LOG",
        value_name = "FILTER",
        default_value = "info,sea_orm_migration=warn,poem=warn"
    )]
    log: String,
    /// Collector that traces are sent to over OTLP, such as http://localhost:4318; none by default.
    #[arg(long, env = "VERSUS_OTLP_ENDPOINT", value_name = "URL")]
    otlp_endpoint: Option<String>,
}

impl Arguments {
    pub(super) fn http(&self) -> Config {
        let origins = if self.cors_origin.is_empty() {
            Origins::Any
        } else {
            Origins::Only(self.cors_origin.clone())
        };
        Config {
            caching: Caching {
                max_age_s: self.max_age,
                stale_while_revalidate_s: self.stale_while_revalidate,
            },
            origins,
            trusted_proxies: self.trusted_proxies.clone(),
            anonymous_points_per_minute: NonZeroU32::new(self.anonymous_points),
            key_points_per_minute: NonZeroU32::new(self.key_points),
            ..Config::default()
        }
    }

    /// The trusted documents, each of them valid against the schema that is served.
    pub(super) fn persisted(&self, engine: &Engine) -> anyhow::Result<PersistedDocuments> {
        let trusted = match &self.trusted_documents {
            None => TrustedDocuments::default(),
            Some(path) => {
                let shown = path.display();
                let json = fs::read_to_string(path)
                    .with_context(|| format!("the trusted documents {shown} cannot be read"))?;
                TrustedDocuments::from_json(&json).with_context(|| {
                    format!("{shown} must be a JSON object from document ids to their texts")
                })?
            }
        };
        for (id, text) in trusted.texts() {
            if let Err(refusal) = engine.check_document(text) {
                let reasons: Vec<_> = refusal
                    .errors
                    .iter()
                    .map(|error| error.message.as_str())
                    .collect();
                bail!(
                    "the trusted document `{id}` is not valid: {}",
                    reasons.join(" ")
                );
            }
        }
        Ok(PersistedDocuments::new(
            trusted,
            self.only_trusted,
            REGISTERED_BYTES,
        ))
    }

    pub(super) fn telemetry(&self) -> Settings {
        Settings {
            format: match self.log_format {
                LogFormat::Text => Format::Text,
                LogFormat::Json => Format::Json,
            },
            filter: self.log.clone(),
            otlp_endpoint: self.otlp_endpoint.clone(),
        }
    }
}
