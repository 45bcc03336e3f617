//! The schema as a subgraph of Apollo Federation 2: what a gateway asks on top, and the text it composes.
//!
//! The two root fields are ours rather than async-graphql's: there one reference that fails takes all others along,
//! and its text of the schema is not the one that is printed.

use std::sync::LazyLock;

use apollo_compiler::{
    Name, Node,
    ast::{Argument, Definition, Directive, Document, Value as Literal},
    name,
};
use async_graphql::{Any, Context, MergedObject, Object, SimpleObject, Union, Value};
use futures_util::future::join_all;

use super::{
    Builder, QueryFields, Revisions,
    benchmark::Benchmark,
    cost::list_size,
    error::{ApiError, Result},
    model::Model,
    provider::Provider,
};

/// The definition of the directives that the text uses.
const SPECIFICATION: &str = "https://specs.apollo.dev/federation/v2.3";

/// The field that is the key of every entity.
const KEY: &str = "slug";

/// Types that other subgraphs may refer to, and add fields to.
const ENTITIES: [&str; 3] = ["Model", "Provider", "Benchmark"];

/// Types that every subgraph with Relay's connections has, with the same meaning.
const SHARED: [&str; 1] = ["PageInfo"];

/// What a gateway asks for by itself; it is no part of what is composed.
const MACHINERY: [&str; 5] = ["_Any", "_Entity", "_Service", "_entities", "_service"];

/// Everything that can be asked.
#[derive(Default, MergedObject)]
#[graphql(name = "Query")]
pub struct FederatedQuery(QueryFields, GatewayQuery);

/// A schema under construction, for extensions of the room that executes it.
pub type FederatedSchemaBuilder = Builder<FederatedQuery>;

/// The schema with what a gateway asks, told of new revisions through `revisions`.
pub fn schema(revisions: Revisions) -> FederatedSchemaBuilder {
    super::build(revisions)
}

/// That schema as text, as operations are checked against it.
pub fn sdl() -> String {
    super::text(schema)
}

/// The text that a gateway composes: the entities with their keys, and nothing of the gateway's own fields.
pub fn subgraph_sdl() -> &'static str {
    static SDL: LazyLock<String> = LazyLock::new(|| composable(&sdl()));
    &SDL
}

/// An object that other subgraphs refer to by its key.
#[derive(Union)]
#[graphql(name = "_Entity")]
pub enum Entity {
    /// A model.
    Model(Model),
    /// A provider.
    Provider(Provider),
    /// A benchmark.
    Benchmark(Benchmark),
}

/// What a gateway asks of the subgraph itself.
#[derive(SimpleObject)]
#[graphql(name = "_Service")]
pub struct Service {
    /// The schema that the gateway composes, with the directives of Apollo Federation.
    sdl: &'static str,
}

/// What a gateway asks.
#[derive(Default)]
pub struct GatewayQuery;

#[Object]
impl GatewayQuery {
    /// The objects that these references name, in their order, with null for each that does not exist. A reference without one of the entities' names or a slug is BAD_USER_INPUT, and null, too.
    #[graphql(
        name = "_entities",
        directive = list_size::apply(None, Some(vec!["representations".to_owned()]), None, true)
    )]
    async fn entities(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "References, each an object with `__typename` Model, Provider or Benchmark, and a canonical `slug`."
        )]
        representations: Vec<Any>,
    ) -> Vec<Option<Result<Entity>>> {
        let found = representations.iter().map(|Any(reference)| async move {
            let entity = find(ctx, reference).await;
            entity.transpose()
        });
        join_all(found).await
    }

    /// The subgraph as its gateway composes it.
    #[graphql(name = "_service")]
    async fn service(&self) -> Service {
        Service {
            sdl: subgraph_sdl(),
        }
    }
}

async fn find(ctx: &Context<'_>, reference: &Value) -> Result<Option<Entity>> {
    let (Some(kind), Some(slug)) = (text(reference, "__typename"), text(reference, KEY)) else {
        return Err(ApiError::BadUserInput(
            "A reference must be an object with `__typename` and `slug`, both texts.".to_owned(),
        ));
    };
    Ok(match kind {
        "Model" => Model::of(ctx, &[slug]).await?.map(Entity::Model),
        "Provider" => Provider::of(ctx, &[slug]).await?.map(Entity::Provider),
        "Benchmark" => Benchmark::of(ctx, &[slug]).await?.map(Entity::Benchmark),
        _ => {
            return Err(ApiError::BadUserInput(format!(
                "`__typename` must be one of {}.",
                ENTITIES.join(", ")
            )));
        }
    })
}

fn text<'v>(reference: &'v Value, field: &str) -> Option<&'v str> {
    match reference {
        Value::Object(fields) => match fields.get(field)? {
            Value::String(text) => Some(text),
            _ => None,
        },
        _ => None,
    }
}

fn composable(sdl: &str) -> String {
    // A text of our own always parses; were it not so, composition would say where.
    let mut document =
        Document::parse(sdl, "schema.graphql").unwrap_or_else(|broken| broken.partial);
    document.definitions.retain(|definition| {
        definition
            .name()
            .is_none_or(|name| !MACHINERY.contains(&name.as_str()))
    });
    for definition in &mut document.definitions {
        match definition {
            Definition::SchemaDefinition(schema) => {
                schema.make_mut().directives.push(link());
            }
            Definition::ObjectTypeDefinition(object) => {
                let object = object.make_mut();
                let name = object.name.as_str();
                if ENTITIES.contains(&name) {
                    let key = directive(name!("key"), [(name!("fields"), KEY.into())]);
                    object.directives.push(key);
                } else if SHARED.contains(&name) {
                    object.directives.push(directive(name!("shareable"), []));
                }
                object
                    .fields
                    .retain(|field| !MACHINERY.contains(&field.name.as_str()));
            }
            _ => {}
        }
    }
    document.to_string()
}

fn link() -> Directive {
    let imported = ["@key", "@shareable"].map(|name| Node::new(name.into()));
    directive(
        name!("link"),
        [
            (name!("url"), SPECIFICATION.into()),
            (name!("import"), Literal::List(imported.into())),
        ],
    )
}

fn directive<const N: usize>(name: Name, arguments: [(Name, Literal); N]) -> Directive {
    let arguments = arguments.into_iter().map(|(name, value)| {
        let value = Node::new(value);
        Node::new(Argument { name, value })
    });
    Directive {
        name,
        arguments: arguments.collect(),
    }
}
