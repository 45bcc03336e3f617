//! The door: how many connections there may be, how long a silent one is kept, how one is closed.
//!
//! The server's own idle timeout is not enough: it asks a connection to end after its request, and
//! one that never finishes the head of its request never does.

use std::{
    io,
    net::IpAddr,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
    time::Duration,
};

use futures_util::FutureExt;
use ipnet::IpNet;
use poem::{
    http::uri::Scheme,
    listener::{Acceptor, TcpAcceptor},
    web::{LocalAddr, RemoteAddr},
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
    sync::{OwnedSemaphorePermit, Semaphore},
    time::{Instant, Sleep, sleep, sleep_until},
};

use super::shares::{Piece, Shares};
use crate::access::{Client, client};

/// Connections at the same time; more wait until one ends.
const CONNECTIONS: usize = 8_192;
/// Those of them that one address may have; more are closed at once. Proxies that are trusted, and the machine itself,
/// speak for many and may have all.
const SHARE: usize = 1_024;
/// Time in which a connection must be sent something, whatever it sends itself: a request has been
/// answered by then, and streams give signs of life more often.
const SILENCE: Duration = Duration::from_mins(1);
/// Pause after a connection could not be taken, as when there are no file descriptors left.
const BREATH: Duration = Duration::from_millis(100);
/// How long what still arrives is read after the last answer. A connection closed with bytes unread
/// is reset, and the client may lose the answer with it (RFC 9112, section 9.6).
const LINGER: Duration = Duration::from_secs(1);
/// Most that is read so.
const LINGER_BYTES: usize = 16 * 1_024 * 1_024;
/// What is read at once and thrown away.
const DISCARD_BYTES: usize = 8 * 1_024;

/// Takes connections from a listener.
pub struct Door {
    listener: TcpAcceptor,
    places: Arc<Semaphore>,
    shares: Shares<IpAddr>,
    trusted: Vec<IpNet>,
    silence: Duration,
}

impl Door {
    /// A door before a listener.
    pub fn new(listener: TcpAcceptor) -> Self {
        Self {
            listener,
            places: Arc::new(Semaphore::new(CONNECTIONS)),
            shares: Shares::of(SHARE),
            trusted: Vec::new(),
            silence: SILENCE,
        }
    }

    /// The same, which lets these proxies have as many connections as there are.
    #[must_use]
    pub fn trusting(self, proxies: Vec<IpNet>) -> Self {
        Self {
            trusted: proxies,
            ..self
        }
    }

    /// A piece of the share of this peer, or that it needs none; an error where its share is used up.
    fn share(&self, peer: Option<IpAddr>) -> Result<Option<Piece<IpAddr>>, IpAddr> {
        let is_trusted = |peer: &IpAddr| {
            let peer = peer.to_canonical();
            self.trusted.iter().any(|network| network.contains(&peer))
        };
        match client(peer.filter(|peer| !is_trusted(peer)), &[], &[]) {
            Client::Loopback => Ok(None),
            Client::Address(address) => match self.shares.take(address) {
                Some(piece) => Ok(Some(piece)),
                None => Err(address),
            },
        }
    }

    /// The same with another patience for silent connections.
    #[must_use]
    pub fn patient_for(self, silence: Duration) -> Self {
        Self { silence, ..self }
    }
}

impl Acceptor for Door {
    type Io = Connection;

    fn local_addr(&self) -> Vec<LocalAddr> {
        self.listener.local_addr()
    }

    async fn accept(&mut self) -> io::Result<(Connection, LocalAddr, RemoteAddr, Scheme)> {
        let place = self.places.clone().acquire_owned().await;
        let place = place.map_err(io::Error::other)?;
        loop {
            match self.listener.accept().await {
                Ok((stream, local, remote, scheme)) => {
                    let peer = remote.as_socket_addr().map(std::net::SocketAddr::ip);
                    let share = match self.share(peer) {
                        Ok(share) => share,
                        Err(address) => {
                            tracing::debug!(%address, "too many connections of one address");
                            continue;
                        }
                    };
                    // Events are small and must not wait for one another.
                    let _ = stream.set_nodelay(true);
                    let connection = Connection::new(stream, self.silence, (place, share));
                    return Ok((connection, local, remote, scheme));
                }
                Err(error) => {
                    tracing::warn!(%error, "a connection cannot be taken");
                    sleep(BREATH).await;
                }
            }
        }
    }
}

