//! Why another pair is worth reading.

use askama::Template;

use super::{render, words};
use crate::comparison::related::{Partner, PartnerReason};

#[derive(Template)]
#[template(path = "related.txt")]
struct RelatedText<'a> {
    kept: &'a str,
    partner: &'a str,
    shared: usize,
    reason: PartnerReason,
    replaces_kept: bool,
}

/// The reason as a sentence, for the model of this name.
pub fn related(kept: &str, partner: &Partner) -> String {
    render(&RelatedText {
        kept,
        partner: &partner.name,
        shared: partner.shared_benchmarks,
        reason: partner.reason,
        replaces_kept: partner.replaces_kept,
    })
}
