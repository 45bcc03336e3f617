//! The small console at `/` of a binary without the GraphiQL bundle: one page, no dependencies.

use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use poem::Response;
use poem::http::header;
use rust_embed::RustEmbed;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::reply::{Asked, Validated, set};
use crate::operation::Body;

/// The example queries, the same as GraphiQL's tabs, with their variables.
#[derive(RustEmbed)]
#[folder = "web/examples"]
struct Examples;

static CONSOLE: LazyLock<Console> = LazyLock::new(Console::new);

struct Console {
    body: Body,
    policy: String,
}

/// The console, or `304` for a browser that has it.
pub(super) async fn page(asked: &Asked) -> Response {
    let page = Validated {
        body: &CONSOLE.body,
        content_type: "text/html; charset=utf-8",
        cache_control: "no-cache",
    };
    let mut response = page.respond(asked).await;
    set(
        &mut response,
        header::CONTENT_SECURITY_POLICY,
        &CONSOLE.policy,
    );
    response
}

impl Console {
    fn new() -> Self {
        let html = html();
        Self {
            policy: policy(&html),
            body: Body::new(html),
        }
    }
}

fn html() -> String {
    include_str!("console.html").replace("EXAMPLES", &embeddable(&examples()))
}

/// The page's own script and style, by their hashes, and nothing else.
fn policy(html: &str) -> String {
    format!(
        "default-src 'none'; connect-src 'self'; img-src data:; script-src {}; style-src {}; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        hash(between(html, "<script>", "</script>")),
        hash(between(html, "<style>", "</style>")),
    )
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

fn between<'a>(text: &'a str, opening: &str, closing: &str) -> &'a str {
    let rest = text.split_once(opening).map_or("", |(_, rest)| rest);
    rest.split_once(closing).map_or("", |(inner, _)| inner)
}

fn examples() -> Value {
    let text = |name: &str| {
        Examples::get(name).map(|file| String::from_utf8_lossy(&file.data).trim().to_owned())
    };
    let mut names: Vec<_> = Examples::iter().collect();
    names.sort_unstable();
    let queries = names
        .iter()
        .filter_map(|name| name.strip_suffix(".graphql"));
    let example = |stem: &str| {
        json!({
            "query": text(&format!("{stem}.graphql")),
            "variables": text(&format!("{stem}.json")),
        })
    };
    queries.map(example).collect()
}

/// JSON that may stand in a `<script>` element: no text in it can end the element.
fn embeddable(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::{CONSOLE, between, embeddable, examples, hash, html};
    use serde_json::json;

    #[test]
    fn the_policy_names_the_hashes_of_the_script_and_the_style() {
        let html = html();
        for element in ["script", "style"] {
            let text = between(&html, &format!("<{element}>"), &format!("</{element}>"));
            assert!(text.len() > 500);
            assert!(
                CONSOLE
                    .policy
                    .contains(&format!("{element}-src {}", hash(text))),
                "{}",
                CONSOLE.policy
            );
        }
        assert!(!CONSOLE.policy.contains("unsafe"), "{}", CONSOLE.policy);
    }

    #[test]
    fn at_least_eight_examples_are_offered_with_variables_that_are_json() {
        let examples = examples();
        let examples = examples.as_array().unwrap();
        assert!(examples.len() >= 8);
        for example in examples {
            assert!(
                example["query"].as_str().unwrap().starts_with("# "),
                "{example}"
            );
            if let Some(variables) = example["variables"].as_str() {
                serde_json::from_str::<serde_json::Value>(variables).unwrap();
            }
        }
    }

    #[test]
    fn no_example_can_end_the_element_that_holds_it() {
        assert_eq!(embeddable(&json!("</script>")), r#""\u003c/script>""#);
    }
}
