//! Setting up logs and, where an endpoint is configured, the export of spans over OTLP.

use std::io::IsTerminal as _;

use opentelemetry::trace::TracerProvider as _;
use opentelemetry_otlp::{SpanExporter, WithExportConfig, WithHttpConfig};
use opentelemetry_sdk::{
    Resource,
    runtime::Tokio,
    trace::{SdkTracerProvider, span_processor_with_async_runtime::BatchSpanProcessor},
};
use tracing::Subscriber;
use tracing_subscriber::{
    EnvFilter, Layer, fmt::MakeWriter, layer::SubscriberExt, util::SubscriberInitExt,
};

/// How log lines are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
}

/// What is logged and where spans go.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// How lines are written.
    pub format: Format,
    /// Which lines, as `tracing` filters are written: `info,sqlx=warn`.
    pub filter: String,
    /// Base address of an OTLP collector over HTTP, as `http://localhost:4318`.
    pub otlp_endpoint: Option<String>,
}

/// Why telemetry cannot be set up.
#[derive(Debug, thiserror::Error)]
pub enum TelemetryError {
    /// The filter cannot be read.
    #[error("the log filter `{filter}` cannot be read: {reason}")]
    Filter {
        /// The filter as given.
        filter: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The exporter cannot be made.
    #[error("spans cannot be exported to {endpoint}: {reason}")]
    Exporter {
        /// The address as given.
        endpoint: String,
        /// What is wrong with it.
        reason: String,
    },
    /// There is a subscriber already.
    #[error("logging is already set up: {0}")]
    Twice(#[from] tracing_subscriber::util::TryInitError),
}

/// Exports what is left when it is shut down.
#[derive(Debug, Default)]
pub struct Guard {
    provider: Option<SdkTracerProvider>,
}

impl Guard {
    /// Sends the spans that wait; called last, outside the signal handler.
    pub async fn shut_down(self) {
        let Some(provider) = self.provider else {
            return;
        };
        // The provider blocks until its exporter is done.
        let done = tokio::task::spawn_blocking(move || provider.shutdown()).await;
        if let Ok(Err(error)) = done {
            tracing::warn!(%error, "some spans were not exported");
        }
    }
}

/// Sets up logging on standard error, and the export of spans, for the whole process.
pub fn init(settings: &Settings) -> Result<Guard, TelemetryError> {
    let (subscriber, guard) = subscriber(settings, std::io::stderr)?;
    subscriber.try_init()?;
    Ok(guard)
}

/// What receives log lines and spans. Spans are exported by tasks of the current runtime.
pub fn subscriber<W>(
    settings: &Settings,
    writer: W,
) -> Result<(impl Subscriber + Send + Sync + 'static, Guard), TelemetryError>
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    let filter = EnvFilter::try_new(&settings.filter).map_err(|error| TelemetryError::Filter {
        filter: settings.filter.clone(),
        reason: error.to_string(),
    })?;
    let provider = settings
        .otlp_endpoint
        .as_deref()
        .map(provider)
        .transpose()?;
    let lines = tracing_subscriber::fmt::layer()
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(writer);
    let lines = match settings.format {
        Format::Text => lines.boxed(),
        Format::Json => lines
            .json()
            .flatten_event(true)
            .with_current_span(false)
            .with_span_list(false)
            .boxed(),
    };
    let spans = provider
        .as_ref()
        .map(|provider| tracing_opentelemetry::layer().with_tracer(provider.tracer("versus")));
    let subscriber = tracing_subscriber::registry()
        .with(filter)
        .with(lines)
        .with(spans);
    Ok((subscriber, Guard { provider }))
}

fn provider(endpoint: &str) -> Result<SdkTracerProvider, TelemetryError> {
    let failed = |reason: String| TelemetryError::Exporter {
        endpoint: endpoint.to_owned(),
        reason,
    };
    // Whoever needs a provider first installs it; a second time changes nothing.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let exporter = SpanExporter::builder()
        .with_http()
        .with_http_client(reqwest::Client::new())
        .with_endpoint(format!("{}/v1/traces", endpoint.trim_end_matches('/')))
        .build()
        .map_err(|error| failed(error.to_string()))?;
    let resource = Resource::builder().with_service_name("versus").build();
    Ok(SdkTracerProvider::builder()
        .with_span_processor(BatchSpanProcessor::builder(exporter, Tokio).build())
        .with_resource(resource)
        .build())
}
