//! Gathers what a translator finds into a draft: each model once, each source named, each oddity told.

mod facts;
mod providers;

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use entities::enums::{MatchKind, ModelField, PriceComponent, PriceUnit, ServiceTier};
use rust_decimal::Decimal;

pub use facts::Facts;
use facts::{
    Offer, agreed, by_editors, capabilities, capabilities_by_editors, claims, organization_record,
};
pub use providers::{named_provider, state_of_zero_prices, tracked};

use super::decimal::{PRICE_DIGITS, scale};
use super::draft::{
    Alias, Claim, Draft, License, Model, Price, Provider, Route, Scope, Score, Statement, Warning,
};
use super::identity::{self, Match};
use super::values;

/// Above this, in micro-dollars for a unit, a price is a slip of its source: ten thousand dollars, where the dearest model takes hundreds.
pub const ABSURD_MICRO_USD: i64 = 10_000_000_000;

/// From this priority on a record is the listing of a host, which knows what it serves but does not speak for the model.
pub const LISTING: u8 = 2;

/// A draft in the making.
pub struct Gather {
    source: &'static str,
    observed_on: String,
    draft: Draft,
    aliases: BTreeMap<String, BTreeSet<Alias>>,
    offers: BTreeMap<String, Offer>,
    ends: BTreeMap<String, Offer>,
    listings: BTreeMap<String, Vec<Offer>>,
    routes: BTreeMap<(String, String, String), Route>,
    known_organizations: BTreeSet<String>,
    known_providers: BTreeSet<String>,
    known_licenses: BTreeSet<String>,
    known_sources: BTreeSet<String>,
    warnings: Vec<Warning>,
}

impl Gather {
    /// An empty draft of one source.
    pub fn new(source: &'static str, observed_on: &str) -> Self {
        Self {
            source,
            observed_on: observed_on.to_owned(),
            draft: Draft::default(),
            aliases: BTreeMap::new(),
            offers: BTreeMap::new(),
            ends: BTreeMap::new(),
            listings: BTreeMap::new(),
            routes: BTreeMap::new(),
            known_organizations: BTreeSet::new(),
            known_providers: BTreeSet::new(),
            known_licenses: BTreeSet::new(),
            known_sources: BTreeSet::new(),
            warnings: Vec::new(),
        }
    }

    /// The statement of this source on the day of the import.
    pub fn by(&mut self) -> Statement {
        self.by_source(self.source)
    }

    /// The statement of another source that the record names.
    pub fn by_source(&mut self, slug: &str) -> Statement {
        if self.known_sources.insert(slug.to_owned()) {
            self.draft
                .sources
                .extend(identity::source(slug).map(|mut source| {
                    source.retrieved_on =
                        Some(self.observed_on.clone()).filter(|day| !day.is_empty());
                    source
                }));
        }
        Statement {
            source: slug.to_owned(),
            observed_on: self.observed_on.clone(),
            curated: None,
        }
    }

    /// Notes that a record was left out.
    pub fn skip(&mut self, record: &str, code: &'static str, reason: impl Into<String>) {
        self.warn(record, true, code, reason.into());
    }

    /// Notes something odd about a record that was taken.
    pub fn remark(&mut self, record: &str, code: &'static str, reason: impl Into<String>) {
        self.warn(record, false, code, reason.into());
    }

    fn warn(&mut self, record: &str, skipped: bool, code: &'static str, reason: String) {
        self.warnings.push(Warning {
            record: super::json::short(record),
            skipped,
            code,
            reason,
        });
    }

    /// The model that an id means, with the id as one of its aliases.
    pub fn model(&mut self, namespace: &str, external_id: &str, link: Option<&str>) -> Match {
        let found = identity::model(namespace, external_id, link);
        if let Some(reason) = &found.refused_link {
            self.remark(external_id, "LINK_REFUSED", reason.clone());
        }
        let named_as_it_is = found.slug == external_id || external_id.trim().is_empty();
        let aliases = self.aliases.entry(found.slug.clone()).or_default();
        if !named_as_it_is {
            aliases.insert(Alias {
                namespace: namespace.to_owned(),
                external_id: external_id.to_owned(),
                match_kind: found.kind,
            });
        }
        found
    }

