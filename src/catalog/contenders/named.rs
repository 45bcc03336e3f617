//! Names in arguments of comparisons, resolved together.

use std::sync::Arc;

use entities::{benchmark, provider};

use crate::catalog::{
    Catalog, Error,
    error::Result,
    names::{self, Name},
};

/// Providers that one list may name.
const MOST_PROVIDERS: usize = 100;

impl Catalog {
    /// The providers that `names` name, each once, in two statements; refuses an empty list and what names nothing.
    pub async fn providers_named(&self, names: &[String]) -> Result<Vec<Arc<provider::Model>>> {
        if names.is_empty() || names.len() > MOST_PROVIDERS {
            return Err(Error::BadInput(format!(
                "`providers` must name 1 to {MOST_PROVIDERS} providers, got {}: leave it out to look at the tracked ones",
                names.len()
            )));
        }
        let keys: Vec<Name<names::Provider>> = names.iter().map(|name| Name::new(name)).collect();
        let found = self.named(&keys).await?;
        let mut providers: Vec<Arc<provider::Model>> = Vec::with_capacity(names.len());
        for (name, key) in names.iter().zip(&keys) {
            let row = match found.get(key) {
                Some(row) => Arc::clone(row),
                None => self.required::<names::Provider>(name).await?,
            };
            if !providers.iter().any(|known| known.id == row.id) {
                providers.push(row);
            }
        }
        Ok(providers)
    }

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
