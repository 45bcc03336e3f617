//! The house is as `docs/ARCHITECTURE.md` says: rooms use only what they may, and nothing grows out of hand. How long a
//! function may be is for clippy to say (`clippy.toml`).

mod sources;

use std::{collections::BTreeSet, fs, path::Path};

use self::sources::{Named, code, code_of, name, named, paths, rust_files};

/// A room, the other rooms that it may use, and the guarded crates that it may use.
type Room = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

/// Crates that tell the rooms apart: each may be used only where it is listed.
const GUARDED: [&str; 8] = [
    "async_graphql",
    "entities",
    "migrations",
    "poem",
    "reqwest",
    "sea_orm",
    "sea_orm_migration",
    "tokio",
];

/// Every room of the house.
const ROOMS: [Room; 19] = [
    (
        "src/access",
        &["database", "operation", "words"],
        &["entities", "sea_orm"],
    ),
    (
        "src/app.rs",
        &[
            "catalog",
            "clock",
            "database",
            "graphql",
            "http",
            "operation",
            "telemetry",
        ],
        &["async_graphql"],
    ),
    ("src/ask", &["operation", "words"], &[]),
    (
        "src/catalog",
        &["comparison", "database", "words"],
        &["async_graphql", "entities", "sea_orm"],
    ),
    (
        "src/cli",
        &[
            "access",
            "app",
            "ask",
            "clock",
            "database",
            "export",
            "graphql",
            "http",
            "import",
            "operation",
            "refresh",
            "telemetry",
        ],
        &["entities", "poem", "sea_orm", "tokio"],
    ),
    ("src/clock.rs", &[], &[]),
    ("src/comparison", &[], &[]),
    (
        "src/database.rs",
        &[],
        &[
            "entities",
            "migrations",
            "sea_orm",
            "sea_orm_migration",
            "tokio",
        ],
    ),
    ("src/export", &["import"], &["entities", "sea_orm"]),
    (
        "src/graphql",
        &["catalog", "comparison", "prose"],
        &["async_graphql", "entities", "tokio"],
    ),
    (
        "src/http",
        &[
            "access",
            "ask",
            "database",
            "operation",
            "telemetry",
            "words",
        ],
        &["poem", "tokio"],
    ),
    (
        "src/import",
        &["clock", "database", "words"],
        &["entities", "reqwest", "sea_orm"],
    ),
    (
        "src/operation",
        &["clock", "database", "graphql", "telemetry", "words"],
        &["async_graphql", "tokio"],
    ),
    ("src/prose", &["comparison", "words"], &[]),
    (
        "src/refresh.rs",
        &["clock", "database", "import", "telemetry"],
        &["tokio"],
    ),
    ("src/telemetry", &[], &["reqwest", "tokio"]),
    ("src/words.rs", &[], &[]),
    ("entities/src", &[], &["sea_orm"]),
    ("migrations/src", &[], &["sea_orm", "sea_orm_migration"]),
];

/// What `src/catalog` may use of async-graphql: loaders, and the derives of inputs, enums and scalars.
const OF_ASYNC_GRAPHQL: [&str; 3] = ["dataloader", "Enum", "InputObject"];

/// Parts of `src/import` that read, fetch or write; all others turn what was read into a draft and do nothing else.
const AT_WORK: [&str; 10] = [
    "apply", "derive", "embedded", "error", "fetch", "history", "input", "reader", "revert", "run",
];

/// What pure code does not do: wait, or ask the world outside for anything.
const IMPURE: [&str; 9] = [
    "async fn",
    "async move",
    ".await",
    "std::env",
    "std::fs",
    "std::net",
    "std::process",
    "std::thread",
    "std::time",
];

/// Words of the database library that write, and the handles that can.
const WRITING: [&str; 14] = [
    ".writer()",
    "begin_import(",
    "ActiveModel",
    "ActiveValue",
    "insert_many(",
    "update_many(",
    "delete_many(",
    "delete_by_id(",
    "::insert(",
    "::update(",
    "::delete(",
    "execute_unprepared(",
    "from_sql_and_values(",
    "from_string(",
];

/// Who writes: the catalog is written by an import, what follows from it and what undoes it; the keys by their room.
const WRITERS: [&str; 5] = [
    "src/access",
    "src/database.rs",
    "src/import/apply",
    "src/import/derive",
    "src/import/revert",
];

/// Files and the words that must not occur outside them.
const ONLY_IN: [(&str, &str, &[&str]); 2] = [
    (
        "src",
        "src/clock.rs",
        &["Utc::now", "Local::now", "SystemTime::now"],
    ),
    ("src", "", &["cursor_by(", "todo!", "unimplemented!"]),
];

