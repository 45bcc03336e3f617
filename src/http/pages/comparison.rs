//! `/compare/{left}/{right}`: the page of two models, from one query.

use std::sync::Arc;

use askama::Template;
use poem::web::{Data as Shared, Path};
use poem::{Request, Response, handler};
use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::{Comparison, Data, Model, Side as Leader, Slug};
use super::asked::Asked;
use super::cost_chart::{self, CostChart};
use super::credits::Credits;
use super::scatter::{self, Scatter};
use super::{MOUNT, Site, assets, link, problem, reply, structured, words};
use crate::ask::read;

/// The document behind the page.
pub(super) const DOCUMENT: &str = include_str!("comparison.graphql");
const PAIR: &str = include_str!("pair.graphql");
/// Characters of the description that search engines show.
const DESCRIPTION_LENGTH: usize = 160;

/// The page as its template sees it.
#[derive(Template)]
#[template(path = "comparison.html")]
pub(super) struct Page<'a> {
    style: &'a str,
    mount: &'a str,
    c: &'a Comparison,
    credits: Credits<'a>,
    cost_chart: Option<CostChart>,
    scatter: Option<Scatter>,
    description: String,
    canonical: String,
    swapped: String,
    action: String,
    playground: String,
    answer: String,
    structured: String,
    /// What the costs rest on.
    basis: String,
    asked: Asked,
    indexed: bool,
}

#[handler]
pub(super) async fn page(
    Path((left, right)): Path<(String, String)>,
    request: &Request,
    Shared(site): Shared<&Arc<Site>>,
) -> Response {
    let asked = Asked::read(request.uri().query().unwrap_or_default());
    if let Some(message) = asked.unreadable() {
        return problem::unreadable(message, (&left, &right), &asked);
    }
    let variables = asked.variables(&left, &right);
    let ask = site.desk.asker(request);
    let answer = ask.ask(DOCUMENT, variables.clone()).await;
    let comparison = match read(answer) {
        Ok(Data {
            comparison: Some(comparison),
        }) => comparison,
        Ok(Data { comparison: None }) => return problem::missing("There is no such comparison."),
        Err(refusal) => return problem::refused(&*ask, &refusal, (&left, &right), &asked).await,
    };
    if (&comparison.left.slug, &comparison.right.slug) != (&left, &right) {
        let to = link::comparison_with(
            &comparison.left.slug,
            &comparison.right.slug,
            &asked.query(),
        );
        return reply::moved(&to);
    }
    let page = Page::new(
        &comparison,
        asked,
        &variables,
        &link::origin(&site.options, request),
    );
    reply::page(request, &page, &site.options.cache_control).await
}

impl<'a> Page<'a> {
    /// Lays out everything that needs more than a look at the answer.
    pub(super) fn new(c: &'a Comparison, asked: Asked, variables: &Value, origin: &str) -> Self {
        let (left, right) = (&c.left.slug, &c.right.slug);
        let forwards = c.canonical_slug == format!("{left}-vs-{right}");
        let (first, second) = if forwards {
            (left, right)
        } else {
            (right, left)
        };
        let canonical = format!("{origin}{}", link::comparison(first, second));
        let query = asked.query();
        Self {
            style: assets::style_href(),
            mount: MOUNT,
            credits: Credits {
                sources: &c.sources,
            },
            cost_chart: cost_chart::chart(&c.monthly_cost, &c.left, &c.right),
            scatter: scatter::chart(c),
            description: words::beginning(&c.summary.text, DESCRIPTION_LENGTH),
            swapped: link::comparison_with(right, left, &query),
            action: link::comparison(left, right),
            playground: link::playground(DOCUMENT, variables),
            answer: link::answer(DOCUMENT, variables),
            structured: structured::faq_page(c, &canonical),
            basis: c.monthly_cost.workload.sentence(asked.providers()),
            // A page with a workload of somebody's own is for that somebody.
            indexed: query.is_empty(),
            asked: asked.filled(c),
            canonical,
            c,
        }
    }

    /// Both models, each with its own part of a section and the class of its colour.
    fn both<'b, T>(&self, left: &'b T, right: &'b T) -> [(&'a Model, &'b T, &'static str); 2] {
        [
            (&self.c.left, left, "left"),
            (&self.c.right, right, "right"),
        ]
    }

    fn name_of(&self, slug: &str) -> &str {
        if slug == self.c.left.slug {
            &self.c.left.name
        } else {
            &self.c.right.name
        }
    }

    fn class_of(&self, slug: &str) -> &'static str {
        if slug == self.c.left.slug {
            "left"
        } else {
            "right"
        }
    }
}

impl Asked {
    /// The fields of the form as the comparison was computed.
    fn filled(self, c: &Comparison) -> Self {
        let workload = &c.monthly_cost.workload;
        let per_request = workload.input_tokens_per_request;
        Self {
            input_tokens: words::grouped(workload.input_tokens),
            output_tokens: words::grouped(workload.output_tokens),
            input_tokens_per_request: per_request.map_or_else(String::new, words::grouped),
            cached_input_share: workload.cached_input_share.clone(),
            batch_share: workload.batch_share.clone(),
            ..self
        }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Pair {
    comparison_by_slug: Option<Sides>,
}

#[derive(Deserialize)]
struct Sides {
    left: Slug,
    right: Slug,
}

/// `/compare/gpt-4.1/qwen3.5-4b/` leads to the page without the slash.
#[handler]
pub(super) fn with_a_slash(
    Path((left, right)): Path<(String, String)>,
    request: &Request,
) -> Response {
    let asked = Asked::read(request.uri().query().unwrap_or_default());
    reply::moved(&link::comparison_with(&left, &right, &asked.query()))
}

/// `/compare/gpt-4.1-vs-qwen3.5-4b` leads to the page of the two, `/compare/gpt-4.1` to a choice of the other.
#[handler]
pub(super) async fn by_pair(
    Path(slug): Path<String>,
    request: &Request,
    Shared(site): Shared<&Arc<Site>>,
) -> Response {
    if !slug.contains("-vs-") {
        return reply::see(&link::picker(&slug));
    }
    let ask = site.desk.asker(request);
    match read(ask.ask(PAIR, json!({ "slug": slug })).await) {
        Ok(Pair {
            comparison_by_slug: Some(Sides { left, right }),
        }) => reply::moved(&link::comparison(&left.slug, &right.slug)),
        Ok(Pair {
            comparison_by_slug: None,
        }) => problem::missing("There is no such comparison."),
        Err(refusal) => {
            let names = (&*slug, "");
            problem::refused(&*ask, &refusal, names, &Asked::default()).await
        }
    }
}
