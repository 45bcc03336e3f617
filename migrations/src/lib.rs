//! The schema of the database, step by step. Knows nothing of the entities: an old step must not change when they do.

use sea_orm_migration::prelude::*;

mod m20261101_000001_create_models;
mod m20261101_000002_create_routes;
mod m20261101_000003_create_scores;
mod m20261101_000004_create_history;
mod m20261101_000005_index_listings;
mod m20261127_000006_keep_observations;
mod table;

/// All steps, oldest first.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261101_000001_create_models::Migration),
            Box::new(m20261101_000002_create_routes::Migration),
            Box::new(m20261101_000003_create_scores::Migration),
            Box::new(m20261101_000004_create_history::Migration),
            Box::new(m20261101_000005_index_listings::Migration),
            Box::new(m20261127_000006_keep_observations::Migration),
        ]
    }
}