/// Lines that a file may have.
const LONGEST_FILE: usize = 500;

fn assert_none(broken: &[String]) {
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

/// Everything under `room` that `breaks` names, where it stands.
fn offences(room: &str, breaks: impl Fn(&Named) -> Option<String>) -> Vec<String> {
    let mut broken = Vec::new();
    for file in rust_files(room) {
        for path in paths(&file) {
            if let Some(why) = breaks(&path) {
                let at = format!("{}:{}", name(&file), path.line);
                broken.push(format!("{at}: {}: {why}", path.segments.join("::")));
            }
        }
    }
    broken
}

/// Why a room must not use what a path leads to, if it must not.
fn forbidden(&(room, rooms, crates): &Room, path: &Named) -> Option<String> {
    let first = path.segments.first()?.as_str();
    let own = room.trim_start_matches("src/").trim_end_matches(".rs");
    let may = if path.inside {
        // The other two crates have no rooms.
        !room.starts_with("src/") || first == own || rooms.contains(&first)
    } else {
        !GUARDED.contains(&first) || crates.contains(&first)
    };
    (!may).then(|| format!("{room} must not use {first}"))
}

#[test]
fn rooms_use_only_what_they_may() {
    let broken: Vec<_> = ROOMS
        .iter()
        .flat_map(|room| offences(room.0, |path| forbidden(room, path)))
        .collect();
    assert_none(&broken);
}

#[test]
fn every_room_has_its_rule() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let entries = fs::read_dir(sources).unwrap();
    let mut rooms: BTreeSet<_> = entries.map(|entry| name(&entry.unwrap().path())).collect();
    rooms.retain(|room| room != "src/lib.rs" && room != "src/main.rs");
    let ruled = ROOMS.iter().map(|room| room.0.to_owned());
    let ruled: BTreeSet<_> = ruled.filter(|room| room.starts_with("src/")).collect();
    assert_eq!(ruled, rooms);
}

#[test]
fn the_catalog_uses_little_of_async_graphql() {
    let mut broken = offences("src/catalog", |path| {
        let second = path.segments.get(1)?.as_str();
        let more = path.begins(false, &["async_graphql"]) && !OF_ASYNC_GRAPHQL.contains(&second);
        more.then(|| "src/catalog must not use it".to_owned())
    });
    broken.retain(|line| !line.starts_with("src/catalog/scalars.rs:"));
    assert_none(&broken);
}

/// Resolvers return the one error of `src/graphql/error.rs`: any other would be published with its message.
#[test]
fn errors_of_async_graphql_have_one_place() {
    let mut broken = offences("src", |path| {
        let published = ["Result", "Error", "FieldResult", "FieldError"]
            .iter()
            .any(|kind| path.begins(false, &["async_graphql", kind]));
        published.then(|| "return ApiError".to_owned())
    });
    broken.retain(|line| !line.starts_with("src/graphql/error.rs:"));
    assert_none(&broken);
}

/// Everything at once would bring in what the rules above look for by its name.
#[test]
fn no_crate_is_imported_as_a_whole() {
    let broken = offences("src", |path| {
        let glob = path.segments.last().is_some_and(|last| last == "*");
        let guarded = path.segments.first();
        let guarded = guarded.is_some_and(|first| GUARDED.contains(&first.as_str()));
        // The closed lists of the entities are many and plain.
        let lists = path.begins(false, &["entities", "enums"]);
        (glob && !path.inside && guarded && !lists).then(|| "name what is used".to_owned())
    });
    assert_none(&broken);
}

/// Files that compute and do nothing else.
fn pure_files() -> Vec<std::path::PathBuf> {
    let working = |file: &Path| {
        let name = name(file);
        let part = name.trim_start_matches("src/import/").split(['/', '.']);
        part.take(1).any(|part| AT_WORK.contains(&part))
    };
    let tests = |file: &Path| name(file).contains("/tests");
    let translating = rust_files("src/import").into_iter();
    let translating = translating.filter(|file| !working(file));
    let computing = ["src/comparison", "src/prose"];
    let computing = computing.into_iter().flat_map(rust_files);
    let all = computing.chain(translating);
    all.filter(|file| !tests(file)).collect()
}

