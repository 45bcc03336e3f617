//! Writing what differs: whole batches of rows, parents first; what is gone, children first.

use sea_orm::sea_query::{Alias, OnConflict};
use sea_orm::{
    ConnectionTrait, DbBackend, DbErr, EntityName, EntityTrait, ExprTrait, IntoActiveModel,
    Iterable, QueryTrait, Statement,
};

use entities::model;

use super::rows::{Record, Rows};
use super::state::{Derived, State};

/// Bound values that one statement may have on SQLite; PostgreSQL takes twice as many.
const BINDS: usize = 32_000;

/// Writes every difference of the catalog and of what is derived from it.
pub async fn write(
    connection: &impl ConnectionTrait,
    state: &State,
    derived: &Derived,
) -> Result<(), DbErr> {
    let mut plan = Plan::new(connection.get_database_backend());
    plan.table(&state.organizations);
    plan.table(&state.licenses);
    plan.table(&state.sources);
    plan.models(&state.models);
    plan.table(&state.model_aliases);
    plan.table(&state.capabilities);
    plan.table(&state.modalities);
    plan.table(&state.use_cases);
    plan.table(&state.providers);
    plan.table(&state.provider_aliases);
    plan.table(&state.routes);
    plan.table(&state.prices);
    plan.table(&state.benchmarks);
    plan.table(&state.benchmark_aliases);
    plan.table(&state.scores);
    plan.table(&state.claims);
    plan.table(&derived.route_intervals);
    plan.table(&derived.model_intervals);
    plan.table(&derived.thresholds);
    plan.table(&derived.partners);
    plan.table(&derived.tokens);
    plan.run(connection).await
}

/// Inserts the rows of the history, in batches.
pub async fn insert<E>(connection: &impl ConnectionTrait, rows: Vec<E::Model>) -> Result<(), DbErr>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel>,
{
    let mut plan = Plan::new(connection.get_database_backend());
    plan.put::<E, _>(rows);
    plan.run(connection).await
}

struct Plan {
    backend: DbBackend,
    puts: Vec<Statement>,
    removals: Vec<Statement>,
}

impl Plan {
    fn new(backend: DbBackend) -> Self {
        Self {
            backend,
            puts: Vec::new(),
            removals: Vec::new(),
        }
    }

    fn table<R: Record>(&mut self, rows: &Rows<R>) {
        self.put::<R::Entity, _>(
            rows.differences()
                .filter_map(|(_, after)| after.cloned())
                .collect(),
        );
        self.remove(rows);
    }

    // A model may be replaced by one that comes later in the same batch: links follow when all models are there.
    fn models(&mut self, rows: &Rows<model::Model>) {
        let changed: Vec<model::Model> = rows
            .differences()
            .filter_map(|(_, after)| after.cloned())
            .collect();
        let linked = changed
            .iter()
            .filter(|row| row.successor_id.is_some())
            .cloned()
            .collect();
        let plain = changed.into_iter().map(|row| model::Model {
            successor_id: None,
            ..row
        });
        self.put::<model::Entity, _>(plain.collect());
        self.put::<model::Entity, _>(linked);
        self.remove(rows);
    }

    fn put<E, M>(&mut self, rows: Vec<M>)
    where
        E: EntityTrait,
        M: IntoActiveModel<E::ActiveModel>,
    {
        let columns = E::Column::iter().count();
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let batch: Vec<M> = rows.by_ref().take(BINDS / columns).collect();
            let statement = E::insert_many(batch.into_iter().map(M::into_active_model))
                .on_conflict(
                    OnConflict::columns(E::PrimaryKey::iter())
                        .update_columns(E::Column::iter().skip(1))
                        .to_owned(),
                )
                .build(self.backend);
            self.puts.push(statement);
        }
    }

    fn remove<R: Record>(&mut self, rows: &Rows<R>) {
        let gone: Vec<i64> = rows
            .differences()
            .filter(|(_, after)| after.is_none())
            .filter_map(|(before, _)| Some(before?.id()))
            .collect();
        for batch in gone.chunks(BINDS) {
            let mut delete = sea_orm::sea_query::Query::delete();
            delete
                .from_table(R::Entity::default().table_ref())
                .and_where(
                    sea_orm::sea_query::Expr::col(Alias::new("id")).is_in(batch.iter().copied()),
                );
            self.removals.push(self.backend.build(&delete));
        }
    }

    async fn run(self, connection: &impl ConnectionTrait) -> Result<(), DbErr> {
        for statement in self.puts.into_iter().chain(self.removals.into_iter().rev()) {
            connection.execute_raw(statement).await?;
        }
        Ok(())
    }
}
