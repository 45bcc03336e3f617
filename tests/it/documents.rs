//! What the documents say is true: figures, the first answer, links, commands and flags.

use std::collections::HashSet;
use std::fs;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser as _};
use serde_json::Value;
use versus::cli::Cli;
use versus::words::grouped;

use crate::support::app::TestApp;

#[tokio::test]
async fn the_readme_states_the_figures_and_the_answer_of_the_embedded_catalog() {
    let app = TestApp::embedded().await;
    let readme = read("README.md");
    let counts =
        "{ catalog { counts { models organizations providers routes benchmarks scores } } }";
    let counts = app.data(counts).await["catalog"]["counts"].clone();
    let count = |of: &str| grouped(counts[of].as_i64().unwrap().into());
    let sentence = format!(
        "{} models of {} organizations, {} providers with {} routes, {} benchmarks with {} scores",
        count("models"),
        count("organizations"),
        count("providers"),
        count("routes"),
        count("benchmarks"),
        count("scores"),
    );
    let words: Vec<_> = readme.split_whitespace().collect();
    assert!(
        words.join(" ").contains(&sentence),
        "the catalog has changed: write into README.md \"{sentence}\""
    );

    let query = block_of(&readme, "```graphql");
    let stated: Value = serde_json::from_str(&block_of(&readme, "```json")).unwrap();
    let answer = app.ask(&query).await.body;
    assert_eq!(
        answer, stated,
        "the catalog has changed: write into README.md the answer {answer:#}"
    );
}

#[test]
fn every_link_leads_somewhere() {
    let mut links = 0;
    for document in documents() {
        let text = fs::read_to_string(&document).unwrap();
        for link in links_of(&prose(&text)) {
            let outside = ["https://", "http://", "mailto:"];
            if outside.iter().any(|scheme| link.starts_with(scheme)) {
                continue;
            }
            let (path, anchor) = link.split_once('#').unwrap_or((&link, ""));
            let target = if path.is_empty() {
                document.clone()
            } else {
                document.parent().unwrap().join(path)
            };
            let name = document.display();
            assert!(target.exists(), "{name}: nothing is at {link}");
            if !anchor.is_empty() {
                let anchors = anchors_of(&fs::read_to_string(&target).unwrap());
                assert!(anchors.contains(anchor), "{name}: no heading is {link}");
            }
            links += 1;
        }
    }
    assert!(links > 60, "only {links} links were found");
}

#[test]
fn every_command_is_one_that_the_program_takes() {
    let mut commands = 0;
    for document in documents() {
        let text = fs::read_to_string(&document).unwrap();
        for command in commands_of(&text) {
            let taken = Cli::try_parse_from(command.split_whitespace());
            // `versus import` alone names the command.
            let named = command.split(' ').count() == 2;
            let refused = taken
                .err()
                .filter(|error| error.use_stderr() && !(named && is_incomplete(error.kind())))
                .map(|error| error.to_string());
            assert_eq!(refused, None, "{}: {command}", document.display());
            commands += 1;
        }
    }
    assert!(commands > 15, "only {commands} commands were found");
}

#[test]
fn every_flag_of_the_server_is_explained_to_operators() {
    let operations = read("docs/OPERATIONS.md");
    let command = Cli::command();
    let serve = command.find_subcommand("serve").unwrap();
    for argument in serve.get_arguments().filter(|flag| flag.get_id() != "help") {
        let flag = format!("`--{}`", argument.get_long().unwrap());
        let row = operations
            .lines()
            .find(|line| line.starts_with(&format!("| {flag} |")))
            .unwrap_or_else(|| panic!("docs/OPERATIONS.md has no row for {flag}"));
        let variable = argument.get_env().unwrap().to_string_lossy();
        assert!(row.contains(&format!("`{variable}`")), "{row}");
        let defaults = argument.get_default_values();
        // A switch has the default `false` by its kind.
        for default in defaults.iter().filter(|value| *value != "false") {
            let default = default.to_string_lossy();
            assert!(row.contains(&format!("`{default}`")), "{row}");
        }
    }
}

fn is_incomplete(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::MissingRequiredArgument | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    )
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// The Markdown files of the project.
fn documents() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in ["", "docs", "docs/adr", "data", "examples/clients"] {
        for entry in fs::read_dir(root().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|end| end == "md") {
                found.push(path);
            }
        }
    }
    assert!(found.len() >= 15, "only {found:?}");
    found
}

/// The first block that opens with `fence`.
fn block_of(text: &str, fence: &str) -> String {
    let mut lines = text.lines().skip_while(|line| *line != fence).skip(1);
    let inside: Vec<_> = lines.by_ref().take_while(|line| *line != "```").collect();
    assert!(!inside.is_empty(), "no block {fence}");
    inside.join("\n")
}

/// A text without its blocks of code.
fn prose(text: &str) -> String {
    let mut fenced = false;
    let lines = text.lines().filter(|line| {
        let fence = line.trim_start().starts_with("```");
        fenced ^= fence;
        !fenced && !fence
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The targets of `[text](target)`.
fn links_of(text: &str) -> Vec<String> {
    let ends = text
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split_once(')'));
    ends.map(|(target, _)| target.to_owned()).collect()
}

/// The anchors that a renderer makes of headings.
fn anchors_of(text: &str) -> HashSet<String> {
    let headings = text.lines().filter(|line| line.starts_with('#'));
    let anchor = |heading: &str| {
        let title = heading.trim_start_matches('#').trim().to_lowercase();
        let kept = title
            .chars()
            .filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'));
        kept.collect::<String>().replace(' ', "-")
    };
    headings.map(anchor).collect()
}

/// The commands of the program that a text shows as they would be typed; those with a gap to fill are left out.
fn commands_of(text: &str) -> Vec<String> {
    let whole = text.lines().map(str::trim);
    let inline = text
        .lines()
        .flat_map(|line| line.split('`').skip(1).step_by(2));
    let shown = whole.chain(inline).filter_map(|text| {
        let typed = text.split("   #").next()?;
        let typed = typed.split([';', '>']).next()?.trim();
        typed
            .strip_prefix("cargo run --release -- ")
            .or_else(|| typed.strip_prefix("cargo run -- "))
            .or_else(|| typed.strip_prefix("versus "))
    });
    let complete = shown.filter(|typed| !typed.contains(['…', '|', '[', '{', '\\', '`']));
    complete
        // The client in Rust is another program.
        .filter(|typed| *typed != "URL")
        // A letter that stands for a number.
        .map(|typed| format!("versus {typed}").replace(" N", " 1"))
        .collect()
}

#[test]
fn what_is_not_there_is_noticed() {
    let text = "See [this](nowhere.md#a) and `versus nonsense`.\n# A heading, twice\n";
    assert_eq!(links_of(text), ["nowhere.md#a"]);
    assert!(anchors_of(text).contains("a-heading-twice"));
    assert_eq!(commands_of(text), ["versus nonsense"]);
}
