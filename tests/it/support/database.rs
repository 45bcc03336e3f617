//! A database of its own for every test, copied from a migrated template: a temporary SQLite file, or a database of
//! the PostgreSQL server that `TEST_DATABASE_URL` names.

use std::sync::atomic::{AtomicU32, Ordering};

use sea_orm::ConnectionTrait;
use tempfile::TempDir;
use tokio::sync::OnceCell;
use versus::database::Database;

/// A fresh, migrated database.
pub struct TestDatabase {
    /// Its address.
    pub url: String,
    /// Its handles.
    pub db: Database,
    // Removes the file at the end of the test.
    _folder: Option<TempDir>,
}

static SQLITE: OnceCell<(TempDir, Vec<u8>)> = OnceCell::const_new();
static POSTGRES: OnceCell<String> = OnceCell::const_new();
static COUNT: AtomicU32 = AtomicU32::new(0);

impl TestDatabase {
    /// A migrated database without rows.
    pub async fn new() -> Self {
        match postgres_server() {
            Some(server) => Self::on_postgres(&server).await,
            None => Self::on_sqlite().await,
        }
    }

    /// A database without any table.
    pub async fn unmigrated() -> Self {
        if let Some(server) = postgres_server() {
            let name = format!("versus_{}_{}", std::process::id(), next());
            administer(&server, &format!("CREATE DATABASE {name}")).await;
            return Self::connected(format!("{server}/{name}"), None).await;
        }
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("versus.sqlite").display());
        Self::connected(url, Some(folder)).await
    }

    async fn on_sqlite() -> Self {
        let (_, template) = SQLITE
            .get_or_init(|| async {
                let folder = tempfile::tempdir().unwrap();
                let path = folder.path().join("template.sqlite");
                let db = Database::connect(&format!("sqlite:{}", path.display()))
                    .await
                    .unwrap();
                db.migrate().await.unwrap();
                db.writer()
                    .execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)")
                    .await
                    .unwrap();
                let bytes = std::fs::read(&path).unwrap();
                (folder, bytes)
            })
            .await;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("versus.sqlite");
        std::fs::write(&path, template).unwrap();
        Self::connected(format!("sqlite:{}", path.display()), Some(folder)).await
    }

    async fn on_postgres(server: &str) -> Self {
        let template = POSTGRES
            .get_or_init(|| async {
                let template = format!("versus_template_{}", std::process::id());
                administer(server, &format!("CREATE DATABASE {template}")).await;
                let db = Database::connect(&format!("{server}/{template}"))
                    .await
                    .unwrap();
                db.migrate().await.unwrap();
                // A template must have no sessions when it is copied.
                db.writer().clone().close().await.unwrap();
                template
            })
            .await;
        let name = format!("versus_{}_{}", std::process::id(), next());
        administer(
            server,
            &format!("CREATE DATABASE {name} TEMPLATE {template}"),
        )
        .await;
        Self::connected(format!("{server}/{name}"), None).await
    }

    async fn connected(url: String, folder: Option<TempDir>) -> Self {
        let db = Database::connect(&url).await.unwrap();
        Self {
            url,
            db,
            _folder: folder,
        }
    }
}

/// Address of the PostgreSQL server without a database, when the suite runs there.
pub fn postgres_server() -> Option<String> {
    let url = std::env::var("TEST_DATABASE_URL")
        .ok()
        .filter(|url| url.starts_with("postgres"))?;
    let (server, _) = url
        .rsplit_once('/')
        .expect("TEST_DATABASE_URL names a database");
    Some(server.to_owned())
}

async fn administer(server: &str, statement: &str) {
    // Two copies of one template at the same time refuse each other.
    static ONE_AT_A_TIME: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());
    let _turn = ONE_AT_A_TIME.lock().await;
    let admin = Database::connect(&format!("{server}/postgres"))
        .await
        .unwrap();
    admin.writer().execute_unprepared(statement).await.unwrap();
    admin.writer().clone().close().await.unwrap();
}

fn next() -> u32 {
    COUNT.fetch_add(1, Ordering::Relaxed)
}

/// Every row of the catalog and of what is derived from it, one line each, in order; the history aside.
pub async fn dump(db: &Database) -> String {
    use sea_orm::EntityTrait;
    let mut lines = Vec::new();
    macro_rules! table {
        ($($name:ident),*) => {
            $(for row in entities::$name::Entity::find().all(db.reader()).await.unwrap() {
                lines.push(format!("{} {}", stringify!($name), serde_json::to_string(&row).unwrap()));
            })*
        };
    }
    table!(
        organization,
        license,
        source,
        model,
        model_alias,
        model_capability,
        model_use_case
    );
    table!(
        provider,
        provider_alias,
        route,
        price,
        benchmark,
        benchmark_alias,
        score,
        claim
    );
    lines.sort();
    let mut text = lines.join("\n");
    text.push('\n');
    text.push_str(&derived(db).await);
    text
}

/// What is derived, one line each, in order; without row numbers, which a revert may change.
async fn derived(db: &Database) -> String {
    use sea_orm::EntityTrait;
    let mut lines = Vec::new();
    macro_rules! table {
        ($($name:ident),*) => {
            $(for mut row in entities::$name::Entity::find().all(db.reader()).await.unwrap() {
                row.id = 0;
                lines.push(format!("{} {}", stringify!($name), serde_json::to_string(&row).unwrap()));
            })*
        };
    }
    table!(
        model_modality,
        route_price_interval,
        model_price_interval,
        catalog_threshold
    );
    table!(model_partner, search_token);
    lines.sort();
    lines.join("\n")
}

/// All rows of a table in the order in which they were added: databases promise no order by themselves.
pub async fn rows<E: sea_orm::EntityTrait>(db: &Database) -> Vec<E::Model> {
    use sea_orm::{Iterable, PrimaryKeyToColumn, QueryOrder};
    let mut query = E::find();
    for key in E::PrimaryKey::iter() {
        query = query.order_by_asc(key.into_column());
    }
    query.all(db.reader()).await.unwrap()
}
