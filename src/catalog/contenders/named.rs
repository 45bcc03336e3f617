//! Names in arguments of comparisons, resolved together.

use std::sync::Arc;

use entities::benchmark;

use crate::catalog::{Catalog, Error, error::Result, names};

impl Catalog {
    /// The benchmark of a name; refuses what names nothing.
    pub async fn benchmark_named(&self, name: &str) -> Result<Arc<benchmark::Model>> {
        self.required::<names::Benchmark>(name).await
    }

    /// The refusal of a name that no model has, with the slugs that come closest.
    pub async fn no_such_model(&self, name: &str) -> Result<Error> {
        Ok(Error::NotFound {
            kind: "model",
            name: name.to_owned(),
            suggestions: self.suggestions::<names::Model>(name).await?,
        })
    }
}
