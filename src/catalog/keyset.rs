//! Orders as lists of keys, and the conditions that continue a walk behind a row.

use sea_orm::{
    Condition, DbErr, QueryResult, TryGetable,
    sea_query::{Expr, ExprTrait as _, IntoColumnRef, Order, SelectStatement, TableRef},
};

use super::{cursor::Key, page::OrderDirection};

/// What a key holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Content {
    Text,
    Integer,
}

/// One key of an order.
#[derive(Clone, Debug)]
pub struct SortKey {
    column: Expr,
    content: Content,
    nullable: bool,
    direction: OrderDirection,
}

impl SortKey {
    /// A text that is always known.
    pub fn text(column: impl IntoColumnRef, direction: OrderDirection) -> Self {
        Self::of(column, Content::Text, direction)
    }

    /// A whole number that is always known.
    pub fn integer(column: impl IntoColumnRef, direction: OrderDirection) -> Self {
        Self::of(column, Content::Integer, direction)
    }

    /// The same key where it may be unknown: such rows come last in both directions, on both databases.
    #[must_use]
    pub fn or_null(mut self) -> Self {
        self.nullable = true;
        self
    }

    /// A text that an expression gives.
    pub fn text_of(expression: Expr, direction: OrderDirection) -> Self {
        Self {
            column: expression,
            content: Content::Text,
            nullable: false,
            direction,
        }
    }

    fn of(column: impl IntoColumnRef, content: Content, direction: OrderDirection) -> Self {
        Self {
            column: Expr::col(column),
            content,
            nullable: false,
            direction,
        }
    }

    fn fits(&self, key: &Key) -> bool {
        match key {
            Key::Integer(_) => self.content == Content::Integer,
            Key::Text(_) => self.content == Content::Text,
            Key::Null => self.nullable,
        }
    }

    /// Rows that agree with `key`.
    fn equal(&self, key: &Key) -> Expr {
        match key.value() {
            Some(value) => self.column.clone().eq(value),
            None => self.column.clone().is_null(),
        }
    }

    /// Rows that lie strictly beyond `key`; none when nothing can.
    fn beyond(&self, key: &Key, backwards: bool) -> Option<Condition> {
        let Some(value) = key.value() else {
            return backwards.then(|| Condition::all().add(self.column.clone().is_not_null()));
        };
        let ascending = (self.direction == OrderDirection::Asc) != backwards;
        let column = self.column.clone();
        let step = if ascending {
            column.gt(value)
        } else {
            column.lt(value)
        };
        let any = Condition::any().add(step);
        Some(if self.nullable && !backwards {
            any.add(self.column.clone().is_null())
        } else {
            any
        })
    }

    /// Rows at or beyond `key`, which an index can seek to; none where nulls forbid it.
    fn at_or_beyond(&self, key: &Key, backwards: bool) -> Option<Expr> {
        let value = key.value().filter(|_| !self.nullable || backwards)?;
        let ascending = (self.direction == OrderDirection::Asc) != backwards;
        let column = self.column.clone();
        Some(if ascending {
            column.gte(value)
        } else {
            column.lte(value)
        })
    }
}

/// An order: its name in cursors, its keys, the last of which is unique, and the table some of them stand in.
#[derive(Clone, Debug)]
pub struct Sort {
    pub(crate) name: String,
    pub(crate) keys: Vec<SortKey>,
    pub(crate) join: Option<(TableRef, Condition)>,
}

impl Sort {
    /// An order by columns of the listed table.
    pub fn by(name: impl Into<String>, keys: Vec<SortKey>) -> Self {
        Self {
            name: name.into(),
            keys,
            join: None,
        }
    }

    /// The same order with a table joined to it that has at most one row for each row listed.
    #[must_use]
    pub fn joined(mut self, table: impl Into<TableRef>, on: Condition) -> Self {
        self.join = Some((table.into(), on));
        self
    }

    /// Whether `keys` have the form of this order.
    pub(crate) fn fits(&self, keys: &[Key]) -> bool {
        keys.len() == self.keys.len()
            && self.keys.iter().zip(keys).all(|(sort, key)| sort.fits(key))
    }

    /// Adds the keys as columns, and the table they stand in.
    pub(crate) fn select(&self, select: &mut SelectStatement) {
        for (n, key) in self.keys.iter().enumerate() {
            select.expr_as(key.column.clone(), alias(n));
        }
        if let Some((table, on)) = &self.join {
            select.left_join(table.clone(), on.clone());
        }
    }

    /// The keys of a row that was selected so.
    pub(crate) fn read(&self, row: &QueryResult) -> Result<Vec<Key>, DbErr> {
        self.keys
            .iter()
            .enumerate()
            .map(|(n, key)| read(row, &alias(n), key.content))
            .collect()
    }

    /// What to order by, one expression after the other.
    pub fn order(&self, backwards: bool) -> Vec<(Expr, Order)> {
        let mut order = Vec::new();
        for key in &self.keys {
            if key.nullable {
                order.push((
                    key.column.clone().is_null(),
                    direction(OrderDirection::Asc, backwards),
                ));
            }
            order.push((key.column.clone(), direction(key.direction, backwards)));
        }
        order
    }

    /// Rows behind the row with these keys, in the direction of the walk.
    pub(crate) fn beyond(&self, at: &[Key], backwards: bool) -> Condition {
        let mut any = Condition::any();
        for (n, (sort, key)) in self.keys.iter().zip(at).enumerate() {
            let Some(step) = sort.beyond(key, backwards) else {
                continue;
            };
            let before = self.keys.iter().zip(at).take(n);
            let all = before.fold(Condition::all(), |all, (sort, key)| {
                all.add(sort.equal(key))
            });
            any = any.add(all.add(step));
        }
        if any.is_empty() {
            any = any.add(Expr::val(1).eq(0));
        }
        let seek = self.keys.first().zip(at.first());
        Condition::all()
            .add_option(seek.and_then(|(sort, key)| sort.at_or_beyond(key, backwards)))
            .add(any)
    }
}

fn alias(n: usize) -> String {
    format!("order_key_{n}")
}

fn direction(direction: OrderDirection, backwards: bool) -> Order {
    match if backwards {
        direction.reversed()
    } else {
        direction
    } {
        OrderDirection::Asc => Order::Asc,
        OrderDirection::Desc => Order::Desc,
    }
}

fn read(row: &QueryResult, column: &str, content: Content) -> Result<Key, DbErr> {
    let key = match content {
        Content::Integer => Option::<i64>::try_get(row, "", column)?.map(Key::Integer),
        Content::Text => Option::<String>::try_get(row, "", column)?.map(Key::Text),
    };
    Ok(key.unwrap_or(Key::Null))
}
