//! Counters, histograms and gauges, in the text format Prometheus reads. No label takes a value a
//! client can invent without bound.

use std::{
    collections::{HashMap, HashSet},
    fmt::{self, Debug},
    sync::{Mutex, PoisonError, atomic::AtomicI64},
    time::{Duration, Instant},
};

use prometheus_client::{
    collector::Collector,
    encoding::{DescriptorEncoder, EncodeLabelSet, EncodeMetric, text},
    metrics::{
        counter::Counter,
        family::Family,
        gauge::{ConstGauge, Gauge as StoredGauge},
        histogram::Histogram,
    },
    registry::Registry,
};

/// Operation names with a label of their own at a time; others share [`OTHER`].
const OPERATION_NAMES: usize = 200;
/// How long a name keeps its label without being used, where another wants one: clients invent names, and those that
/// are in use must find a place after them.
const NAME_KEPT: Duration = Duration::from_mins(10);
/// Longest operation name with a label of its own.
const OPERATION_NAME_CHARS: usize = 80;
const OTHER: &str = "other";
const ANONYMOUS: &str = "anonymous";
/// Upper bounds of the histograms, in seconds: from a kept answer to the deadline.
const BUCKETS_S: [f64; 10] = [
    0.000_1, 0.000_5, 0.002, 0.005, 0.01, 0.05, 0.1, 0.5, 2.0, 10.0,
];

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct OperationLabels {
    operation: String,
    outcome: String,
    cache: String,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct PhaseLabels {
    operation: String,
    phase: String,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct FieldLabels {
    field: String,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct SourceLabels {
    source: String,
    outcome: String,
}

/// What is counted of one operation.
#[derive(Clone, Debug)]
pub struct OperationRecord<'a> {
    /// Its name in the document; none if it has none or the document was refused.
    pub name: Option<&'a str>,
    /// `ok`, `errors`, or the code of its refusal.
    pub outcome: &'a str,
    /// `hit`, `miss`, or `none` where nothing was looked up.
    pub cache: &'a str,
    /// How long each phase took.
    pub phases: &'a [(&'static str, Duration)],
    /// Deprecated fields it uses, as `Type.field`.
    pub deprecated: &'a [String],
}

/// A value read when metrics are asked for.
pub struct Gauge {
    /// Its name, without the prefix.
    pub name: &'static str,
    /// What it is, with its unit.
    pub help: &'static str,
    /// Reads it.
    pub read: Box<dyn Fn() -> i64 + Send + Sync>,
}

impl Debug for Gauge {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Gauge")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

impl Collector for Gauge {
    fn encode(&self, mut encoder: DescriptorEncoder) -> Result<(), fmt::Error> {
        let gauge = ConstGauge::new((self.read)());
        let metric = encoder.encode_descriptor(
            self.name,
            self.help,
            None,
            prometheus_client::metrics::MetricType::Gauge,
        )?;
        gauge.encode(metric)
    }
}

/// All metrics of the process.
pub struct Metrics {
    registry: Mutex<Registry>,
    operations: Family<OperationLabels, Counter>,
    phases: Family<PhaseLabels, Histogram, fn() -> Histogram>,
    deprecated: Family<FieldLabels, Counter>,
    refreshes: Family<SourceLabels, Counter>,
    /// Streams and sockets open now.
    pub streams: StoredGauge<i64, AtomicI64>,
    names: Mutex<HashMap<String, Named>>,
    name_kept: Duration,
}

/// A name with a label of its own, and the series that have it.
struct Named {
    used: Instant,
    operations: HashSet<OperationLabels>,
    phases: HashSet<PhaseLabels>,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("versus");
        let operations = Family::default();
        let phases: Family<_, _, fn() -> Histogram> =
            Family::new_with_constructor(|| Histogram::new(BUCKETS_S));
        let (deprecated, refreshes) = (Family::default(), Family::default());
        let streams = StoredGauge::default();
        registry.register(
            "operations",
            "GraphQL operations by outcome",
            operations.clone(),
        );
        registry.register(
            "operation_phase_seconds",
            "Time of each phase of an operation",
            phases.clone(),
        );
        registry.register(
            "deprecated_fields",
            "Operations that use a deprecated field",
            deprecated.clone(),
        );
        registry.register(
            "refreshes",
            "Runs of the background refresh by outcome",
            refreshes.clone(),
        );
        registry.register(
            "streams",
            "Event streams and sockets open now",
            streams.clone(),
        );
        let (registry, names) = (Mutex::new(registry), Mutex::default());
        Self {
            registry,
            operations,
            phases,
            deprecated,
            refreshes,
            streams,
            names,
            name_kept: NAME_KEPT,
        }
    }
}

impl Metrics {
    /// Adds a value to be read on demand.
    pub fn add_gauge(&self, gauge: Gauge) {
        let mut registry = self.registry.lock().unwrap_or_else(PoisonError::into_inner);
        registry.register_collector(Box::new(gauge));
    }

