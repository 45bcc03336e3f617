//! What a source lists completely and no longer mentions: its prices are closed, its routes retired. Nothing is deleted.

use std::collections::{HashMap, HashSet};

use entities::enums::RouteStatus;

use super::Merge;
use crate::import::draft::Scope;

/// Days of complete lists by the numbers of their source and provider.
type Scopes = HashMap<(i64, i64), String>;

impl Merge<'_> {
    fn scopes(&self, complete: &[Scope]) -> Scopes {
        let scopes = complete.iter().filter_map(|scope| {
            let source = self.state.sources.id_of(&scope.source)?;
            let provider = self.state.providers.id_of(&scope.provider)?;
            let day = if scope.observed_on.is_empty() {
                self.today
            } else {
                &scope.observed_on
            };
            Some(((source, provider), day.to_owned()))
        });
        scopes.collect()
    }

    pub(super) fn close_prices(&mut self, complete: &[Scope]) {
        let scopes = self.scopes(complete);
        if scopes.is_empty() {
            return;
        }
        let state = &*self.state;
        let gone: Vec<(i64, String)> = state
            .prices
            .iter()
            .filter(|row| !state.prices.is_stated(row.id))
            .filter_map(|row| {
                let provider = state.routes.get(row.route_id)?.provider_id;
                let day = scopes.get(&(row.source_id, provider))?;
                let open = row.effective_to.is_empty() || row.effective_to > *day;
                (open && row.observed_on <= *day && row.curated.is_none())
                    .then(|| (row.id, day.clone()))
            })
            .collect();
        for (id, day) in gone {
            self.state.prices.change(id, |row| {
                // A change that was announced and is not any more never takes effect: it ends where it begins.
                row.effective_to = if row.effective_from > day {
                    row.effective_from.clone()
                } else {
                    day.clone()
                };
                row.observed_on = day;
            });
        }
    }

    /// Comes after the prices of every part are closed: one source's list must not seem to keep a route alive that the
    /// list after it closes too.
    pub(super) fn retire_routes(&mut self, complete: &[Scope]) {
        let scopes = self.scopes(complete);
        if scopes.is_empty() {
            return;
        }
        let state = &*self.state;
        let served: HashSet<i64> = state
            .prices
            .iter()
            .filter(|row| row.effective_to.is_empty())
            .map(|row| row.route_id)
            .collect();
        let gone: Vec<(i64, String)> = state
            .routes
            .iter()
            .filter(|row| !state.routes.is_stated(row.id) && row.status != RouteStatus::Retired)
            .filter(|row| !served.contains(&row.id))
            .filter_map(|row| {
                let day = scopes.get(&(row.source_id, row.provider_id))?;
                (row.observed_on <= *day).then(|| (row.id, day.clone()))
            })
            .collect();
        for (id, day) in gone {
            self.state.routes.change(id, |row| {
                row.status = RouteStatus::Retired;
                row.observed_on = day;
            });
        }
    }
}
