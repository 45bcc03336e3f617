//! Pages that say why there is no comparison, and what would be.

use askama::Template;
use poem::Response;
use poem::http::{StatusCode, header};
use serde::Deserialize;
use serde_json::json;

use super::answer::Identity;
use super::asked::Asked;
use super::{MOUNT, assets, link, reply, words};
use crate::ask::{Ask, Fault, Refusal, read};
use crate::http::reply::set;

const SIDES: &str = include_str!("sides.graphql");

#[derive(Template)]
#[template(path = "problem.html")]
struct Problem<'a> {
    style: &'a str,
    mount: &'a str,
    title: &'a str,
    messages: Vec<String>,
    suggestions: Vec<Suggestion>,
    again: Option<Again<'a>>,
}

/// A way on.
struct Suggestion {
    href: String,
    text: String,
}

/// The form with what was filled in, to be corrected.
struct Again<'a> {
    action: String,
    asked: &'a Asked,
}

#[derive(Deserialize)]
struct Sides {
    left: Option<Identity>,
    right: Option<Identity>,
}

/// The page for a comparison that the API refused.
pub(super) async fn refused(
    ask: &dyn Ask,
    refusal: &Refusal,
    names: (&str, &str),
    asked: &Asked,
) -> Response {
    let messages = || messages_of(refusal);
    match refusal.fault() {
        Fault::NotFound => not_found(ask, refusal, names, asked).await,
        // Nothing in the form is at fault, so it is the choice of the models.
        Fault::BadInput if asked.query().is_empty() => failure(
            StatusCode::BAD_REQUEST,
            "This cannot be compared",
            messages(),
            vec![Suggestion {
                href: link::picker(names.0),
                text: format!("Compare {} with …", names.0),
            }],
            None,
        ),
        Fault::BadInput => {
            let again = Again {
                action: link::comparison(names.0, names.1),
                asked,
            };
            failure(
                StatusCode::BAD_REQUEST,
                "This cannot be compared",
                messages(),
                Vec::new(),
                Some(again),
            )
        }
        Fault::TooMany => too_many(refusal),
        Fault::TooSlow => too_slow(),
        Fault::Ours => internal(messages()),
    }
}

async fn not_found(
    ask: &dyn Ask,
    refusal: &Refusal,
    (left, right): (&str, &str),
    asked: &Asked,
) -> Response {
    let answer = ask
        .ask(SIDES, json!({ "left": left, "right": right }))
        .await;
    // Without this answer the page only knows less.
    let sides = read(answer).unwrap_or(Sides {
        left: None,
        right: None,
    });
    let messages = messages_of(refusal);
    if let (Some(left), Some(right)) = (&sides.left, &sides.right) {
        // Both models exist, so it is something in the form that does not.
        let action = link::comparison(&left.slug, &right.slug);
        let again = Some(Again { action, asked });
        return failure(
            StatusCode::NOT_FOUND,
            "Not found",
            messages,
            Vec::new(),
            again,
        );
    }
    let query = asked.query();
    let known = sides.left.as_ref().or(sides.right.as_ref());
    let offers = refusal
        .suggestions()
        .into_iter()
        // A model beside itself is no comparison.
        .filter(|name| known.is_none_or(|known| known.slug != *name))
        .map(|name| match (&sides.left, &sides.right) {
            (Some(known), None) => offer(&known.slug, name, &query),
            (None, Some(known)) => offer(name, &known.slug, &query),
            _ => Suggestion {
                href: link::picker(name),
                text: format!("Compare {name} with …"),
            },
        });
    failure(
        StatusCode::NOT_FOUND,
        "No such model",
        messages,
        offers.collect(),
        None,
    )
}

fn messages_of(refusal: &Refusal) -> Vec<String> {
    refusal
        .problems
        .iter()
        .map(|problem| words::sentence(&problem.message))
        .collect()
}

/// The page for a form with something that cannot be read, to be corrected.
pub(super) fn unreadable(message: String, names: (&str, &str), asked: &Asked) -> Response {
    let action = link::comparison(names.0, names.1);
    failure(
        StatusCode::BAD_REQUEST,
        "This cannot be compared",
        vec![message],
        Vec::new(),
        Some(Again { action, asked }),
    )
}

/// The page for something that is not there, without an error of the API.
pub(super) fn missing(message: &str) -> Response {
    plain(StatusCode::NOT_FOUND, "Not found", message)
}

/// The page for an address with parameters that mean nothing.
pub(super) fn list_unreadable(message: String) -> Response {
    failure(
        StatusCode::BAD_REQUEST,
        "This cannot be listed",
        vec![message],
        Vec::new(),
        None,
    )
}

/// The page for a list that the API refused.
pub(super) fn list_refused(refusal: &Refusal) -> Response {
    let messages = messages_of(refusal);
    match refusal.fault() {
        Fault::BadInput => failure(
            StatusCode::BAD_REQUEST,
            "This cannot be listed",
            messages,
            Vec::new(),
            None,
        ),
        Fault::TooMany => too_many(refusal),
        Fault::NotFound => failure(
            StatusCode::NOT_FOUND,
            "Not found",
            messages,
            Vec::new(),
            None,
        ),
        Fault::TooSlow => too_slow(),
        Fault::Ours => internal(messages),
    }
}

/// The page for a reader who has used up its points, with when to come back.
fn too_many(refusal: &Refusal) -> Response {
    let mut response = failure(
        StatusCode::TOO_MANY_REQUESTS,
        "Too many questions",
        messages_of(refusal),
        Vec::new(),
        None,
    );
    if let Some(seconds) = refusal.retry_after_s() {
        set(&mut response, header::RETRY_AFTER, &seconds.to_string());
    }
    response
}

fn too_slow() -> Response {
    plain(
        StatusCode::GATEWAY_TIMEOUT,
        "The answer took too long",
        "Try again in a moment.",
    )
}

fn internal(messages: Vec<String>) -> Response {
    failure(
        StatusCode::INTERNAL_SERVER_ERROR,
        "Something went wrong here",
        messages,
        Vec::new(),
        None,
    )
}

fn plain(status: StatusCode, title: &str, message: &str) -> Response {
    failure(status, title, vec![message.to_owned()], Vec::new(), None)
}

fn failure(
    status: StatusCode,
    title: &str,
    messages: Vec<String>,
    suggestions: Vec<Suggestion>,
    again: Option<Again<'_>>,
) -> Response {
    let style = assets::style_href();
    reply::failure(
        status,
        &Problem {
            style,
            mount: MOUNT,
            title,
            messages,
            suggestions,
            again,
        },
    )
}

fn offer(left: &str, right: &str, query: &str) -> Suggestion {
    Suggestion {
        href: link::comparison_with(left, right, query),
        text: format!("{left} vs {right}"),
    }
}