    /// Counts an operation.
    pub fn record(&self, record: &OperationRecord<'_>) {
        // Held to the end, so that no series of a name is made after its label has gone to another.
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        let operation = self.label(record.name, &mut names);
        let mut own = names.get_mut(&operation);
        let labels = OperationLabels {
            operation: operation.clone(),
            outcome: record.outcome.to_owned(),
            cache: record.cache.to_owned(),
        };
        self.operations.get_or_create(&labels).inc();
        if let Some(own) = &mut own {
            own.operations.insert(labels);
        }
        for (phase, took) in record.phases {
            let labels = PhaseLabels {
                operation: operation.clone(),
                phase: (*phase).to_owned(),
            };
            self.phases
                .get_or_create(&labels)
                .observe(took.as_secs_f64());
            if let Some(own) = &mut own {
                own.phases.insert(labels);
            }
        }
        for field in record.deprecated {
            self.deprecated
                .get_or_create(&FieldLabels {
                    field: field.clone(),
                })
                .inc();
        }
    }

    /// Counts a run of the background refresh of a source.
    pub fn refreshed(&self, source: &str, succeeded: bool) {
        let outcome = if succeeded { "ok" } else { "failed" };
        let labels = SourceLabels {
            source: source.to_owned(),
            outcome: outcome.to_owned(),
        };
        self.refreshes.get_or_create(&labels).inc();
    }

    /// The text Prometheus reads.
    pub fn render(&self) -> String {
        let registry = self.registry.lock().unwrap_or_else(PoisonError::into_inner);
        let mut rendered = String::new();
        // Writing to a string cannot fail.
        let _ = text::encode(&mut rendered, &registry);
        rendered
    }

    fn label(&self, name: Option<&str>, names: &mut HashMap<String, Named>) -> String {
        let Some(name) = name else {
            return ANONYMOUS.to_owned();
        };
        if name.len() > OPERATION_NAME_CHARS {
            return OTHER.to_owned();
        }
        let used = Instant::now();
        if let Some(named) = names.get_mut(name) {
            named.used = used;
            return name.to_owned();
        }
        if names.len() >= OPERATION_NAMES && !self.retire_one(names) {
            return OTHER.to_owned();
        }
        let fresh = Named {
            used,
            operations: HashSet::new(),
            phases: HashSet::new(),
        };
        names.insert(name.to_owned(), fresh);
        name.to_owned()
    }

    /// Takes the label of the name that was not used for the longest time, if that is long enough.
    fn retire_one(&self, names: &mut HashMap<String, Named>) -> bool {
        let longest = names.iter().min_by_key(|(_, named)| named.used);
        let idle = longest.filter(|(_, named)| named.used.elapsed() >= self.name_kept);
        let Some(name) = idle.map(|(name, _)| name.clone()) else {
            return false;
        };
        if let Some(named) = names.remove(&name) {
            for labels in &named.operations {
                self.operations.remove(labels);
            }
            for labels in &named.phases {
                self.phases.remove(labels);
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operation_names_are_labels_only_up_to_a_bound() {
        let metrics = Metrics::default();
        for n in 0..500 {
            let name = format!("Operation{n}");
            metrics.record(&OperationRecord {
                name: Some(&name),
                outcome: "ok",
                cache: "miss",
                phases: &[("prepare", Duration::from_millis(1))],
                deprecated: &[],
            });
        }
        let rendered = metrics.render();
        let series = rendered
            .lines()
            .filter(|line| line.starts_with("versus_operations_total{"))
            .count();
        assert_eq!(series, OPERATION_NAMES + 1);
        assert!(rendered.contains(
            "versus_operations_total{operation=\"other\",outcome=\"ok\",cache=\"miss\"} 300"
        ));
    }

    #[test]
    fn a_name_that_is_not_used_any_more_gives_its_label_to_one_that_is() {
        let metrics = Metrics {
            name_kept: Duration::ZERO,
            ..Metrics::default()
        };
        let count = |name: &str| {
            metrics.record(&OperationRecord {
                name: Some(name),
                outcome: "ok",
                cache: "miss",
                phases: &[("total", Duration::from_millis(1))],
                deprecated: &[],
            });
        };
        for n in 0..OPERATION_NAMES {
            count(&format!("Invented{n}"));
        }
        count("Wanted");
        let rendered = metrics.render();
        assert!(rendered.contains("operation=\"Wanted\""), "{rendered}");
        assert!(!rendered.contains("\"Invented0\"") && rendered.contains("\"Invented1\""));
        assert!(!rendered.contains("operation=\"other\""));
    }

    #[test]
    fn a_gauge_is_read_when_metrics_are_asked_for() {
        let metrics = Metrics::default();
        let read = Box::new(|| 7);
        metrics.add_gauge(Gauge {
            name: "answers",
            help: "Answers kept",
            read,
        });
        assert!(metrics.render().contains("versus_answers 7"));
    }
}