#[test]
fn comparisons_sentences_and_translations_are_pure() {
    let mut broken = Vec::new();
    let files = pure_files();
    for needed in [
        "src/import/draft.rs",
        "src/import/identity/names.rs",
        "src/import/gather/mod.rs",
        "src/import/openrouter/source.rs",
        "src/import/openrouter/translate.rs",
    ] {
        assert!(files.iter().any(|file| name(file) == needed), "{needed}");
    }
    for file in files {
        for (n, line) in code(&file) {
            for word in IMPURE.iter().filter(|word| line.contains(**word)) {
                broken.push(format!("{}:{n}: {word} is not pure", name(&file)));
            }
        }
        for path in paths(&file) {
            let outside = GUARDED
                .iter()
                .any(|guarded| *guarded != "entities" && path.begins(false, &[guarded]));
            let worker = ["clock", "database"]
                .iter()
                .any(|room| path.begins(true, &[room]));
            if outside || worker {
                let used = path.segments.join("::");
                broken.push(format!("{}:{}: {used} is not pure", name(&file), path.line));
            }
        }
    }
    assert_none(&broken);
}

#[test]
fn the_database_is_written_by_few() {
    let mut broken = Vec::new();
    let writes = |file: &Path| WRITERS.iter().any(|room| name(file).starts_with(room));
    for room in WRITERS {
        rust_files(room);
    }
    for file in rust_files("src").iter().filter(|file| !writes(file)) {
        for (n, line) in code(file) {
            for word in WRITING.iter().filter(|word| line.contains(**word)) {
                broken.push(format!("{}:{n}: {word} writes", name(file)));
            }
        }
    }
    // The room of the keys writes nothing but keys.
    broken.extend(offences("src/access", |path| {
        let catalog =
            path.begins(false, &["entities"]) && !path.begins(false, &["entities", "api_key"]);
        catalog.then(|| "the catalog is not for src/access".to_owned())
    }));
    assert_none(&broken);
}

#[test]
fn some_words_have_one_place() {
    let mut broken = Vec::new();
    for (folder, place, words) in ONLY_IN {
        let files = rust_files(folder).into_iter();
        for file in files.filter(|file| place.is_empty() || name(file) != place) {
            for (n, line) in code(&file) {
                for word in words.iter().filter(|word| line.contains(**word)) {
                    broken.push(format!("{}:{n}: {word} has no place here", name(&file)));
                }
            }
        }
    }
    assert_none(&broken);
}

#[test]
fn no_file_is_longer_than_it_may_be() {
    let folders = ["src", "entities/src", "migrations/src", "tests"];
    let long = folders.into_iter().flat_map(rust_files).filter_map(|file| {
        let lines = fs::read_to_string(&file).unwrap().lines().count();
        (lines > LONGEST_FILE).then(|| format!("{}: {lines} lines", name(&file)))
    });
    assert_none(&long.collect::<Vec<_>>());
}

/// The paths of some lines in a module, written with dots where a path leaves the crate.
fn read(text: &str) -> Vec<String> {
    let module = ["import", "apply"].map(str::to_owned);
    let written = |path: &Named| {
        let crates = if path.inside { "crate." } else { "" };
        format!("{crates}{}", path.segments.join("."))
    };
    named(&code_of(text), &module).iter().map(written).collect()
}

/// The tests above can fail: they find what is named however it is written, and pass over what only looks like it.
#[test]
fn paths_are_found_however_they_are_written() {
    let tree = "pub(crate) use crate::{\n    catalog::{Page, names::{self, Name}},\n    prose,\n};";
    let expected = [
        "crate.catalog.Page",
        "crate.catalog.names.self",
        "crate.catalog.names.Name",
        "crate.prose",
    ];
    assert_eq!(read(tree), expected);
    assert_eq!(read("use sea_orm as db;"), ["sea_orm"]);
    assert_eq!(read("use super::super::http::Front;"), ["crate.http.Front"]);
    assert_eq!(
        read("use self::rank::Rank;"),
        ["crate.import.apply.rank.Rank"]
    );
    let inline = "let x: Vec<sea_orm::Value> = my_sea_orm::list(crate::catalog::all());";
    let expected = ["sea_orm.Value", "my_sea_orm.list", "crate.catalog.all"];
    assert_eq!(read(inline), expected);
    assert_eq!(read("let entities_found = \"sea_orm::Value\";"), [""; 0]);
    assert_eq!(read("// sea_orm::Value"), [""; 0]);
}

#[test]
fn only_what_is_under_the_mark_of_a_test_is_passed_over() {
    let text = "#[cfg(test)]\nmod samples;\nuse a::b;\n#[cfg(test)]\nmod tests {\n    use c::d;\n}\nfn f() { e::g() }";
    assert_eq!(read(text), ["a.b", "e.g"]);
}