    /// Adds an alias that a source links to a model, unless by itself it means another one.
    pub fn alias(&mut self, slug: &str, namespace: &str, external_id: &str, kind: MatchKind) {
        if !identity::may_mean(namespace, external_id, slug) {
            let reason = format!(
                "its link to `{slug}` was not followed, because the name means another model"
            );
            return self.remark(external_id, "LINK_REFUSED", reason);
        }
        let alias = Alias {
            namespace: namespace.to_owned(),
            external_id: external_id.to_owned(),
            match_kind: kind,
        };
        self.aliases
            .entry(slug.to_owned())
            .or_default()
            .insert(alias);
    }

    /// Offers what a record says of a model; of all records of the source the one with the lowest priority speaks for it,
    /// and where there are only listings of hosts what most of them say counts. How a model ends is said by the first
    /// record of its lab that says anything of it: a dated name ends with a date where the plain one states none.
    pub fn offer(&mut self, slug: &str, priority: (u8, &str), facts: Facts, by: &Statement) {
        let mut facts = facts;
        facts.refuse_far_releases(&self.observed_on);
        for (field, reason) in std::mem::take(&mut facts.refused) {
            let reason = format!("its {} {reason}", values::name_of(&field));
            self.remark(priority.1, "BAD_FIELD", reason);
        }
        if identity::is_known(slug) {
            // Who made it is the editors' knowledge here, not the source's word.
            facts
                .fields
                .retain(|(field, _)| *field != ModelField::Organization);
        }
        let offered = (priority.0, priority.1.to_owned());
        if priority.0 >= LISTING {
            self.listings
                .entry(slug.to_owned())
                .or_default()
                .push(Offer {
                    priority: offered,
                    facts,
                    by: by.clone(),
                });
            return;
        }
        let offer = Offer {
            priority: offered,
            facts,
            by: by.clone(),
        };
        if let Some(end) = offer.end() {
            keep_better(&mut self.ends, slug, end);
        }
        keep_better(&mut self.offers, slug, offer);
    }

    /// Names the organization of a model, as editors or the source know it, and gives its slug.
    pub fn organization(&mut self, slug: &str, name: Option<&str>) -> String {
        if self.known_organizations.insert(slug.to_owned()) {
            self.draft
                .organizations
                .push(organization_record(slug, name));
        }
        slug.to_owned()
    }

    /// The slug of the licence that a source means; none where it is not known.
    pub fn license(&mut self, name: &str) -> Option<License> {
        let license = identity::license(name)?;
        if self.known_licenses.insert(license.slug.clone()) {
            self.draft.licenses.push(license.clone());
        }
        Some(license)
    }

    /// A provider; the editors' record wins over what the source says.
    pub fn provider(&mut self, stated: Provider) {
        if !self.known_providers.insert(stated.slug.clone()) {
            return;
        }
        let provider = tracked(&stated.slug).unwrap_or(stated);
        if let Some(slug) = provider.organization.clone() {
            self.organization(&slug, None);
        }
        self.draft.providers.push(provider);
    }

    /// Notes that the source lists all routes of a provider.
    pub fn complete(&mut self, provider: &str) {
        self.by();
        self.draft.complete.push(Scope {
            source: self.source.to_owned(),
            provider: provider.to_owned(),
            observed_on: self.observed_on.clone(),
        });
    }

    /// A route; one that stands twice is told and the first is kept.
    pub fn route(&mut self, route: Route) {
        let key = (
            route.provider.clone(),
            route.provider_model_id.clone(),
            route.region.clone(),
        );
        if route.provider_model_id.trim().is_empty() {
            return self.skip(&key.0, "NO_ID", "has a route without an id");
        }
        let record = format!("{}/{}", key.0, key.1);
        let route = self.with_possible_counts(&record, route);
        match self.routes.entry(key) {
            Entry::Vacant(place) => {
                place.insert(route);
            }
            Entry::Occupied(_) => {
                self.skip(&record, "DUPLICATE", "stands twice; the first was taken");
            }
        }
    }

