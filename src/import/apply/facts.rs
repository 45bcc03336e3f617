//! Which rows carry facts, what of them counts as a change, and what they are called in the history.

use entities::enums::{ChangeKind, Lifecycle, PriceState, RouteStatus, SubjectKind};
use entities::{
    benchmark, benchmark_alias, claim, license, model, model_alias, model_capability,
    model_modality, model_use_case, organization, price, provider, provider_alias, route, score,
    source,
};
use sea_orm::ActiveEnum;
use serde::{Serialize, de::DeserializeOwned};

use super::rows::Record;
use super::state::State;

/// A row that states a fact: its changes are kept, so that a revision can be read and undone.
pub trait Fact: Record + Serialize + DeserializeOwned {
    /// Kind of the row in the history.
    const SUBJECT: SubjectKind;
    /// Blanks derived columns, the day of the observation, and who of several made it: the rest is what counts as a change.
    fn strip(&mut self);
    /// The natural key in words.
    fn subject(&self, state: &State) -> String;
    /// Slug of the model concerned.
    fn model(&self, _state: &State) -> Option<String> {
        None
    }
    /// What happened to a row that was added (no `before`) or changed.
    fn kind(before: Option<&Self>, _after: &Self) -> ChangeKind {
        match before {
            None => ChangeKind::RecordAdded,
            Some(_) => ChangeKind::RecordChanged,
        }
    }
    /// ISO day of the observation, '' for rows that have none; and the source of rows that several sources state and the
    /// best of them decides, else 0.
    fn seen(&self) -> (&str, i64) {
        ("", 0)
    }
    /// Sets what [`Fact::seen`] gives.
    fn see(&mut self, _on: &str, _source_id: i64) {}
    /// On which days the row is the chosen one, where rows are chosen by days.
    fn choice(&self) -> Option<(&str, &str)> {
        None
    }
    /// The row as far as it counts.
    #[must_use]
    fn facts(&self) -> Self {
        let mut facts = self.clone();
        facts.strip();
        facts
    }
}

macro_rules! named {
    ($row:ty, $subject:expr, |$facts:ident| $strip:expr) => {
        impl Fact for $row {
            const SUBJECT: SubjectKind = $subject;
            fn strip(&mut self) {
                let $facts = self;
                $strip
            }
            fn subject(&self, _state: &State) -> String {
                self.slug.clone()
            }
        }
    };
}

named!(organization::Model, SubjectKind::Organization, |_row| ());
named!(license::Model, SubjectKind::License, |_row| ());
named!(provider::Model, SubjectKind::Provider, |_row| ());
named!(benchmark::Model, SubjectKind::Benchmark, |row| {
    row.score_count = 0;
    row.model_count = 0;
});

impl Fact for source::Model {
    const SUBJECT: SubjectKind = SubjectKind::Source;
    fn strip(&mut self) {
        self.retrieved_on = None;
    }
    fn seen(&self) -> (&str, i64) {
        (self.retrieved_on.as_deref().unwrap_or_default(), 0)
    }
    fn see(&mut self, on: &str, _source_id: i64) {
        self.retrieved_on = Some(on.to_owned()).filter(|day| !day.is_empty());
    }
    fn subject(&self, _state: &State) -> String {
        self.slug.clone()
    }
}

macro_rules! alias {
    ($row:ty, $subject:expr, |$this:ident, $state:ident| $model:expr) => {
        impl Fact for $row {
            const SUBJECT: SubjectKind = $subject;
            fn strip(&mut self) {}
            fn subject(&self, _state: &State) -> String {
                format!("{}:{}", self.namespace, self.external_id)
            }
            fn model(&self, state: &State) -> Option<String> {
                let ($this, $state) = (self, state);
                $model
            }
            fn kind(before: Option<&Self>, _after: &Self) -> ChangeKind {
                match before {
                    None => ChangeKind::AliasAdded,
                    Some(_) => ChangeKind::RecordChanged,
                }
            }
        }
    };
}

