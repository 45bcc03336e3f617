//! A section says the same whether it is asked for alone or with the whole page.

use std::fmt::Write as _;

use serde_json::json;

use super::PAGE;
use crate::support::app::TestApp;

/// The sections of the page as they stand in its query: what begins at the indentation of a field of the comparison.
fn sections() -> Vec<(String, String)> {
    let body = PAGE.split("\n\nfragment ").next().unwrap();
    let mut sections: Vec<(String, String)> = Vec::new();
    for line in body.lines().skip(2) {
        let field = line
            .strip_prefix("    ")
            .filter(|rest| rest.starts_with(|first: char| first.is_ascii_lowercase()));
        if let Some(field) = field {
            let name = field.split([' ', '{']).next().unwrap();
            sections.push((name.to_owned(), format!("{line}\n")));
        } else if let Some((_, text)) = sections
            .last_mut()
            .filter(|_| line.starts_with("     ") || line == "    }")
        {
            writeln!(text, "{line}").unwrap();
        }
    }
    sections
}

/// The query for one section, with the fragments that it spreads.
fn alone(section: &str) -> String {
    let head: Vec<_> = PAGE.lines().take(2).collect();
    let mut query = format!("{}\n{section}  }}\n}}\n", head.join("\n"));
    let mut fragments: Vec<_> = PAGE
        .split("\n\nfragment ")
        .skip(1)
        .map(|text| (text.split(' ').next().unwrap(), text))
        .collect();
    while let Some(place) = fragments
        .iter()
        .position(|(name, _)| query.contains(&format!("...{name}")))
    {
        let (_, text) = fragments.remove(place);
        write!(query, "\nfragment {text}\n").unwrap();
    }
    query
}

#[tokio::test]
async fn a_section_asked_for_alone_is_that_of_the_whole_page() {
    let app = TestApp::embedded().await;
    let sides = json!({ "left": "gpt-4.1", "right": "gpt-5" });
    let whole = app.ask_with(PAGE, sides.clone()).await.body;
    assert_eq!(whole.get("errors"), None, "{whole}");
    let sections = sections();
    assert!(sections.len() >= 20, "{sections:?}");
    for (name, text) in sections {
        let answer = app.ask_with(&alone(&text), sides.clone()).await.body;
        assert_eq!(answer.get("errors"), None, "{name}: {answer}");
        let (own, within) = (
            &answer["data"]["comparison"][&name],
            &whole["data"]["comparison"][&name],
        );
        assert!(!own.is_null(), "{name}");
        assert_eq!(own, within, "{name}");
    }
}
