//! Search by the words that things are found under.

use async_graphql::Enum;
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait as _, EntityTrait as _, QueryFilter as _,
    QuerySelect as _, QueryTrait as _,
    sea_query::{
        Asterisk, CaseStatement, Expr, ExprTrait as _, Func, Query, SelectStatement, UnionType,
    },
};

use entities::{enums::SubjectKind, search_token};

use super::{
    Catalog, cursor,
    error::{Error, Result},
    keyset::{Sort, SortKey},
    page::{OrderDirection, Page, Rows},
};
use crate::words;

/// Words that a search may have at most.
const MOST_WORDS: usize = 8;

/// Characters that a search may have at most.
const LONGEST_TEXT: usize = 200;

/// How many times more a whole word counts than the beginning of one.
const WHOLE_WORD: i64 = 4;

/// What a search looks for.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SearchKind {
    /// Models.
    Model,
    /// Providers.
    Provider,
    /// Organizations.
    Organization,
    /// Benchmarks.
    Benchmark,
}

impl SearchKind {
    const ALL: [Self; 4] = [
        Self::Model,
        Self::Provider,
        Self::Organization,
        Self::Benchmark,
    ];

    fn stored(self) -> SubjectKind {
        match self {
            Self::Model => SubjectKind::Model,
            Self::Provider => SubjectKind::Provider,
            Self::Organization => SubjectKind::Organization,
            Self::Benchmark => SubjectKind::Benchmark,
        }
    }
}

/// One word of a search, in lower case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word(String);

impl Word {
    /// Tokens that begin with the word.
    pub fn prefixed(&self) -> Condition {
        // The largest character there is ends the range of a prefix in byte order, on both databases.
        Condition::all()
            .add(search_token::Column::Token.gte(&*self.0))
            .add(search_token::Column::Token.lt(format!("{}{}", self.0, char::MAX)))
    }
}

/// The words of `text`, which `argument` gave.
pub(crate) fn words_of(argument: &str, text: &str) -> Result<Vec<Word>> {
    if text.chars().count() > LONGEST_TEXT {
        return Err(Error::input(format!(
            "`{argument}` may have at most {LONGEST_TEXT} characters."
        )));
    }
    let words: Vec<Word> = words::words(text).into_iter().map(Word).collect();
    match words.len() {
        0 => Err(Error::input(format!(
            "`{argument}` holds no word: give at least one letter or digit."
        ))),
        1..=MOST_WORDS => Ok(words),
        more => Err(Error::input(format!(
            "`{argument}` may have at most {MOST_WORDS} words, got {more}."
        ))),
    }
}

/// Something that a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub kind: SubjectKind,
    /// Its slug.
    pub slug: String,
}

/// A search: the text, and the kinds it looks at.
#[derive(Clone, Debug)]
pub struct Search {
    words: Vec<Word>,
    kinds: Vec<SubjectKind>,
}

impl Search {
    /// A search for things that are found under every word of `text`.
    pub fn new(text: &str, kinds: Option<&Vec<SearchKind>>) -> Result<Self> {
        let kinds = super::filter::some_of("kinds", kinds)?;
        let kinds = kinds.unwrap_or_else(|| SearchKind::ALL.to_vec());
        Ok(Self {
            words: words_of("query", text)?,
            kinds: kinds.into_iter().map(SearchKind::stored).collect(),
        })
    }

    /// One page of what is found, best first.
    pub async fn page(&self, catalog: &Catalog, page: &Page) -> Result<Rows<Hit>> {
        let sort = order();
        let mut select = self.ranked();
        sort.select(&mut select);
        if let Some(after) = &page.after {
            let at = cursor::decode("after", after, &sort.name, |keys| sort.fits(keys))?;
            select.cond_where(sort.beyond(&at, false));
        }
        for (key, direction) in sort.order(false) {
            select.order_by_expr(key, direction);
        }
        select.limit(page.size + 1);
        let mut hits = Vec::new();
        for row in catalog.db.query_all(&select).await? {
            let hit = Hit {
                kind: row.try_get("", "kind")?,
                slug: row.try_get("", "subject")?,
            };
            hits.push((cursor::encode(&sort.name, sort.read(&row)?), hit));
        }
        Ok(page.rows(hits))
    }

    /// How many things are found.
    pub async fn count(&self, catalog: &Catalog) -> Result<u64> {
        let mut select = Query::select();
        select
            .expr_as(Func::count(Expr::col(Asterisk)), "total")
            .from_subquery(self.found(), "found");
        let row = catalog.db.query_one(&select).await?;
        let total: i64 = row.map_or(Ok(0), |row| row.try_get("", "total"))?;
        Ok(total.unsigned_abs())
    }

    fn ranked(&self) -> SelectStatement {
        let mut select = Query::select();
        select
            .columns(["kind", "subject"])
            .from_subquery(self.found(), "found");
        select
    }

    /// What every word finds, with the sum of what its words count.
    fn found(&self) -> SelectStatement {
        let mut words = self.words.iter().map(|word| self.matches(word));
        let mut union = words.next().unwrap_or_default();
        for other in words {
            union.union(UnionType::All, other);
        }
        let mut select = Query::select();
        select
            .columns(["kind", "subject"])
            .expr_as(whole(Func::sum(Expr::col("weight")).into()), "rank")
            .from_subquery(union, "matched")
            .group_by_columns(["kind", "subject"])
            .and_having(
                Func::count(Expr::col(Asterisk)).eq(i64::try_from(self.words.len()).unwrap_or(0)),
            );
        select
    }

    /// What one word finds, and how much its best token counts.
    fn matches(&self, word: &Word) -> SelectStatement {
        let weight = || search_token::Column::Weight.into_expr();
        let counted = CaseStatement::new()
            .case(
                search_token::Column::Token.eq(&*word.0),
                weight().mul(WHOLE_WORD),
            )
            .finally(weight());
        search_token::Entity::find()
            .select_only()
            .column(search_token::Column::Kind)
            .column(search_token::Column::Subject)
            .expr_as(Func::max(counted), "weight")
            .filter(search_token::Column::Kind.is_in(self.kinds.iter().copied()))
            .filter(word.prefixed())
            .group_by(search_token::Column::Kind)
            .group_by(search_token::Column::Subject)
            .into_query()
    }
}

/// A sum as a 64-bit number: PostgreSQL sums those to a decimal.
fn whole(sum: Expr) -> Expr {
    sum.cast_as("bigint")
}

/// Best first, then by kind and slug.
fn order() -> Sort {
    Sort::by(
        "search",
        vec![
            SortKey::integer("rank", OrderDirection::Desc),
            SortKey::text("kind", OrderDirection::Asc),
            SortKey::text("subject", OrderDirection::Asc),
        ],
    )
}
