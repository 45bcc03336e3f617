//! What fields cost, stated in the schema with the directives of the IBM cost specification.

use async_graphql::TypeDirective;

/// Elements that are assumed where a list takes no size or is given none.
pub(crate) const ASSUMED_PAGE: i32 = 20;

/// What resolving a field costs, in points; fields without it cost 1 for an object and 0 for a scalar. See the IBM GraphQL cost specification.
#[TypeDirective(name = "cost", location = "FieldDefinition")]
pub fn cost(#[graphql(desc = "Points, as a decimal number.")] weight: String) {}

/// How many elements a list has at most, so that its cost is known before it runs. See the IBM GraphQL cost specification.
#[TypeDirective(name = "listSize", location = "FieldDefinition")]
pub fn list_size(
    #[graphql(desc = "Elements to assume when no slicing argument is given.")] assumed_size: Option<
        i32,
    >,
    #[graphql(desc = "Arguments that give the number of elements.")] slicing_arguments: Option<
        Vec<String>,
    >,
    #[graphql(
        desc = "Fields of the answer that have that many elements; the field itself where absent."
    )]
    sized_fields: Option<Vec<String>>,
    #[graphql(
        desc = "Whether exactly one slicing argument must be given.",
        default = true
    )]
    require_one_slicing_argument: bool,
) {
}

/// Arguments that size a connection that is walked both ways.
#[expect(
    clippy::unnecessary_wraps,
    reason = "the argument of the directive is optional"
)]
pub(crate) fn both_ways() -> Option<Vec<String>> {
    Some(vec!["first".to_owned(), "last".to_owned()])
}

/// Arguments that size a connection that is walked forwards only.
#[expect(
    clippy::unnecessary_wraps,
    reason = "the argument of the directive is optional"
)]
pub(crate) fn forwards() -> Option<Vec<String>> {
    Some(vec!["first".to_owned()])
}

/// Fields of a connection that have as many elements as its page.
#[expect(
    clippy::unnecessary_wraps,
    reason = "the argument of the directive is optional"
)]
pub(crate) fn elements() -> Option<Vec<String>> {
    Some(vec!["edges".to_owned(), "nodes".to_owned()])
}
