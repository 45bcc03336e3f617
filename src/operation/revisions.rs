//! The catalog revision every answer is keyed by.

use async_trait::async_trait;

/// Why the revision cannot be told.
pub type RevisionError = Box<dyn std::error::Error + Send + Sync>;

/// Tells the current revision of the catalog. Asked at the start and the end of every execution,
/// so it should cost little more than one indexed read.
#[async_trait]
pub trait Revisions: Send + Sync + 'static {
    /// The revision readers see now.
    async fn current(&self) -> Result<i64, RevisionError>;
}
