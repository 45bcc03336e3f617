//! What the choice of a pair offers while a reader types.

use serde::Deserialize;
use serde_json::json;

use super::answer::PageInfo;
use crate::ask::{Ask, read};

const DOCUMENT: &str = include_str!("names.graphql");
/// Names that a page carries: those of the catalog that is built in, and not yet a burden on a phone.
const MOST_NAMES: usize = 1_000;

#[derive(Deserialize)]
struct Data {
    models: Models,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Models {
    nodes: Vec<Known>,
    page_info: PageInfo,
}

/// A model that can be chosen.
#[derive(Debug, Deserialize)]
pub(super) struct Known {
    pub(super) slug: String,
    pub(super) name: String,
}

/// The models that are offered; where the API refuses to go on, those that it had told until then.
pub(super) async fn known(ask: &dyn Ask) -> Vec<Known> {
    let mut known = Vec::new();
    let mut after = None;
    while known.len() < MOST_NAMES {
        let answer = ask.ask(DOCUMENT, json!({ "after": after })).await;
        let Ok(Data { models }) = read(answer) else {
            break;
        };
        known.extend(models.nodes);
        after = models.page_info.next();
        if after.is_none() {
            break;
        }
    }
    known
}
