//! Creates the tables of organizations, licences, sources and models.

use sea_orm_migration::prelude::*;

use crate::table::{Columns, index};

/// Creates the tables of organizations, licences, sources and models.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        organization(manager).await?;
        license(manager).await?;
        source(manager).await?;
        model(manager).await?;
        model_alias(manager).await?;
        model_capability(manager).await?;
        model_modality(manager).await?;
        model_use_case(manager).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for name in [
            "model_use_case",
            "model_modality",
            "model_capability",
            "model_alias",
            "model",
            "source",
            "license",
            "organization",
        ] {
            manager
                .drop_table(Table::drop().table(Alias::new(name)).to_owned())
                .await?;
        }
        Ok(())
    }
}

async fn organization(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = Columns::of("organization")
        .key("id")
        .text("slug")
        .text("name")
        .text("name_key")
        .optional_text("website")
        .optional_text("country")
        .unique(&["slug"]);
    manager.create_table(columns.statement(manager)).await?;
    manager
        .create_index(index("organization", &["name_key", "slug"]))
        .await
}

async fn license(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = Columns::of("license")
        .key("id")
        .text("slug")
        .text("name")
        .optional_text("spdx_id")
        .optional_boolean("osi_approved")
        .text("openness")
        .text("commercial_use")
        .optional_text("url")
        .unique(&["slug"]);
    manager.create_table(columns.statement(manager)).await
}

async fn source(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = Columns::of("source")
        .key("id")
        .text("slug")
        .text("name")
        .text("class")
        .optional_text("url")
        .optional_text("license")
        .optional_text("license_url")
        .optional_text("attribution")
        .optional_text("retrieved_on")
        .unique(&["slug"]);
    manager.create_table(columns.statement(manager)).await
}

async fn model(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = Columns::of("model")
        .key("id")
        .text("slug")
        .text("name")
        .text("name_key")
        .reference("organization_id", "organization", "id")
        .optional_text("family")
        .text("product_type")
        .text("lifecycle")
        .optional_text("deprecated_on")
        .optional_text("retired_on")
        .optional_reference("successor_id", "model", "id")
        .optional_text("released_on")
        .optional_text("knowledge_cutoff")
        .optional_integer("context_window")
        .optional_integer("max_output_tokens")
        .optional_integer("parameters_total")
        .optional_integer("parameters_active")
        .optional_text("architecture")
        .optional_reference("license_id", "license", "id")
        .text("openness")
        .boolean("small_by_lab")
        .optional_text("reviewed_on")
        .integer("provider_count")
        .integer("score_count")
        .unique(&["slug"]);
    manager.create_table(columns.statement(manager)).await?;
    let indexes: [&[&str]; 9] = [
        &["name_key", "slug"],
        &["released_on", "slug"],
        &["context_window", "slug"],
        &["provider_count", "slug"],
        &["organization_id", "slug"],
        &["family", "slug"],
        &["openness", "slug"],
        &["lifecycle", "slug"],
        &["license_id"],
    ];
    for columns in indexes {
        manager.create_index(index("model", columns)).await?;
    }
    Ok(())
}

async fn model_alias(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = Columns::of("model_alias")
        .key("id")
        .reference("model_id", "model", "id")
        .text("namespace")
        .text("external_id")
        .text("alias_key")
        .text("match_kind")
        .unique(&["namespace", "external_id"]);
    manager.create_table(columns.statement(manager)).await?;
    let indexes: [&[&str]; 2] = [&["alias_key"], &["model_id"]];
    for columns in indexes {
        manager.create_index(index("model_alias", columns)).await?;
    }
    Ok(())
}

async fn model_capability(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = Columns::of("model_capability")
        .key("id")
        .reference("model_id", "model", "id")
        .text("capability")
        .text("support")
        .reference("source_id", "source", "id")
        .text("observed_on")
        .optional_text("curated")
        .unique(&["model_id", "capability"]);
    manager.create_table(columns.statement(manager)).await?;
    manager
        .create_index(index(
            "model_capability",
            &["capability", "support", "model_id"],
        ))
        .await
}

async fn model_modality(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = Columns::of("model_modality")
        .key("id")
        .reference("model_id", "model", "id")
        .text("direction")
        .text("modality")
        .unique(&["model_id", "direction", "modality"]);
    manager.create_table(columns.statement(manager)).await?;
    manager
        .create_index(index(
            "model_modality",
            &["direction", "modality", "model_id"],
        ))
        .await
}

async fn model_use_case(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = Columns::of("model_use_case")
        .key("id")
        .reference("model_id", "model", "id")
        .text("use_case")
        .integer("position")
        .reference("source_id", "source", "id")
        .unique(&["model_id", "use_case"]);
    manager.create_table(columns.statement(manager)).await
}
