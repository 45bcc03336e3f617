//! A small schema with what real ones seldom have: resolvers that fail, wait or panic.
#![expect(
    clippy::unused_async,
    reason = "resolvers are async whether or not they wait"
)]

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
    time::Duration,
};

use async_graphql::{
    Context, EmptyMutation, Enum, Error, ErrorExtensions, ID, InputObject, Interface, Object,
    Schema, SimpleObject, Subscription, Union,
};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use futures_util::{Stream, StreamExt, stream};
use sea_orm::{ConnAcquireErr, DbErr};
use versus::{
    access::{KeyError, KeyRecord, Keys},
    catalog,
    clock::Clock,
    database::Busy,
    graphql::ApiError,
    http::{self, Config, Drain, Front, Readiness, Service, ServiceParts},
    operation::{
        self, Attach, CacheSizes, Engine, Limits, Moment, Parts, PersistedDocuments, RevisionError,
        Revisions, TrustedDocuments,
    },
    telemetry::statements,
};

/// What tests steer and count.
#[derive(Clone, Default)]
pub struct Levers {
    /// The revision now.
    pub revision: Arc<AtomicI64>,
    /// Executions of `Query.executions`.
    pub executions: Arc<AtomicU64>,
    /// What is waited for by `Query.slow`.
    pub gate: Arc<tokio::sync::Notify>,
}

#[async_trait]
impl Revisions for Levers {
    async fn current(&self) -> Result<i64, RevisionError> {
        match self.revision.load(Ordering::SeqCst) {
            -2 => Err(Busy.into()),
            revision if revision < 0 => Err("the database is gone: /secret/path".into()),
            revision => Ok(revision),
        }
    }
}

/// A colour.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    Red,
    Green,
}

#[derive(InputObject)]
struct Filter {
    min: Option<i32>,
    #[graphql(default = 3)]
    max: i32,
    colour: Option<Colour>,
    all: Option<Vec<Filter>>,
}

#[derive(Interface)]
#[graphql(field(name = "id", ty = "&ID"))]
enum Node {
    Cat(Cat),
    Dog(Dog),
}

#[derive(Union)]
enum Pet {
    Cat(Cat),
    Dog(Dog),
}

#[derive(SimpleObject, Clone)]
struct Cat {
    id: ID,
    lives: i32,
    name: String,
}

#[derive(SimpleObject, Clone)]
struct Dog {
    id: ID,
    tricks: Vec<String>,
    name: String,
}

fn cat() -> Cat {
    Cat {
        id: "cat".into(),
        lives: 9,
        name: "Tom".to_owned(),
    }
}

fn dog() -> Dog {
    Dog {
        id: "dog".into(),
        tricks: vec!["sit".to_owned()],
        name: "Rex".to_owned(),
    }
}

fn bug() -> Option<i32> {
    panic!("a bug in a resolver")
}

struct Item(i32);

#[Object]
impl Item {
    async fn n(&self) -> i32 {
        self.0
    }
    async fn odd_fails(&self) -> Result<Option<i32>, Error> {
        if self.0 % 2 == 1 {
            Err(user("odd"))
        } else {
            Ok(Some(self.0))
        }
    }
    async fn odd_fails_hard(&self) -> Result<i32, Error> {
        if self.0 % 2 == 1 {
            Err(user("odd"))
        } else {
            Ok(self.0)
        }
    }
    async fn item(&self) -> Item {
        Item(self.0 + 1)
    }
    async fn never(&self) -> Option<i32> {
        std::future::pending().await
    }
    async fn panics(&self) -> Option<i32> {
        bug()
    }
    async fn items(&self, #[graphql(default = 3)] first: i32) -> Vec<Item> {
        (0..first).map(Item).collect()
    }
}

fn user(message: &str) -> Error {
    Error::new(message).extend_with(|_, extensions| extensions.set("code", "BAD_USER_INPUT"))
}

#[derive(Default)]
pub struct Query;

#[Object]
impl Query {
    async fn hello(
        &self,
        #[graphql(default_with = "\"world\".to_owned()")] name: String,
    ) -> String {
        format!("hello {name}")
    }
    async fn item(&self) -> Item {
        Item(0)
    }
    async fn items(&self, #[graphql(default = 3)] first: i32) -> Vec<Item> {
        (0..first).map(Item).collect()
    }
    async fn maybe_items(&self) -> Vec<Option<Item>> {
        vec![Some(Item(0)), Some(Item(1))]
    }
    async fn echo(&self, filter: Option<Filter>) -> String {
        filter.map_or_else(
            || "none".to_owned(),
            |filter| {
                let all = filter.all.map_or(0, |all| all.len());
                let colour = filter.colour.map_or("-", |colour| {
                    if colour == Colour::Red {
                        "red"
                    } else {
                        "green"
                    }
                });
                format!("{:?} {} {colour} {all}", filter.min, filter.max)
            },
        )
    }
    async fn ints(&self, of: Vec<i32>) -> Vec<i32> {
        of
    }
    async fn node(&self, id: ID) -> Option<Node> {
        match id.as_str() {
            "cat" => Some(Node::Cat(cat())),
            "dog" => Some(Node::Dog(dog())),
            _ => None,
        }
    }
    async fn pets(&self) -> Vec<Pet> {
        vec![Pet::Cat(cat()), Pet::Dog(dog())]
    }
    async fn leaks(&self) -> Result<Option<i32>, Error> {
        Err(Error::new("no such column: secret_table.password"))
    }
    async fn refuses(&self) -> Result<Option<i32>, Error> {
        Err(user("first and last cannot both be given"))
    }
    async fn exhausts(&self) -> Result<Option<i32>, ApiError> {
        let waited = DbErr::ConnectionAcquire(ConnAcquireErr::Timeout);
        Err(catalog::Error::from(waited).into())
    }
    async fn panics(&self) -> Option<i32> {
        bug()
    }
    async fn never(&self) -> Option<i32> {
        std::future::pending().await
    }
    async fn slow(&self, ctx: &Context<'_>) -> i64 {
        let levers = ctx.data_unchecked::<Levers>();
        levers.gate.notified().await;
        ctx.data_unchecked::<Moment>().revision
    }
    async fn revision(&self, ctx: &Context<'_>) -> i64 {
        ctx.data_unchecked::<Moment>().revision
    }
    /// The revision at the moment it is read, after others had a chance to move it.
    async fn live_revision(&self, ctx: &Context<'_>) -> i64 {
        tokio::task::yield_now().await;
        ctx.data_unchecked::<Levers>()
            .revision
            .load(Ordering::SeqCst)
    }
    async fn revises(&self, ctx: &Context<'_>) -> i64 {
        let levers = ctx.data_unchecked::<Levers>();
        let _ = levers
            .revision
            .compare_exchange(1, 2, Ordering::SeqCst, Ordering::SeqCst);
        ctx.data_unchecked::<Moment>().revision
    }
    async fn executions(&self, ctx: &Context<'_>) -> u64 {
        ctx.data_unchecked::<Levers>()
            .executions
            .fetch_add(1, Ordering::SeqCst)
            + 1
    }
    async fn statements(&self, #[graphql(default = 1)] count: i32) -> i32 {
        for _ in 0..count {
            statements::record();
        }
        let _ = statements::spawn(async { statements::record() }).await;
        count + 1
    }
    async fn long_text(&self) -> String {
        "all work and no play makes a dull body. ".repeat(200)
    }
    #[graphql(deprecation = "use hello")]
    async fn old_hello(&self) -> String {
        "hello".to_owned()
    }
}

