//! Terms that models are released under.

use std::sync::Arc;

use async_graphql::{Context, ID, Object};
use entities::license;

use super::{error::Result, node, request::load};
use crate::catalog::{
    enums::{CommercialUse, Openness},
    model::LicenseBySlug,
};

/// The terms a model is released under.
#[derive(Clone)]
pub struct License(Arc<license::Model>);

impl From<Arc<license::Model>> for License {
    fn from(row: Arc<license::Model>) -> Self {
        Self(row)
    }
}

/// The terms a model is released under.
#[Object]
impl License {
    /// Global id, the same on every database and replica.
    pub async fn id(&self) -> Result<ID> {
        Ok(node::id("license", &[&self.0.slug]))
    }

    /// Stable public key, lower case, such as "apache-2.0"; filters take it.
    async fn slug(&self) -> &str {
        &self.0.slug
    }

    /// Name of the licence.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// SPDX identifier, such as "Apache-2.0"; null where SPDX has none.
    async fn spdx_id(&self) -> Option<&str> {
        self.0.spdx_id.as_deref()
    }

    /// Whether the Open Source Initiative approved it; null when unknown.
    async fn osi_approved(&self) -> Option<bool> {
        self.0.osi_approved
    }

    /// What it opens.
    async fn openness(&self) -> Openness {
        self.0.openness.into()
    }

    /// Whether it allows commercial use; UNKNOWN when not sourced.
    async fn commercial_use(&self) -> CommercialUse {
        self.0.commercial_use.into()
    }

    /// Where its text stands; null when not sourced.
    async fn url(&self) -> Option<&str> {
        self.0.url.as_deref()
    }
}

impl License {
    /// The licence with this natural key.
    pub(crate) async fn of(ctx: &Context<'_>, key: &[&str]) -> Result<Option<Self>> {
        let [slug] = key else { return Ok(None) };
        Ok(load(ctx, LicenseBySlug((*slug).to_owned()))
            .await?
            .map(Self))
    }
}
