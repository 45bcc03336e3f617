//! Global ids: the natural key of an object behind its kind, the same on every database and replica.

use async_graphql::{Context, ID, Interface, Object, resolver_utils::EnumType};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use futures_util::future::try_join_all;

use super::{
    benchmark::Benchmark,
    capability::CapabilitySupport,
    change::Change,
    error::{ApiError, Result},
    license::License,
    model::Model,
    organization::Organization,
    price::Price,
    provider::Provider,
    route::Route,
    score::Score,
    source::Source,
};
use crate::catalog::LARGEST_PAGE;

/// Characters that an id may have at most.
const LONGEST_ID: usize = 2_048;

/// An object with a global id.
#[derive(Interface)]
#[graphql(field(
    name = "id",
    ty = "ID",
    desc = "Global id, the same on every database and replica; pass it to `node`. Opaque."
))]
pub enum Node {
    /// A model.
    Model(Model),
    /// A provider.
    Provider(Provider),
    /// An organization.
    Organization(Organization),
    /// A benchmark.
    Benchmark(Benchmark),
    /// A route.
    Route(Route),
    /// A price.
    Price(Price),
    /// A score.
    Score(Score),
    /// A licence.
    License(License),
    /// A source.
    Source(Source),
    /// A capability of a model.
    CapabilitySupport(CapabilitySupport),
    /// A change of the catalog.
    Change(Change),
}

/// The id of the object of `kind` with this natural key.
pub(crate) fn id(kind: &str, key: &[&str]) -> ID {
    let key = match key {
        [slug] => (*slug).to_owned(),
        // A list of texts always serialises.
        parts => serde_json::to_string(parts).unwrap_or_default(),
    };
    URL_SAFE_NO_PAD.encode(format!("{kind}:{key}")).into()
}

/// The public name of a value of a closed list.
pub(crate) fn name<T: EnumType>(value: T) -> &'static str {
    let mut items = T::items().iter();
    let item = items.find(|item| item.value == value);
    item.map_or("", |item| item.name)
}

/// Kind and natural key behind `id`; refuses what is no id.
fn decoded(id: &ID) -> Result<(String, Vec<String>)> {
    let text = Some(id.as_str())
        .filter(|id| id.len() <= LONGEST_ID)
        .and_then(|id| URL_SAFE_NO_PAD.decode(id).ok())
        .and_then(|bytes| String::from_utf8(bytes).ok());
    text.as_deref()
        .and_then(|text| text.split_once(':'))
        .map(|(kind, key)| {
            let parts = serde_json::from_str(key).unwrap_or_else(|_| vec![key.to_owned()]);
            (kind.to_owned(), parts)
        })
        // No key holds U+0000, and PostgreSQL would not even look for one.
        .filter(|(_, parts): &(_, Vec<String>)| !parts.iter().any(|part| part.contains('\0')))
        .ok_or_else(|| {
            ApiError::BadUserInput(
                "That is not an id of this API: pass an `id` that it gave, unchanged.".to_owned(),
            )
        })
}

async fn find(ctx: &Context<'_>, id: &ID) -> Result<Option<Node>> {
    let (kind, key) = decoded(id)?;
    let key: Vec<&str> = key.iter().map(String::as_str).collect();
    Ok(match &*kind {
        "model" => Model::of(ctx, &key).await?.map(Node::Model),
        "provider" => Provider::of(ctx, &key).await?.map(Node::Provider),
        "organization" => Organization::of(ctx, &key).await?.map(Node::Organization),
        "benchmark" => Benchmark::of(ctx, &key).await?.map(Node::Benchmark),
        "route" => Route::of(ctx, &key).await?.map(Node::Route),
        "price" => Price::of(ctx, &key).await?.map(Node::Price),
        "score" => Score::of(ctx, &key).await?.map(Node::Score),
        "license" => License::of(ctx, &key).await?.map(Node::License),
        "source" => Source::of(ctx, &key).await?.map(Node::Source),
        "capability" => CapabilitySupport::of(ctx, &key)
            .await?
            .map(Node::CapabilitySupport),
        "change" => Change::of(ctx, &key).await?.map(Node::Change),
        _ => None,
    })
}

/// Look-ups by global id.
#[derive(Default)]
pub struct NodeQuery;

#[Object]
impl NodeQuery {
    /// The object with this id; null when there is none. A text that is no id of this API is BAD_USER_INPUT.
    async fn node(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Global id, as any object gives it.")] id: ID,
    ) -> Result<Option<Node>> {
        find(ctx, &id).await
    }

    /// The objects with these ids, in the order of the ids, with null for each that does not exist. At most 100.
    async fn nodes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Global ids, as any objects give them.")] ids: Vec<ID>,
    ) -> Result<Vec<Option<Node>>> {
        if ids.len() as u64 > LARGEST_PAGE {
            return Err(ApiError::BadUserInput(format!(
                "`ids` may hold at most {LARGEST_PAGE} ids, got {}.",
                ids.len()
            )));
        }
        try_join_all(ids.iter().map(|id| find(ctx, id))).await
    }
}
