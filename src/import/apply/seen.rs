//! What was imported last from where, so that the same thing is not read twice.

use chrono::SecondsFormat;
use entities::import_state;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::{Origin, last_id, write};

/// Something that was read for an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// `embedded`, a path, or an address without secrets.
    pub origin: String,
    /// SHA-256 of it, in hex.
    pub digest: String,
    /// Entity tag of the answer, where it was fetched and had one.
    pub etag: Option<String>,
}

/// What was read last from each of these origins.
pub async fn last(
    connection: &impl ConnectionTrait,
    origins: impl IntoIterator<Item = &str>,
) -> Result<Vec<import_state::Model>, DbErr> {
    import_state::Entity::find()
        .filter(import_state::Column::Origin.is_in(origins))
        .all(connection)
        .await
}

/// Notes what was read, unless it is what was read last.
pub(super) async fn note(
    connection: &impl ConnectionTrait,
    origin: &Origin,
    revision: i64,
) -> Result<(), DbErr> {
    let known = last(
        connection,
        origin.read.iter().map(|seen| seen.origin.as_str()),
    )
    .await?;
    let mut new_ids =
        last_id::<import_state::Entity>(connection, import_state::Column::Id).await? + 1..;
    let mut rows = Vec::new();
    for seen in &origin.read {
        let standing = known.iter().find(|row| row.origin == seen.origin);
        if standing.is_some_and(|row| row.digest == seen.digest && row.etag == seen.etag) {
            continue;
        }
        let Some(id) = standing.map(|row| row.id).or_else(|| new_ids.next()) else {
            continue;
        };
        rows.push(import_state::Model {
            id,
            origin: seen.origin.clone(),
            digest: seen.digest.clone(),
            etag: seen.etag.clone(),
            revision: Some(revision),
            imported_at: origin.at.to_rfc3339_opts(SecondsFormat::Secs, true),
        });
    }
    write::insert::<import_state::Entity>(connection, rows).await
}

/// Forgets the entity tags: after a revert a source is to be read again even where it is what was read last.
pub(in crate::import) async fn forget(connection: &impl ConnectionTrait) -> Result<(), DbErr> {
    import_state::Entity::update_many()
        .col_expr(
            import_state::Column::Etag,
            Expr::value(Option::<String>::None),
        )
        .exec(connection)
        .await?;
    Ok(())
}
