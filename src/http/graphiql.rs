//! GraphiQL at `/` and its files under `/graphiql/`.
//!
//! A file's path in the bundle is its path on the server. The small console of `console` is at `/console`,
//! and without a bundle at `/`, too.

use std::path::PathBuf;

use poem::http::{Method, StatusCode, header};
use poem::{Endpoint, Request, Response, Route};

use super::accept::{self, Media};
use super::bundle::{Bundle, File, PAGE};
use super::refused::Refused;
use super::reply::{self, Asked, set};
use super::{console, graphql};

pub use super::bundle::NotABundle;

/// Scripts and workers come from files of ours only, and nothing is fetched from another host. Styles are open,
/// because the editor (Monaco) writes its theme into `<style>` elements and positions into `style` attributes whose
/// text is not known beforehand; `data:` is there for fonts and pictures that its style sheets hold.
const POLICY: &str = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; \
    style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Names under this folder carry a hash of their content, so they never change.
const HASHED: &str = "graphiql/assets/";

const ALLOW: &str = "GET, HEAD, OPTIONS";

/// The endpoint of `/`, `/console` and `/graphiql/*path`.
#[derive(Clone)]
pub struct Graphiql {
    bundle: Bundle,
}

impl Graphiql {
    /// GraphiQL as built into the binary, or as built into a `folder` when one is given.
    pub fn open(folder: Option<PathBuf>) -> Result<Self, NotABundle> {
        Bundle::open(folder).map(|bundle| Self { bundle })
    }

    /// The routes with these pages added.
    pub fn mount(self, routes: Route) -> Route {
        routes
            .at("/", self.clone())
            .at("/console", self.clone())
            .at("/graphiql/*path", self)
    }

    /// The page for a browser, and a pointer to the endpoint for everything else.
    async fn page(&self, request: &Request, asked: &Asked) -> Response {
        let accepted = accept::listed(request.headers(), header::ACCEPT);
        if !accept::names(accepted.as_deref(), "text/html") {
            return pointer();
        }
        match self.bundle.file(PAGE, asked.encoding).await {
            Some(file) => answer(PAGE, file, asked),
            None => console::page(asked).await,
        }
    }
}

impl Endpoint for Graphiql {
    type Output = Response;

    async fn call(&self, request: Request) -> poem::Result<Response> {
        match *request.method() {
            Method::GET | Method::HEAD => {}
            Method::OPTIONS => return Ok(graphql::options(ALLOW)),
            _ => {
                let refused = Refused::method(ALLOW, format!("Use one of {ALLOW}."));
                return Ok(reply::refused(Media::Json, &refused));
            }
        }
        let asked = Asked::of(&request);
        let mut response = match request.uri().path().trim_start_matches('/') {
            "" => self.page(&request, &asked).await,
            "console" => console::page(&asked).await,
            name => match self.bundle.file(name, asked.encoding).await {
                Some(file) => answer(name, file, &asked),
                None => StatusCode::NOT_FOUND.into(),
            },
        };
        set(&mut response, header::VARY, "Accept, Accept-Encoding");
        set(&mut response, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
        set(&mut response, header::REFERRER_POLICY, "no-referrer");
        Ok(response)
    }
}

/// What a client that is no browser finds at `/`.
fn pointer() -> Response {
    const TEXT: &str = concat!(
        r#"{"name":"versus","version":""#,
        env!("CARGO_PKG_VERSION"),
        r#"","graphql":"graphql","subscriptions":"graphql/ws","schema":"schema.graphql"}"#,
        "\n"
    );
    Response::builder()
        .content_type("application/json")
        .body(TEXT)
}

fn answer(name: &str, file: File, asked: &Asked) -> Response {
    let etag = file.etag();
    let hashed = name.starts_with(HASHED);
    let mut response = Response::builder().finish();
    set(&mut response, header::ETAG, &etag);
    set(
        &mut response,
        header::CACHE_CONTROL,
        if hashed {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        },
    );
    if asked.has(&etag) {
        response.set_status(StatusCode::NOT_MODIFIED);
        return response;
    }
    set(&mut response, header::CONTENT_TYPE, media_type(name));
    set(&mut response, header::CONTENT_SECURITY_POLICY, POLICY);
    if let Some(token) = file.encoding.token() {
        set(&mut response, header::CONTENT_ENCODING, token);
    }
    asked.fill(&mut response, file.body);
    response
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("md") => "text/plain; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("ttf") => "font/ttf",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::Graphiql;
    use poem::http::StatusCode;
    use poem::test::{TestClient, TestResponse};
    use poem::{IntoEndpoint, Route};

    const BROWSER: &str = "text/html,application/xhtml+xml,*/*;q=0.8";

    /// A folder like the one that `npm run build` makes, and a secret next to it.
    fn served() -> (tempfile::TempDir, TestClient<impl poem::Endpoint>) {
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path().join("dist");
        let assets = folder.join("graphiql/assets");
        std::fs::create_dir_all(&assets).unwrap();
        std::fs::write(parent.path().join("secret.txt"), "secret").unwrap();
        std::fs::write(folder.join("index.html"), "<p>GraphiQL</p>").unwrap();
        std::fs::write(assets.join("main-1.js"), "plain").unwrap();
        std::fs::write(assets.join("main-1.js.br"), "brotli").unwrap();
        let client = client(Graphiql::open(Some(folder)).unwrap());
        (parent, client)
    }

    fn client(graphiql: Graphiql) -> TestClient<impl poem::Endpoint> {
        TestClient::new(graphiql.mount(Route::new()).into_endpoint())
    }

    fn header<'a>(response: &'a TestResponse, name: &str) -> &'a str {
        response
            .0
            .headers()
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    #[tokio::test]
    async fn a_browser_gets_the_page_and_others_a_pointer() {
        let (_folder, client) = served();
        let page = client.get("/").header("accept", BROWSER).send().await;
        assert!(header(&page, "content-security-policy").contains("script-src 'self'"));
        assert_eq!(header(&page, "vary"), "Accept, Accept-Encoding");
        assert_eq!(header(&page, "cache-control"), "no-cache");
        page.assert_text("<p>GraphiQL</p>").await;
        for accept in ["*/*", "application/json", "text/html;q=0"] {
            let pointer = client.get("/").header("accept", accept).send().await;
            assert_eq!(
                header(&pointer, "content-type"),
                "application/json",
                "{accept}"
            );
            assert_eq!(header(&pointer, "vary"), "Accept, Accept-Encoding");
        }
    }

