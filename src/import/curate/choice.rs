//! The value of a field that will be chosen of the claims of a draft.

use std::cmp::Reverse;

use entities::enums::{ModelField, SourceClass};

use crate::import::draft::{Claim, Model};
use crate::import::identity;

/// Whether the editors say so themselves.
pub(super) fn is_editors_word(claim: &Claim) -> bool {
    claim.by.source == "versus"
}

/// The claim that will be chosen: the editors' word, else that of the better class of source, else the latest.
pub(super) fn chosen(model: &Model, field: ModelField) -> Option<&Claim> {
    let claims = model.claims.iter().filter(|claim| claim.field == field);
    claims.min_by_key(|claim| {
        let class = identity::source(&claim.by.source)
            .map_or(SourceClass::Aggregator, |source| source.class);
        (
            !is_editors_word(claim),
            class,
            Reverse(&claim.by.observed_on),
            &claim.by.source,
        )
    })
}
