//! Which pairs of models are worth a page: at most 20 partners each, by successor, family, price and benchmarks.

use std::collections::{BTreeMap, HashMap, HashSet};

use entities::enums::{PartnerReason, ThresholdKind};
use entities::{catalog_threshold, model, model_partner};

use super::thresholds;
use crate::import::apply::state::State;

/// Most partners of one model.
const MOST: usize = 20;
/// Most partners of one reason, so that a large family leaves room for the others.
const MOST_OF_A_REASON: usize = 7;

pub(super) fn all(
    state: &State,
    prices: &HashMap<i64, i64>,
    thresholds: &[catalog_threshold::Model],
) -> Vec<model_partner::Model> {
    let circle = Circle::of(state, prices, thresholds);
    let mut pairs: HashSet<(i64, i64)> = HashSet::new();
    let mut rows: Vec<model_partner::Model> = Vec::new();
    // By slug, not by number: the same facts give the same rows whatever the order they came in.
    let mut models: Vec<&model::Model> = state.models.iter().collect();
    models.sort_by(|a, b| a.slug.cmp(&b.slug));
    for model in models {
        let shared = circle.shared(model.id);
        for (rank, (partner, reason)) in (1..).zip(circle.partners(model, &shared)) {
            let (first, second) = if model.slug < partner.slug {
                (model, partner)
            } else {
                (partner, model)
            };
            rows.push(model_partner::Model {
                id: 0,
                model_id: model.id,
                partner_id: partner.id,
                rank,
                reason,
                shared_benchmarks: shared.get(&partner.id).copied().unwrap_or(0),
                pair_slug: format!("{}-vs-{}", first.slug, second.slug),
                listed: pairs.insert((first.id, second.id)),
            });
        }
    }
    rows
}

struct Circle<'a> {
    state: &'a State,
    families: HashMap<&'a str, Vec<&'a model::Model>>,
    successors: HashMap<i64, Vec<&'a model::Model>>,
    priced: BTreeMap<u8, Vec<(i64, &'a model::Model)>>,
    prices: &'a HashMap<i64, i64>,
    thirds: Option<(i64, i64)>,
    tested: HashMap<i64, HashSet<i64>>,
    tests: HashMap<i64, HashSet<i64>>,
}

impl<'a> Circle<'a> {
    fn of(
        state: &'a State,
        prices: &'a HashMap<i64, i64>,
        thresholds: &[catalog_threshold::Model],
    ) -> Self {
        let lower = thresholds::of_catalog(thresholds, ThresholdKind::OutputPriceLowerThird);
        let upper = thresholds::of_catalog(thresholds, ThresholdKind::OutputPriceUpperThird);
        let mut circle = Self {
            state,
            families: HashMap::new(),
            successors: HashMap::new(),
            priced: BTreeMap::new(),
            prices,
            thirds: lower.zip(upper),
            tested: HashMap::new(),
            tests: HashMap::new(),
        };
        for model in state.models.iter() {
            if let Some(family) = &model.family {
                circle.families.entry(family).or_default().push(model);
            }
            if let Some(successor) = model.successor_id.and_then(|id| state.models.get(id)) {
                circle
                    .successors
                    .entry(model.id)
                    .or_default()
                    .push(successor);
                circle
                    .successors
                    .entry(successor.id)
                    .or_default()
                    .push(model);
            }
            if let Some((class, price)) = circle.price_class(model) {
                circle.priced.entry(class).or_default().push((price, model));
            }
        }
        for score in state.scores.iter() {
            circle
                .tested
                .entry(score.benchmark_id)
                .or_default()
                .insert(score.model_id);
            circle
                .tests
                .entry(score.model_id)
                .or_default()
                .insert(score.benchmark_id);
        }
        circle
    }

    fn price_class(&self, model: &model::Model) -> Option<(u8, i64)> {
        let price = *self.prices.get(&model.id)?;
        let (lower, upper) = self.thirds?;
        Some((u8::from(price > lower) + u8::from(price > upper), price))
    }

    /// Benchmarks shared with every other model.
    fn shared(&self, model_id: i64) -> HashMap<i64, i64> {
        let mut shared: HashMap<i64, i64> = HashMap::new();
        let tests = self.tests.get(&model_id).into_iter().flatten();
        for other in tests
            .filter_map(|benchmark| self.tested.get(benchmark))
            .flatten()
        {
            *shared.entry(*other).or_default() += 1;
        }
        shared.remove(&model_id);
        shared
    }

    fn partners(
        &self,
        model: &'a model::Model,
        shared: &HashMap<i64, i64>,
    ) -> Vec<(&'a model::Model, PartnerReason)> {
        let fits = |other: &&model::Model| {
            other.id != model.id && other.product_type == model.product_type
        };
        let count = |other: &model::Model| shared.get(&other.id).copied().unwrap_or(0);
        let mut successors = self.successors.get(&model.id).cloned().unwrap_or_default();
        successors.sort_by(|a, b| a.slug.cmp(&b.slug));
        let family = model
            .family
            .as_deref()
            .and_then(|family| self.families.get(family));
        let mut siblings: Vec<_> = family.into_iter().flatten().copied().filter(fits).collect();
        siblings.sort_by(|a, b| {
            let newer_first = b.released_on.cmp(&a.released_on);
            count(b)
                .cmp(&count(a))
                .then(newer_first)
                .then(a.slug.cmp(&b.slug))
        });
        let mut close: Vec<(i64, &model::Model)> =
            self.price_class(model)
                .map_or_else(Vec::new, |(class, price)| {
                    let class = self.priced.get(&class).into_iter().flatten();
                    class
                        .filter(|(_, other)| fits(other))
                        .map(|(amount, other)| ((amount - price).abs(), *other))
                        .collect()
                });
        close.sort_by(|a, b| {
            a.0.cmp(&b.0)
                .then(count(b.1).cmp(&count(a.1)))
                .then(a.1.slug.cmp(&b.1.slug))
        });
        let mut tested: Vec<&model::Model> = shared
            .keys()
            .filter_map(|id| self.state.models.get(*id))
            .filter(fits)
            .collect();
        tested.sort_by(|a, b| count(b).cmp(&count(a)).then(a.slug.cmp(&b.slug)));
        let mut chosen = Chosen::default();
        chosen.take(successors, PartnerReason::Successor);
        chosen.take(siblings, PartnerReason::Sibling);
        chosen.take(
            close.into_iter().map(|(_, other)| other).collect(),
            PartnerReason::SamePriceClass,
        );
        chosen.take(tested, PartnerReason::SharedBenchmarks);
        chosen.rows.truncate(MOST);
        chosen.rows
    }
}

#[derive(Default)]
struct Chosen<'a> {
    rows: Vec<(&'a model::Model, PartnerReason)>,
    seen: HashSet<i64>,
}

impl<'a> Chosen<'a> {
    fn take(&mut self, models: Vec<&'a model::Model>, reason: PartnerReason) {
        let mut taken = 0;
        for model in models {
            if taken < MOST_OF_A_REASON && self.seen.insert(model.id) {
                self.rows.push((model, reason));
                taken += 1;
            }
        }
    }
}