    #[tokio::test]
    async fn a_hashed_file_is_kept_for_ever_in_the_encoding_that_was_asked_for() {
        let (_folder, client) = served();
        let packed = client
            .get("/graphiql/assets/main-1.js")
            .header("accept-encoding", "gzip, br")
            .send()
            .await;
        assert_eq!(header(&packed, "content-encoding"), "br");
        assert_eq!(
            header(&packed, "content-type"),
            "text/javascript; charset=utf-8"
        );
        assert_eq!(
            header(&packed, "cache-control"),
            "public, max-age=31536000, immutable"
        );
        assert_eq!(header(&packed, "x-content-type-options"), "nosniff");
        let plain = client.get("/graphiql/assets/main-1.js").send().await;
        assert_eq!(header(&plain, "content-encoding"), "");
        assert_ne!(header(&plain, "etag"), header(&packed, "etag"));
        plain.assert_text("plain").await;
    }

    #[tokio::test]
    async fn an_entity_tag_is_quoted_and_spares_the_body() {
        let (_folder, client) = served();
        let first = client.get("/graphiql/assets/main-1.js").send().await;
        let tag = header(&first, "etag").to_owned();
        assert!(
            tag.starts_with('"') && tag.ends_with('"') && tag.len() == 45,
            "{tag}"
        );
        for seen in [tag.clone(), format!("\"other\", W/{tag}"), "*".to_owned()] {
            let again = client
                .get("/graphiql/assets/main-1.js")
                .header("if-none-match", seen)
                .send()
                .await;
            again.assert_status(StatusCode::NOT_MODIFIED);
            assert_eq!(header(&again, "etag"), tag);
            assert_eq!(header(&again, "vary"), "Accept, Accept-Encoding");
        }
        let other = client
            .get("/graphiql/assets/main-1.js")
            .header("if-none-match", "\"other\"")
            .send()
            .await;
        other.assert_status_is_ok();
    }

    #[tokio::test]
    async fn nothing_outside_the_folder_is_served() {
        let (folder, client) = served();
        #[cfg(unix)]
        std::os::unix::fs::symlink(
            "../../secret.txt",
            folder.path().join("dist/graphiql/link.txt"),
        )
        .unwrap();
        for path in [
            "../../secret.txt",
            "%2e%2e/%2e%2e/secret.txt",
            "link.txt",
            "assets",
            "..%2f..%2fsecret.txt",
            "",
        ] {
            let response = client.get(format!("/graphiql/{path}")).send().await;
            response.assert_status(StatusCode::NOT_FOUND);
        }
        drop(folder);
    }

    #[tokio::test]
    async fn a_folder_without_a_page_is_refused_by_name() {
        let folder = tempfile::tempdir().unwrap();
        let refusal = Graphiql::open(Some(folder.path().to_owned()))
            .err()
            .unwrap()
            .to_string();
        assert!(
            refusal.contains(folder.path().to_str().unwrap()) && refusal.contains("index.html"),
            "{refusal}"
        );
    }

    #[tokio::test]
    async fn what_is_no_reading_is_refused_with_what_is_allowed() {
        let (_folder, client) = served();
        let refused = client.post("/").send().await;
        refused.assert_status(StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(header(&refused, "allow"), "GET, HEAD, OPTIONS");
    }

    #[tokio::test]
    async fn the_binary_always_has_a_page_for_a_browser() {
        let client = client(Graphiql::open(None).unwrap());
        for path in ["/", "/console"] {
            let page = client.get(path).header("accept", BROWSER).send().await;
            page.assert_status_is_ok();
            assert_eq!(header(&page, "content-type"), "text/html; charset=utf-8");
            assert!(header(&page, "content-security-policy").starts_with("default-src 'none'"));
            let text = page.0.into_body().into_string().await.unwrap();
            assert!(text.contains("<title>Versus"), "{text}");
        }
    }
}
