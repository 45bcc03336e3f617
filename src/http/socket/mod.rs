//! `/graphql/ws`: operations over a WebSocket, in the protocol graphql-transport-ws.

mod protocol;
mod session;

use std::sync::Arc;

use poem::{
    Endpoint, FromRequest, IntoResponse, Request, RequestBody, Response, Result,
    http::{StatusCode, header},
    web::websocket::{WebSocket, WebSocketConfig},
};
use tokio::sync::OwnedSemaphorePermit;

use self::session::Session;
use super::{
    accept::Media, record::Opened, refused::Refused, reply, service::Service, shares::Piece,
};

/// Buffers of a socket, which it has as long as it is open. Messages may be larger.
const BUFFER_BYTES: usize = 4 * 1_024;

/// The endpoint.
pub struct Socket(pub Arc<Service>);

/// A stream or socket that is open: it has a place and is counted until it is dropped.
pub struct Open {
    service: Arc<Service>,
    _place: OwnedSemaphorePermit,
    _share: Option<Piece<Arc<str>>>,
}

impl Open {
    /// Counts it.
    pub fn new(
        service: &Arc<Service>,
        place: OwnedSemaphorePermit,
        share: Option<Piece<Arc<str>>>,
    ) -> Self {
        service.metrics.streams.inc();
        Self {
            service: service.clone(),
            _place: place,
            _share: share,
        }
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.service.metrics.streams.dec();
    }
}

impl Endpoint for Socket {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let (request, mut body) = request.split();
        Ok(match self.open(&request, &mut body).await {
            Ok(response) => response,
            Err(refused) => reply::refused(Media::Json, &refused),
        })
    }
}

impl Socket {
    async fn open(&self, request: &Request, body: &mut RequestBody) -> Result<Response, Refused> {
        let service = &self.0;
        if !is_admitted(request, service) {
            return Err(Refused::http(
                StatusCode::FORBIDDEN,
                "This origin may not open sockets here.",
            ));
        }
        let upgrade = WebSocket::from_request(request, body).await.map_err(|_| {
            Refused::http(
                StatusCode::UPGRADE_REQUIRED,
                "Open a WebSocket with graphql-transport-ws.",
            )
        })?;
        let caller = service.caller(request).await?;
        let open = service.open(&caller)?;
        let speaks = request
            .headers()
            .get_all(header::SEC_WEBSOCKET_PROTOCOL)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .any(|name| name.trim() == protocol::SUBPROTOCOL);
        let most = service.config.streams.message_bytes;
        let config = WebSocketConfig::default()
            .read_buffer_size(BUFFER_BYTES)
            .write_buffer_size(BUFFER_BYTES)
            .max_message_size(Some(most))
            .max_frame_size(Some(most));
        let opened = Opened::of(request);
        let service = service.clone();
        let upgraded = upgrade
            .protocols([protocol::SUBPROTOCOL])
            .config(config)
            .on_upgrade(move |socket| async move {
                Session::new(service, caller, opened, speaks)
                    .run(socket)
                    .await;
                drop(open);
            });
        Ok(upgraded.into_response())
    }
}

/// A page of another origin is let in only if the operator says so. Programs send no origin.
fn is_admitted(request: &Request, service: &Service) -> bool {
    let Some(origin) = request.headers().get(header::ORIGIN) else {
        return true;
    };
    let host = request.header(header::HOST.as_str());
    let is_own = origin
        .to_str()
        .ok()
        .and_then(|origin| origin.split_once("://"))
        .is_some_and(|(_, origin)| Some(origin) == host);
    is_own || service.config.origins.admit(origin)
}
