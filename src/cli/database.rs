//! The flag that every command shares: which database.

use crate::database::{Database, Error};

/// Which database to use.
#[derive(Clone, Debug, clap::Args)]
pub struct DatabaseArguments {
    /// Where the catalog is: `sqlite:PATH` (a missing file is created) or `postgres://USER@HOST/NAME`.
    #[arg(
        long,
        env = "VERSUS_DATABASE_URL",
        value_name = "URL",
        default_value = "sqlite:versus.sqlite"
    )]
    pub database_url: String,
}

impl DatabaseArguments {
    /// Connects to the database.
    pub async fn connect(&self) -> Result<Database, Error> {
        Database::connect(&self.database_url).await
    }

    /// Connects to the database and brings its schema up to date.
    pub async fn open(&self) -> Result<Database, Error> {
        let database = self.connect().await?;
        database.migrate().await?;
        Ok(database)
    }
}
