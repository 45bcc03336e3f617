//! `/health/live`, `/health/ready` and `/metrics`.

use std::sync::Arc;

use poem::{
    Endpoint, Request, Response, Result,
    http::{Method, StatusCode, header},
};
use serde_json::json;

use super::{graphql, reply, service::Service};

const ALLOW: &str = "GET, HEAD, OPTIONS";
const DRAINING: &str = "The process is draining.";

/// Which of the endpoints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Probe {
    /// Whether the process runs at all.
    Live,
    /// Whether it should be sent requests.
    Ready,
    /// The metrics.
    Metrics,
}

/// The endpoint of a probe.
pub struct Health(pub Probe, pub Arc<Service>);

impl Endpoint for Health {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        if request.method() == Method::OPTIONS {
            return Ok(graphql::options(ALLOW));
        }
        let is_head = request.method() == Method::HEAD;
        if request.method() != Method::GET && !is_head {
            let mut response = graphql::options(ALLOW);
            response.set_status(StatusCode::METHOD_NOT_ALLOWED);
            return Ok(response);
        }
        let mut response = match self.0 {
            Probe::Live => status(StatusCode::OK, &[]),
            Probe::Ready => self.ready().await,
            Probe::Metrics => metrics(&self.1).await,
        };
        if is_head {
            response.set_body(());
        }
        Ok(response)
    }
}

impl Health {
    async fn ready(&self) -> Response {
        let mut missing = self.1.readiness.missing().await;
        if self.1.drain.has_started() {
            missing.push(DRAINING.to_owned());
        }
        let code = if missing.is_empty() {
            StatusCode::OK
        } else {
            StatusCode::SERVICE_UNAVAILABLE
        };
        status(code, &missing)
    }
}

fn status(code: StatusCode, missing: &[String]) -> Response {
    let body = json!({ "status": if code.is_success() { "ok" } else { "unavailable" }, "missing": missing });
    let mut response = Response::builder().status(code).body(body.to_string());
    reply::set(
        &mut response,
        header::CONTENT_TYPE,
        "application/json; charset=utf-8",
    );
    reply::set(&mut response, header::CACHE_CONTROL, "no-store");
    response
}

async fn metrics(service: &Service) -> Response {
    service.engine.settle().await;
    let mut response = Response::builder().body(service.metrics.render());
    let media = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    reply::set(&mut response, header::CONTENT_TYPE, media);
    reply::set(&mut response, header::CACHE_CONTROL, "no-store");
    response
}
