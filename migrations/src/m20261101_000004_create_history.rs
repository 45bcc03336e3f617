//! Creates the tables of revisions, changes and what is derived at each revision.

use sea_orm_migration::prelude::*;

use crate::table::{Columns, index};

/// Creates the tables of revisions, changes and what is derived at each revision.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        revision(manager).await?;
        change(manager).await?;
        catalog_threshold(manager).await?;
        model_partner(manager).await?;
        search_token(manager).await?;
        import_state(manager).await?;
        api_key(manager).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for name in [
            "api_key",
            "import_state",
            "search_token",
            "model_partner",
            "catalog_threshold",
            "change",
            "revision",
        ] {
            manager
                .drop_table(Table::drop().table(Alias::new(name)).to_owned())
                .await?;
        }
        Ok(())
    }
}

async fn revision(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = Columns::of("revision")
        .key("number")
        .text("committed_at")
        .text("origin")
        .text("digest")
        .integer("created")
        .integer("changed")
        .integer("unchanged")
        .integer("skipped")
        .optional_integer("reverts");
    manager.create_table(columns.statement(manager)).await?;
    manager
        .create_index(index("revision", &["committed_at"]))
        .await
}

async fn change(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = Columns::of("change")
        .key("id")
        .reference("revision", "revision", "number")
        .text("kind")
        .text("subject_kind")
        .text("subject")
        .optional_text("model_slug")
        .optional_text("before")
        .optional_text("after");
    manager.create_table(columns.statement(manager)).await?;
    let indexes: [&[&str]; 3] = [&["revision", "id"], &["model_slug", "id"], &["kind", "id"]];
    for columns in indexes {
        manager.create_index(index("change", columns)).await?;
    }
    Ok(())
}

async fn catalog_threshold(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = Columns::of("catalog_threshold")
        .key("id")
        .text("kind")
        .text("subject")
        .integer("value")
        .unique(&["kind", "subject"]);
    manager.create_table(columns.statement(manager)).await
}

async fn model_partner(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = Columns::of("model_partner")
        .key("id")
        .reference("model_id", "model", "id")
        .reference("partner_id", "model", "id")
        .integer("rank")
        .text("reason")
        .integer("shared_benchmarks")
        .text("pair_slug")
        .boolean("listed")
        .unique(&["model_id", "partner_id"]);
    manager.create_table(columns.statement(manager)).await?;
    let indexes: [&[&str]; 3] = [
        &["model_id", "rank"],
        &["listed", "pair_slug"],
        &["partner_id"],
    ];
    for columns in indexes {
        manager
            .create_index(index("model_partner", columns))
            .await?;
    }
    Ok(())
}

async fn search_token(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = Columns::of("search_token")
        .key("id")
        .text("token")
        .text("kind")
        .text("subject")
        .integer("weight")
        .unique(&["token", "kind", "subject"]);
    manager.create_table(columns.statement(manager)).await?;
    manager
        .create_index(index("search_token", &["kind", "subject"]))
        .await
}

async fn import_state(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = Columns::of("import_state")
        .key("id")
        .text("origin")
        .text("digest")
        .optional_text("etag")
        .optional_integer("revision")
        .text("imported_at")
        .unique(&["origin"]);
    manager.create_table(columns.statement(manager)).await
}

async fn api_key(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = Columns::of("api_key")
        .key("id")
        .text("name")
        .text("prefix")
        .text("key_hash")
        .optional_integer("points_per_minute")
        .text("created_at")
        .optional_text("revoked_at")
        .unique(&["key_hash"])
        .unique(&["name"]);
    manager.create_table(columns.statement(manager)).await
}
