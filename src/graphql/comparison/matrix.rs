//! Two to six models as one table.

use std::{collections::BTreeSet, sync::Arc};

use async_graphql::{Context, Enum, Object};
use entities::enums as stored;
use futures_util::join;

use super::{
    arguments::{self, Asked},
    cells::Cell,
    cost::{MonthlyCost, Workload},
    enums::{Comparability, PricingKey, SpecKey},
    evidence::{self, Evidence},
    reading, selection,
};
use crate::{
    catalog::{contenders::Facts, enums::Capability},
    comparison::{
        cell::Known,
        contender::Contender,
        context, cost,
        matrix::{
            self as decided, Contenders, ContendersFault, MAX_CONTENDERS, MIN_CONTENDERS, MatrixKey,
        },
    },
    graphql::{
        benchmark::Benchmark,
        cost::list_size,
        error::{ApiError, Result},
        model::Model,
        scalars::Date,
        source::Source,
    },
    prose::{self, labels},
};

/// The groups of rows of a matrix, in order.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatrixGroup {
    /// Specifications.
    Specs,
    /// Prices and providers.
    Pricing,
    /// The closed list of capabilities.
    Capabilities,
    /// Benchmark lines that at least two of the models have a score on.
    Benchmarks,
    /// Monthly cost at the workload.
    MonthlyCost,
}

/// Two to six models as one table: a row a fact, a cell a model, and the leaders of each row.
pub struct ComparisonMatrix(Arc<Sheet>);

struct Sheet {
    facts: Arc<Facts>,
    context: context::Context,
    models: Vec<Model>,
}

impl ComparisonMatrix {
    /// Reads the facts of the models that `names` names.
    pub(super) async fn read(ctx: &Context<'_>, names: &[String], asked: Asked) -> Result<Self> {
        if !(MIN_CONTENDERS..=MAX_CONTENDERS).contains(&names.len()) {
            return Err(refused(&ContendersFault::Count(names.len())));
        }
        let as_of = asked.as_of;
        let (subjects, context) = join!(
            reading::required(ctx, names),
            arguments::context(ctx, asked),
        );
        let subjects = subjects?;
        arguments::released_by(as_of, &subjects)?;
        let context = context?;
        let mut seen = BTreeSet::new();
        if let Some(twice) = subjects.iter().find(|one| !seen.insert(one.row.id)) {
            return Err(refused(&ContendersFault::Twice(twice.row.slug.clone())));
        }
        let facts = reading::facts(ctx, subjects, selection::of_matrix(ctx)).await?;
        let models = facts.subjects().iter();
        Ok(Self(Arc::new(Sheet {
            models: models
                .map(|subject| Arc::clone(&subject.row).into())
                .collect(),
            context,
            facts,
        })))
    }
}

fn refused(fault: &ContendersFault) -> ApiError {
    ApiError::BadUserInput(fault.to_string())
}

/// Two to six models as one table: a row a fact, a cell a model, and the leaders of each row.
#[Object]
impl ComparisonMatrix {
    /// The models, in the order they were named: the columns.
    #[graphql(directive = list_size::apply(Some(6), None, None, false))]
    async fn models(&self) -> &[Model] {
        &self.0.models
    }

    /// Day whose prices and stages of life hold: `asOf`, or today.
    async fn as_of(&self) -> Date {
        Date(self.0.context.as_of)
    }

    /// The workload that costs are computed for.
    async fn workload(&self) -> Workload {
        Workload(self.0.context.workload)
    }

