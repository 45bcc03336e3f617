//! Keeps since when a price is seen unchanged, and which days of observation each revision moved.

use sea_orm_migration::prelude::*;

use crate::table::{Columns, index, text_column};

/// Keeps since when a price is seen unchanged, and which days of observation each revision moved.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut first = text_column(manager, "first_observed_on");
        first.default("");
        let add = Table::alter()
            .table(Alias::new("price"))
            .add_column(first)
            .to_owned();
        manager.alter_table(add).await?;
        let known = Query::update()
            .table(Alias::new("price"))
            .value(
                Alias::new("first_observed_on"),
                Expr::col(Alias::new("observed_on")),
            )
            .to_owned();
        manager.exec_stmt(known).await?;
        let columns = Columns::of("observation")
            .key("id")
            .reference("revision", "revision", "number")
            .text("subject_kind")
            .text("before")
            .text("after")
            .integer("source_before")
            .integer("source_after")
            .text("numbers");
        manager.create_table(columns.statement(manager)).await?;
        manager
            .create_index(index("observation", &["revision"]))
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table(Alias::new("observation")).to_owned())
            .await?;
        let drop = Table::alter()
            .table(Alias::new("price"))
            .drop_column(Alias::new("first_observed_on"))
            .to_owned();
        manager.alter_table(drop).await
    }
}
