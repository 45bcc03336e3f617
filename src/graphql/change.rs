//! Revisions of the catalog and what they changed.

mod fields;
mod text;

use std::sync::Arc;

use async_graphql::{Context, ID, Object};
use entities::{change, revision};

use super::{
    connection::{Connection, list, nested},
    cost::{ASSUMED_PAGE, elements, forwards, list_size},
    error::Result,
    model::Model,
    node,
    request::{follow, load},
    scalars::{Date, DateTime},
};
use crate::catalog::{
    Page,
    change::{ChangeById, ChangeFilter, Changes, ChangesOfRevision, RevisionByNumber},
    enums::{ChangeKind, SubjectKind},
    model::ModelBySlug,
};

/// One committed change of the catalog.
#[derive(Clone)]
pub struct Revision(Arc<revision::Model>);

impl From<Arc<revision::Model>> for Revision {
    fn from(row: Arc<revision::Model>) -> Self {
        Self(row)
    }
}

impl From<revision::Model> for Revision {
    fn from(row: revision::Model) -> Self {
        Self(Arc::new(row))
    }
}

/// An origin without the folders of paths, which older revisions kept: where files lie on the machine of an operator is
/// nobody else's business.
fn without_folders(origin: &str) -> String {
    let last = |part: &'_ str| {
        let mut names = part.rsplit(['/', '\\']).filter(|name| !name.is_empty());
        names.next().unwrap_or_default().to_owned()
    };
    let shown = origin.split(", ").map(|part| {
        if part.contains("://") {
            part.to_owned()
        } else {
            last(part)
        }
    });
    shown.collect::<Vec<_>>().join(", ")
}

/// One committed change of the catalog. Every answer is a function of the query, the revision and the day.
#[Object]
impl Revision {
    /// Number of the revision, from 1, without gaps; 0 stands for the empty catalog before the first.
    async fn number(&self) -> i32 {
        whole(self.0.number)
    }

    /// Time of the commit.
    async fn committed_at(&self) -> Result<DateTime> {
        DateTime::stored("revision", &self.0.committed_at)
    }

    /// What was imported: a name, the last part of a path, or an address without secrets.
    async fn origin(&self) -> String {
        without_folders(&self.0.origin)
    }

    /// SHA-256 of what was imported, in hex.
    async fn digest(&self) -> &str {
        &self.0.digest
    }

    /// Records that were new.
    async fn created(&self) -> i32 {
        whole(self.0.created)
    }

    /// Records that changed.
    async fn changed(&self) -> i32 {
        whole(self.0.changed)
    }

    /// Records that stayed as they were.
    async fn unchanged(&self) -> i32 {
        whole(self.0.unchanged)
    }

    /// Records that were left out, with a reason in the report of the import.
    async fn skipped(&self) -> i32 {
        whole(self.0.skipped)
    }

    /// Number of the revision that this one undoes; null when it undoes none.
    async fn reverts(&self) -> Option<i32> {
        self.0.reverts.map(whole)
    }

    /// What it changed, the latest first.
    #[graphql(directive = list_size::apply(Some(ASSUMED_PAGE), forwards(), elements(), false))]
    async fn changes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many elements to give, 1 to 100; 20 when absent.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Cursor to begin after.")] after: Option<String>,
        #[graphql(desc = "Only of these kinds.")] kinds: Option<Vec<ChangeKind>>,
    ) -> Result<Connection<Change>> {
        let page = Page::new(first, after, None, None)?;
        let filter = ChangeFilter {
            kinds,
            ..ChangeFilter::default()
        };
        nested::<ChangesOfRevision, _>(ctx, self.0.number, page, Some(filter), None).await
    }
}

/// One row that a revision changed.
#[derive(Clone)]
pub struct Change(Arc<change::Model>);

impl From<change::Model> for Change {
    fn from(row: change::Model) -> Self {
        Self(Arc::new(row))
    }
}

/// One row that a revision changed.
#[Object]
impl Change {
    /// Global id: it stands for this change in this history, on every replica.
    pub async fn id(&self) -> ID {
        node::id("change", &[&self.0.id.to_string()])
    }