alias!(model_alias::Model, SubjectKind::ModelAlias, |row, state| {
    state.model_slug(row.model_id)
});
alias!(
    provider_alias::Model,
    SubjectKind::ProviderAlias,
    |_row, _state| None
);
alias!(
    benchmark_alias::Model,
    SubjectKind::BenchmarkAlias,
    |_row, _state| None
);

impl Fact for model::Model {
    const SUBJECT: SubjectKind = SubjectKind::Model;
    fn strip(&mut self) {
        self.provider_count = 0;
        self.score_count = 0;
    }
    fn subject(&self, _state: &State) -> String {
        self.slug.clone()
    }
    fn model(&self, _state: &State) -> Option<String> {
        Some(self.slug.clone())
    }
    fn kind(before: Option<&Self>, after: &Self) -> ChangeKind {
        match before {
            None => ChangeKind::ModelAdded,
            Some(before) if before.lifecycle == after.lifecycle => ChangeKind::ModelChanged,
            Some(_) => match after.lifecycle {
                Lifecycle::Deprecated => ChangeKind::ModelDeprecated,
                Lifecycle::Retired => ChangeKind::ModelRetired,
                Lifecycle::Preview | Lifecycle::Current => ChangeKind::ModelChanged,
            },
        }
    }
}

impl Fact for model_capability::Model {
    const SUBJECT: SubjectKind = SubjectKind::ModelCapability;
    fn strip(&mut self) {
        self.observed_on.clear();
        self.source_id = 0;
    }
    fn seen(&self) -> (&str, i64) {
        (&self.observed_on, self.source_id)
    }
    fn see(&mut self, on: &str, source_id: i64) {
        on.clone_into(&mut self.observed_on);
        self.source_id = source_id;
    }
    fn subject(&self, state: &State) -> String {
        format!(
            "{} {}",
            state.model_name(self.model_id),
            self.capability.to_value()
        )
    }
    fn model(&self, state: &State) -> Option<String> {
        state.model_slug(self.model_id)
    }
    fn kind(_before: Option<&Self>, _after: &Self) -> ChangeKind {
        ChangeKind::CapabilityChanged
    }
}

impl Fact for model_use_case::Model {
    const SUBJECT: SubjectKind = SubjectKind::ModelUseCase;
    fn strip(&mut self) {}
    fn subject(&self, state: &State) -> String {
        format!(
            "{} {}",
            state.model_name(self.model_id),
            self.use_case.to_value()
        )
    }
    fn model(&self, state: &State) -> Option<String> {
        state.model_slug(self.model_id)
    }
}

impl Fact for model_modality::Model {
    const SUBJECT: SubjectKind = SubjectKind::ModelModality;
    fn strip(&mut self) {}
    fn subject(&self, state: &State) -> String {
        let (direction, modality) = (self.direction.to_value(), self.modality.to_value());
        format!("{} {direction} {modality}", state.model_name(self.model_id))
    }
    fn model(&self, state: &State) -> Option<String> {
        state.model_slug(self.model_id)
    }
}

impl Fact for route::Model {
    const SUBJECT: SubjectKind = SubjectKind::Route;
    fn strip(&mut self) {
        self.observed_on.clear();
        self.source_id = 0;
        if self.price_state == PriceState::Priced {
            self.price_state = PriceState::Unknown;
        }
    }
    fn seen(&self) -> (&str, i64) {
        (&self.observed_on, self.source_id)
    }
    fn see(&mut self, on: &str, source_id: i64) {
        on.clone_into(&mut self.observed_on);
        self.source_id = source_id;
    }
    fn subject(&self, state: &State) -> String {
        state.route_name(self)
    }
    fn model(&self, state: &State) -> Option<String> {
        state.model_slug(self.model_id)
    }
    fn kind(before: Option<&Self>, after: &Self) -> ChangeKind {
        match before {
            None => ChangeKind::RouteAdded,
            Some(before)
                if before.status != after.status && after.status == RouteStatus::Retired =>
            {
                ChangeKind::RouteRetired
            }
            Some(_) => ChangeKind::RouteChanged,
        }
    }
}

