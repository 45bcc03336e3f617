//! The days on which each price is the chosen one.
//!
//! On a day, the best class of source that covers it decides, and within the class the later observation; of what was seen
//! before a day and after it, none is later on that day, so that what is read again tomorrow moves no day of the past. Where the
//! class has dated amounts for a day, undated ones speak only of the days since which they are observed, unchanged: so a
//! list that states nothing but the present does not hide the history that another one knows, and to read it again the next
//! day changes nothing.
//!
//! A source that states nothing but zeros for a route on a day (0/0) tells no price: on a route that anyone asks an amount
//! for it is never chosen, unless the route is known to be free or to come with a plan.

use std::collections::{BTreeSet, HashMap, HashSet};

use entities::enums::{PriceComponent, PriceState, ServiceTier};
use entities::price;

use crate::import::apply::rank::Rank;
use crate::import::apply::state::State;
use crate::import::derive::OPEN;

/// First and last day on which a price is chosen.
type Days<'a> = (&'a str, &'a str);

/// The days on which sources state an amount above 0 for tokens in or out, by route and source.
struct Amounts<'a>(HashMap<i64, HashMap<i64, Vec<Days<'a>>>>);

impl<'a> Amounts<'a> {
    fn of(state: &'a State) -> Self {
        let mut days: HashMap<_, HashMap<_, Vec<Days<'a>>>> = HashMap::new();
        let stated = state.prices.iter().filter(|row| row.amount_micro_usd > 0);
        for row in stated.filter(|row| is_base(row)) {
            let sources = days.entry(row.route_id).or_default();
            let days = sources.entry(row.source_id).or_default();
            days.push((&row.effective_from, end(row)));
        }
        // Where a source says that nothing is to be paid, zeros are the price.
        for route in state.routes.iter() {
            if matches!(
                route.price_state,
                PriceState::Free | PriceState::Subscription
            ) {
                days.remove(&route.id);
            }
        }
        Self(days)
    }

    /// Whether a row of a day is a price: a zero is one beside an amount of the same source, or where nobody states any.
    fn make_a_price(&self, row: &price::Model, day: &str) -> bool {
        let Some(sources) = self.0.get(&row.route_id) else {
            return true;
        };
        let covers = |days: &Vec<Days<'_>>| days.iter().any(|(from, to)| *from <= day && day < *to);
        row.amount_micro_usd > 0
            || row.curated.is_some()
            || sources.get(&row.source_id).is_some_and(covers)
    }
}

pub(super) fn choose(state: &mut State) {
    let mut groups: HashMap<_, Vec<&price::Model>> = HashMap::new();
    for row in state.prices.iter() {
        let key = (row.route_id, row.component, row.tier, row.min_prompt_tokens);
        groups.entry(key).or_default().push(row);
    }
    let amounts = Amounts::of(state);
    let mut chosen: HashMap<i64, (String, String)> = HashMap::new();
    for rows in groups.values() {
        for (id, (from, to)) in days(state, &amounts, rows) {
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

fn days<'a>(
    state: &'a State,
    amounts: &Amounts<'_>,
    rows: &[&'a price::Model],
) -> HashMap<i64, Days<'a>> {
    let mut bounds: BTreeSet<&str> = BTreeSet::new();
    for row in rows {
        bounds.insert(&row.effective_from);
        bounds.insert(end(row));
        bounds.insert(row.seen_since());
        bounds.insert(&row.observed_on);
    }
    let bounds: Vec<&str> = bounds.into_iter().collect();
    let mut chosen: HashMap<i64, Days<'a>> = HashMap::new();
    for day in bounds.windows(2) {
        let [from, to] = *day else { continue };
        let Some(best) = on(state, amounts, rows, from) else {
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

fn on<'a>(
    state: &'a State,
    amounts: &Amounts<'_>,
    rows: &[&'a price::Model],
    day: &str,
) -> Option<&'a price::Model> {
    let ranked: Vec<(Rank<'_>, &price::Model)> = rows
        .iter()
        .filter(|row| row.effective_from.as_str() <= day && day < end(row))
        .filter(|row| amounts.make_a_price(row, day))
        .filter_map(|row| {
            let source = state.sources.get(row.source_id)?;
            let seen = seen_at(row, day);
            Some((Rank::of(source, seen, row.curated.is_some()), *row))
        })
        .collect();
    let best = ranked.iter().map(|(rank, _)| rank.tier()).min()?;
    let class = || ranked.iter().filter(|(rank, _)| rank.tier() == best);
    let has_history = class().any(|(_, row)| is_dated(row));
    class()
        .filter(|(_, row)| !has_history || is_dated(row) || row.seen_since() <= day)
        // The same source may state overlapping rows: the one that began later is the news.
        .min_by(|a, b| {
            a.0.cmp(&b.0)
                .then_with(|| b.1.effective_from.cmp(&a.1.effective_from))
        })
        .map(|(_, row)| *row)
}

// An amount that has only an end is the past of its source where the source told it afterwards; one that was seen in force
// and closed since says no more of the days before than it did while it was open.
fn is_dated(row: &price::Model) -> bool {
    let was_seen = row.effective_to.is_empty() || row.seen_since() < row.effective_to.as_str();
    !row.effective_from.is_empty() || !was_seen
}

// When an amount was seen, as far as a day is concerned: one that was seen before it and after it was there on the day.
fn seen_at<'a>(row: &'a price::Model, day: &str) -> &'a str {
    if row.observed_on.as_str() <= day {
        &row.observed_on
    } else if row.seen_since() <= day {
        OPEN
    } else {
        row.seen_since()
    }
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
