//! The house is as `docs/ARCHITECTURE.md` says: rooms use only what they may, and nothing grows out of hand.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A room and the paths that must not occur in its code.
const RULES: [(&str, &[&str]); 10] = [
    (
        "src/comparison",
        &[
            "sea_orm",
            "async_graphql",
            "poem",
            "tokio",
            "entities",
            "crate::graphql",
            "crate::catalog",
            "crate::prose",
        ],
    ),
    (
        "src/prose",
        &[
            "sea_orm",
            "async_graphql",
            "poem",
            "tokio",
            "entities",
            "crate::graphql",
            "crate::catalog",
        ],
    ),
    (
        "src/catalog",
        &[
            "poem",
            "crate::graphql",
            "crate::http",
            "crate::prose",
            "crate::operation",
            "crate::import",
        ],
    ),
    (
        "src/graphql",
        &[
            "sea_orm",
            "poem",
            "crate::http",
            "crate::operation",
            "crate::import",
            "crate::database",
        ],
    ),
    (
        "src/operation",
        &[
            "sea_orm",
            "poem",
            "entities",
            "crate::http",
            "crate::catalog",
            "crate::import",
        ],
    ),
    (
        "src/http",
        &["sea_orm", "entities", "crate::catalog", "crate::import"],
    ),
    (
        "src/import",
        &[
            "async_graphql",
            "poem",
            "crate::graphql",
            "crate::http",
            "crate::operation",
            "crate::catalog",
        ],
    ),
    (
        "src/export",
        &["async_graphql", "poem", "crate::graphql", "crate::http"],
    ),
    ("entities/src", &["async_graphql", "poem", "versus"]),
    ("migrations/src", &["entities", "versus"]),
];

/// What `src/catalog` may use of async-graphql: loaders, and the derives of inputs, enums and scalars.
const OF_ASYNC_GRAPHQL: [&str; 3] = ["dataloader", "Enum", "InputObject"];

/// Files and the words that must not occur outside them.
const ONLY_IN: [(&str, &str, &[&str]); 3] = [
    (
        "src",
        "src/graphql/error.rs",
        &["async_graphql::Result", "async_graphql::Error>"],
    ),
    (
        "src",
        "src/clock.rs",
        &["Utc::now", "Local::now", "SystemTime::now"],
    ),
    ("src", "", &["cursor_by(", "todo!", "unimplemented!"]),
];

/// Lines that a file may have.
const LONGEST_FILE: usize = 500;

/// Lines that a function may have.
const LONGEST_FUNCTION: usize = 80;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    collect(&root().join(folder), &mut files);
    files.sort();
    files
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|end| end == "rs") {
            files.push(path);
        }
    }
}

fn name(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().display().to_string()
}

/// The lines of a file that are code, with their numbers; tests beside the code may use more.
fn code(path: &Path) -> Vec<(usize, String)> {
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().enumerate();
    lines
        .take_while(|(_, line)| !line.starts_with("#[cfg(test)]") || line.ends_with(';'))
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .map(|(n, line)| (n + 1, line.to_owned()))
        .collect()
}

/// The paths that the code of a file names: those of its `use` statements written out, and any other line as it is.
fn paths(path: &Path) -> Vec<(usize, String)> {
    let mut paths = Vec::new();
    let mut statement: Option<(usize, String)> = None;
    for (n, line) in code(path) {
        let line = line.trim();
        if let Some((_, text)) = &mut statement {
            text.push_str(line);
        } else if line.starts_with("use ") || line.starts_with("pub use ") {
            let used = line.trim_start_matches("pub ").trim_start_matches("use ");
            statement = Some((n, used.to_owned()));
        } else {
            paths.push((n, line.to_owned()));
        }
        if let Some((n, text)) = statement.take_if(|(_, text)| text.ends_with(';')) {
            let mut all = Vec::new();
            write_out("", text.trim_end_matches(';'), &mut all);
            paths.extend(all.into_iter().map(|path| (n, format!("{path};"))));
        }
    }
    paths
}

/// Every path of a `use` tree, in full.
fn write_out(before: &str, tree: &str, paths: &mut Vec<String>) {
    let Some((head, rest)) = tree.split_once('{') else {
        paths.push(format!("{before}{}", tree.trim()));
        return;
    };
    let before = format!("{before}{}", head.trim());
    let inner = rest.rsplit_once('}').map_or(rest, |(inner, _)| inner);
    let (mut depth, mut branch) = (0, String::new());
    for letter in inner.chars().chain([',']) {
        match letter {
            ',' if depth == 0 => {
                if !branch.trim().is_empty() {
                    write_out(&before, &branch, paths);
                }
                branch.clear();
                continue;
            }
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        branch.push(letter);
    }
}

/// Whether `line` names `path` as a whole path, not as the end of another word.
fn names(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + path.len()..].chars().next();
        let word =
            |letter: Option<char>| letter.is_some_and(|it| it.is_alphanumeric() || it == '_');
        let inside = before == Some(':') || before == Some('.') || before == Some('"');
        !word(before) && !inside && (after == Some(':') || after == Some(';'))
    })
}

