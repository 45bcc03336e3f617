//! The days on which each price is the chosen one.
//!
//! On a day, the best class of source that covers it decides, and within the class the later observation. Where the
//! class has dated amounts for a day, undated ones speak only of the days from their observation on: so a list that
//! states nothing but the present does not hide the history that another one knows.

use std::collections::{BTreeSet, HashMap, HashSet};

use entities::enums::{PriceComponent, PriceState, ServiceTier};
use entities::price;

use crate::import::apply::rank::Rank;
use crate::import::apply::state::State;
use crate::import::derive::OPEN;

/// First and last day on which a price is chosen.
type Days<'a> = (&'a str, &'a str);

pub(super) fn choose(state: &mut State) {
    let mut groups: HashMap<_, Vec<&price::Model>> = HashMap::new();
    for row in state.prices.iter() {
        let key = (row.route_id, row.component, row.tier, row.min_prompt_tokens);
        groups.entry(key).or_default().push(row);
    }
    let mut chosen: HashMap<i64, (String, String)> = HashMap::new();
    for rows in groups.values() {
        for (id, (from, to)) in days(state, rows) {
            chosen.insert(id, (from.to_owned(), to.to_owned()));
        }
    }
    for id in state.prices.ids() {
        let days = chosen.remove(&id);
        state.prices.change(id, |row| {
            row.chosen = days.is_some();
            (row.chosen_from, row.chosen_to) = days.unwrap_or_default();
        });
    }
}

fn days<'a>(state: &'a State, rows: &[&'a price::Model]) -> HashMap<i64, Days<'a>> {
    let mut bounds: BTreeSet<&str> = BTreeSet::new();
    for row in rows {
        bounds.insert(&row.effective_from);
        bounds.insert(end(row));
        bounds.insert(&row.observed_on);
    }
    let bounds: Vec<&str> = bounds.into_iter().collect();
    let mut chosen: HashMap<i64, Days<'a>> = HashMap::new();
    for day in bounds.windows(2) {
        let [from, to] = *day else { continue };
        let Some(best) = on(state, rows, from) else {
            continue;
        };
        // Of two separate stretches the later one is kept: it is the one that still matters.
        match chosen.get_mut(&best.id) {
            Some(days) if days.1 == from => days.1 = to,
            _ => {
                chosen.insert(best.id, (from, to));
            }
        }
    }
    chosen
}

fn on<'a>(state: &'a State, rows: &[&'a price::Model], day: &str) -> Option<&'a price::Model> {
    let ranked: Vec<(Rank<'_>, &price::Model)> = rows
        .iter()
        .filter(|row| row.effective_from.as_str() <= day && day < end(row))
        .filter_map(|row| {
            let source = state.sources.get(row.source_id)?;
            Some((
                Rank::of(source, &row.observed_on, row.curated.is_some()),
                *row,
            ))
        })
        .collect();
    let best = ranked.iter().map(|(rank, _)| rank.tier()).min()?;
    let class = || ranked.iter().filter(|(rank, _)| rank.tier() == best);
    let has_history = class().any(|(_, row)| is_dated(row));
    class()
        .filter(|(_, row)| !has_history || is_dated(row) || row.observed_on.as_str() <= day)
        // The same source may state overlapping rows: the one that began later is the news.
        .min_by(|a, b| {
            a.0.cmp(&b.0)
                .then_with(|| b.1.effective_from.cmp(&a.1.effective_from))
        })
        .map(|(_, row)| *row)
}

fn is_dated(row: &price::Model) -> bool {
    !row.effective_from.is_empty() || !row.effective_to.is_empty()
}

fn end(row: &price::Model) -> &str {
    if row.effective_to.is_empty() {
        OPEN
    } else {
        &row.effective_to
    }
}

/// PRICED is a route with an amount above 0 for tokens in or out that is, or will be, in force; FREE and
/// SUBSCRIPTION are only ever stated; everything else is UNKNOWN, 0/0 included.
pub(super) fn price_states(state: &mut State) {
    let priced: HashSet<i64> = state
        .prices
        .iter()
        .filter(|row| row.chosen && row.amount_micro_usd > 0 && is_base(row))
        .filter(|row| row.effective_to.is_empty() || row.effective_to > row.observed_on)
        .map(|row| row.route_id)
        .collect();
    for id in state.routes.ids() {
        state.routes.change(id, |row| {
            row.price_state = match row.price_state {
                stated @ (PriceState::Free | PriceState::Subscription) => stated,
                PriceState::Priced | PriceState::Unknown if priced.contains(&row.id) => {
                    PriceState::Priced
                }
                PriceState::Priced | PriceState::Unknown => PriceState::Unknown,
            };
        });
    }
}

/// Whether a price is the one for tokens in or out at the standard tier, for a prompt of any size.
pub fn is_base(row: &price::Model) -> bool {
    row.tier == ServiceTier::Standard
        && row.min_prompt_tokens == 0
        && matches!(
            row.component,
            PriceComponent::Input | PriceComponent::Output
        )
}
