//! `/schema.graphql`: the SDL, with a validator.

use std::sync::Arc;

use poem::{Endpoint, Request, Response, Result, http::Method};

use super::{
    accept::Media,
    graphql,
    refused::Refused,
    reply::{self, Asked, Validated},
    service::Service,
};

const ALLOW: &str = "GET, HEAD, OPTIONS";

/// The endpoint.
pub struct Sdl(pub Arc<Service>);

impl Endpoint for Sdl {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        if request.method() == Method::OPTIONS {
            return Ok(graphql::options(ALLOW));
        }
        if request.method() != Method::GET && request.method() != Method::HEAD {
            let refused = Refused::method(ALLOW, format!("Use one of {ALLOW}."));
            return Ok(reply::refused(Media::Json, &refused));
        }
        let validated = Validated {
            body: self.0.engine.sdl(),
            content_type: "application/graphql; charset=utf-8",
            cache_control: &self.0.config.caching.header(),
        };
        Ok(validated.respond(&Asked::of(&request)).await)
    }
}
