//! Indexes that serve every order of a listing from its first row on, in both directions of a walk.
//!
//! Values that are not known come last in both directions, by a key of its own; ties are ordered by slug in both.
//! So each direction of an order has an index, and walking backwards reads the same one from its end.

use sea_orm_migration::prelude::*;

/// Indexes that serve every order of a listing.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// Name, table and keys of each index.
const INDEXES: [(&str, &str, &str); 10] = [
    ("model_by_name_desc", "model", "name_key DESC, slug"),
    (
        "model_by_released_asc",
        "model",
        "(released_on IS NULL), released_on, slug",
    ),
    (
        "model_by_released_desc",
        "model",
        "(released_on IS NULL), released_on DESC, slug",
    ),
    (
        "model_by_context_asc",
        "model",
        "(context_window IS NULL), context_window, slug",
    ),
    (
        "model_by_context_desc",
        "model",
        "(context_window IS NULL), context_window DESC, slug",
    ),
    (
        "model_by_provider_count_desc",
        "model",
        "provider_count DESC, slug",
    ),
    (
        "organization_by_name_desc",
        "organization",
        "name_key DESC, slug",
    ),
    ("provider_by_name_desc", "provider", "name_key DESC, slug"),
    (
        "provider_by_rank_desc",
        "provider",
        "display_rank DESC, slug",
    ),
    ("benchmark_by_name_desc", "benchmark", "name_key DESC, slug"),
];

/// Name, table and keys of the indexes of rows that hang on others.
const NESTED: [(&str, &str, &str); 4] = [
    (
        "benchmark_by_score_count_desc",
        "benchmark",
        "score_count DESC, slug",
    ),
    (
        "score_by_model_preferred",
        "score",
        "model_id, benchmark_id, preferred, value",
    ),
    (
        "model_price_interval_by_day",
        "model_price_interval",
        "model_id, from_on, to_on, input_micro_usd, output_micro_usd",
    ),
    (
        "route_price_interval_by_day",
        "route_price_interval",
        "route_id, from_on, to_on, input_micro_usd, output_micro_usd",
    ),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, table, keys) in INDEXES.iter().chain(&NESTED) {
            let create = format!("CREATE INDEX {name} ON {table} ({keys})");
            manager.get_connection().execute_unprepared(&create).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, _, _) in INDEXES.iter().chain(&NESTED) {
            let drop = format!("DROP INDEX {name}");
            manager.get_connection().execute_unprepared(&drop).await?;
        }
        Ok(())
    }
}
