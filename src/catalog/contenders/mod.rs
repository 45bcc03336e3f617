//! Rows → contenders: the only bridge between the database and comparisons.
//!
//! A comparison reads its models first (`subjects`), then the groups of facts that the asked sections look at, one
//! statement a group whatever the number of models. [`Facts`] keeps the rows, so that the references that comparisons
//! hand through lead back to the very rows without a further statement.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use async_graphql::dataloader::Loader;
use chrono::NaiveDate;
use entities::{benchmark, model, model_capability, score};
use futures_util::try_join;

use self::{offers::Scope, plain::Parts, results::Results};
use super::{Catalog, Error, error::Result};
use crate::comparison::{
    contender::{self, Contender},
    context::Thresholds,
    evidence::Ref,
    sections,
};

mod earliest;
mod lists;
mod offers;
mod partners;
mod plain;
mod results;
mod sources;
mod subjects;
mod vocabulary;

pub use self::{
    earliest::EarliestFact,
    offers::{Offers, OffersOfRoute},
    partners::{PartnerRow, PartnersOfModel},
    subjects::Subject,
};

/// What is known of some models, as far as it was asked for, with the rows it comes from.
#[derive(Debug)]
pub struct Facts {
    subjects: Vec<Arc<Subject>>,
    contenders: Vec<Contender>,
    thresholds: Thresholds,
    capabilities: HashMap<i64, Arc<model_capability::Model>>,
    offers: Arc<Offers>,
    results: Results,
}

impl Catalog {
    /// The facts of some models that `wanted` names, in at most seven statements.
    pub async fn facts(
        &self,
        subjects: Vec<Arc<Subject>>,
        wanted: &BTreeSet<sections::Facts>,
    ) -> Result<Facts> {
        let models: Vec<i64> = subjects.iter().map(|subject| subject.row.id).collect();
        let scope = Scope::Models(models);
        let asked = |group| wanted.contains(&group).then_some(&scope);
        let scores = asked(sections::Facts::Scores);
        let uses = asked(sections::Facts::UseCases);
        let (capabilities, modalities, uses, offers, (results, thresholds)) = try_join!(
            self.capabilities_of(asked(sections::Facts::Capabilities)),
            self.modalities_of(asked(sections::Facts::Modalities)),
            self.use_cases_of(uses),
            self.offers_of(asked(sections::Facts::Routes)),
            self.results_of(scores, scores.or(uses)),
        )?;
        let parts = Parts {
            capabilities: &capabilities,
            modalities: &modalities,
            uses: &uses,
            offers: &offers,
            results: &results,
        };
        let contenders = subjects.iter().map(|subject| parts.contender(subject));
        Ok(Facts {
            contenders: contenders.collect::<Result<_>>()?,
            subjects,
            thresholds,
            capabilities: capabilities
                .into_values()
                .flatten()
                .map(|row| (row.id, row))
                .collect(),
            offers: Arc::new(offers),
            results,
        })
    }
}

/// A model with its routes and prices, by its row number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FactsOfModel(pub i64);

impl Loader<FactsOfModel> for Catalog {
    type Value = Arc<Facts>;
    type Error = Arc<Error>;

    async fn load(
        &self,
        keys: &[FactsOfModel],
    ) -> Result<HashMap<FactsOfModel, Arc<Facts>>, Arc<Error>> {
        let subjects = self.subjects_by_id(keys.iter().map(|key| key.0));
        let subjects = subjects.await.map_err(Arc::new)?;
        let wanted = BTreeSet::from([sections::Facts::Routes]);
        let facts = self.facts(subjects, &wanted).await.map_err(Arc::new)?;
        let facts = Arc::new(facts);
        let found = facts.models().into_iter();
        Ok(found
            .map(|id| (FactsOfModel(id), Arc::clone(&facts)))
            .collect())
    }
}

/// A model with everything that its uses are decided by, by its row number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct UsesOfModel(pub i64);

impl Loader<UsesOfModel> for Catalog {
    type Value = Arc<Facts>;
    type Error = Arc<Error>;

    async fn load(
        &self,
        keys: &[UsesOfModel],
    ) -> Result<HashMap<UsesOfModel, Arc<Facts>>, Arc<Error>> {
        let subjects = self.subjects_by_id(keys.iter().map(|key| key.0));
        let subjects = subjects.await.map_err(Arc::new)?;
        let wanted = BTreeSet::from([
            sections::Facts::Capabilities,
            sections::Facts::Routes,
            sections::Facts::Scores,
            sections::Facts::UseCases,
        ]);
        let facts = self.facts(subjects, &wanted).await.map_err(Arc::new)?;
        let facts = Arc::new(facts);
        let found = facts.models().into_iter();
        Ok(found
            .map(|id| (UsesOfModel(id), Arc::clone(&facts)))
            .collect())
    }
}

impl Facts {
    /// The models, in the order they were asked for.
    pub fn subjects(&self) -> &[Arc<Subject>] {
        &self.subjects
    }

    /// The same models as contenders.
    pub fn contenders(&self) -> &[Contender] {
        &self.contenders
    }

    /// Row numbers of the models.
    pub fn models(&self) -> Vec<i64> {
        self.subjects.iter().map(|subject| subject.row.id).collect()
    }

    /// Figures over the whole catalog; none unless they were needed.
    pub fn thresholds(&self) -> Thresholds {
        self.thresholds
    }

    /// Their routes and prices.
    pub fn offers(&self) -> &Arc<Offers> {
        &self.offers
    }

    /// The row of a model.
    pub fn model(&self, reference: Ref) -> Option<&Arc<model::Model>> {
        let mut rows = self.subjects.iter().map(|subject| &subject.row);
        rows.find(|row| row.id == reference.0)
    }

    /// The row of a capability with an answer.
    pub fn capability(&self, reference: Ref) -> Option<&Arc<model_capability::Model>> {
        self.capabilities.get(&reference.0)
    }

    /// The row of a score.
    pub fn score(&self, reference: Ref) -> Option<&Arc<score::Model>> {
        self.results.rows.get(&reference.0)
    }

    /// The row of a benchmark that a score is on.
    pub fn benchmark(&self, of: &contender::Benchmark) -> Option<&Arc<benchmark::Model>> {
        let mut rows = self.results.benchmarks.values();
        rows.find(|row| row.slug == of.slug)
    }

    /// Every benchmark that a score is on.
    pub fn benchmarks(&self) -> impl Iterator<Item = &Arc<benchmark::Model>> {
        self.results.benchmarks.values()
    }
}

/// A day as `table` stores it, '' and null standing for none.
pub(super) fn day(table: &'static str, text: Option<&str>) -> Result<Option<NaiveDate>> {
    let Some(text) = text.filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d");
    let day = day.map_err(|_| Error::Inconsistent {
        table,
        key: text.to_owned(),
        what: "is no ISO day",
    })?;
    Ok(Some(day))
}

/// A text whose '' stands for none.
fn stated(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}
