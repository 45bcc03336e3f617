//! What the endpoints share.

use std::sync::Arc;

use poem::Request;

use super::{config::Config, graphql::operation_request, params::Params, refused::Refused};
use crate::operation::{Engine, Prepared};

/// The engine and what stands between it and the network.
pub struct Service {
    /// Answers operations.
    pub engine: Arc<Engine>,
    /// The operator's settings.
    pub config: Config,
}

/// Who sent a request, and under which id it is logged.
#[derive(Clone, Debug)]
pub struct CallerId {
    /// The id of the request.
    pub request_id: Arc<str>,
}

impl Service {
    /// Finds out who is calling.
    #[expect(clippy::unused_async, reason = "keys are looked up in storage")]
    pub async fn caller(&self, request: &Request) -> Result<CallerId, Refused> {
        let request_id = request
            .data::<Arc<str>>()
            .cloned()
            .unwrap_or_else(|| "".into());
        Ok(CallerId { request_id })
    }

    /// Finds the document and prepares the operation.
    pub fn prepare(&self, mut params: Params) -> Result<Prepared, Refused> {
        let query = params
            .query
            .take()
            .ok_or_else(|| Refused::malformed("`query` is missing."))?;
        Ok(self.engine.prepare(&operation_request(query, params))?)
    }

    /// Takes the operation's points from the caller's budget and says what remains.
    pub fn charge(&self, _caller: &CallerId, prepared: &Prepared) -> Result<u64, Refused> {
        Ok(self
            .engine
            .limits()
            .cost
            .saturating_sub(prepared.cost.points))
    }
}
