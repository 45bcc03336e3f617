//! One socket, from its initialisation to its end.

use std::{collections::HashMap, pin::Pin, sync::Arc, time::Duration};

use futures_util::{
    SinkExt, StreamExt,
    stream::{self, AbortHandle, BoxStream, SelectAll, abortable},
};
use poem::web::websocket::{CloseCode, Message, WebSocketStream};
use serde_json::{Map, Value, json};
use tokio::time::{Instant, Sleep};

use super::{
    super::{
        events::{Event, events},
        params,
        record::{Opened, Record},
        service::{Caller, Service, bearer},
    },
    protocol::{self, ClientMessage, Close},
};
use crate::operation::{Code, Refusal};

/// An event of an operation, or its end; with the number of the operation, because a client may
/// use an id again while events of its former bearer are still on their way.
type Tagged = (u64, String, Option<Event>);

/// A socket's state.
pub struct Session {
    service: Arc<Service>,
    caller: Caller,
    opened: Opened,
    speaks: bool,
    is_acknowledged: bool,
    running: HashMap<String, (u64, AbortHandle)>,
    started: u64,
    events: SelectAll<BoxStream<'static, Tagged>>,
}

/// Something a socket waits for.
enum Happening {
    Received(Option<Result<Message, std::io::Error>>),
    Event(Tagged),
    InitTimeout,
    KeepAlive,
    Drain,
}

impl Session {
    /// A socket that has just been opened by a client that does or does not speak the protocol.
    pub fn new(service: Arc<Service>, caller: Caller, opened: Opened, speaks: bool) -> Self {
        Self {
            service,
            caller,
            opened,
            speaks,
            is_acknowledged: false,
            running: HashMap::new(),
            started: 0,
            events: SelectAll::new(),
        }
    }

    /// Serves the socket until either side ends it.
    pub async fn run(mut self, mut socket: WebSocketStream) {
        let patience = self.service.config.streams.keep_alive;
        let Some(close) = self.serve(&mut socket).await else {
            // Sends the answer to the other side's close frame, if there was one.
            let _ = tokio::time::timeout(patience, socket.close()).await;
            return;
        };
        let frame = Message::Close(Some((CloseCode::from(close.code), close.reason)));
        let closing = async {
            let _ = socket.send(frame).await;
            // The other side's answer, so that the reason is not lost with the connection.
            while let Some(Ok(_)) = socket.next().await {}
        };
        let _ = tokio::time::timeout(patience, closing).await;
    }

    async fn serve(&mut self, socket: &mut WebSocketStream) -> Option<Close> {
        if !self.speaks {
            return Some(Close::subprotocol());
        }
        let streams = self.service.config.streams;
        let mut init = Box::pin(tokio::time::sleep(streams.init_patience));
        let mut alive =
            tokio::time::interval_at(Instant::now() + streams.keep_alive, streams.keep_alive);
        let mut drain = Box::pin(self.service.drain.wait());
        loop {
            let happening = tokio::select! {
                () = &mut drain => Happening::Drain,
                () = waited(&mut init), if !self.is_acknowledged => Happening::InitTimeout,
                received = socket.next() => Happening::Received(received),
                Some(event) = self.events.next(), if !self.events.is_empty() => Happening::Event(event),
                _ = alive.tick() => Happening::KeepAlive,
            };
            let message = match self.respond(happening).await {
                Ok(Some(message)) => message,
                Ok(None) => continue,
                Err(close) => return close,
            };
            if !send(socket, message, streams.keep_alive).await {
                return None;
            }
        }
    }

    /// What to send, if anything; an error ends the socket, with a reason if the client is there.
    async fn respond(&mut self, happening: Happening) -> Result<Option<Message>, Option<Close>> {
        match happening {
            Happening::Drain => Err(Some(Close::going_away())),
            Happening::InitTimeout => Err(Some(Close::init_timeout())),
            Happening::KeepAlive => Ok(Some(Message::Ping(Vec::new()))),
            Happening::Event((number, id, event)) => Ok(self.event(number, &id, event)),
            Happening::Received(None | Some(Err(_) | Ok(Message::Close(_)))) => Err(None),
            Happening::Received(Some(Ok(Message::Text(text)))) => {
                self.message(&text).await.map_err(Some)
            }
            Happening::Received(Some(Ok(Message::Binary(_)))) => {
                Err(Some(Close::invalid("messages are text")))
            }
            Happening::Received(Some(Ok(Message::Ping(_) | Message::Pong(_)))) => Ok(None),
        }
    }

