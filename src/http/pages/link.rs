//! Addresses of pages and of the API.

use form_urlencoded::{Serializer, byte_serialize};
use poem::Request;
use poem::http::header;
use serde_json::Value;

use super::{MOUNT, Options};

/// Path of the page of two models, by their slugs.
pub(super) fn comparison(left: &str, right: &str) -> String {
    format!("{MOUNT}/{}/{}", segment(left), segment(right))
}

/// Path of the page of two models with the question that was asked.
pub(super) fn comparison_with(left: &str, right: &str, query: &str) -> String {
    joined(&comparison(left, right), query)
}

/// Path of the list where one model is chosen and the other is asked for.
pub(super) fn picker(slug: &str) -> String {
    format!("{MOUNT}?left={}", segment(slug))
}

/// A path with a query, if there is one.
pub(super) fn joined(path: &str, query: &str) -> String {
    if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{query}")
    }
}

/// A document and its variables, opened in the playground.
pub(super) fn playground(document: &str, variables: &Value) -> String {
    format!("/?{}", question(document, &format!("{variables:#}")))
}

/// A document and its variables, as the endpoint answers them.
pub(super) fn answer(document: &str, variables: &Value) -> String {
    let selection: Vec<_> = document
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(str::trim)
        .collect();
    format!(
        "/graphql?{}",
        question(&selection.join(" "), &variables.to_string())
    )
}

fn question(document: &str, variables: &str) -> String {
    Serializer::new(String::new())
        .append_pair("query", document.trim())
        .append_pair("variables", variables)
        .finish()
}

/// One segment of a path.
pub(super) fn segment(text: &str) -> String {
    // In a query a space may be a plus, in a path it may not; a real plus is `%2B` by now.
    byte_serialize(text.as_bytes())
        .collect::<String>()
        .replace('+', "%20")
}

/// Scheme and host for links that must be absolute.
pub(super) fn origin(options: &Options, request: &Request) -> String {
    let configured = options
        .public_url
        .as_deref()
        .map(|url| url.trim_end_matches('/').to_owned());
    configured.unwrap_or_else(|| {
        let host = request
            .headers()
            .get(header::HOST)
            .and_then(|host| host.to_str().ok());
        host.map_or_else(String::new, |host| format!("http://{host}"))
    })
}

#[cfg(test)]
mod tests {
    use super::{answer, comparison, playground};
    use serde_json::json;

    #[test]
    fn slugs_are_plain_and_everything_else_is_escaped() {
        assert_eq!(
            comparison("gpt-4.1", "qwen3.5-4b"),
            "/compare/gpt-4.1/qwen3.5-4b"
        );
        assert_eq!(
            comparison("a b+c", "../<x>"),
            "/compare/a%20b%2Bc/..%2F%3Cx%3E"
        );
    }

    #[test]
    fn a_document_opens_in_the_playground_as_it_is_written() {
        assert_eq!(
            playground("{\n  a\n}\n", &json!({})),
            "/?query=%7B%0A++a%0A%7D&variables=%7B%7D"
        );
    }

    #[test]
    fn a_document_is_asked_without_its_comments() {
        assert_eq!(
            answer("# Why.\n{\n  a\n}\n", &json!({})),
            "/graphql?query=%7B+a+%7D&variables=%7B%7D"
        );
    }
}
