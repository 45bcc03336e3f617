//! Why another pair is worth reading.

use askama::Template;

use super::{render, words};
use crate::comparison::context::Pair;
use crate::comparison::related::{Partner, PartnerReason};

#[derive(Template)]
#[template(path = "related.txt")]
struct RelatedText<'a> {
    kept: &'a str,
    partner: &'a str,
    shared: usize,
    reason: PartnerReason,
}

/// The reason as a sentence.
pub fn related(pair: &Pair, partner: &Partner) -> String {
    let kept = &pair.at(partner.kept).name;
    render(&RelatedText {
        kept,
        partner: &partner.name,
        shared: partner.shared_benchmarks,
        reason: partner.reason,
    })
}