    async fn message(&mut self, text: &str) -> Result<Option<Message>, Close> {
        match protocol::parse(text)? {
            ClientMessage::ConnectionInit(payload) => self.initialise(&payload).await.map(Some),
            ClientMessage::Ping(payload) => Ok(Some(Message::text(protocol::pong(payload)))),
            ClientMessage::Pong => Ok(None),
            ClientMessage::Subscribe { .. } if !self.is_acknowledged => Err(Close::unauthorized()),
            ClientMessage::Subscribe { id, payload } => self.subscribe(id, payload),
            ClientMessage::Complete(id) => {
                if let Some((_, running)) = self.running.remove(&id) {
                    running.abort();
                }
                Ok(None)
            }
        }
    }

    async fn initialise(&mut self, payload: &Map<String, Value>) -> Result<Message, Close> {
        if self.is_acknowledged {
            return Err(Close::initialised_twice());
        }
        let authorization = payload
            .get("authorization")
            .or_else(|| payload.get("Authorization"));
        if let Some(authorization) = authorization {
            let secret = authorization.as_str().and_then(bearer);
            let holder = self.service.key_holder(secret, &self.caller).await;
            self.caller = holder.map_err(|refused| match refused.refusal.code {
                Code::Unauthenticated => Close::forbidden(),
                // The key may be good: the client can come again with it.
                Code::RequestTimeout | Code::RateLimited => Close::try_again_later(),
                _ => Close::internal(&self.caller.request_id),
            })?;
        }
        self.is_acknowledged = true;
        Ok(Message::text(protocol::ack()))
    }

    fn subscribe(
        &mut self,
        id: String,
        payload: Map<String, Value>,
    ) -> Result<Option<Message>, Close> {
        if self.running.contains_key(&id) {
            return Err(Close::duplicate(&id));
        }
        let most = self.service.config.streams.operations;
        if self.running.len() >= most {
            let message = format!("A socket may run at most {most} operations at a time.");
            let refusal = Refusal::new(Code::RateLimited, message);
            return Ok(Some(Message::text(protocol::error(
                &id,
                &json!(refusal.errors),
            ))));
        }
        let params = params::from_object(payload).map_err(|refused| {
            let reason = refused
                .refusal
                .errors
                .first()
                .map(|entry| entry.message.clone());
            Close::invalid(&reason.unwrap_or_default())
        })?;
        let events = events(
            self.service.clone(),
            self.caller.clone(),
            params,
            Record::new(&self.opened, "ws"),
        );
        let (events, abort) = abortable(events);
        self.started += 1;
        let number = self.started;
        let (tag, end) = (id.clone(), id.clone());
        let tagged = events
            .map(move |event| (number, tag.clone(), Some(event)))
            .chain(stream::once(async move { (number, end, None) }));
        self.running.insert(id, (number, abort));
        self.events.push(tagged.boxed());
        Ok(None)
    }

    fn event(&mut self, number: u64, id: &str, event: Option<Event>) -> Option<Message> {
        // What is no longer wanted, or was refused, is not spoken of again.
        if self
            .running
            .get(id)
            .is_none_or(|(running, _)| *running != number)
        {
            return None;
        }
        Some(Message::text(match event {
            Some(Event::Next(response)) => protocol::next(id, &response),
            Some(Event::Refused(refused)) => {
                self.running.remove(id);
                protocol::error(id, &json!(refused.refusal.errors))
            }
            None => {
                self.running.remove(id);
                protocol::complete(id)
            }
        }))
    }
}

async fn waited(sleep: &mut Pin<Box<Sleep>>) {
    sleep.await;
}

/// Sends unless the other side has stopped reading.
async fn send(socket: &mut WebSocketStream, message: Message, patience: Duration) -> bool {
    matches!(
        tokio::time::timeout(patience, socket.send(message)).await,
        Ok(Ok(()))
    )
}