/// A place among all connections, and a piece of its address's share.
type Place = (OwnedSemaphorePermit, Option<Piece<IpAddr>>);

/// A connection that has a place until it ends.
pub struct Connection {
    stream: TcpStream,
    silence: Duration,
    /// When something was last sent.
    sent: Instant,
    timer: Pin<Box<Sleep>>,
    /// Bytes still to be read before it is closed, once it is being closed.
    lingers: Option<usize>,
    _place: Place,
}

impl Connection {
    fn new(stream: TcpStream, silence: Duration, place: Place) -> Self {
        let sent = Instant::now();
        Self {
            stream,
            silence,
            sent,
            timer: Box::pin(sleep_until(sent + silence)),
            lingers: None,
            _place: place,
        }
    }

    /// Waits, unless nothing has been sent for too long. The timer is moved only when it rings.
    fn patience<T>(&mut self, context: &mut Context<'_>) -> Poll<io::Result<T>> {
        loop {
            ready!(self.timer.poll_unpin(context));
            let end = self.sent + self.silence;
            if end <= Instant::now() {
                return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
            }
            self.timer.as_mut().reset(end);
        }
    }

    fn sent(
        &mut self,
        outcome: Poll<io::Result<usize>>,
        context: &mut Context<'_>,
    ) -> Poll<io::Result<usize>> {
        if outcome.is_pending() {
            return self.patience(context);
        }
        self.sent = Instant::now();
        outcome
    }

    /// Reads and forgets until the client is done, has sent too much, or has taken too long.
    fn linger(&mut self, mut left: usize, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let mut discarded = [0; DISCARD_BYTES];
        while left > 0 && self.timer.poll_unpin(context).is_pending() {
            let mut discarded = ReadBuf::new(&mut discarded);
            let read = Pin::new(&mut self.stream).poll_read(context, &mut discarded);
            if read.is_pending() {
                self.lingers = Some(left);
                return Poll::Pending;
            }
            match discarded.filled().len() {
                0 => break,
                some => left = left.saturating_sub(some),
            }
        }
        Poll::Ready(Ok(()))
    }
}

impl AsyncRead for Connection {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        match Pin::new(&mut self.stream).poll_read(context, buffer) {
            Poll::Pending => self.patience(context),
            read @ Poll::Ready(_) => read,
        }
    }
}

impl AsyncWrite for Connection {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.sent(written, context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, pieces);
        self.sent(written, context)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let left = if let Some(left) = self.lingers {
            left
        } else {
            ready!(Pin::new(&mut self.stream).poll_shutdown(context))?;
            self.timer.as_mut().reset(Instant::now() + LINGER);
            LINGER_BYTES
        };
        self.linger(left, context)
    }
}

#[cfg(test)]
mod tests {
    use poem::listener::{Acceptor as _, Listener as _, TcpListener};

    use super::*;

    #[tokio::test]
    async fn an_address_has_a_share_and_proxies_and_the_machine_itself_have_none() {
        let listener = TcpListener::bind("127.0.0.1:0");
        let listener = listener.into_acceptor().await.unwrap();
        assert!(!listener.local_addr().is_empty());
        let door = Door {
            shares: Shares::of(1),
            ..Door::new(listener).trusting(vec!["10.0.0.0/8".parse().unwrap()])
        };
        let share = |peer: &str| door.share(Some(peer.parse().unwrap()));
        let held = share("203.0.113.9").unwrap();
        assert!(held.is_some());
        assert!(share("203.0.113.9").is_err() && share("::ffff:203.0.113.9").is_err());
        assert!(share("203.0.113.10").unwrap().is_some());
        for exempt in ["10.1.2.3", "::ffff:10.1.2.3", "127.0.0.1", "::1"] {
            assert!(share(exempt).unwrap().is_none(), "{exempt}");
        }
        drop(held);
        assert!(share("203.0.113.9").unwrap().is_some());
    }
}
