//! The stage of a model's life on a day: of a row, and as a condition of a list.

use chrono::NaiveDate;
use entities::{enums::Lifecycle, model, model::Column};
use sea_orm::{
    ColumnTrait as _, Condition,
    sea_query::{CaseStatement, Expr, ExprTrait as _},
};

use crate::{
    catalog::{error::Result, stored::day},
    comparison::lifecycle::Stated,
};

/// The stage of a row on a day.
pub fn stage(row: &model::Model, on: NaiveDate) -> Result<Lifecycle> {
    let stated = Stated {
        stage: row.lifecycle.into(),
        deprecated_on: day("model", row.deprecated_on.as_deref())?,
        retired_on: day("model", row.retired_on.as_deref())?,
    };
    Ok(stated.on(on).into())
}

/// The same in SQL: rows that are in one of the stages on a day, given as it is stored.
///
/// As a `CASE`, in which a day that is not known counts as one that has not come.
pub(super) fn is_in(stages: impl IntoIterator<Item = Lifecycle>, on: &str) -> Expr {
    let begun = |from: Column| from.lte(on);
    let was_out = Condition::all()
        .add(Column::Lifecycle.eq(Lifecycle::Retired))
        .add(Column::RetiredOn.is_null())
        .add(
            Condition::any()
                .add(Column::DeprecatedOn.is_null())
                .add(begun(Column::DeprecatedOn)),
        );
    let on_its_way = Condition::all()
        .add(Column::Lifecycle.is_in([Lifecycle::Deprecated, Lifecycle::Retired]))
        .add(Column::DeprecatedOn.is_null());
    let retired = Condition::any().add(begun(Column::RetiredOn)).add(was_out);
    let deprecated = Condition::any()
        .add(begun(Column::DeprecatedOn))
        .add(on_its_way);
    let preview = Condition::all().add(Column::Lifecycle.eq(Lifecycle::Preview));
    let stage = CaseStatement::new()
        .case(retired, Lifecycle::Retired)
        .case(deprecated, Lifecycle::Deprecated)
        .case(preview, Lifecycle::Preview)
        .finally(Lifecycle::Current);
    Expr::Case(Box::new(stage)).is_in(stages)
}
