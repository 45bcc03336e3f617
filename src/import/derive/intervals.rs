//! Base prices day by day: of each route, and the cheapest of each model.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use entities::enums::{PriceComponent, PriceState, RouteStatus};
use entities::{model_price_interval, price, route_price_interval};

use crate::import::apply::choose::is_base;
use crate::import::apply::state::State;

/// Base input and output price of every PRICED route; an amount of 0 beside one that is not is no price.
pub(super) fn of_routes(state: &State) -> Vec<route_price_interval::Model> {
    let mut prices: BTreeMap<i64, Vec<&price::Model>> = BTreeMap::new();
    for row in state.prices.iter().filter(|row| row.chosen && is_base(row)) {
        prices.entry(row.route_id).or_default().push(row);
    }
    let mut rows = Vec::new();
    for (route_id, prices) in prices {
        let Some(route) = state.routes.get(route_id) else {
            continue;
        };
        if route.price_state != PriceState::Priced {
            continue;
        }
        let bounds = bounds(
            prices
                .iter()
                .map(|row| (row.chosen_from.as_str(), row.chosen_to.as_str())),
        );
        let pieces = bounds.windows(2).filter_map(|days| {
            let [from, to] = *days else { return None };
            let amount = |component| {
                prices
                    .iter()
                    .find(|row| {
                        row.component == component
                            && row.chosen_from.as_str() <= from
                            && from < row.chosen_to.as_str()
                    })
                    .map(|row| row.amount_micro_usd)
                    .filter(|amount| *amount > 0)
            };
            Some(Piece {
                from,
                to,
                prices: (
                    amount(PriceComponent::Input),
                    amount(PriceComponent::Output),
                ),
            })
        });
        rows.extend(
            joined(pieces)
                .into_iter()
                .map(|piece| route_price_interval::Model {
                    id: 0,
                    route_id,
                    from_on: piece.from.to_owned(),
                    to_on: piece.to.to_owned(),
                    input_micro_usd: piece.prices.0,
                    output_micro_usd: piece.prices.1,
                    model_id: route.model_id,
                }),
        );
    }
    rows
}

/// Cheapest base prices of every model over active routes of tracked providers.
pub(super) fn of_models(
    state: &State,
    routes: &[route_price_interval::Model],
) -> Vec<model_price_interval::Model> {
    let tracked: HashSet<i64> = state
        .providers
        .iter()
        .filter(|row| row.tracked)
        .map(|row| row.id)
        .collect();
    let counted: HashSet<i64> = state
        .routes
        .iter()
        .filter(|row| row.status == RouteStatus::Active && tracked.contains(&row.provider_id))
        .map(|row| row.id)
        .collect();
    let mut models: BTreeMap<i64, Vec<&route_price_interval::Model>> = BTreeMap::new();
    for row in routes.iter().filter(|row| counted.contains(&row.route_id)) {
        models.entry(row.model_id).or_default().push(row);
    }
    let mut rows = Vec::new();
    for (model_id, routes) in models {
        let bounds = bounds(
            routes
                .iter()
                .map(|row| (row.from_on.as_str(), row.to_on.as_str())),
        );
        let pieces = bounds.windows(2).filter_map(|days| {
            let [from, to] = *days else { return None };
            let inforce = || {
                routes
                    .iter()
                    .filter(move |row| row.from_on.as_str() <= from && from < row.to_on.as_str())
            };
            let input = inforce().filter_map(|row| row.input_micro_usd).min();
            let output = inforce().filter_map(|row| row.output_micro_usd).min();
            Some(Piece {
                from,
                to,
                prices: (input, output),
            })
        });
        rows.extend(
            joined(pieces)
                .into_iter()
                .map(|piece| model_price_interval::Model {
                    id: 0,
                    model_id,
                    from_on: piece.from.to_owned(),
                    to_on: piece.to.to_owned(),
                    input_micro_usd: piece.prices.0,
                    output_micro_usd: piece.prices.1,
                }),
        );
    }
    rows
}

/// Cheapest output price of every model on a day.
pub(super) fn output_prices(rows: &[model_price_interval::Model], day: &str) -> HashMap<i64, i64> {
    rows.iter()
        .filter(|row| row.from_on.as_str() <= day && day < row.to_on.as_str())
        .filter_map(|row| Some((row.model_id, row.output_micro_usd?)))
        .collect()
}

struct Piece<'a> {
    from: &'a str,
    to: &'a str,
    prices: (Option<i64>, Option<i64>),
}

fn bounds<'a>(days: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<&'a str> {
    let days: BTreeSet<&str> = days.flat_map(|(from, to)| [from, to]).collect();
    days.into_iter().collect()
}

// Neighbours with the same prices are one interval; days without any price have none.
fn joined<'a>(pieces: impl Iterator<Item = Piece<'a>>) -> Vec<Piece<'a>> {
    let mut joined: Vec<Piece<'a>> = Vec::new();
    for piece in pieces.filter(|piece| piece.prices != (None, None)) {
        match joined.last_mut() {
            Some(last) if last.to == piece.from && last.prices == piece.prices => {
                last.to = piece.to;
            }
            _ => joined.push(piece),
        }
    }
    joined
}
