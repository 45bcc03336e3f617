//! The queries for comparisons: arguments to pages.

use std::sync::Arc;

use async_graphql::{Context, Object};
use futures_util::join;

use super::{
    arguments::{self, Asked, WorkloadInput},
    enums::Priority,
    matrix::ComparisonMatrix,
    page::Page,
    pair::Comparison,
    pairs::ComparisonPair,
    reading, selection,
};
use crate::{
    catalog::{
        Page as ListPage,
        contenders::Subject,
        pair::{ComparisonFilter, Pairs},
    },
    comparison::identity,
    graphql::{
        connection::{Connection, list},
        cost::{ASSUMED_PAGE, cost, elements, forwards, list_size},
        error::{ApiError, Result},
        scalars::Date,
    },
};

/// Characters that the slug of a pair may have.
const LONGEST_SLUG: usize = 400;

/// Queries for comparisons.
#[derive(Default)]
pub struct ComparisonQuery;

#[Object]
#[expect(
    clippy::too_many_arguments,
    reason = "a comparison is asked under many conditions"
)]
impl ComparisonQuery {
    /// Two models side by side. A name that names nothing gives null and an error of code NOT_FOUND with the closest real slugs in `extensions.suggestions`; the same model twice, also by alias, or arguments that make no sense are BAD_USER_INPUT.
    #[graphql(directive = cost::apply("10".to_owned()))]
    async fn comparison(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Slug or alias of the left model, such as \"gpt-4.1\".")] left: String,
        #[graphql(desc = "Slug or alias of the right model, such as \"qwen3.5-4b\".")]
        right: String,
        #[graphql(
            desc = "Monthly use to cost; 800 million input and 250 million output tokens when absent."
        )]
        workload: Option<WorkloadInput>,
        #[graphql(
            desc = "Day whose prices and stages of life hold, not before the day the later of the models was released nor before the earliest dated fact; today when absent."
        )]
        as_of: Option<Date>,
        #[graphql(
            desc = "Slugs or aliases of the only providers to look at, at most 100, tracked or not; all tracked ones when absent."
        )]
        providers: Option<Vec<String>>,
        #[graphql(
            desc = "Axes in the order of their weight: the first with a leader decides the verdict."
        )]
        priorities: Option<Vec<Priority>>,
    ) -> Result<Option<Comparison>> {
        let asked = Asked {
            as_of,
            providers,
            priorities,
            ..Asked::at(workload)?
        };
        compared(ctx, reading::required(ctx, &[left, right]), asked).await
    }

    /// The same by the slug of a pair, such as "gpt-4.1-vs-qwen3.5-4b", in either direction.
    #[graphql(directive = cost::apply("10".to_owned()))]
    async fn comparison_by_slug(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Two slugs or aliases of models, joined by \"-vs-\".")] slug: String,
        #[graphql(
            desc = "Monthly use to cost; 800 million input and 250 million output tokens when absent."
        )]
        workload: Option<WorkloadInput>,
        #[graphql(
            desc = "Day whose prices and stages of life hold, not before the day the later of the models was released nor before the earliest dated fact; today when absent."
        )]
        as_of: Option<Date>,
        #[graphql(
            desc = "Slugs or aliases of the only providers to look at, at most 100, tracked or not; all tracked ones when absent."
        )]
        providers: Option<Vec<String>>,
        #[graphql(
            desc = "Axes in the order of their weight: the first with a leader decides the verdict."
        )]
        priorities: Option<Vec<Priority>>,
    ) -> Result<Option<Comparison>> {
        let asked = Asked {
            as_of,
            providers,
            priorities,
            ..Asked::at(workload)?
        };
        compared(ctx, sides(ctx, &slug), asked).await
    }

    /// Two to six models as one table: a row a fact, a cell a model. Fewer or more models, or the same one twice, are BAD_USER_INPUT; a name that names nothing gives null and NOT_FOUND.
    #[graphql(directive = cost::apply("20".to_owned()))]
    async fn compare(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Slugs or aliases of two to six different models, in the order of the columns."
        )]
        models: Vec<String>,
        #[graphql(
            desc = "Monthly use to cost; 800 million input and 250 million output tokens when absent."
        )]
        workload: Option<WorkloadInput>,
        #[graphql(
            desc = "Day whose prices and stages of life hold, not before the day the last of the models was released nor before the earliest dated fact; today when absent."
        )]
        as_of: Option<Date>,
        #[graphql(
            desc = "Slugs or aliases of the only providers to look at, at most 100, tracked or not; all tracked ones when absent."
        )]
        providers: Option<Vec<String>>,
    ) -> Result<Option<ComparisonMatrix>> {
        let asked = Asked {
            as_of,
            providers,
            ..Asked::at(workload)?
        };
        ComparisonMatrix::read(ctx, &models, asked).await.map(Some)
    }

    /// The pairs worth a page, each once, by slug: for sitemaps and static generation. They are the stored partners of all models: successors, siblings, models of the same price class and those with many benchmarks in common.
    #[graphql(directive = list_size::apply(Some(ASSUMED_PAGE), forwards(), elements(), false))]
    async fn comparisons(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many elements to give, 1 to 100; 20 when absent.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Cursor to begin after.")] after: Option<String>,
        #[graphql(desc = "Which pairs to keep.")] filter: Option<ComparisonFilter>,
    ) -> Result<Connection<ComparisonPair>> {
        let page = ListPage::new(first, after, None, None)?;
        list::<Pairs, _>(ctx, page, filter, None).await
    }
}

async fn compared(
    ctx: &Context<'_>,
    sides: impl Future<Output = Result<Vec<Arc<Subject>>>>,
    asked: Asked,
) -> Result<Option<Comparison>> {
    let as_of = asked.as_of;
    let (sides, context) = join!(sides, arguments::context(ctx, asked));
    let sides = sides?;
    arguments::released_by(as_of, &sides)?;
    let Ok(sides) = <[Arc<Subject>; 2]>::try_from(sides) else {
        return Ok(None);
    };
    let page = Page::read(ctx, sides, context?, selection::of_comparison(ctx)).await?;
    Ok(Some(Comparison(page)))
}

/// The two sides that the slug of a pair names, in the first reading of which most sides exist.
async fn sides(ctx: &Context<'_>, slug: &str) -> Result<Vec<Arc<Subject>>> {
    let readings = identity::readings(slug);
    if readings.is_empty() || slug.len() > LONGEST_SLUG {
        return Err(ApiError::BadUserInput(
            "`slug` must be two slugs of models joined by \"-vs-\", such as \"gpt-4.1-vs-qwen3.5-4b\"."
                .to_owned(),
        ));
    }
    let names: Vec<String> = readings
        .iter()
        .flat_map(|(left, right)| [(*left).to_owned(), (*right).to_owned()])
        .collect();
    let found = reading::subjects(ctx, names.clone()).await?;
    let sides = found.chunks_exact(2).zip(names.chunks_exact(2));
    let best = sides.min_by_key(|(sides, _)| sides.iter().filter(|side| side.is_none()).count());
    match best {
        Some((sides, _)) if sides.iter().all(Option::is_some) => {
            Ok(sides.iter().flatten().cloned().collect())
        }
        Some((_, names)) => reading::required(ctx, names).await,
        None => Ok(Vec::new()),
    }
}
