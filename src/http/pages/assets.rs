//! The style sheet and the icon.

use std::sync::LazyLock;

use poem::{Request, Response, handler};

use super::{MOUNT, reply};
use crate::operation::{Body, Encoding};

const STYLE: &str = include_str!("style.css");
const ICON: &str = include_str!("icon.svg");
/// For an address that changes with its content.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";
/// For an address that does not.
const FOR_AN_HOUR: &str = "public, max-age=3600";

static STYLE_HREF: LazyLock<String> = LazyLock::new(|| {
    let tag = Body::new(STYLE).etag(Encoding::Identity);
    format!("{MOUNT}/style.css?{}", tag.trim_matches('"'))
});

/// Address of the style sheet, another one whenever it changes.
pub(super) fn style_href() -> &'static str {
    &STYLE_HREF
}

#[handler]
pub(super) async fn style(request: &Request) -> Response {
    let current = request
        .uri()
        .query()
        .is_some_and(|query| STYLE_HREF.ends_with(query));
    let caching = if current { FOR_GOOD } else { FOR_AN_HOUR };
    reply::unless_known(
        request,
        "text/css; charset=utf-8",
        STYLE.to_owned(),
        caching,
    )
    .await
}

#[handler]
pub(super) async fn icon(request: &Request) -> Response {
    reply::unless_known(request, "image/svg+xml", ICON.to_owned(), FOR_AN_HOUR).await
}
