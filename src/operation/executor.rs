//! Executing a prepared operation at one moment of the catalog.

use std::sync::Arc;

use async_graphql::{Response, ServerError, Value as Constant};
use futures_util::stream::BoxStream;

use super::{
    answers::{Executed, NotKept},
    body::Body,
    engine::Prepared,
    execute::{self, Attach, Execute, Moment},
    limits::Limits,
    plan,
    refusal::{Code, Refusal},
    revisions::Looks,
    schema::SchemaIndex,
};
use crate::{clock::Clock, database::Busy, telemetry::statements};

/// What executions need, shared with the streams that outlive the request which started them.
#[derive(Clone)]
pub struct Executor {
    pub schema: Arc<dyn Execute>,
    pub index: Arc<SchemaIndex>,
    pub limits: Arc<Limits>,
    pub clock: Clock,
    pub revisions: Looks,
    pub attach: Arc<dyn Attach>,
}

impl Executor {
    /// The moment a request that comes now is answered at.
    pub async fn moment(&self, request_id: &Arc<str>) -> Result<Moment, Refusal> {
        let revision = self.revision(request_id).await?;
        Ok(Moment {
            revision,
            today: self.clock.today(),
            request_id: request_id.clone(),
        })
    }

    /// The revision readers see now.
    async fn revision(&self, request_id: &str) -> Result<i64, Refusal> {
        let looking = tokio::time::timeout(self.limits.deadline, self.revisions.current());
        let Ok(looked) = looking.await else {
            return Err(Refusal::busy());
        };
        looked.map_err(|error| {
            if error.is::<Busy>() {
                tracing::warn!(request_id, %error, "the server is busy");
                return Refusal::busy();
            }
            tracing::error!(request_id, %error, "the revision cannot be read");
            Refusal::internal(request_id)
        })
    }

    /// Runs a query to its end, and sees that no revision was committed meanwhile.
    pub async fn run_to_the_end(
        &self,
        prepared: &Prepared,
        moment: &Moment,
    ) -> Result<Arc<Executed>, NotKept> {
        let request = self.request(prepared, moment).map_err(NotKept::Failed)?;
        let running = execute::execute(
            self.schema.as_ref(),
            request,
            self.limits.deadline,
            &moment.request_id,
        );
        let (response, statements) = statements::counted(running).await;
        let response = response.map_err(NotKept::Failed)?;
        // Half an answer, because the server had no time, is none: it is refused as one past its deadline is.
        if response.errors.iter().any(is_busy) {
            let request_id = &*moment.request_id;
            tracing::warn!(request_id, error = %Busy, "the server is busy");
            return Err(NotKept::Failed(Refusal::busy()));
        }
        let after = self.revision(&moment.request_id).await;
        if after.map_err(NotKept::Failed)? != moment.revision {
            return Err(NotKept::Moved);
        }
        let executed = Arc::new(Executed {
            body: Body::new(encode(&response, &moment.request_id)),
            has_errors: response.is_err(),
            revision: moment.revision,
            objects: objects(&response.data),
            statements,
        });
        if executed.has_errors {
            Err(NotKept::Errors(executed))
        } else {
            Ok(executed)
        }
    }

    /// Starts a subscription that answers from this moment.
    pub fn stream(
        &self,
        prepared: &Prepared,
        moment: &Moment,
    ) -> Result<BoxStream<'static, Response>, Refusal> {
        let mut request = self.request(prepared, moment)?;
        request
            .data
            .insert(execute::EventDeadline(self.limits.deadline));
        Ok(self.schema.subscribe(request))
    }

    fn request(
        &self,
        prepared: &Prepared,
        moment: &Moment,
    ) -> Result<async_graphql::Request, Refusal> {
        let document = plan::write_out(
            &self.index,
            &prepared.document.parsed,
            prepared.operation()?,
            &prepared.variables,
            self.limits.written(),
        )?;
        Ok(execute::request(document, self.attach.as_ref(), moment))
    }
}

fn is_busy(error: &ServerError) -> bool {
    let extensions = error.extensions.as_ref();
    let code = extensions.and_then(|extensions| extensions.get("code"));
    code == Some(&Constant::from(Code::RequestTimeout.as_str()))
}

/// A response as JSON; serialising values of our own cannot fail.
pub fn encode(response: &Response, request_id: &str) -> String {
    serde_json::to_string(response).unwrap_or_else(|error| {
        tracing::error!(request_id, %error, "an answer cannot be written");
        Refusal::internal(request_id).to_value().to_string()
    })
}

fn objects(value: &Constant) -> u64 {
    match value {
        Constant::Object(fields) => fields.values().map(objects).sum::<u64>().saturating_add(1),
        Constant::List(items) => items.iter().map(objects).sum(),
        _ => 0,
    }
}
