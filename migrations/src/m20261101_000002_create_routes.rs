//! Creates the tables of providers, routes and prices.

use sea_orm_migration::prelude::*;

use crate::table::{Columns, index};

/// Creates the tables of providers, routes and prices.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        provider(manager).await?;
        provider_alias(manager).await?;
        route(manager).await?;
        price(manager).await?;
        route_price_interval(manager).await?;
        model_price_interval(manager).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for name in [
            "model_price_interval",
            "route_price_interval",
            "price",
            "route",
            "provider_alias",
            "provider",
        ] {
            manager
                .drop_table(Table::drop().table(Alias::new(name)).to_owned())
                .await?;
        }
        Ok(())
    }
}

async fn provider(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = Columns::of("provider")
        .key("id")
        .text("slug")
        .text("name")
        .text("name_key")
        .text("kind")
        .boolean("tracked")
        .integer("display_rank")
        .optional_reference("organization_id", "organization", "id")
        .optional_text("wire_format")
        .optional_text("website")
        .optional_text("documentation")
        .unique(&["slug"]);
    manager.create_table(columns.statement(manager)).await?;
    let indexes: [&[&str]; 2] = [&["display_rank", "slug"], &["name_key", "slug"]];
    for columns in indexes {
        manager.create_index(index("provider", columns)).await?;
    }
    Ok(())
}

async fn provider_alias(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = Columns::of("provider_alias")
        .key("id")
        .reference("provider_id", "provider", "id")
        .text("namespace")
        .text("external_id")
        .text("alias_key")
        .unique(&["namespace", "external_id"]);
    manager.create_table(columns.statement(manager)).await?;
    let indexes: [&[&str]; 2] = [&["alias_key"], &["provider_id"]];
    for columns in indexes {
        manager
            .create_index(index("provider_alias", columns))
            .await?;
    }
    Ok(())
}

async fn route(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = Columns::of("route")
        .key("id")
        .reference("model_id", "model", "id")
        .reference("provider_id", "provider", "id")
        .text("provider_model_id")
        .text("region")
        .text("status")
        .text("price_state")
        .optional_integer("context_window")
        .optional_integer("max_output_tokens")
        .optional_integer("throughput_milli_tps")
        .optional_integer("first_token_ms")
        .optional_text("quantization")
        .optional_reference("speed_source_id", "source", "id")
        .optional_text("speed_observed_on")
        .reference("source_id", "source", "id")
        .text("observed_on")
        .optional_text("curated")
        .unique(&["provider_id", "provider_model_id", "region"]);
    manager.create_table(columns.statement(manager)).await?;
    let indexes: [&[&str]; 2] = [
        &["model_id", "provider_id"],
        &["provider_id", "provider_model_id"],
    ];
    for columns in indexes {
        manager.create_index(index("route", columns)).await?;
    }
    Ok(())
}

async fn price(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = Columns::of("price")
        .key("id")
        .reference("route_id", "route", "id")
        .text("component")
        .text("tier")
        .text("unit")
        .integer("min_prompt_tokens")
        .integer("amount_micro_usd")
        .text("effective_from")
        .text("effective_to")
        .reference("source_id", "source", "id")
        .text("observed_on")
        .optional_text("curated")
        .boolean("chosen")
        .text("chosen_from")
        .text("chosen_to")
        .unique(&[
            "route_id",
            "component",
            "tier",
            "min_prompt_tokens",
            "effective_from",
            "source_id",
        ]);
    manager.create_table(columns.statement(manager)).await
}

async fn route_price_interval(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = Columns::of("route_price_interval")
        .key("id")
        .reference("route_id", "route", "id")
        .text("from_on")
        .text("to_on")
        .optional_integer("input_micro_usd")
        .optional_integer("output_micro_usd")
        .reference("model_id", "model", "id")
        .unique(&["route_id", "from_on"]);
    manager.create_table(columns.statement(manager)).await?;
    let indexes: [&[&str]; 2] = [
        &["model_id", "input_micro_usd"],
        &["model_id", "output_micro_usd"],
    ];
    for columns in indexes {
        manager
            .create_index(index("route_price_interval", columns))
            .await?;
    }
    Ok(())
}

async fn model_price_interval(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = Columns::of("model_price_interval")
        .key("id")
        .reference("model_id", "model", "id")
        .text("from_on")
        .text("to_on")
        .optional_integer("input_micro_usd")
        .optional_integer("output_micro_usd")
        .unique(&["model_id", "from_on"]);
    manager.create_table(columns.statement(manager)).await?;
    let indexes: [&[&str]; 2] = [
        &["input_micro_usd", "model_id"],
        &["output_micro_usd", "model_id"],
    ];
    for columns in indexes {
        manager
            .create_index(index("model_price_interval", columns))
            .await?;
    }
    Ok(())
}
