//! What filters of all kinds share: checks of their bounds and lists, and conditions from them.

use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter as _, QuerySelect as _, QueryTrait as _,
    Value,
    sea_query::{Expr, ExprTrait as _, SelectStatement},
};

use entities::{enums::SubjectKind, search_token};

use super::{
    error::{Error, Result},
    search::words_of,
};

/// Rows whose `column` is one of `values`; refuses an empty list.
pub(crate) fn any_of<C, L, V>(
    condition: Condition,
    column: C,
    (name, values): (&str, Option<&Vec<L>>),
) -> Result<Condition>
where
    C: ColumnTrait,
    L: Copy + PartialEq + Into<V>,
    V: Into<Value>,
{
    let Some(values) = some_of(name, values)? else {
        return Ok(condition);
    };
    let values = values
        .into_iter()
        .map(|value| -> Value { value.into().into() });
    Ok(condition.add(Expr::col(column.as_column_ref()).is_in(values)))
}

/// The list, each value once, where one is given; refuses an empty one.
pub(crate) fn some_of<L: Copy + PartialEq>(
    name: &str,
    values: Option<&Vec<L>>,
) -> Result<Option<Vec<L>>> {
    if values.is_some_and(Vec::is_empty) {
        return Err(Error::input(format!(
            "`{name}` is an empty list: leave it out, or name at least one value."
        )));
    }
    Ok(values.map(|values| distinct(values)))
}

/// Each value once, where it first stands: naming one twice asks for nothing more.
pub(crate) fn distinct<L: Copy + PartialEq>(values: &[L]) -> Vec<L> {
    let mut once = Vec::new();
    for value in values {
        if !once.contains(value) {
            once.push(*value);
        }
    }
    once
}

/// Refuses a lower bound above the upper one.
pub(crate) fn ordered<T: PartialOrd>(
    (low_name, low): (&str, Option<T>),
    (high_name, high): (&str, Option<T>),
) -> Result<()> {
    match (low, high) {
        (Some(low), Some(high)) if low > high => Err(Error::input(format!(
            "`{low_name}` lies above `{high_name}`, so nothing can match: swap them, or leave one out."
        ))),
        _ => Ok(()),
    }
}

/// Refuses a number below 0.
pub(crate) fn not_negative<T: PartialOrd + Default + std::fmt::Display>(
    name: &str,
    value: Option<T>,
) -> Result<()> {
    match value {
        Some(value) if value < T::default() => Err(Error::input(format!(
            "`{name}` must be 0 or more, got {value}."
        ))),
        _ => Ok(()),
    }
}

/// Rows of which some row that `select` gives the key of exists.
pub(crate) fn within(column: impl ColumnTrait, select: SelectStatement) -> Expr {
    Expr::col(column.as_column_ref()).in_subquery(select)
}

/// The `column` of the rows of `E` that `condition` keeps, to look up in.
pub(crate) fn keys_of<E: EntityTrait>(column: E::Column, condition: Condition) -> SelectStatement {
    E::find()
        .select_only()
        .column(column)
        .filter(condition)
        .into_query()
}

/// Rows of a kind whose `slug` is found under every word of `text`.
pub(crate) fn found(
    condition: Condition,
    slug: impl ColumnTrait,
    kind: SubjectKind,
    text: Option<&String>,
) -> Result<Condition> {
    let Some(text) = text else {
        return Ok(condition);
    };
    let all = words_of("text", text)?.into_iter().map(|word| {
        let tokens = Condition::all()
            .add(search_token::Column::Kind.eq(kind))
            .add(word.prefixed());
        within(
            slug,
            keys_of::<search_token::Entity>(search_token::Column::Subject, tokens),
        )
    });
    Ok(all.fold(condition, Condition::add))
}
