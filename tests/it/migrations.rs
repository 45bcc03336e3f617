//! The schema: up, down and up again, and the same as the entities expect.

use std::collections::BTreeSet;

use migrations::Migrator;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use sea_orm_migration::MigratorTrait;
use versus::database::{Database, Error};

use crate::support::database::{TestDatabase, postgres_server};

#[tokio::test]
async fn the_schema_goes_up_down_and_up_again() {
    let test = TestDatabase::unmigrated().await;
    assert!(matches!(
        test.db.ready().await,
        Err(Error::NotMigrated { .. })
    ));
    test.db.migrate().await.unwrap();
    test.db.ready().await.unwrap();
    let first = shape(test.db.reader()).await;
    let steps = u32::try_from(test.db.steps().await.unwrap().len()).unwrap();
    Migrator::down(test.db.writer(), Some(steps)).await.unwrap();
    assert!(
        test.db
            .steps()
            .await
            .unwrap()
            .iter()
            .all(|step| !step.applied)
    );
    assert_eq!(shape(test.db.reader()).await, BTreeSet::new());
    test.db.migrate().await.unwrap();
    test.db.ready().await.unwrap();
    assert_eq!(shape(test.db.reader()).await, first);
}

#[tokio::test]
async fn migrating_twice_does_nothing() {
    let test = TestDatabase::new().await;
    let first = shape(test.db.reader()).await;
    test.db.migrate().await.unwrap();
    assert_eq!(shape(test.db.reader()).await, first);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn programs_that_start_at_the_same_time_make_the_schema_once() {
    for _ in 0..5 {
        let test = TestDatabase::unmigrated().await;
        let starts: Vec<_> = (0..4)
            .map(|_| {
                let url = test.url.clone();
                tokio::spawn(async move {
                    let db = Database::connect(&url).await.unwrap();
                    db.migrate().await.map_err(|error| error.to_string())
                })
            })
            .collect();
        for start in starts {
            assert_eq!(start.await.unwrap(), Ok(()));
        }
        test.db.ready().await.unwrap();
    }
}

#[tokio::test]
async fn a_program_that_starts_during_an_import_does_not_wait_for_it() {
    let test = TestDatabase::new().await;
    let other = Database::connect(&test.url).await.unwrap();
    let _import = test.db.begin_import().await.unwrap();
    let started = tokio::time::timeout(std::time::Duration::from_secs(5), other.migrate());
    started.await.unwrap().unwrap();
}

#[tokio::test]
async fn migrations_make_the_schema_that_the_entities_expect() {
    let migrated = TestDatabase::new().await;
    let expected = TestDatabase::unmigrated().await;
    let mut builder = expected.db.writer().get_schema_builder();
    macro_rules! register {
        ($($name:ident),*) => { $(builder = builder.register(entities::$name::Entity);)* };
    }
    register!(
        api_key,
        benchmark,
        benchmark_alias,
        catalog_threshold,
        change,
        claim,
        import_state
    );
    register!(
        license,
        model,
        model_alias,
        model_capability,
        model_modality,
        model_partner
    );
    register!(
        model_price_interval,
        model_use_case,
        observation,
        organization,
        price,
        provider
    );
    register!(
        provider_alias,
        revision,
        route,
        route_price_interval,
        score,
        search_token,
        source
    );
    builder.apply(expected.db.writer()).await.unwrap();
    let (migrated, expected) = (
        shape(migrated.db.reader()).await,
        shape(expected.db.reader()).await,
    );
    let missing: Vec<_> = expected.difference(&migrated).collect();
    let surplus: Vec<_> = migrated.difference(&expected).collect();
    assert!(
        missing.is_empty() && surplus.is_empty(),
        "missing: {missing:#?}\nsurplus: {surplus:#?}"
    );
    assert!(migrated.len() > 200);
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_refused_with_its_unknown_step() {
    let test = TestDatabase::new().await;
    test.db
        .writer()
        .execute_unprepared(
            "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m2099_future', 0)",
        )
        .await
        .unwrap();
    let error = test.db.ready().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "the database is newer than this program: it has the unknown step `m2099_future`; install a newer `versus`"
    );
    assert!(matches!(test.db.migrate().await, Err(Error::Newer(_))));
}

#[tokio::test]
async fn a_database_that_cannot_be_reached_is_told_in_one_sentence() {
    let error = Database::connect("postgres://me:secret@127.0.0.1:1/versus")
        .await
        .unwrap_err()
        .to_string();
    assert!(
        error.starts_with("the database postgres://me@127.0.0.1:1/versus cannot be reached"),
        "{error}"
    );
    assert!(
        !error.contains('\n') && !error.contains("secret"),
        "{error}"
    );
    let error = Database::connect("sqlite:/no/such/folder/versus.sqlite")
        .await
        .unwrap_err()
        .to_string();
    assert!(error.contains("cannot be reached"), "{error}");
    let error = Database::connect("mysql://localhost/versus")
        .await
        .unwrap_err()
        .to_string();
    assert!(error.contains("use sqlite:PATH or postgres://"), "{error}");
}

#[tokio::test]
async fn readers_cannot_write() {
    if postgres_server().is_some() {
        return; // One pool serves both there.
    }
    let test = TestDatabase::new().await;
    assert!(
        test.db
            .reader()
            .execute_unprepared("DELETE FROM model")
            .await
            .is_err()
    );
}

#[tokio::test]
async fn a_file_that_cannot_be_written_is_told_in_one_sentence() {
    if postgres_server().is_some() {
        return; // There are no files there.
    }
    let test = TestDatabase::unmigrated().await;
    let url = format!("{}?mode=ro", test.url);
    let told = match Database::connect(&url).await {
        Ok(db) => db.migrate().await.unwrap_err().to_string(),
        Err(error) => error.to_string(),
    };
    assert!(told.contains("cannot be written"), "{told}");
}

/// Columns with type and nullability, unique keys and foreign keys of every table, one line each.
async fn shape(connection: &DatabaseConnection) -> BTreeSet<String> {
    let lines = match connection.get_database_backend() {
        DbBackend::Postgres => [POSTGRES_COLUMNS, POSTGRES_KEYS],
        _ => [SQLITE_COLUMNS, SQLITE_KEYS],
    };
    let mut shape = BTreeSet::new();
    for sql in lines {
        let statement = Statement::from_string(connection.get_database_backend(), sql);
        for row in connection.query_all_raw(statement).await.unwrap() {
            shape.insert(row.try_get_by_index::<String>(0).unwrap());
        }
    }
    shape
}

const SQLITE_COLUMNS: &str = "
    SELECT t.name || '.' || c.name || ' ' || lower(c.type) || ' notnull ' || (c.\"notnull\" OR c.pk > 0) || ' key ' || c.pk
    FROM sqlite_master t, pragma_table_info(t.name) c
    WHERE t.type = 'table' AND t.name NOT IN ('seaql_migrations') AND t.name NOT LIKE 'sqlite_%'";
const SQLITE_KEYS: &str = "
    SELECT t.name || ' unique ' || (SELECT group_concat(name, ',') FROM (SELECT c.name FROM pragma_index_info(i.name) c ORDER BY c.name))
    FROM sqlite_master t, pragma_index_list(t.name) i
    WHERE t.type = 'table' AND i.\"unique\" = 1 AND t.name NOT IN ('seaql_migrations')
    UNION
    SELECT t.name || '.' || f.\"from\" || ' references ' || f.\"table\" || '.' || f.\"to\"
    FROM sqlite_master t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table'";
const POSTGRES_COLUMNS: &str = "
    SELECT table_name || '.' || column_name || ' ' || data_type || ' null ' || is_nullable
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'seaql_migrations'";
const POSTGRES_KEYS: &str = "
    SELECT t.relname || ' unique ' || (SELECT string_agg(a.attname, ',' ORDER BY a.attname)
        FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attnum = ANY (i.indkey))
    FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace
    WHERE n.nspname = 'public' AND i.indisunique AND t.relname <> 'seaql_migrations'
    UNION
    SELECT t.relname || '.' || a.attname || ' references ' || f.relname || '.' || b.attname
    FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class f ON f.oid = c.confrelid
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = c.conkey[1]
    JOIN pg_attribute b ON b.attrelid = f.oid AND b.attnum = c.confkey[1]
    WHERE c.contype = 'f'";
