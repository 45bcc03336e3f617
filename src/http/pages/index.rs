//! `/compare`: the models, the pairs worth reading first, and the form that picks two.

use std::sync::Arc;

use askama::Template;
use form_urlencoded::Serializer;
use poem::web::Data as Shared;
use poem::{Request, Response, handler};
use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::{Display, Named, Slug};
use super::names::{self, Known};
use super::{MOUNT, Site, assets, link, problem, reply, words};
use crate::ask::{Ask, read};

const DOCUMENT: &str = include_str!("index.graphql");
const MEANT: &str = include_str!("meant.graphql");
/// Models on one page.
const PAGE_SIZE: u32 = 50;
/// Pairs to begin with.
const MOST_PAIRS: usize = 12;

#[derive(Debug, Deserialize)]
struct Data {
    catalog: Catalog,
    models: Models,
    served: Served,
    chosen: Option<Chosen>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Catalog {
    revision: u64,
    reviewed_on: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Models {
    total_count: u64,
    nodes: Vec<Model>,
    page_info: PageInfo,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct PageInfo {
    has_next_page: bool,
    has_previous_page: bool,
    start_cursor: Option<String>,
    end_cursor: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Model {
    slug: String,
    name: String,
    organization: Named,
    openness: String,
    released_on: Option<String>,
    context_window: Option<Display>,
    cheapest_route: Option<Cheapest>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Cheapest {
    output_price: Option<Display>,
    provider: Named,
}

/// The models that most providers serve, each with the model that is closest to it.
#[derive(Debug, Deserialize)]
struct Served {
    nodes: Vec<Partnered>,
}

#[derive(Debug, Deserialize)]
struct Partnered {
    related: Vec<Related>,
}

impl Served {
    /// Their pairs, each once in whichever direction it came first.
    fn pairs(&self) -> Vec<&Related> {
        let mut pairs: Vec<&Related> = Vec::new();
        for pair in self.nodes.iter().flat_map(|model| &model.related) {
            let (one, other) = (&pair.kept.slug, &pair.model.slug);
            let known = pairs
                .iter()
                .any(|known| (&known.model.slug, &known.kept.slug) == (one, other));
            if !known && pairs.len() < MOST_PAIRS {
                pairs.push(pair);
            }
        }
        pairs
    }
}

#[derive(Debug, Deserialize)]
struct Chosen {
    slug: String,
    name: String,
    related: Vec<Related>,
}

#[derive(Debug, Deserialize)]
struct Related {
    title: String,
    kept: Slug,
    model: Slug,
}

#[derive(Template)]
#[template(path = "index.html")]
struct Index<'a> {
    style: &'a str,
    mount: &'a str,
    data: &'a Data,
    text: &'a str,
    left: &'a str,
    right: &'a str,
    canonical: String,
    earlier: Option<String>,
    later: Option<String>,
    playground: String,
    pairs: Vec<&'a Related>,
    /// Models that are offered while a reader types.
    known: Vec<Known>,
    /// Slugs that come closest to a model that is not known.
    meant: Vec<String>,
}

/// What a reader asks of the list.
#[derive(Debug, Default)]
struct Listed {
    left: String,
    right: String,
    text: String,
    after: Option<String>,
    before: Option<String>,
}

impl Listed {
    fn read(query: &str) -> Self {
        let mut listed = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let value = value.trim().to_owned();
            match &*name {
                "left" => listed.left = value,
                "right" => listed.right = value,
                "text" => listed.text = value,
                "after" => listed.after = Some(value).filter(|cursor| !cursor.is_empty()),
                "before" => listed.before = Some(value).filter(|cursor| !cursor.is_empty()),
                _ => {}
            }
        }
        listed
    }

    fn variables(&self) -> Value {
        let mut variables = json!({ "chosen": self.left });
        let (size, cursor) = if self.before.is_some() {
            ("last", "before")
        } else {
            ("first", "after")
        };
        let at = if self.before.is_some() {
            &self.before
        } else {
            &self.after
        };
        if let Some(variables) = variables.as_object_mut() {
            variables.insert(size.to_owned(), PAGE_SIZE.into());
            if let Some(at) = at {
                variables.insert(cursor.to_owned(), at.as_str().into());
            }
            if !self.text.is_empty() {
                variables.insert("filter".to_owned(), json!({ "text": self.text }));
            }
        }
        variables
    }

    fn step(&self, direction: &str, cursor: &str) -> String {
        let mut query = Serializer::new(String::new());
        if !self.text.is_empty() {
            query.append_pair("text", &self.text);
        }
        query.append_pair(direction, cursor);
        format!("{MOUNT}?{}#models", query.finish())
    }
}

#[handler]
pub(super) async fn page(request: &Request, Shared(site): Shared<&Arc<Site>>) -> Response {
    let listed = Listed::read(request.uri().query().unwrap_or_default());
    if !listed.left.is_empty() && !listed.right.is_empty() {
        return reply::see(&link::comparison(&listed.left, &listed.right));
    }
    let ask = site.desk.asker(request);
    let variables = listed.variables();
    let data: Data = match read(ask.ask(DOCUMENT, variables.clone()).await) {
        Ok(data) => data,
        Err(refusal) => return problem::list_refused(&refusal),
    };
    let meant = if data.chosen.is_none() && !listed.left.is_empty() {
        closest(&*ask, &listed.left).await
    } else {
        Vec::new()
    };
    let info = &data.models.page_info;
    let earlier = info
        .start_cursor
        .as_deref()
        .filter(|_| info.has_previous_page);
    let later = info.end_cursor.as_deref().filter(|_| info.has_next_page);
    let index = Index {
        style: assets::style_href(),
        mount: MOUNT,
        text: &listed.text,
        left: data
            .chosen
            .as_ref()
            .map_or(&listed.left, |chosen| &chosen.slug),
        right: &listed.right,
        canonical: format!("{}{MOUNT}", link::origin(&site.options, request)),
        earlier: earlier.map(|cursor| listed.step("before", cursor)),
        later: later.map(|cursor| listed.step("after", cursor)),
        playground: link::playground(DOCUMENT, &variables),
        pairs: data.served.pairs(),
        known: names::known(&*ask).await,
        meant,
        data: &data,
    };
    reply::page(request, &index, &site.options.cache_control).await
}

/// The slugs of the models that are called most like one that is not known.
async fn closest(ask: &dyn Ask, unknown: &str) -> Vec<String> {
    let answer = ask.ask(MEANT, json!({ "model": unknown })).await;
    let refused = read::<Value>(answer).err();
    refused.map_or_else(Vec::new, |refusal| {
        let slugs = refusal.suggestions().into_iter();
        slugs.map(ToOwned::to_owned).collect()
    })
}
