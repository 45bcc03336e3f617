//! `/graphql`: GraphQL over HTTP, to the letter.

use std::sync::Arc;

use poem::{
    Endpoint, Request, Response, Result,
    http::{Method, StatusCode, header},
};
use tracing::Instrument;

use super::{
    accept::{self, Media},
    incoming, params,
    params::Params,
    record::{Opened, Record},
    refused::Refused,
    reply::{self, Asked, Validated},
    service::{Price, Service},
};
use crate::operation::{Code, Prepared, Refusal, Served};

/// The methods of the endpoint.
const ALLOW: &str = "GET, HEAD, POST, OPTIONS";
/// Where a query may be sent that may not be sent by GET.
const ALLOW_POST: &str = "POST";
/// The header that asks for the cost.
const COST_HEADER: &str = "graphql-cost";

/// The endpoint.
pub struct GraphQl(pub Arc<Service>);

/// What the client wants to know of the cost.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CostMode {
    Silent,
    Report,
    ValidateOnly,
}

impl Endpoint for GraphQl {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let is_head = request.method() == Method::HEAD;
        let mut response = self.respond(request).await;
        if is_head && !response.headers().contains_key(header::CONTENT_LENGTH) {
            response.set_body(());
        }
        Ok(response)
    }
}

impl GraphQl {
    async fn respond(&self, mut request: Request) -> Response {
        if request.method() == Method::OPTIONS {
            return options(ALLOW);
        }
        let accepted = accept::listed(request.headers(), header::ACCEPT);
        let Some(media) = accept::media(accepted.as_deref()) else {
            let message =
                "Accept must admit application/graphql-response+json or application/json.";
            return reply::refused(
                Media::Json,
                &Refused::http(StatusCode::NOT_ACCEPTABLE, message),
            );
        };
        let mut record = Record::new(&Opened::of(&request), "http");
        let answered = self.answer(&mut request, media, &mut record).await;
        let mut response = answered.unwrap_or_else(|refused| {
            record.refused = Some(refused.refusal.code);
            reply::refused(media, &refused)
        });
        let caching = response.header(header::CACHE_CONTROL);
        // What a cache may give to others says nothing of the one who asked.
        let is_shared = caching.is_some_and(|value| value.starts_with("public"));
        if !is_shared || request.method() == Method::POST {
            record.tell_standing(&mut response);
        }
        record.finish(&self.0.metrics, response.status());
        response
    }

    async fn answer(
        &self,
        request: &mut Request,
        media: Media,
        record: &mut Record,
    ) -> Result<Response, Refused> {
        let service = &self.0;
        let caller = service.caller(request).await?;
        let params = read(request, service)
            .await
            .map_err(|refused| service.refuse(&caller, refused, record))?;
        let mode = cost_mode(request);
        let price = if mode == CostMode::ValidateOnly {
            Price::Point
        } else {
            Price::Cost
        };
        let prepared = service.prepare(&caller, params, price, record)?;
        check_method(request.method(), &prepared)?;
        let left = service
            .engine
            .limits()
            .cost
            .saturating_sub(prepared.cost.points);
        let remaining = record.standing.map_or(left, |standing| standing.remaining);
        let executing = async {
            match mode {
                CostMode::Silent => service.engine.answer(&prepared, &caller.request_id).await,
                _ => {
                    service
                        .engine
                        .answer_with_cost(&prepared, &caller.request_id, remaining)
                        .await
                }
            }
        };
        if mode == CostMode::ValidateOnly {
            let report = service.engine.validated(&prepared, remaining);
            return Ok(reply::json(media, StatusCode::OK, &report));
        }
        let served = executing.instrument(record.span()).await?;
        record.served(&served);
        Ok(self.send(request, media, &served, mode).await)
    }

    async fn send(
        &self,
        request: &Request,
        media: Media,
        served: &Served,
        mode: CostMode,
    ) -> Response {
        let fresh = self.0.config.caching.header();
        let kept = mode == CostMode::Silent && !served.executed.has_errors;
        let validated = Validated {
            body: &served.executed.body,
            content_type: media.content_type(),
            cache_control: if kept { &fresh } else { "no-store" },
        };
        validated.respond(&Asked::of(request)).await
    }
}

/// The answer to OPTIONS that is not a preflight.
pub fn options(allow: &'static str) -> Response {
    let mut response = Response::builder().status(StatusCode::NO_CONTENT).finish();
    reply::set(&mut response, header::ALLOW, allow);
    response
}

/// Reads the parameters from wherever the method puts them.
pub async fn read(request: &mut Request, service: &Service) -> Result<Params, Refused> {
    let method = request.method().clone();
    if method == Method::GET || method == Method::HEAD {
        let query = request.uri().query().unwrap_or_default();
        if query.len() > service.config.body_bytes {
            return Err(Refused::http(
                StatusCode::URI_TOO_LONG,
                "The query string is too long.",
            ));
        }
        return params::from_query_string(query);
    }
    if method != Method::POST {
        return Err(Refused::method(ALLOW, format!("Use one of {ALLOW}.")));
    }
    params::check_content_type(request.content_type())?;
    let config = &service.config;
    let body = incoming::body(request, config.body_bytes, config.body_patience).await?;
    params::from_json(&body)
}

fn check_method(method: &Method, prepared: &Prepared) -> Result<(), Refused> {
    if prepared.is_mutation() && method != Method::POST {
        return Err(Refused::method(ALLOW_POST, "Mutations need POST."));
    }
    if prepared.is_subscription() {
        let message = "Subscriptions are served at /graphql/stream and /graphql/ws.";
        return Err(Refusal::new(Code::BadUserInput, message).into());
    }
    Ok(())
}

fn cost_mode(request: &Request) -> CostMode {
    match request.header(COST_HEADER).map(str::trim) {
        Some("1" | "report") => CostMode::Report,
        Some("validate") => CostMode::ValidateOnly,
        _ => CostMode::Silent,
    }
}
