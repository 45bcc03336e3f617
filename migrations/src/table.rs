//! How the tables of the catalog are written down: plain columns, natural keys and foreign keys.

use sea_orm_migration::{prelude::*, sea_orm};

/// The columns, keys and references of one table, in the order they are stated.
pub struct Columns {
    name: &'static str,
    defined: Vec<ColumnDef>,
    uniques: Vec<Vec<&'static str>>,
    references: Vec<(&'static str, &'static str, &'static str)>,
}

impl Columns {
    /// Starts a table.
    pub fn of(name: &'static str) -> Self {
        Self {
            name,
            defined: Vec::new(),
            uniques: Vec::new(),
            references: Vec::new(),
        }
    }

    /// The primary key: numbers are given by the importer, which knows them before it writes.
    pub fn key(self, name: &'static str) -> Self {
        self.push(name, |column| {
            column.big_integer().not_null().primary_key();
        })
    }

    /// A whole number.
    pub fn integer(self, name: &'static str) -> Self {
        self.push(name, |column| {
            column.big_integer().not_null();
        })
    }

    /// A whole number or null.
    pub fn optional_integer(self, name: &'static str) -> Self {
        self.push(name, |column| {
            column.big_integer().null();
        })
    }

    /// A text.
    pub fn text(self, name: &'static str) -> Self {
        self.push(name, |column| {
            column.string().not_null();
        })
    }

    /// A text or null.
    pub fn optional_text(self, name: &'static str) -> Self {
        self.push(name, |column| {
            column.string().null();
        })
    }

    /// A truth value.
    pub fn boolean(self, name: &'static str) -> Self {
        self.push(name, |column| {
            column.boolean().not_null();
        })
    }

    /// A truth value or null.
    pub fn optional_boolean(self, name: &'static str) -> Self {
        self.push(name, |column| {
            column.boolean().null();
        })
    }

    /// A reference to a row that must exist.
    pub fn reference(
        mut self,
        name: &'static str,
        table: &'static str,
        column: &'static str,
    ) -> Self {
        self.references.push((name, table, column));
        self.integer(name)
    }

    /// A reference to a row, or null.
    pub fn optional_reference(
        mut self,
        name: &'static str,
        table: &'static str,
        column: &'static str,
    ) -> Self {
        self.references.push((name, table, column));
        self.optional_integer(name)
    }

    /// Columns that together name a row.
    pub fn unique(mut self, columns: &[&'static str]) -> Self {
        self.uniques.push(columns.to_vec());
        self
    }

    /// The statement that creates the table.
    ///
    /// PostgreSQL would order text by its locale and SQLite by its bytes: with the collation `C` both do the latter.
    pub fn statement(self, manager: &SchemaManager<'_>) -> TableCreateStatement {
        let mut create = Table::create();
        create.table(Alias::new(self.name));
        for column in self.defined {
            create.col(ordered(manager, column));
        }
        for (n, unique) in self.uniques.iter().enumerate() {
            create.index(&mut unique_index(format!("{}_key_{n}", self.name), unique));
        }
        for (from, to_table, to) in self.references {
            create.foreign_key(
                ForeignKey::create()
                    .from(Alias::new(self.name), Alias::new(from))
                    .to(Alias::new(to_table), Alias::new(to)),
            );
        }
        create
    }

    fn push(mut self, name: &'static str, define: impl FnOnce(&mut ColumnDef)) -> Self {
        let mut column = ColumnDef::new(Alias::new(name));
        define(&mut column);
        self.defined.push(column);
        self
    }
}

/// A text column, to be added to a table that is there.
pub fn text_column(manager: &SchemaManager<'_>, name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(Alias::new(name));
    column.string().not_null();
    ordered(manager, column)
}

fn ordered(manager: &SchemaManager<'_>, mut column: ColumnDef) -> ColumnDef {
    let bytewise = manager.get_database_backend() == sea_orm::DbBackend::Postgres;
    if bytewise && column.get_column_type() == Some(&ColumnType::String(StringLen::None)) {
        column.extra("COLLATE \"C\"");
    }
    column
}

fn unique_index(name: String, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.unique().name(name);
    for column in columns {
        index.col(Alias::new(*column));
    }
    index
}

/// The statement that creates an index over `columns`, in that order.
pub fn index(table: &str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index
        .table(Alias::new(table))
        .name(format!("{table}_by_{}", columns.join("_")));
    for column in columns {
        index.col(Alias::new(*column));
    }
    index
}
