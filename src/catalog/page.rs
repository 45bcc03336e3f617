//! Which part of a list is asked for, and the part that is given.

use async_graphql::Enum;

use super::error::{Error, Result};

/// Elements of a page when neither `first` nor `last` is given.
pub const DEFAULT_PAGE: u64 = 20;

/// Elements that one page may hold at most.
pub const LARGEST_PAGE: u64 = 100;

/// Which end of an order comes first. Values that are not known come last either way.
#[derive(Enum, Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum OrderDirection {
    /// The smallest, earliest or alphabetically first value.
    #[default]
    Asc,
    /// The largest, latest or alphabetically last value.
    Desc,
}

impl OrderDirection {
    /// The other direction.
    #[must_use]
    pub(crate) fn reversed(self) -> Self {
        match self {
            Self::Asc => Self::Desc,
            Self::Desc => Self::Asc,
        }
    }
}

/// A page that was asked for, within its limits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Page {
    pub(crate) size: u64,
    pub(crate) backwards: bool,
    pub(crate) after: Option<String>,
    pub(crate) before: Option<String>,
}

impl Page {
    /// The page that Relay's arguments name; refuses sizes that are out of range and two sizes at once.
    pub fn new(
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Self> {
        let (size, backwards) = match (first, last) {
            (Some(_), Some(_)) => {
                return Err(Error::input(
                    "`first` and `last` cannot both be given: `first` walks forwards, `last` backwards.",
                ));
            }
            (None, Some(last)) => (size("last", last)?, true),
            (Some(first), None) => (size("first", first)?, false),
            (None, None) => (DEFAULT_PAGE, false),
        };
        Ok(Self {
            size,
            backwards,
            after,
            before,
        })
    }

    /// The first `size` elements.
    pub fn of(size: u64) -> Self {
        Self {
            size,
            ..Self::default()
        }
    }

    /// The page of `rows`, of which one more than its size was fetched, in the order they were fetched.
    pub(crate) fn rows<M>(&self, mut fetched: Vec<(String, M)>) -> Rows<M> {
        let more = fetched.len() as u64 > self.size;
        fetched.truncate(usize::try_from(self.size).unwrap_or(usize::MAX));
        if self.backwards {
            fetched.reverse();
        }
        // The row that a cursor names lies on the far side of the page.
        let (has_previous, has_next) = if self.backwards {
            (more || self.after.is_some(), self.before.is_some())
        } else {
            (self.after.is_some(), more || self.before.is_some())
        };
        Rows {
            edges: fetched,
            has_previous,
            has_next,
        }
    }
}

fn size(argument: &str, given: i32) -> Result<u64> {
    u64::try_from(given)
        .ok()
        .filter(|size| (1..=LARGEST_PAGE).contains(size))
        .ok_or_else(|| {
            Error::input(format!(
                "`{argument}` must be from 1 to {LARGEST_PAGE}, got {given}."
            ))
        })
}

/// One page of a list.
#[derive(Clone, Debug)]
pub struct Rows<M> {
    /// Cursor and row of each element.
    pub edges: Vec<(String, M)>,
    /// Whether elements precede the page.
    pub has_previous: bool,
    /// Whether elements follow the page.
    pub has_next: bool,
}

impl<M> Default for Rows<M> {
    fn default() -> Self {
        Self {
            edges: Vec::new(),
            has_previous: false,
            has_next: false,
        }
    }
}
