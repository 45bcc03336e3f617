//! Imports: one transaction, one revision, nothing when nothing changed.

use entities::enums::{PriceComponent, SourceClass};
use versus::import::draft::{Draft, Route};

use crate::support::draft::*;

mod again;
mod claims;
mod closing;
mod derived;
mod order;
mod prices;
mod report;
mod routes;
mod transaction;

/// A route of `alpha` at `first` with a base price for input and output, as `source` states it on `day`.
fn priced(source: &str, day: &str, input: i64, output: i64) -> Route {
    let by = by(source, day);
    let prices = vec![
        price(PriceComponent::Input, input, by.clone()),
        price(PriceComponent::Output, output, by.clone()),
    ];
    route("alpha", "first", by, prices)
}

/// The model `alpha` and the given routes.
fn with_routes(routes: Vec<Route>) -> Draft {
    Draft {
        models: vec![model("alpha", &by("lab", DAY))],
        routes,
        ..base()
    }
}

/// Two models, a priced route and one without prices, a score.
pub fn small() -> Draft {
    let lab = by("lab", DAY);
    Draft {
        models: vec![model("alpha", &lab), model("beta", &lab)],
        routes: vec![
            priced("lab", DAY, 2_000_000, 8_000_000),
            route("beta", "first", lab.clone(), Vec::new()),
        ],
        scores: vec![score("alpha", "exam", 818_000, lab)],
        ..base()
    }
}

/// Sources as they stand in [`base`], best class first.
const SOURCES: [(&str, SourceClass); 4] = [
    ("lab", SourceClass::Lab),
    ("tester", SourceClass::Independent),
    ("lister", SourceClass::Aggregator),
    ("other-lister", SourceClass::Aggregator),
];
