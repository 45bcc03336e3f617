//! Whom a page asks: the API, on behalf of the reader whose request it is.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use async_trait::async_trait;
use poem::Request;
use poem::http::StatusCode;
use serde_json::Value;
use tracing::Instrument as _;

use crate::ask::{Ask, question};
use crate::http::record::{Opened, Record};
use crate::http::refused::{Refused, operation_status};
use crate::http::service::{Caller, Price, Service};

/// Points that a page takes at most. Its document is ours, so what it really costs is known to be far less than its
/// longest lists would: with the usual budget a reader has a page a second.
const PAGE_POINTS: u64 = 1_000;

/// Gives each request for a page someone to ask.
pub trait Desk: Send + Sync + 'static {
    /// Who answers the questions of this request.
    fn asker(&self, request: &Request) -> Arc<dyn Ask>;
}

/// One who answers everybody alike, and counts nothing.
impl Desk for Arc<dyn Ask> {
    fn asker(&self, _: &Request) -> Arc<dyn Ask> {
        self.clone()
    }
}

impl Desk for Arc<Service> {
    fn asker(&self, request: &Request) -> Arc<dyn Ask> {
        Arc::new(Reader {
            service: self.clone(),
            // A proxy may want credentials of its own before the pages, so they are not looked at here.
            caller: self.anonymous(request),
            opened: Opened::of(request),
            has_paid: AtomicBool::new(false),
        })
    }
}

/// The reader of one page: questions take points from the budget of its address, and are logged and counted.
struct Reader {
    service: Arc<Service>,
    caller: Caller,
    opened: Opened,
    /// Whether the first question has been paid for; what a page asks further takes a point each.
    has_paid: AtomicBool,
}

#[async_trait]
impl Ask for Reader {
    async fn ask(&self, query: &str, variables: Value) -> Value {
        let mut record = Record::new(&self.opened, "page");
        let answered = self.answer(query, variables, &mut record).await;
        let (answer, status) = match answered {
            Ok(answer) => (answer, StatusCode::OK),
            Err(refused) => {
                let code = refused.refusal.code;
                record.refused = Some(code);
                let status = refused.status.unwrap_or(operation_status(code));
                let refusal = match refused.retry_after_s {
                    Some(seconds) => refused.refusal.with("retryAfter", seconds),
                    None => refused.refusal,
                };
                (refusal.to_value(), status)
            }
        };
        record.finish(&self.service.metrics, status);
        answer
    }
}

impl Reader {
    async fn answer(
        &self,
        query: &str,
        variables: Value,
        record: &mut Record,
    ) -> Result<Value, Refused> {
        let price = if self.has_paid.swap(true, Ordering::Relaxed) {
            Price::Point
        } else {
            Price::AtMost(PAGE_POINTS)
        };
        let service = &self.service;
        let request = question(query, variables);
        let prepared = service.prepare_own(&self.caller, &request, price, record)?;
        let answering = service.engine.answer(&prepared, &self.caller.request_id);
        let served = answering.instrument(record.span()).await?;
        record.served(&served);
        Ok(serde_json::from_slice(served.executed.body.identity()).unwrap_or_default())
    }
}
