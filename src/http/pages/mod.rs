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
mod desk;
mod feed;
mod index;
mod link;
mod names;
mod problem;
mod reply;
mod robots;
mod scale;
mod scatter;
mod sitemap;
mod structured;
mod words;

use std::sync::Arc;

use poem::error::MethodNotAllowedError;
use poem::http::{StatusCode, header};
use poem::{Endpoint, EndpointExt, Response, Route, get};

pub use self::desk::Desk;
pub use self::feed::{FEED, feed};
pub use self::robots::{ROBOTS, robots};

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
    desk: Box<dyn Desk>,
    options: Options,
}

/// The pages, to be nested at [`MOUNT`].
pub fn routes(desk: impl Desk, options: Options) -> impl Endpoint + 'static {
    let desk = Box::new(desk);
    let pages = Route::new()
        .at("/", get(index::page))
        .at("/style.css", get(assets::style))
        .at("/icon.svg", get(assets::icon))
        .at("/sitemap.xml", get(sitemap::page))
        .at("/:pair", get(comparison::by_pair))
        .at("/:left/:right", get(comparison::page))
        .at("/:left/:right/", get(comparison::with_a_slash))
        .data(Arc::new(Site { desk, options }));
    allowing(pages)
}

/// The same, with what is allowed said to whoever uses another method.
fn allowing(pages: impl Endpoint + 'static) -> impl Endpoint + 'static {
    pages.catch_error(|_: MethodNotAllowedError| async {
        Response::builder()
            .status(StatusCode::METHOD_NOT_ALLOWED)
            .header(header::ALLOW, "GET, HEAD")
            .finish()
    })
}
