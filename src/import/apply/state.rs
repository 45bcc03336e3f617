//! The whole catalog in memory, while an import or a revert works on it.

use std::collections::{BTreeMap, BTreeSet};

use entities::enums::{ChangeKind, SubjectKind};
use entities::{
    benchmark, benchmark_alias, catalog_threshold, change, claim, license, model, model_alias,
    model_capability, model_modality, model_partner, model_price_interval, model_use_case,
    organization, price, provider, provider_alias, route, route_price_interval, score,
    search_token, source,
};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

use super::facts::Fact;
use super::rows::Rows;

/// Every table that states facts, and the modalities, which follow from claims.
pub struct State {
    /// Organizations.
    pub organizations: Rows<organization::Model>,
    /// Licences.
    pub licenses: Rows<license::Model>,
    /// Sources.
    pub sources: Rows<source::Model>,
    /// Models.
    pub models: Rows<model::Model>,
    /// Names of models.
    pub model_aliases: Rows<model_alias::Model>,
    /// Capabilities of models.
    pub capabilities: Rows<model_capability::Model>,
    /// Modalities of models.
    pub modalities: Rows<model_modality::Model>,
    /// Uses that models are tagged for.
    pub use_cases: Rows<model_use_case::Model>,
    /// Providers.
    pub providers: Rows<provider::Model>,
    /// Names of providers.
    pub provider_aliases: Rows<provider_alias::Model>,
    /// Routes.
    pub routes: Rows<route::Model>,
    /// Prices.
    pub prices: Rows<price::Model>,
    /// Benchmarks.
    pub benchmarks: Rows<benchmark::Model>,
    /// Names of benchmarks.
    pub benchmark_aliases: Rows<benchmark_alias::Model>,
    /// Scores.
    pub scores: Rows<score::Model>,
    /// Claims.
    pub claims: Rows<claim::Model>,
}

/// The tables that are derived from the facts at each revision.
pub struct Derived {
    /// Base prices of routes, day by day.
    pub route_intervals: Rows<route_price_interval::Model>,
    /// Cheapest base prices of models, day by day.
    pub model_intervals: Rows<model_price_interval::Model>,
    /// Numbers over the whole catalog.
    pub thresholds: Rows<catalog_threshold::Model>,
    /// Pairs of models that are worth a page.
    pub partners: Rows<model_partner::Model>,
    /// Words that search looks up.
    pub tokens: Rows<search_token::Model>,
}

/// Something done with every table of facts, whatever its rows are.
pub trait FactVisitor {
    /// Does it with one table.
    fn visit<R: Fact>(&mut self, state: &State, rows: &Rows<R>);
}

impl State {
    /// Reads the catalog: one statement a table.
    pub async fn load(connection: &impl ConnectionTrait) -> Result<Box<Self>, DbErr> {
        let mut state = Box::new(Self {
            organizations: Rows::load(connection).await?,
            licenses: Rows::load(connection).await?,
            sources: Rows::load(connection).await?,
            models: Rows::load(connection).await?,
            model_aliases: Rows::load(connection).await?,
            capabilities: Rows::load(connection).await?,
            modalities: Rows::load(connection).await?,
            use_cases: Rows::load(connection).await?,
            providers: Rows::load(connection).await?,
            provider_aliases: Rows::load(connection).await?,
            routes: Rows::load(connection).await?,
            prices: Rows::load(connection).await?,
            benchmarks: Rows::load(connection).await?,
            benchmark_aliases: Rows::load(connection).await?,
            scores: Rows::load(connection).await?,
            claims: Rows::load(connection).await?,
        });
        state.reserve_removed(connection).await?;
        Ok(state)
    }

    /// Visits every table of facts, parents first.
    pub fn visit(&self, visitor: &mut impl FactVisitor) {
        visitor.visit(self, &self.organizations);
        visitor.visit(self, &self.licenses);
        visitor.visit(self, &self.sources);
        visitor.visit(self, &self.models);
        visitor.visit(self, &self.model_aliases);
        visitor.visit(self, &self.capabilities);
        visitor.visit(self, &self.modalities);
        visitor.visit(self, &self.use_cases);
        visitor.visit(self, &self.providers);
        visitor.visit(self, &self.provider_aliases);
        visitor.visit(self, &self.routes);
        visitor.visit(self, &self.prices);
        visitor.visit(self, &self.benchmarks);
        visitor.visit(self, &self.benchmark_aliases);
        visitor.visit(self, &self.scores);
        visitor.visit(self, &self.claims);
    }

    // A revert that is undone puts rows back under their old numbers: these are never given to other rows.
    async fn reserve_removed(&mut self, connection: &impl ConnectionTrait) -> Result<(), DbErr> {
        let removed: Vec<(SubjectKind, Option<String>)> = change::Entity::find()
            .select_only()
            .column(change::Column::SubjectKind)
            .column(change::Column::Before)
            .filter(change::Column::Kind.eq(ChangeKind::RecordRemoved))
            .into_tuple()
            .all(connection)
            .await?;
        for (kind, row) in removed {
            if let Some(id) = row.as_deref().and_then(row_number) {
                self.reserve(kind, id);
            }
        }
        Ok(())
    }