impl Fact for price::Model {
    const SUBJECT: SubjectKind = SubjectKind::Price;
    fn strip(&mut self) {
        self.observed_on.clear();
        self.first_observed_on.clear();
        self.chosen = false;
        self.chosen_from.clear();
        self.chosen_to.clear();
    }
    fn choice(&self) -> Option<(&str, &str)> {
        self.chosen
            .then_some((self.chosen_from.as_str(), self.chosen_to.as_str()))
    }
    fn seen(&self) -> (&str, i64) {
        (&self.observed_on, 0)
    }
    fn see(&mut self, on: &str, _source_id: i64) {
        on.clone_into(&mut self.observed_on);
    }
    fn subject(&self, state: &State) -> String {
        let route = state.routes.get_ever(self.route_id);
        let from = if self.effective_from.is_empty() {
            "always"
        } else {
            &self.effective_from
        };
        format!(
            "{} {} {} from {} tokens, {from}, {}",
            route.map_or_else(String::new, |route| state.route_name(route)),
            self.component.to_value(),
            self.tier.to_value(),
            self.min_prompt_tokens,
            state.source_name(self.source_id),
        )
    }
    fn model(&self, state: &State) -> Option<String> {
        state.model_slug(state.routes.get_ever(self.route_id)?.model_id)
    }
    fn kind(before: Option<&Self>, after: &Self) -> ChangeKind {
        match before {
            None => ChangeKind::PriceAdded,
            Some(before)
                if before.effective_to != after.effective_to
                    && !after.effective_to.is_empty()
                    && before.amount_micro_usd == after.amount_micro_usd =>
            {
                ChangeKind::PriceClosed
            }
            Some(_) => ChangeKind::PriceChanged,
        }
    }
}

impl Fact for score::Model {
    const SUBJECT: SubjectKind = SubjectKind::Score;
    fn strip(&mut self) {
        self.observed_on.clear();
        self.preferred = false;
    }
    fn seen(&self) -> (&str, i64) {
        (&self.observed_on, 0)
    }
    fn see(&mut self, on: &str, _source_id: i64) {
        on.clone_into(&mut self.observed_on);
    }
    fn subject(&self, state: &State) -> String {
        let benchmark = state.benchmarks.get_ever(self.benchmark_id);
        let mut subject = format!(
            "{} {}",
            state.model_name(self.model_id),
            benchmark.map_or("", |benchmark| benchmark.slug.as_str())
        );
        for part in [
            &self.version,
            &self.variant,
            &self.effort,
            &self.harness,
            &self.measurer,
        ] {
            if !part.is_empty() {
                subject.push_str(", ");
                subject.push_str(part);
            }
        }
        format!("{subject}, {}", state.source_name(self.source_id))
    }
    fn model(&self, state: &State) -> Option<String> {
        state.model_slug(self.model_id)
    }
    fn kind(before: Option<&Self>, _after: &Self) -> ChangeKind {
        match before {
            None => ChangeKind::ScoreAdded,
            Some(_) => ChangeKind::ScoreChanged,
        }
    }
}

impl Fact for claim::Model {
    const SUBJECT: SubjectKind = SubjectKind::Claim;
    fn strip(&mut self) {
        self.observed_on.clear();
        self.chosen = false;
    }
    fn seen(&self) -> (&str, i64) {
        (&self.observed_on, 0)
    }
    fn see(&mut self, on: &str, _source_id: i64) {
        on.clone_into(&mut self.observed_on);
    }
    fn subject(&self, state: &State) -> String {
        format!(
            "{} {}, {}",
            state.model_name(self.model_id),
            self.field.to_value(),
            state.source_name(self.source_id)
        )
    }
    fn model(&self, state: &State) -> Option<String> {
        state.model_slug(self.model_id)
    }
    fn kind(before: Option<&Self>, _after: &Self) -> ChangeKind {
        match before {
            None => ChangeKind::ClaimAdded,
            Some(_) => ChangeKind::ClaimChanged,
        }
    }
}