    /// Leaves out limits that no model has, and prices of prompts that none takes.
    fn with_possible_counts(&mut self, record: &str, mut route: Route) -> Route {
        let is_too_large = |count: &i64| *count > values::MOST_TOKENS;
        let limits = [
            ("context window", &mut route.context_window),
            ("longest answer", &mut route.max_output_tokens),
        ];
        for (what, limit) in limits {
            if let Some(count) = limit.take_if(|count| is_too_large(count)) {
                let reason = format!("its {what} of {count} tokens is more than any model has");
                self.remark(record, "BAD_FIELD", reason);
            }
        }
        let prices = route.prices.len();
        route
            .prices
            .retain(|price| !is_too_large(&price.min_prompt_tokens));
        if route.prices.len() < prices {
            let reason = "a price is one of prompts that are longer than any window";
            self.remark(record, "BAD_PRICE", reason);
        }
        route
    }

    /// Adds dated prices to a route that is known; gives them back where it is not.
    ///
    /// What a listing states without a date is dated by the history: the amount in force holds from its last change on.
    pub fn add_history(
        &mut self,
        (provider, id, region): (&str, &str, &str),
        history: Vec<Price>,
    ) -> Option<Vec<Price>> {
        let key = (provider.to_owned(), id.to_owned(), region.to_owned());
        let Some(route) = self.routes.get_mut(&key) else {
            return Some(history);
        };
        let same = |one: &Price, other: &Price| {
            one.component == other.component
                && one.tier == other.tier
                && one.min_prompt_tokens == other.min_prompt_tokens
        };
        for price in &mut route.prices {
            let open = history
                .iter()
                .find(|past| same(past, price) && past.effective_to.is_empty());
            let undated = price.effective_from.is_empty() && price.effective_to.is_empty();
            let same_amount =
                |open: &&Price| undated && open.amount_micro_usd == price.amount_micro_usd;
            if let Some(open) = open.filter(same_amount) {
                price.effective_from.clone_from(&open.effective_from);
            }
        }
        let past = history
            .into_iter()
            .filter(|past| !past.effective_to.is_empty());
        route.prices.extend(past);
        None
    }

    /// A score.
    pub fn score(&mut self, score: Score) {
        self.draft.scores.push(score);
    }

    /// A benchmark, once.
    pub fn benchmark(&mut self, benchmark: super::draft::Benchmark) {
        if !self
            .draft
            .benchmarks
            .iter()
            .any(|known| known.slug == benchmark.slug)
        {
            self.draft.benchmarks.push(benchmark);
        }
    }

    /// A standard price for a million tokens, to be changed by its caller; none where the amount is impossible.
    pub fn price(
        &mut self,
        record: &str,
        component: PriceComponent,
        amount: Decimal,
    ) -> Option<Price> {
        let name = values::name_of(&component);
        if amount.is_sign_negative() && !amount.is_zero() {
            let reason = format!("{name} is {amount}; a price is not negative");
            self.remark(record, "NEGATIVE_PRICE", reason);
            return None;
        }
        let scaled = scale(amount, PRICE_DIGITS).filter(|scaled| scaled.value <= ABSURD_MICRO_USD);
        let Some(scaled) = scaled else {
            let reason = format!("{name} is {amount} dollars a unit, which no provider asks");
            self.remark(record, "ABSURD_PRICE", reason);
            return None;
        };
        if scaled.rounded {
            let reason = format!("{name} {amount} was rounded to six digits");
            self.remark(record, "ROUNDED", reason);
        }
        let by = self.by();
        Some(Price {
            component,
            tier: ServiceTier::Standard,
            unit: PriceUnit::MillionTokens,
            min_prompt_tokens: 0,
            amount_micro_usd: scaled.value,
            effective_from: String::new(),
            effective_to: String::new(),
            by,
        })
    }

    /// Of scores that differ in nothing but their value the latest is kept, and of those of one day the first.
    fn unique_scores(&mut self) {
        let mut kept: BTreeMap<[String; 7], Score> = BTreeMap::new();
        let mut repeated = Vec::new();
        for score in std::mem::take(&mut self.draft.scores) {
            let key = [
                &score.benchmark,
                &score.model,
                &score.version,
                &score.variant,
                &score.effort,
                &score.harness,
                &score.measurer,
            ]
            .map(String::clone);
            match kept.get_mut(&key) {
                Some(known) => {
                    repeated.push(format!("{} on {}", score.model, score.benchmark));
                    if score.measured_on > known.measured_on {
                        *known = score;
                    }
                }
                None => {
                    kept.insert(key, score);
                }
            }
        }
        self.draft.scores = kept.into_values().collect();
        for record in repeated {
            self.skip(
                &record,
                "DUPLICATE",
                "is measured twice alike; the later score was taken",
            );
        }
    }