    fn reserve(&mut self, kind: SubjectKind, id: i64) {
        match kind {
            SubjectKind::Organization => self.organizations.reserve(id),
            SubjectKind::License => self.licenses.reserve(id),
            SubjectKind::Source => self.sources.reserve(id),
            SubjectKind::Model => self.models.reserve(id),
            SubjectKind::ModelAlias => self.model_aliases.reserve(id),
            SubjectKind::ModelCapability => self.capabilities.reserve(id),
            SubjectKind::ModelModality => self.modalities.reserve(id),
            SubjectKind::ModelUseCase => self.use_cases.reserve(id),
            SubjectKind::Provider => self.providers.reserve(id),
            SubjectKind::ProviderAlias => self.provider_aliases.reserve(id),
            SubjectKind::Route => self.routes.reserve(id),
            SubjectKind::Price => self.prices.reserve(id),
            SubjectKind::Benchmark => self.benchmarks.reserve(id),
            SubjectKind::BenchmarkAlias => self.benchmark_aliases.reserve(id),
            SubjectKind::Score => self.scores.reserve(id),
            SubjectKind::Claim => self.claims.reserve(id),
        }
    }

    /// Whether another amount is in force on some day, although no source changed what it states: a source that was
    /// read again may now be the later one.
    pub fn prices_moved(&self) -> bool {
        let series =
            |row: &price::Model| (row.route_id, row.component, row.tier, row.min_prompt_tokens);
        let touched: BTreeSet<_> = self
            .prices
            .differences()
            .flat_map(|(before, after)| before.into_iter().chain(after))
            .map(series)
            .collect();
        let amounts = |row: &price::Model| row.chosen && touched.contains(&series(row));
        let before = self.prices.as_read().filter(|row| amounts(row));
        let after = self.prices.iter().filter(|row| amounts(row));
        in_force(before, series) != in_force(after, series)
    }

    /// Takes back choices that changed between equal values, so that a day of observation alone shows nowhere.
    pub fn keep_choices(&mut self) {
        self.prices.settle(|row, old| {
            row.chosen = old.chosen;
            row.chosen_from.clone_from(&old.chosen_from);
            row.chosen_to.clone_from(&old.chosen_to);
        });
        self.claims.settle(|row, old| row.chosen = old.chosen);
    }

    /// Slug of a model, even of one that has been removed.
    pub fn model_slug(&self, id: i64) -> Option<String> {
        Some(self.models.get_ever(id)?.slug.clone())
    }

    /// Slug of a model, '' when there is none.
    pub fn model_name(&self, id: i64) -> &str {
        self.models.get_ever(id).map_or("", |model| &model.slug)
    }

    /// Slug of a source, '' when there is none.
    pub fn source_name(&self, id: i64) -> &str {
        self.sources.get_ever(id).map_or("", |source| &source.slug)
    }

    /// Provider, model id and region of a route.
    pub fn route_name(&self, route: &route::Model) -> String {
        let provider = self.providers.get_ever(route.provider_id);
        let provider = provider.map_or("", |provider| provider.slug.as_str());
        if route.region.is_empty() {
            format!("{provider}/{}", route.provider_model_id)
        } else {
            format!("{provider}/{}@{}", route.provider_model_id, route.region)
        }
    }
}

impl Derived {
    /// Nothing read and nothing to write.
    pub fn empty() -> Self {
        Self {
            route_intervals: Rows::new(std::iter::empty()),
            model_intervals: Rows::new(std::iter::empty()),
            thresholds: Rows::new(std::iter::empty()),
            partners: Rows::new(std::iter::empty()),
            tokens: Rows::new(std::iter::empty()),
        }
    }

    /// Reads what was derived last: one statement a table.
    pub async fn load(connection: &impl ConnectionTrait) -> Result<Box<Self>, DbErr> {
        Ok(Box::new(Self {
            route_intervals: Rows::load(connection).await?,
            model_intervals: Rows::load(connection).await?,
            thresholds: Rows::load(connection).await?,
            partners: Rows::load(connection).await?,
            tokens: Rows::load(connection).await?,
        }))
    }
}

/// The amounts of each series with their days; days on which two rows state one amount are one stretch.
fn in_force<'a, K: Ord>(
    rows: impl Iterator<Item = &'a price::Model>,
    series: impl Fn(&price::Model) -> K,
) -> BTreeMap<K, Vec<(&'a str, &'a str, i64)>> {
    let mut days: BTreeMap<K, Vec<(&str, &str, i64)>> = BTreeMap::new();
    for row in rows {
        let stretch = (row.chosen_from.as_str(), row.chosen_to.as_str());
        let amounts = days.entry(series(row)).or_default();
        amounts.push((stretch.0, stretch.1, row.amount_micro_usd));
    }
    for amounts in days.values_mut() {
        amounts.sort_unstable();
        amounts.dedup_by(|next, last| {
            let one = last.1 == next.0 && last.2 == next.2;
            if one {
                last.1 = next.1;
            }
            one
        });
    }
    days
}

fn row_number(row: &str) -> Option<i64> {
    serde_json::from_str::<serde_json::Value>(row)
        .ok()?
        .get("id")?
        .as_i64()
}