    /// The rows, group by group, in a fixed order.
    #[graphql(directive = list_size::apply(Some(60), None, None, false))]
    async fn rows(
        &self,
        #[graphql(
            desc = "Only rows of these groups, in the fixed order all the same; all when absent."
        )]
        groups: Option<Vec<MatrixGroup>>,
    ) -> Result<Vec<MatrixRow>> {
        let columns = self.0.facts.contenders().iter().collect();
        let columns = Contenders::new(columns).map_err(|fault| refused(&fault))?;
        let rows = decided::matrix(&columns, &self.0.context).into_iter();
        let rows = rows.map(|row| MatrixRow {
            sheet: Arc::clone(&self.0),
            row: Arc::new(row),
        });
        let asked = |row: &MatrixRow| {
            groups
                .as_ref()
                .is_none_or(|only| only.contains(&row.group_of()))
        };
        Ok(rows.filter(asked).collect())
    }

    /// Monthly cost of each model with its breakdown, in the order of `models`.
    #[graphql(directive = list_size::apply(Some(6), None, None, false))]
    async fn monthly_costs(&self) -> Vec<MonthlyCost> {
        let of = |contender: &Contender| {
            let cost = cost::monthly_cost(contender, &self.0.context);
            MonthlyCost::of(self.0.facts.offers(), cost)
        };
        self.0.facts.contenders().iter().map(of).collect()
    }

    /// Every source behind the chosen facts, prices, scores and routes of the models, by slug.
    #[graphql(directive = list_size::apply(Some(20), None, None, false))]
    async fn sources(&self, ctx: &Context<'_>) -> Result<Vec<Source>> {
        reading::sources(ctx, self.0.facts.models()).await
    }
}

/// One fact of all models.
pub struct MatrixRow {
    sheet: Arc<Sheet>,
    row: Arc<decided::MatrixRow>,
}

/// One fact of all models. Of `spec`, `pricing`, `capability` and `benchmark` the one that the row is about is set.
#[Object]
impl MatrixRow {
    /// The group that it stands in.
    async fn group(&self) -> MatrixGroup {
        self.group_of()
    }

    /// Text that is the same for the same row of any matrix and of no other row, such as "CONTEXT_WINDOW" or "mmlu-pro".
    async fn key(&self) -> String {
        match &self.row.key {
            MatrixKey::Spec(key) => name(SpecKey::from(*key)),
            MatrixKey::Pricing(key) => name(PricingKey::from(*key)),
            MatrixKey::Capability(which) => name(capability(*which)),
            MatrixKey::MonthlyCost => name(MatrixGroup::MonthlyCost),
            MatrixKey::Benchmark {
                benchmark,
                version,
                variant,
                ..
            } => joined(&benchmark.slug, "/", version.as_ref(), variant.as_ref()),
        }
    }

    /// Its heading.
    async fn label(&self) -> String {
        match &self.row.key {
            MatrixKey::Spec(key) => labels::spec(*key).to_owned(),
            MatrixKey::Pricing(key) => labels::pricing(*key).to_owned(),
            MatrixKey::Capability(which) => labels::capability(*which).to_owned(),
            MatrixKey::MonthlyCost => {
                labels::signal(crate::comparison::signals::Signal::MonthlyCost).to_owned()
            }
            MatrixKey::Benchmark {
                benchmark,
                version,
                variant,
                ..
            } => joined(&benchmark.name, ", ", version.as_ref(), variant.as_ref()),
        }
    }

    /// The specification; null in other groups.
    async fn spec(&self) -> Option<SpecKey> {
        if let MatrixKey::Spec(key) = self.row.key {
            Some(key.into())
        } else {
            None
        }
    }

    /// The row of the price table; null in other groups.
    async fn pricing(&self) -> Option<PricingKey> {
        if let MatrixKey::Pricing(key) = self.row.key {
            Some(key.into())
        } else {
            None
        }
    }

    /// The capability; null in other groups.
    async fn capability(&self) -> Option<Capability> {
        if let MatrixKey::Capability(which) = self.row.key {
            Some(capability(which))
        } else {
            None
        }
    }

    /// The benchmark; null in other groups.
    async fn benchmark(&self) -> Option<Benchmark> {
        let MatrixKey::Benchmark { benchmark, .. } = &self.row.key else {
            return None;
        };
        self.sheet
            .facts
            .benchmark(benchmark)
            .map(|row| Arc::clone(row).into())
    }

