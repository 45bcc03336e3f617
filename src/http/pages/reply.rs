//! Answers of the pages: headers that all of them carry.

use askama::Template;
use poem::http::{StatusCode, header};
use poem::{Request, Response};

use crate::http::reply::{Asked, Validated, set};
use crate::operation::Body;

/// Style sheets and pictures of our own, forms that lead to us, and no script at all. Structured data is no script.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; \
    frame-ancestors 'none'";

/// A page, or `304` for a reader who has it.
pub(super) async fn page(request: &Request, page: &impl Template, caching: &str) -> Response {
    rendered(request, page.render(), "text/html; charset=utf-8", caching).await
}

/// An XML document, or `304` for a reader who has it.
pub(super) async fn xml(request: &Request, page: &impl Template, caching: &str) -> Response {
    let document = page.render();
    rendered(request, document, "application/xml; charset=utf-8", caching).await
}

/// A feed, or `304` for a reader who has it.
pub(super) async fn atom(request: &Request, page: &impl Template, caching: &str) -> Response {
    rendered(
        request,
        page.render(),
        "application/atom+xml; charset=utf-8",
        caching,
    )
    .await
}

async fn rendered(
    request: &Request,
    page: askama::Result<String>,
    media_type: &str,
    caching: &str,
) -> Response {
    match page {
        Ok(body) => unless_known(request, media_type, body, caching).await,
        Err(error) => unrendered(&error),
    }
}

/// A page that says why there is no other; it is never stored.
pub(super) fn failure(status: StatusCode, page: &impl Template) -> Response {
    let mut response = match page.render() {
        Ok(html) => Response::builder()
            .status(status)
            .content_type("text/html; charset=utf-8")
            .body(html),
        Err(error) => return unrendered(&error),
    };
    set(&mut response, header::CACHE_CONTROL, "no-store");
    guarded(response)
}

/// A body in the encoding that the reader takes, or `304` for a reader who has it.
pub(super) async fn unless_known(
    request: &Request,
    media_type: &str,
    body: String,
    caching: &str,
) -> Response {
    let validated = Validated {
        body: &Body::new(body),
        content_type: media_type,
        cache_control: caching,
    };
    guarded(validated.respond(&Asked::of(request)).await)
}

/// A pointer to the one address of something.
pub(super) fn moved(to: &str) -> Response {
    let mut response = Response::builder()
        .status(StatusCode::PERMANENT_REDIRECT)
        .finish();
    set(&mut response, header::LOCATION, to);
    set(&mut response, header::CACHE_CONTROL, "public, max-age=3600");
    guarded(response)
}

/// A pointer to what a form asked for.
pub(super) fn see(to: &str) -> Response {
    let mut response = Response::builder().status(StatusCode::SEE_OTHER).finish();
    set(&mut response, header::LOCATION, to);
    guarded(response)
}

fn unrendered(error: &askama::Error) -> Response {
    tracing::error!(%error, "a page could not be rendered");
    guarded(
        Response::builder()
            .status(StatusCode::INTERNAL_SERVER_ERROR)
            .finish(),
    )
}

fn guarded(mut response: Response) -> Response {
    set(&mut response, header::CONTENT_SECURITY_POLICY, POLICY);
    set(&mut response, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(
        &mut response,
        header::REFERRER_POLICY,
        "strict-origin-when-cross-origin",
    );
    response
}
