//! Which requirement a near miss fails.

use askama::Template;

use super::{labels, render, words};
use crate::comparison::shortlist::{Check, Requirement};
use crate::comparison::vocabulary::{CommercialUse, Openness};

#[derive(Template)]
#[template(path = "near_miss.txt")]
struct NearMissText<'a> {
    name: &'a str,
    requirement: &'a Requirement,
    unknown: bool,
    providers: &'a [String],
}

/// The one requirement that a model of this name fails; `providers` are the names of those that were asked for.
pub fn near_miss(name: &str, check: &Check, providers: &[String]) -> String {
    render(&NearMissText {
        name,
        providers,
        requirement: &check.requirement,
        unknown: check.met.is_none(),
    })
}

fn open(any: &[Openness]) -> String {
    words::any(
        &any.iter()
            .map(|&which| labels::openness_adjective(which))
            .collect::<Vec<_>>(),
    )
}

fn usage(any: &[CommercialUse]) -> String {
    let wanted = any
        .iter()
        .map(|&which| labels::commercial_use(which).to_lowercase());
    wanted.collect::<Vec<_>>().join(" or ")
}

fn any(any: &[String]) -> String {
    words::any(&any.iter().map(String::as_str).collect::<Vec<_>>())
}