    /// Version of the benchmark; null when none is stated, and in other groups.
    async fn version(&self) -> Option<&str> {
        if let MatrixKey::Benchmark { version, .. } = &self.row.key {
            version.as_deref()
        } else {
            None
        }
    }

    /// Variant of the benchmark; null when none is stated, and in other groups.
    async fn variant(&self) -> Option<&str> {
        if let MatrixKey::Benchmark { variant, .. } = &self.row.key {
            variant.as_deref()
        } else {
            None
        }
    }

    /// How alike the measurements are; null in other groups.
    async fn comparability(&self) -> Option<Comparability> {
        if let MatrixKey::Benchmark { comparability, .. } = self.row.key {
            Some(comparability.into())
        } else {
            None
        }
    }

    /// A cell for each model, in the order of the columns.
    #[graphql(directive = list_size::apply(Some(6), None, None, false))]
    async fn cells(&self) -> Vec<MatrixCell> {
        let row: Vec<_> = self.row.cells.iter().map(|known| &known.cell).collect();
        let shown = prose::cells_of(&row).into_iter().zip(&self.row.cells);
        let columns = self.sheet.models.iter().zip(shown).enumerate();
        columns
            .map(|(place, (model, (display, known)))| MatrixCell {
                display,
                sheet: Arc::clone(&self.sheet),
                model: model.clone(),
                known: known.clone(),
                leads: self.row.leaders.contains(&place),
            })
            .collect()
    }

    /// The models with the best value; empty where the row has no order, fewer than two values are known, or all are equal.
    #[graphql(directive = list_size::apply(Some(6), None, None, false))]
    async fn leaders(&self) -> Vec<&Model> {
        let places = self.row.leaders.iter();
        places
            .filter_map(|place| self.sheet.models.get(*place))
            .collect()
    }
}

impl MatrixRow {
    fn group_of(&self) -> MatrixGroup {
        match self.row.key {
            MatrixKey::Spec(_) => MatrixGroup::Specs,
            MatrixKey::Pricing(_) => MatrixGroup::Pricing,
            MatrixKey::Capability(_) => MatrixGroup::Capabilities,
            MatrixKey::Benchmark { .. } => MatrixGroup::Benchmarks,
            MatrixKey::MonthlyCost => MatrixGroup::MonthlyCost,
        }
    }
}

fn capability(which: crate::comparison::vocabulary::Capability) -> Capability {
    stored::Capability::from(which).into()
}

fn name<T: async_graphql::resolver_utils::EnumType>(value: T) -> String {
    crate::graphql::node::name(value).to_owned()
}

fn joined(first: &str, by: &str, version: Option<&String>, variant: Option<&String>) -> String {
    let rest = version.into_iter().chain(variant).map(String::as_str);
    std::iter::once(first)
        .chain(rest)
        .collect::<Vec<_>>()
        .join(by)
}

/// One fact of one model.
pub struct MatrixCell {
    sheet: Arc<Sheet>,
    model: Model,
    known: Known,
    display: String,
    leads: bool,
}

/// One fact of one model.
#[Object]
impl MatrixCell {
    /// The model.
    async fn model(&self) -> &Model {
        &self.model
    }

    /// The value.
    async fn value(&self) -> Cell {
        Cell::new(self.known.cell.clone(), self.display.clone())
    }

    /// Whether no other model of the row has a better value, and at least one has a worse one.
    async fn leads(&self) -> bool {
        self.leads
    }

    /// What it rests on.
    #[graphql(directive = list_size::apply(Some(3), None, None, false))]
    async fn evidence(&self, ctx: &Context<'_>) -> Result<Vec<Evidence>> {
        evidence::resolve(ctx, &self.sheet.facts, &self.known.evidence).await
    }
}
