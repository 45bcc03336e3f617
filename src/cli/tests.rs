use clap::builder::StyledStr;
use clap::{Command, CommandFactory as _, Parser as _};

use super::Cli;

/// The commands that do something, with their names as they are typed.
fn commands(command: &Command, path: &str, found: &mut Vec<(String, Command)>) {
    for below in command
        .get_subcommands()
        .filter(|below| !below.is_hide_set())
    {
        let path = format!("{path} {}", below.get_name());
        if below.get_name() != "help" {
            commands(below, &path, found);
            found.push((path, below.clone()));
        }
    }
}

/// The examples in a command's help, each as one line.
fn examples(command: &Command) -> Vec<String> {
    let help = command.get_after_help().map(StyledStr::to_string);
    let help = help.unwrap_or_default();
    let lines = help.lines().filter_map(|line| line.strip_prefix("  "));
    lines.map(str::to_owned).collect()
}

#[test]
fn every_command_shows_examples_that_it_takes() {
    let mut found = Vec::new();
    commands(&Cli::command(), "versus", &mut found);
    assert!(found.len() >= 10);
    for (path, command) in found {
        let examples = examples(&command);
        // What stands below `revisions` or `keys` is shown with them.
        let nested = path.split(' ').count() > 2;
        assert!(nested || !examples.is_empty(), "{path} shows no example");
        for example in examples {
            assert!(example.len() <= 78, "wraps on a small terminal: {example}");
            let typed = example.split(['|', '>']).next().unwrap_or_default();
            let taken = Cli::try_parse_from(typed.split_whitespace());
            assert!(taken.is_ok(), "{example}: {}", taken.unwrap_err());
        }
    }
}
