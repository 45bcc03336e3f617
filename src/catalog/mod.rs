//! Reading the database, and nothing but reading it.
//!
//! Start with [`listing`] (filter, order and page, once for all kinds), [`nested`] (the same for lists that hang on
//! rows) and [`loaders`] (rows by key). Every kind then has a file that says what it can be filtered and ordered by.
//! Of async-graphql only the loaders and the derives of inputs, enums and scalars are used here.

use chrono::NaiveDate;
use sea_orm::DatabaseConnection;

pub mod benchmark;
pub mod change;
pub mod contenders;
mod cursor;
pub mod enums;
mod error;
mod filter;
mod keyset;
pub mod listing;
pub mod loaders;
pub mod model;
pub mod names;
pub mod nested;
pub mod organization;
pub mod overview;
mod page;
pub mod pair;
pub mod price;
pub mod provider;
pub mod route;
pub mod scalars;
pub mod score;
pub mod search;
pub mod stored;

pub use error::{Error, Result};
pub(crate) use filter::distinct;
pub use keyset::{Sort, SortKey};
pub use page::{DEFAULT_PAGE, LARGEST_PAGE, OrderDirection, Page, Rows};

/// The catalog as one request sees it.
#[derive(Clone, Debug)]
pub struct Catalog {
    /// Where it is read from.
    pub db: DatabaseConnection,
    /// Number of the revision that the request answers from; 0 before the first.
    pub revision: i64,
    /// The day that "today" is for the request.
    pub today: NaiveDate,
}

impl Catalog {
    /// Today as days are stored.
    pub(crate) fn day(&self) -> String {
        scalars::Date(self.today).iso()
    }
}
