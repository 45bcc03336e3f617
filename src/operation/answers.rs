//! Answers kept by what they are a function of: document, operation, variables, revision, day.
//!
//! There is one invalidation rule: the revision (or the day) is part of the key, so an answer of
//! an older revision is never found again and leaves as others come.

use std::{future::Future, sync::Arc};

use chrono::NaiveDate;
use moka::future::Cache;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{body::Body, document::DocumentHash, refusal::Refusal, variables::Coerced};

/// Memory of an entry besides its body.
const ENTRY_BYTES: usize = 512;
/// A body with its compressed forms, as a share of the body: quarters.
const BODY_QUARTERS: usize = 6;

/// Hash of everything an answer depends on.
pub type AnswerKey = [u8; 32];

/// An execution that reached its end.
#[derive(Debug)]
pub struct Executed {
    /// The answer.
    pub body: Body,
    /// Whether it has field errors, and so is not kept.
    pub has_errors: bool,
    /// The one revision it was read at.
    pub revision: i64,
    /// Objects in its data, which is what it really cost.
    pub objects: u64,
    /// SELECT statements it took.
    pub statements: u64,
}

/// Why an execution is not kept.
#[derive(Clone, Debug)]
pub enum NotKept {
    /// It has field errors.
    Errors(Arc<Executed>),
    /// The catalog was revised while it ran, so it may mix two revisions.
    Moved,
    /// It did not reach its end.
    Failed(Refusal),
}

/// Kept answers, bounded by bytes.
pub struct Answers {
    kept: Cache<AnswerKey, Arc<Executed>>,
}

impl Answers {
    /// A cache of at most `capacity_bytes`.
    pub fn new(capacity_bytes: u64) -> Self {
        let kept = Cache::builder()
            .max_capacity(capacity_bytes)
            .weigher(|_, executed: &Arc<Executed>| {
                let bytes = executed.body.identity().len() * BODY_QUARTERS / 4 + ENTRY_BYTES;
                u32::try_from(bytes).unwrap_or(u32::MAX)
            })
            .build();
        Self { kept }
    }

    /// The kept answer, or the one `run` gives. Requests for the same key wait for one execution.
    pub async fn get_or_run(
        &self,
        key: AnswerKey,
        run: impl Future<Output = Result<Arc<Executed>, NotKept>>,
    ) -> (Result<Arc<Executed>, NotKept>, bool) {
        match self.kept.entry(key).or_try_insert_with(run).await {
            Ok(entry) => {
                let fresh = entry.is_fresh();
                (Ok(entry.into_value()), !fresh)
            }
            Err(reason) => (Err(NotKept::clone(&reason)), false),
        }
    }

    /// Answers kept now.
    pub fn len(&self) -> u64 {
        self.kept.entry_count()
    }

    /// Bytes they take.
    pub fn bytes(&self) -> u64 {
        self.kept.weighted_size()
    }

    /// Does the work the cache has put off.
    pub async fn settle(&self) {
        self.kept.run_pending_tasks().await;
    }

    /// Whether none is kept.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The key of an answer.
pub fn key(
    document: &DocumentHash,
    operation: Option<&str>,
    variables: &Coerced,
    revision: i64,
    day: NaiveDate,
) -> AnswerKey {
    let mut hash = Sha256::new();
    hash.update(document);
    hash.update(operation.unwrap_or_default().as_bytes());
    hash.update([0]);
    hash.update(revision.to_be_bytes());
    hash.update(day.to_string().as_bytes());
    for (name, value) in variables {
        hash.update(name.as_bytes());
        hash.update([0]);
        canonical(value, &mut hash);
    }
    hash.finalize().into()
}

/// Feeds a value so that equal values hash equal whatever the order of their keys.
fn canonical(value: &Value, hash: &mut Sha256) {
    match value {
        Value::Array(items) => {
            hash.update(b"[");
            for item in items {
                canonical(item, hash);
                hash.update(b",");
            }
            hash.update(b"]");
        }
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_unstable_by_key(|(name, _)| *name);
            hash.update(b"{");
            for (name, value) in fields {
                canonical(&Value::String(name.clone()), hash);
                canonical(value, hash);
            }
            hash.update(b"}");
        }
        leaf => hash.update(leaf.to_string().as_bytes()),
    }
}
