//! Field errors as the specification wants them: null in the place of the field that failed, the
//! full path with list indices, each error once; and nothing internal in a message.

use std::sync::{Arc, Mutex, PoisonError};

use async_graphql::{
    ErrorExtensionValues, PathSegment, QueryPathNode, QueryPathSegment, Response, ServerError,
    ServerResult, Value,
    extensions::{
        Extension, ExtensionContext, ExtensionFactory, NextExecute, NextResolve, ResolveInfo,
    },
};

use super::refusal::Code;
use crate::graphql::{Cause, INTERNAL_MESSAGE};

/// Marks an error that is already recorded and only travels up to the nearest nullable field.
const RECORDED: &str = "\u{0}recorded";
/// How async-graphql begins its message when an argument is not what its scalar accepts, alone or in an input object.
const UNREADABLE_ARGUMENT: [&str; 2] = ["Failed to parse \"", "Expected input type \""];
/// What comes before the value in such a message; values are not told back, because they may be of any length.
const FOUND: &str = ", found ";

/// The id under which internal errors of a request are logged; put into the request's data.
#[derive(Clone, Debug)]
pub struct RequestId(pub Arc<str>);

/// Makes one recorder of field errors per request.
pub struct FieldErrors;

impl ExtensionFactory for FieldErrors {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Recorder {
            errors: Mutex::new(Vec::new()),
        })
    }
}

struct Recorder {
    errors: Mutex<Vec<ServerError>>,
}

impl Recorder {
    fn take(&self) -> Vec<ServerError> {
        std::mem::take(&mut *self.errors.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn record(&self, error: ServerError) {
        self.errors
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(error);
    }
}

#[async_trait::async_trait]
impl Extension for Recorder {
    async fn resolve(
        &self,
        ctx: &ExtensionContext<'_>,
        info: ResolveInfo<'_>,
        next: NextResolve<'_>,
    ) -> ServerResult<Option<Value>> {
        let nullable = !info.return_type.ends_with('!');
        let path = info.path_node;
        match next.run(ctx, info).await {
            Err(error) => {
                if error.message != RECORDED {
                    let error = ServerError {
                        path: full_path(path),
                        ..error
                    };
                    self.record(public(error, ctx.data_opt::<RequestId>()));
                }
                // List items need a value: none makes the executor panic.
                if nullable {
                    Ok(Some(Value::Null))
                } else {
                    Err(ServerError::new(RECORDED, None))
                }
            }
            resolved => resolved,
        }
    }

    async fn execute(
        &self,
        ctx: &ExtensionContext<'_>,
        operation_name: Option<&str>,
        next: NextExecute<'_>,
    ) -> Response {
        let mut response = next.run(ctx, operation_name).await;
        let id = ctx.data_opt::<RequestId>();
        let others = std::mem::take(&mut response.errors);
        response.errors = others
            .into_iter()
            .filter(|error| error.message != RECORDED)
            .map(|error| public(error, id))
            .chain(self.take())
            .collect();
        response
    }
}

fn full_path(node: &QueryPathNode<'_>) -> Vec<PathSegment> {
    let mut path = Vec::new();
    let mut next = Some(node);
    while let Some(node) = next {
        path.push(match node.segment {
            QueryPathSegment::Index(index) => PathSegment::Index(index),
            QueryPathSegment::Name(name) => PathSegment::Field(name.to_owned()),
        });
        next = node.parent;
    }
    path.reverse();
    path
}

/// The error as a client may see it. What carries none of our codes is internal, whatever it says.
fn public(mut error: ServerError, id: Option<&RequestId>) -> ServerError {
    let code = error
        .extensions
        .as_ref()
        .and_then(|extensions| match extensions.get("code") {
            Some(Value::String(spelling)) => Code::from_spelling(spelling),
            _ => None,
        });
    match code {
        Some(code) if code != Code::Internal => error,
        None if UNREADABLE_ARGUMENT
            .iter()
            .any(|start| error.message.starts_with(start)) =>
        {
            if let Some(at) = error.message.find(FOUND) {
                error.message.truncate(at);
            }
            set_code(&mut error, Code::BadUserInput);
            error
        }
        _ => {
            log(&error, id);
            let mut masked = ServerError::new(INTERNAL_MESSAGE, None);
            masked.locations = error.locations;
            masked.path = error.path;
            set_code(&mut masked, Code::Internal);
            if let (Some(id), Some(extensions)) = (id, &mut masked.extensions) {
                extensions.set("requestId", &*id.0);
            }
            masked
        }
    }
}

/// Logs what the client is not told: the causes behind a masked error, outermost first.
fn log(error: &ServerError, id: Option<&RequestId>) {
    let request_id = id.map_or("", |id| &id.0);
    let Some(Cause(cause)) = error.source::<Cause>() else {
        tracing::error!(request_id, error = %error.message, "internal error in a field");
        return;
    };
    let mut causes = cause.to_string();
    let mut next = cause.source();
    while let Some(inner) = next {
        causes = format!("{causes}: {inner}");
        next = inner.source();
    }
    tracing::error!(request_id, error = %causes, "internal error in a field");
}

fn set_code(error: &mut ServerError, code: Code) {
    error
        .extensions
        .get_or_insert_with(ErrorExtensionValues::default)
        .set("code", code.as_str());
}