    /// A model that gives embeddings gives no tokens: a limit of its answer is the length of its vectors, and a price of it
    /// repeats that of the prompt, or is nothing.
    fn without_answers_of_embeddings(&mut self) {
        for route in &mut self.draft.routes {
            let offer = self.offers.get(&route.model);
            if gives_embeddings(&route.model, offer) {
                route.max_output_tokens = None;
                route
                    .prices
                    .retain(|price| price.component != PriceComponent::Output);
            }
        }
        for (slug, offer) in &mut self.offers {
            if gives_embeddings(slug, Some(offer)) {
                let limit = ModelField::MaxOutputTokens;
                offer.facts.fields.retain(|(field, _)| *field != limit);
            }
        }
    }

    /// The draft and what was odd.
    pub fn finish(mut self) -> (Draft, Vec<Warning>) {
        self.draft.routes = std::mem::take(&mut self.routes).into_values().collect();
        self.unique_scores();
        for (slug, listings) in std::mem::take(&mut self.listings) {
            if let (Entry::Vacant(place), Some(offer)) = (self.offers.entry(slug), agreed(listings))
            {
                place.insert(offer);
            }
        }
        for (slug, end) in std::mem::take(&mut self.ends) {
            if let Some(offer) = self.offers.get_mut(&slug).filter(|it| it.end().is_none()) {
                offer.facts.fields.extend(end.facts.fields);
            }
        }
        self.without_answers_of_embeddings();
        let slugs: BTreeSet<&String> = self.aliases.keys().chain(self.offers.keys()).collect();
        for slug in slugs {
            let offer = self.offers.get(slug);
            let mut claims: Vec<Claim> = offer.into_iter().flat_map(claims).collect();
            let stated = claims.iter().any(|claim| claim.field == ModelField::Name);
            let editors = by_editors(slug, stated);
            for source in editors
                .iter()
                .map(|claim| claim.by.source.as_str())
                .collect::<BTreeSet<_>>()
            {
                if self.known_sources.insert(source.to_owned()) {
                    self.draft.sources.extend(identity::source(source));
                }
            }
            for claim in editors
                .iter()
                .filter(|claim| claim.field == ModelField::Organization)
            {
                if self.known_organizations.insert(claim.value.clone()) {
                    self.draft
                        .organizations
                        .push(organization_record(&claim.value, None));
                }
            }
            claims.extend(editors);
            if let Some(license) = identity::known(slug).license
                && self.known_licenses.insert(license.slug.clone())
            {
                self.draft.licenses.push(license);
            }
            let mut capabilities: Vec<_> = offer.into_iter().flat_map(capabilities).collect();
            capabilities.extend(capabilities_by_editors(slug));
            let aliases = self.aliases.get(slug).into_iter().flatten();
            self.draft.models.push(Model {
                slug: slug.clone(),
                aliases: aliases.cloned().collect(),
                claims,
                capabilities,
                use_cases: Vec::new(),
                use_cases_by: None,
            });
        }
        (self.draft.sorted(), self.warnings)
    }
}

fn keep_better(offers: &mut BTreeMap<String, Offer>, slug: &str, offer: Offer) {
    let known = offers.get(slug);
    if known.is_none_or(|known| offer.priority < known.priority) {
        offers.insert(slug.to_owned(), offer);
    }
}

fn gives_embeddings(slug: &str, offer: Option<&Offer>) -> bool {
    let stated = offer.and_then(|offer| {
        let mut fields = offer.facts.fields.iter();
        fields.find(|(field, _)| *field == ModelField::ProductType)
    });
    stated.map_or_else(
        || super::facts::product_type(slug, &[]),
        |(_, kind)| kind.as_str(),
    ) == "EMBEDDING"
}
