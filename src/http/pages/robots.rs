//! `/robots.txt`: what crawlers may read, and where they find it.

use std::sync::Arc;

use poem::web::Data as Shared;
use poem::{Endpoint, EndpointExt, Request, Response, get, handler};

use super::{MOUNT, Options, allowing, link, reply};

/// Where the file is.
pub const ROBOTS: &str = "/robots.txt";

/// The file, to be served at [`ROBOTS`].
pub fn robots(options: Options) -> impl Endpoint + 'static {
    allowing(get(page).data(Arc::new(options)))
}

#[handler]
async fn page(request: &Request, Shared(options): Shared<&Arc<Options>>) -> Response {
    let origin = link::origin(options, request);
    let rules =
        format!("User-agent: *\nDisallow: /graphql\n\nSitemap: {origin}{MOUNT}/sitemap.xml\n");
    reply::unless_known(
        request,
        "text/plain; charset=utf-8",
        rules,
        &options.cache_control,
    )
    .await
}
