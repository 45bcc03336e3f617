//! Reading revisions and their changes for the command line.

use entities::{change, revision};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::apply::Error;

/// The latest revisions, newest first.
pub async fn latest(
    connection: &impl ConnectionTrait,
    limit: u64,
) -> Result<Vec<revision::Model>, Error> {
    Ok(revision::Entity::find()
        .order_by_desc(revision::Column::Number)
        .limit(limit)
        .all(connection)
        .await?)
}

/// What a revision changed, in its order.
pub async fn changes(
    connection: &impl ConnectionTrait,
    number: i64,
) -> Result<Vec<change::Model>, Error> {
    if revision::Entity::find_by_id(number)
        .one(connection)
        .await?
        .is_none()
    {
        return Err(Error::NoRevision(number));
    }
    Ok(change::Entity::find()
        .filter(change::Column::Revision.eq(number))
        .order_by_asc(change::Column::Id)
        .all(connection)
        .await?)
}
