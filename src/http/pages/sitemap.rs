//! `/compare/sitemap.xml`: the address of every pair worth a page.

use std::sync::Arc;

use askama::Template;
use poem::web::Data as Shared;
use poem::{Request, Response, handler};
use serde::Deserialize;
use serde_json::json;

use super::answer::{PageInfo, Slug};
use super::{MOUNT, Site, link, problem, reply};
use crate::ask::{Ask, Refusal, read};

const DOCUMENT: &str = include_str!("sitemap.graphql");
/// Pairs of one sitemap, which may hold 50,000 addresses: whole pages of pairs below that, and the list itself.
const MOST_PAIRS: usize = 49_900;

#[derive(Deserialize)]
struct Data {
    comparisons: Pairs,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Pairs {
    nodes: Vec<Pair>,
    page_info: PageInfo,
}

#[derive(Deserialize)]
struct Pair {
    left: Slug,
    right: Slug,
}

#[derive(Template)]
#[template(path = "sitemap.xml")]
struct Sitemap {
    addresses: Vec<String>,
}

#[handler]
pub(super) async fn page(request: &Request, Shared(site): Shared<&Arc<Site>>) -> Response {
    let origin = link::origin(&site.options, request);
    match pairs(&*site.desk.asker(request)).await {
        Ok(pairs) => {
            let pages = pairs
                .iter()
                .map(|pair| link::comparison(&pair.left.slug, &pair.right.slug));
            let paths = std::iter::once(MOUNT.to_owned()).chain(pages);
            let addresses = paths.map(|path| format!("{origin}{path}")).collect();
            let sitemap = Sitemap { addresses };
            reply::xml(request, &sitemap, &site.options.cache_control).await
        }
        Err(refusal) => problem::list_refused(&refusal),
    }
}

async fn pairs(ask: &dyn Ask) -> Result<Vec<Pair>, Refusal> {
    let mut pairs = Vec::new();
    let mut after = None;
    while pairs.len() < MOST_PAIRS {
        let Data { comparisons } = read(ask.ask(DOCUMENT, json!({ "after": after })).await)?;
        pairs.extend(comparisons.nodes);
        after = comparisons.page_info.next();
        if after.is_none() {
            break;
        }
    }
    Ok(pairs)
}
