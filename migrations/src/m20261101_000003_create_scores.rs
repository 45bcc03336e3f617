//! Creates the tables of benchmarks, scores and claims.

use sea_orm_migration::prelude::*;

use crate::table::{Columns, index};

/// Creates the tables of benchmarks, scores and claims.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        benchmark(manager).await?;
        benchmark_alias(manager).await?;
        score(manager).await?;
        claim(manager).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for name in ["claim", "score", "benchmark_alias", "benchmark"] {
            manager
                .drop_table(Table::drop().table(Alias::new(name)).to_owned())
                .await?;
        }
        Ok(())
    }
}

async fn benchmark(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = Columns::of("benchmark")
        .key("id")
        .text("slug")
        .text("name")
        .text("name_key")
        .text("category")
        .text("unit")
        .text("direction")
        .optional_integer("range_min")
        .optional_integer("range_max")
        .optional_text("website")
        .integer("score_count")
        .integer("model_count")
        .unique(&["slug"]);
    manager.create_table(columns.statement(manager)).await?;
    let indexes: [&[&str]; 2] = [&["name_key", "slug"], &["score_count", "slug"]];
    for columns in indexes {
        manager.create_index(index("benchmark", columns)).await?;
    }
    Ok(())
}

async fn benchmark_alias(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = Columns::of("benchmark_alias")
        .key("id")
        .reference("benchmark_id", "benchmark", "id")
        .text("namespace")
        .text("external_id")
        .text("alias_key")
        .unique(&["namespace", "external_id"]);
    manager.create_table(columns.statement(manager)).await?;
    let indexes: [&[&str]; 2] = [&["alias_key"], &["benchmark_id"]];
    for columns in indexes {
        manager
            .create_index(index("benchmark_alias", columns))
            .await?;
    }
    Ok(())
}

async fn score(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = Columns::of("score")
        .key("id")
        .reference("model_id", "model", "id")
        .reference("benchmark_id", "benchmark", "id")
        .text("version")
        .text("variant")
        .text("effort")
        .text("harness")
        .integer("value")
        .optional_integer("standard_error")
        .text("measured_by")
        .text("measurer")
        .text("measured_on")
        .optional_text("url")
        .reference("source_id", "source", "id")
        .text("observed_on")
        .boolean("preferred")
        .unique(&[
            "model_id",
            "benchmark_id",
            "version",
            "variant",
            "effort",
            "harness",
            "measurer",
            "source_id",
        ]);
    manager.create_table(columns.statement(manager)).await?;
    let indexes: [&[&str]; 3] = [
        &["benchmark_id", "preferred", "value"],
        &["model_id", "benchmark_id"],
        &["benchmark_id", "value"],
    ];
    for columns in indexes {
        manager.create_index(index("score", columns)).await?;
    }
    Ok(())
}

async fn claim(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = Columns::of("claim")
        .key("id")
        .reference("model_id", "model", "id")
        .text("field")
        .text("value")
        .reference("source_id", "source", "id")
        .text("observed_on")
        .optional_text("curated")
        .boolean("chosen")
        .unique(&["model_id", "field", "source_id"]);
    manager.create_table(columns.statement(manager)).await
}
