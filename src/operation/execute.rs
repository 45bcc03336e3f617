//! Running a written-out operation on the executor: per-request data, deadline, panics.

use std::{any::Any, panic::AssertUnwindSafe, sync::Arc, time::Duration};

use async_graphql::{
    ErrorExtensionValues, ObjectType, Request, Response, Schema, SchemaBuilder, ServerError,
    SubscriptionType, ValidationMode,
    extensions::{Extension, ExtensionContext, ExtensionFactory, NextExecute},
};
use chrono::NaiveDate;
use futures_util::{FutureExt, future::BoxFuture, stream::BoxStream};

use super::{
    field_errors::{FieldErrors, RequestId},
    refusal::{Code, Refusal},
};

/// What an execution is a function of, besides the operation itself.
#[derive(Clone, Debug)]
pub struct Moment {
    /// Revision of the catalog the execution must read.
    pub revision: i64,
    /// Day prices are taken of.
    pub today: NaiveDate,
    /// Id under which the request is logged.
    pub request_id: Arc<str>,
}

/// Gives each request its data: loaders bound to the revision, the day, counters.
pub trait Attach: Send + Sync + 'static {
    /// Adds to the request's data.
    fn attach(&self, request: &mut Request, moment: &Moment);
}

impl<F: Fn(&mut Request, &Moment) + Send + Sync + 'static> Attach for F {
    fn attach(&self, request: &mut Request, moment: &Moment) {
        self(request, moment);
    }
}

/// A schema that can be executed, whatever its root types.
pub trait Execute: Send + Sync + 'static {
    /// Runs a query.
    fn execute(&self, request: Request) -> BoxFuture<'_, Response>;
    /// Runs a subscription.
    fn subscribe(&self, request: Request) -> BoxStream<'static, Response>;
}

impl<Q, M, S> Execute for Schema<Q, M, S>
where
    Q: ObjectType + 'static,
    M: ObjectType + 'static,
    S: SubscriptionType + 'static,
{
    fn execute(&self, request: Request) -> BoxFuture<'_, Response> {
        Schema::execute(self, request).boxed()
    }

    fn subscribe(&self, request: Request) -> BoxStream<'static, Response> {
        self.execute_stream(request)
    }
}

/// Sets a schema up for this room: field errors as specified, and no second validation, because
/// documents arrive validated and written out.
pub fn configure<Q, M, S>(builder: SchemaBuilder<Q, M, S>) -> SchemaBuilder<Q, M, S>
where
    Q: ObjectType + 'static,
    M: ObjectType + 'static,
    S: SubscriptionType + 'static,
{
    builder
        .extension(FieldErrors)
        .extension(EventDeadlines)
        .validation_mode(ValidationMode::Fast)
        .limit_recursive_depth(usize::MAX)
        .disable_suggestions()
}

/// Prepares the executor's request.
pub fn request(
    document: async_graphql::parser::types::ExecutableDocument,
    attach: &dyn Attach,
    moment: &Moment,
) -> Request {
    let mut request = Request::new(String::new());
    request.set_parsed_query(document);
    request.data.insert(RequestId(moment.request_id.clone()));
    attach.attach(&mut request, moment);
    request
}

/// Runs a query until its deadline. A panic in a resolver fails this request and no other.
pub async fn execute(
    schema: &dyn Execute,
    request: Request,
    deadline: Duration,
    request_id: &str,
) -> Result<Response, Refusal> {
    let running = AssertUnwindSafe(schema.execute(request)).catch_unwind();
    match tokio::time::timeout(deadline, running).await {
        Ok(Ok(response)) => Ok(response),
        Ok(Err(panic)) => {
            tracing::error!(request_id, panic = said(&*panic), "a resolver panicked");
            Err(Refusal::internal(request_id))
        }
        Err(_) => Err(Refusal::new(Code::RequestTimeout, too_slow(deadline))),
    }
}

/// What a panic said.
pub fn said(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("nothing that can be read")
}

fn too_slow(deadline: Duration) -> String {
    let milliseconds = deadline.as_millis();
    format!("The operation took longer than {milliseconds} ms.")
}

/// The time that each event of a subscription may take to be answered, once it has happened.
pub struct EventDeadline(pub Duration);

/// Ends the answer to an event at its deadline. Queries end by [`execute`].
struct EventDeadlines;

impl ExtensionFactory for EventDeadlines {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Self)
    }
}

#[async_trait::async_trait]
impl Extension for EventDeadlines {
    async fn execute(
        &self,
        ctx: &ExtensionContext<'_>,
        operation_name: Option<&str>,
        next: NextExecute<'_>,
    ) -> Response {
        let answering = next.run(ctx, operation_name);
        let Some(EventDeadline(deadline)) = ctx.data_opt() else {
            return answering.await;
        };
        let answered = tokio::time::timeout(*deadline, answering).await;
        answered.unwrap_or_else(|_| {
            let mut error = ServerError::new(too_slow(*deadline), None);
            let mut extensions = ErrorExtensionValues::default();
            extensions.set("code", Code::RequestTimeout.as_str());
            error.extensions = Some(extensions);
            Response::from_errors(vec![error])
        })
    }
}