#[derive(Default)]
pub struct Feed;

#[Subscription]
impl Feed {
    async fn ticks(&self, #[graphql(default = 3)] count: i32) -> impl Stream<Item = i32> {
        stream::iter(0..count)
    }
    async fn silence(&self) -> impl Stream<Item = i32> {
        stream::pending()
    }
    async fn item_ticks(&self) -> impl Stream<Item = Item> {
        stream::iter([Item(0), Item(1)])
    }
    async fn refused(&self) -> Result<impl Stream<Item = i32>, Error> {
        Err::<stream::Empty<i32>, _>(user("not today"))
    }
    async fn gated(&self, ctx: &Context<'_>) -> impl Stream<Item = i32> + use<> {
        let gate = ctx.data_unchecked::<Levers>().gate.clone();
        stream::iter(0..2).then(move |n| {
            let gate = gate.clone();
            async move {
                gate.notified().await;
                n
            }
        })
    }
}

/// The engine over the toy schema.
pub fn engine(levers: &Levers, limits: Limits) -> Engine {
    engine_over(levers, limits, None)
}

/// The engine that validates and costs by another SDL.
pub fn engine_over(levers: &Levers, limits: Limits, sdl: Option<&str>) -> Engine {
    let builder = Schema::build(Query, EmptyMutation, Feed).data(levers.clone());
    let schema = operation::configure(builder).finish();
    Engine::new(Parts {
        sdl: sdl.map_or_else(|| schema.sdl(), ToOwned::to_owned),
        schema: Arc::new(schema),
        limits,
        caches: CacheSizes::default(),
        clock: Clock::fixed(DateTime::<Utc>::from_timestamp(1_790_000_000, 0).unwrap()),
        revisions: Arc::new(levers.clone()),
        attach: attach(),
    })
    .unwrap()
}

fn attach() -> Arc<dyn Attach> {
    Arc::new(|request: &mut async_graphql::Request, moment: &Moment| {
        request.data.insert(moment.clone());
    })
}

/// A store that cannot be read.
pub struct NoKeys {
    /// Whether it only has too much to do.
    pub busy: bool,
}

#[async_trait]
impl Keys for NoKeys {
    async fn find(&self, _: &str) -> Result<Option<KeyRecord>, KeyError> {
        if self.busy {
            Err(Busy.into())
        } else {
            Err("the database is gone: /secret/path".into())
        }
    }
}

/// A store with one key.
pub struct OneKey(pub String, pub Option<u32>);

#[async_trait]
impl Keys for OneKey {
    async fn find(&self, key_hash: &str) -> Result<Option<KeyRecord>, KeyError> {
        let points_per_minute = self.1;
        let record = || KeyRecord {
            id: 1,
            name: "partner".to_owned(),
            points_per_minute,
        };
        Ok((key_hash == self.0).then(record))
    }
}

#[async_trait]
impl Readiness for Levers {
    async fn missing(&self) -> Vec<String> {
        let is_there = self.revision.load(Ordering::SeqCst) >= 0;
        if is_there {
            Vec::new()
        } else {
            vec!["The database cannot be reached.".to_owned()]
        }
    }
}

/// The service over the toy schema, before it is put together.
pub fn parts(levers: &Levers, config: Config) -> ServiceParts {
    ServiceParts {
        engine: Arc::new(engine(levers, limits())),
        config,
        persisted: PersistedDocuments::new(TrustedDocuments::default(), false, 1_024 * 1_024),
        keys: None,
        metrics: Arc::default(),
        readiness: Arc::new(levers.clone()),
        drain: Drain::default(),
    }
}

/// The routes of a service behind its front.
pub fn front(service: &Arc<Service>, config: &Config) -> Front<poem::Route> {
    Front::new(http::routes(service), config.clone())
}

/// Limits with a deadline tests can wait for.
pub fn limits() -> Limits {
    Limits {
        deadline: Duration::from_millis(200),
        ..Limits::default()
    }
}
