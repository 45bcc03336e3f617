//! The rendered pages under `/compare` and the feed of changes: server-side HTML over the same API that everyone else uses.
//!
//! Each page is one document (`*.graphql`), the structs that read its answer, and a template. Nothing here knows the
//! catalog; a page shows what the API says, in the API's words. Start at `comparison`.

mod answer;
mod asked;
mod assets;
mod comparison;
mod cost_chart;
mod credits;
mod feed;
mod index;
mod link;
mod problem;
mod reply;
mod scale;
mod scatter;
mod sitemap;
mod structured;
mod words;

use std::sync::Arc;

use poem::{Endpoint, EndpointExt, Route, get};

use crate::ask::Ask;

pub use self::feed::{FEED, feed};

/// Where the pages are mounted.
pub const MOUNT: &str = "/compare";

/// What the pages need to know of their surroundings.
#[derive(Clone, Debug)]
pub struct Options {
    /// Scheme and host under which readers reach the server, without a slash at the end. Canonical links and the
    /// sitemap are made of it; without it they name the host of the request.
    pub public_url: Option<String>,
    /// `Cache-Control` of pages with facts on them.
    pub cache_control: String,
    /// Whether there are pages to link to: the feed is served without them, too.
    pub pages: bool,
}

impl Default for Options {
    fn default() -> Self {
        let cache_control = "public, max-age=60, stale-while-revalidate=600".to_owned();
        Self {
            public_url: None,
            cache_control,
            pages: true,
        }
    }
}

struct Site {
    ask: Arc<dyn Ask>,
    options: Options,
}

/// The pages, to be nested at [`MOUNT`].
pub fn routes(ask: Arc<dyn Ask>, options: Options) -> impl Endpoint + 'static {
    Route::new()
        .at("/", get(index::page))
        .at("/style.css", get(assets::style))
        .at("/icon.svg", get(assets::icon))
        .at("/sitemap.xml", get(sitemap::page))
        .at("/:pair", get(comparison::by_pair))
        .at("/:left/:right", get(comparison::page))
        .at("/:left/:right/", get(comparison::with_a_slash))
        .data(Arc::new(Site { ask, options }))
}