#[test]
fn rooms_use_only_what_they_may() {
    let mut broken = Vec::new();
    for (room, forbidden) in RULES {
        for file in rust_files(room) {
            for (n, line) in paths(&file) {
                for word in forbidden.iter().filter(|word| names(&line, word)) {
                    broken.push(format!("{}:{n}: {room} must not use {word}", name(&file)));
                }
            }
        }
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn the_catalog_uses_little_of_async_graphql() {
    let mut broken = Vec::new();
    let files = rust_files("src/catalog").into_iter();
    for file in files.filter(|file| !file.ends_with("scalars.rs")) {
        for (n, line) in paths(&file) {
            let Some((_, used)) = line.split_once("async_graphql::") else {
                continue;
            };
            if !OF_ASYNC_GRAPHQL
                .iter()
                .any(|allowed| used.starts_with(allowed))
            {
                broken.push(format!(
                    "{}:{n}: src/catalog must not use {used}",
                    name(&file)
                ));
            }
        }
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn some_words_have_one_place() {
    let mut broken = Vec::new();
    for (folder, place, words) in ONLY_IN {
        for file in rust_files(folder)
            .iter()
            .filter(|file| !place.is_empty() && !file.ends_with(place) || place.is_empty())
        {
            for (n, line) in code(file) {
                for word in words.iter().filter(|word| line.contains(**word)) {
                    broken.push(format!("{}:{n}: {word} has no place here", name(file)));
                }
            }
        }
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn entities_are_no_public_types() {
    let mut broken = Vec::new();
    for file in rust_files("src/graphql") {
        for (n, line) in code(&file) {
            let glob = line.contains("::prelude::*") || line.contains("async_graphql::*");
            if glob {
                broken.push(format!("{}:{n}: name what is used", name(&file)));
            }
        }
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn no_file_is_longer_than_it_may_be() {
    let folders = ["src", "entities/src", "migrations/src", "tests"];
    let long = folders.into_iter().flat_map(rust_files).filter_map(|file| {
        let lines = fs::read_to_string(&file).unwrap().lines().count();
        (lines > LONGEST_FILE).then(|| format!("{}: {lines} lines", name(&file)))
    });
    let long: Vec<_> = long.collect();
    assert!(long.is_empty(), "\n{}", long.join("\n"));
}

#[test]
fn no_function_is_longer_than_it_may_be() {
    let mut long = Vec::new();
    for file in ["src", "entities/src", "migrations/src", "tests"]
        .into_iter()
        .flat_map(rust_files)
    {
        let text = fs::read_to_string(&file).unwrap();
        let mut start: Option<(usize, usize)> = None;
        for (n, line) in text.lines().enumerate() {
            let indent = line.len() - line.trim_start().len();
            let head = line.trim_start();
            let begins = [
                "fn ",
                "pub fn ",
                "async fn ",
                "pub async fn ",
                "pub(crate) fn ",
                "pub(crate) async fn ",
                "pub(super) fn ",
                "pub(super) async fn ",
            ];
            if start.is_none()
                && begins.iter().any(|begin| head.starts_with(begin))
                && !head.ends_with(';')
            {
                start = Some((n, indent));
            } else if let Some((first, at)) = start
                && indent == at
                && head.starts_with('}')
            {
                if n - first + 1 > LONGEST_FUNCTION {
                    long.push(format!(
                        "{}:{}: {} lines",
                        name(&file),
                        first + 1,
                        n - first + 1
                    ));
                }
                start = None;
            } else if let Some((_, at)) = start
                && indent == at
                && head.ends_with(';')
            {
                start = None;
            }
        }
    }
    assert!(long.is_empty(), "\n{}", long.join("\n"));
}

/// The tests above can fail: they find what is broken where it is.
#[test]
fn a_forbidden_path_is_told_from_words_that_contain_it() {
    assert!(names("use sea_orm::Value;", "sea_orm"));
    assert!(names("    let x = sea_orm::Value::from(1);", "sea_orm"));
    assert!(names("use crate::catalog::Page;", "crate::catalog"));
    assert!(!names("use my_sea_orm::Value;", "sea_orm"));
    assert!(!names("let entities_found = 1;", "entities"));
    assert!(!names("use super::entities::Row;", "entities"));
    let mut written = Vec::new();
    write_out(
        "",
        "crate::{catalog::{Page, names::{self, Name}}, prose}",
        &mut written,
    );
    assert_eq!(
        written,
        [
            "crate::catalog::Page",
            "crate::catalog::names::self",
            "crate::catalog::names::Name",
            "crate::prose"
        ]
    );
}
