//! Routes: the best statement decides what a route is, the others fill what it leaves open.

use std::collections::HashSet;

use entities::enums::{PriceState, RouteStatus};
use entities::route;

use super::prices::Series;
use super::{Merge, fill};
use crate::import::apply::rank::{Observation, Rank};
use crate::import::apply::records::RouteKey;
use crate::import::draft;

impl Merge<'_> {
    pub(super) fn routes(&mut self, stated: &[draft::Route]) {
        let mut series = Series::of(&self.state.prices);
        let mut seen = HashSet::new();
        for new in stated {
            let record = name(new);
            let Some(source_id) = self.source(&new.by, &record) else {
                continue;
            };
            let Some((model_id, provider_id)) = self.ends(new, &record) else {
                continue;
            };
            let key: RouteKey = (
                provider_id,
                new.provider_model_id.clone(),
                new.region.clone(),
            );
            if !seen.insert((key.clone(), source_id)) {
                self.skip(
                    &record,
                    "DUPLICATE_ROUTE",
                    format!("`{}` states it twice; the first one counts", new.by.source),
                );
                continue;
            }
            let id = match self.state.routes.id_of(&key) {
                Some(id) => {
                    self.known_route(id, model_id, source_id, new);
                    id
                }
                None => self.new_route(model_id, provider_id, source_id, new),
            };
            self.state.routes.state(id);
            self.speed(id, new);
            for price in &new.prices {
                self.price(id, &record, price, &mut series);
            }
        }
    }

    fn ends(&mut self, new: &draft::Route, record: &str) -> Option<(i64, i64)> {
        let model = self.state.models.id_of(&new.model);
        let provider = self.state.providers.id_of(&new.provider);
        if model.is_none() {
            let reason = format!(
                "its model `{}` is neither in the import nor in the catalog",
                new.model
            );
            self.skip(record, "UNKNOWN_MODEL", reason);
        }
        if provider.is_none() {
            let reason = format!(
                "its provider `{}` is neither in the import nor in the catalog",
                new.provider
            );
            self.skip(record, "UNKNOWN_PROVIDER", reason);
        }
        model.zip(provider)
    }

    fn new_route(
        &mut self,
        model_id: i64,
        provider_id: i64,
        source_id: i64,
        new: &draft::Route,
    ) -> i64 {
        let observed_on = self.observed_on(&new.by);
        self.state.routes.add(route::Model {
            id: 0,
            model_id,
            provider_id,
            provider_model_id: new.provider_model_id.clone(),
            region: new.region.clone(),
            status: new.status.unwrap_or(RouteStatus::Active),
            price_state: new.price_state.unwrap_or(PriceState::Unknown),
            context_window: new.context_window,
            max_output_tokens: new.max_output_tokens,
            throughput_milli_tps: None,
            first_token_ms: None,
            quantization: new.quantization.clone(),
            speed_source_id: None,
            speed_observed_on: None,
            source_id,
            observed_on,
            curated: new.by.curated.clone(),
        })
    }

    fn known_route(&mut self, id: i64, model_id: i64, source_id: i64, new: &draft::Route) {
        let observed_on = self.observed_on(&new.by);
        let state = &*self.state;
        let Some(known) = state.routes.get(id) else {
            return;
        };
        let (was, is) = (known.curated.is_some(), new.by.curated.is_some());
        let decides = if known.source_id == source_id {
            let standing = Observation {
                on: &known.observed_on,
                curated: was,
            };
            standing.yields_to(
                Observation {
                    on: &observed_on,
                    curated: is,
                },
                self.editorial,
            )
        } else {
            let (old, incoming) = (
                state.sources.get(known.source_id),
                state.sources.get(source_id),
            );
            old.zip(incoming).is_some_and(|(old, incoming)| {
                Rank::of(incoming, &observed_on, is) < Rank::of(old, &known.observed_on, was)
            })
        };
        if known.model_id != model_id {
            let other = self.state.model_name(known.model_id);
            let kept = if decides { &new.model } else { other };
            let reason = format!(
                "sources name the models `{other}` and `{}` for it; `{kept}` is kept",
                new.model
            );
            self.remark(&name(new), "ROUTE_OF_TWO_MODELS", reason);
        }
        self.state.routes.change(id, |row| {
            if decides {
                row.model_id = model_id;
                row.source_id = source_id;
                row.observed_on = observed_on;
                row.curated.clone_from(&new.by.curated);
                row.status = new.status.unwrap_or(RouteStatus::Active);
                row.price_state = stated_price(new, row.price_state);
            }
            fill(
                &mut row.context_window,
                new.context_window.as_ref(),
                decides,
            );
            fill(
                &mut row.max_output_tokens,
                new.max_output_tokens.as_ref(),
                decides,
            );
            fill(&mut row.quantization, new.quantization.as_ref(), decides);
        });
    }

    fn speed(&mut self, id: i64, new: &draft::Route) {
        let Some(speed) = &new.speed else {
            return;
        };
        let Some(source_id) = self.source(&speed.by, &name(new)) else {
            return;
        };
        let observed_on = self.observed_on(&speed.by);
        let sources = &self.state.sources;
        let standing = self.state.routes.get(id).and_then(|row| {
            Some((
                sources.get(row.speed_source_id?)?,
                row.speed_observed_on.as_deref().unwrap_or(""),
            ))
        });
        let yields = standing.is_none_or(|(owner, on)| {
            sources.get(source_id).is_some_and(|incoming| {
                if owner.id == source_id {
                    observed_on.as_str() >= on
                } else {
                    Rank::of(incoming, &observed_on, false) < Rank::of(owner, on, false)
                }
            })
        });
        if yields {
            self.state.routes.change(id, |row| {
                let same = row.speed_source_id == Some(source_id)
                    && row.throughput_milli_tps == speed.throughput_milli_tps
                    && row.first_token_ms == speed.first_token_ms;
                // The day alone is no news: it stays with the figure that it was measured with.
                if !same {
                    row.throughput_milli_tps = speed.throughput_milli_tps;
                    row.first_token_ms = speed.first_token_ms;
                    row.speed_source_id = Some(source_id);
                    row.speed_observed_on = Some(observed_on);
                }
            });
        }
    }
}

// PRICED is never stated: it follows from the prices, as does UNKNOWN where nothing else is said.
fn stated_price(new: &draft::Route, standing: PriceState) -> PriceState {
    match new.price_state {
        Some(state @ (PriceState::Free | PriceState::Subscription)) => state,
        Some(PriceState::Priced | PriceState::Unknown) | None => match standing {
            PriceState::Priced => PriceState::Priced,
            PriceState::Unknown | PriceState::Free | PriceState::Subscription => {
                PriceState::Unknown
            }
        },
    }
}

fn name(route: &draft::Route) -> String {
    let mut name = format!("route {}/{}", route.provider, route.provider_model_id);
    if !route.region.is_empty() {
        name.push('@');
        name.push_str(&route.region);
    }
    name
}