    /// The revision that changed it.
    async fn revision(&self, ctx: &Context<'_>) -> Result<Revision> {
        let row = follow(ctx, "revision", RevisionByNumber(self.0.revision)).await?;
        Ok(row.into())
    }

    /// What happened.
    async fn kind(&self) -> ChangeKind {
        self.0.kind.into()
    }

    /// What happened, as a sentence in English that calls everything by its present name.
    async fn text(&self, ctx: &Context<'_>) -> Result<String> {
        text::text(ctx, &self.0).await
    }

    /// Kind of the row.
    async fn subject_kind(&self) -> SubjectKind {
        self.0.subject_kind.into()
    }

    /// Natural key of the row, for people.
    async fn subject(&self) -> &str {
        &self.0.subject
    }

    /// The model concerned; null when it concerns none, or when that model is gone.
    async fn model(&self, ctx: &Context<'_>) -> Result<Option<Model>> {
        match &self.0.model_slug {
            Some(slug) => {
                let row = load(ctx, ModelBySlug(slug.clone())).await?;
                Ok(row.map(Model::from))
            }
            None => Ok(None),
        }
    }

    /// The row before, as a JSON object of its columns; null when it is new.
    async fn before(&self) -> Option<String> {
        self.0.before.as_deref().map(public)
    }

    /// The row after, as a JSON object of its columns; null when it is gone.
    async fn after(&self) -> Option<String> {
        self.0.after.as_deref().map(public)
    }
}

impl Change {
    /// The change with this natural key.
    pub(crate) async fn of(ctx: &Context<'_>, key: &[&str]) -> Result<Option<Self>> {
        let [number] = key else { return Ok(None) };
        let Ok(number) = number.parse() else {
            return Ok(None);
        };
        Ok(load(ctx, ChangeById(number)).await?.map(Self))
    }
}

/// A row without its row numbers, which differ from one database to the next.
fn public(row: &str) -> String {
    let Ok(mut columns) = serde_json::from_str::<serde_json::Map<_, _>>(row) else {
        return row.to_owned();
    };
    columns.retain(|name, value| {
        let number = value.is_number() || value.is_null();
        !(number && (name == "id" || name.ends_with("_id")))
    });
    serde_json::Value::Object(columns).to_string()
}

fn whole(number: i64) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// Queries for changes.
#[derive(Default)]
pub struct ChangeQuery;

#[Object]
#[expect(clippy::too_many_arguments, reason = "one argument for each question")]
impl ChangeQuery {
    /// A revision by its number; null when there is none.
    async fn revision(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Number of the revision, from 1.")] number: i32,
    ) -> Result<Option<Revision>> {
        let row = load(ctx, RevisionByNumber(number.into())).await?;
        Ok(row.map(Revision::from))
    }

    /// What changed, the latest first.
    #[graphql(directive = list_size::apply(Some(ASSUMED_PAGE), forwards(), elements(), false))]
    async fn changes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many elements to give, 1 to 100; 20 when absent.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Cursor to begin after.")] after: Option<String>,
        #[graphql(desc = "Only of revisions after this number.")] since: Option<i32>,
        #[graphql(desc = "Only of revisions committed on this day or later, in UTC.")]
        since_date: Option<Date>,
        #[graphql(desc = "Only of these kinds.")] kinds: Option<Vec<ChangeKind>>,
        #[graphql(
            desc = "Only of the model with this slug or alias; NOT_FOUND when there is none."
        )]
        model: Option<String>,
    ) -> Result<Connection<Change>> {
        let filter = ChangeFilter {
            since: since.map(i64::from),
            since_date,
            kinds,
            model,
        };
        list::<Changes, _>(
            ctx,
            Page::new(first, after, None, None)?,
            Some(filter),
            None,
        )
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::without_folders;

    #[test]
    fn where_files_lie_is_not_shown() {
        for (origin, shown) in [
            ("embedded", "embedded"),
            ("revert of revision 3", "revert of revision 3"),
            ("/home/me/secret/prices.json", "prices.json"),
            (
                "/srv/sources/epoch/, C:\\data\\aider.yml",
                "epoch, aider.yml",
            ),
            (
                "https://models.dev/api.json, ../litellm",
                "https://models.dev/api.json, litellm",
            ),
        ] {
            assert_eq!(without_folders(origin), shown);
        }
    }
}
