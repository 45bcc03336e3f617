//! What was imported last from where, so that the same thing is not read twice.

use chrono::SecondsFormat;
use entities::import_state;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::{Origin, write};

/// What is known of the last import of an origin.
pub async fn last(
    connection: &impl ConnectionTrait,
    origin: &str,
) -> Result<Option<import_state::Model>, DbErr> {
    import_state::Entity::find()
        .filter(import_state::Column::Origin.eq(origin))
        .one(connection)
        .await
}

/// Digest of what was imported last from an origin.
pub async fn last_digest(
    connection: &impl ConnectionTrait,
    origin: &str,
) -> Result<Option<String>, DbErr> {
    Ok(last(connection, origin).await?.map(|state| state.digest))
}

/// Notes an import, unless it is the one that is noted already.
pub(super) async fn note(
    connection: &impl ConnectionTrait,
    origin: &Origin,
    revision: i64,
) -> Result<(), DbErr> {
    let known = last(connection, &origin.origin).await?;
    if known
        .as_ref()
        .is_some_and(|row| row.digest == origin.digest && row.etag == origin.etag)
    {
        return Ok(());
    }
    let id = match known {
        Some(row) => row.id,
        None => newest(connection).await? + 1,
    };
    let row = import_state::Model {
        id,
        origin: origin.origin.clone(),
        digest: origin.digest.clone(),
        etag: origin.etag.clone(),
        revision: Some(revision),
        imported_at: origin.at.to_rfc3339_opts(SecondsFormat::Secs, true),
    };
    write::insert::<import_state::Entity>(connection, vec![row]).await
}

async fn newest(connection: &impl ConnectionTrait) -> Result<i64, DbErr> {
    let id: Option<i64> = import_state::Entity::find()
        .select_only()
        .column(import_state::Column::Id)
        .order_by_desc(import_state::Column::Id)
        .limit(1)
        .into_tuple()
        .one(connection)
        .await?;
    Ok(id.unwrap_or(0))
}
