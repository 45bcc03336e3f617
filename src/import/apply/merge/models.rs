//! Models, the claims about their fields, their capabilities and tags.

use std::collections::HashSet;

use entities::enums::{Lifecycle, ModelField, Openness, ProductType};
use entities::{claim, model, model_capability, model_use_case};
use sea_orm::ActiveEnum;

use super::Merge;
use crate::import::apply::fields::{self, Fault};
use crate::import::apply::rank::{Observation, Rank};
use crate::import::draft;
use crate::words::name_key;

impl Merge<'_> {
    /// All models come before any claim, so that a successor is found wherever it stands.
    pub(super) fn new_models(&mut self, stated: &[draft::Model]) {
        for new in stated {
            if self.state.models.id_of(&new.slug).is_none() {
                self.new_model(new);
            }
        }
    }

    pub(super) fn models(&mut self, stated: &[draft::Model]) {
        let mut claimed = HashSet::new();
        for new in stated {
            let Some(id) = self.state.models.id_of(&new.slug) else {
                self.skip(
                    &format!("model {}", new.slug),
                    "INCOMPLETE_MODEL",
                    "a model that the catalog does not know needs a name and an organization that is known".to_owned(),
                );
                continue;
            };
            self.state.models.state(id);
            for alias in &new.aliases {
                self.model_alias(id, alias);
            }
            for claim in &new.claims {
                let first = claimed.insert((id, claim.field, claim.by.source.as_str()));
                self.claim(id, new, claim, first);
            }
            for capability in &new.capabilities {
                self.capability(id, new, capability);
            }
            self.use_cases(id, new);
        }
    }

    fn new_model(&mut self, new: &draft::Model) {
        let name = new
            .claims
            .iter()
            .find(|claim| claim.field == ModelField::Name);
        let organization = new
            .claims
            .iter()
            .filter(|claim| claim.field == ModelField::Organization)
            .find_map(|claim| self.state.organizations.id_of(&claim.value));
        let Some((name, organization_id)) = name.zip(organization) else {
            return;
        };
        self.state.models.add(model::Model {
            id: 0,
            slug: new.slug.clone(),
            name: name.value.clone(),
            name_key: name_key(&name.value),
            organization_id,
            family: None,
            product_type: ProductType::ApiModel,
            lifecycle: Lifecycle::Current,
            deprecated_on: None,
            retired_on: None,
            successor_id: None,
            released_on: None,
            knowledge_cutoff: None,
            context_window: None,
            max_output_tokens: None,
            parameters_total: None,
            parameters_active: None,
            architecture: None,
            license_id: None,
            openness: Openness::Unknown,
            small_by_lab: false,
            reviewed_on: None,
            provider_count: 0,
            score_count: 0,
        });
    }

    fn claim(&mut self, model_id: i64, model: &draft::Model, new: &draft::Claim, first: bool) {
        let record = format!("model {} {}", model.slug, new.field.to_value());
        let Some(source_id) = self.source(&new.by, &record) else {
            return;
        };
        let value = match fields::check(self.state, new.field, &new.value) {
            Ok(value) => value,
            Err(Fault::Malformed(reason)) => return self.skip(&record, "INVALID_VALUE", reason),
            Err(Fault::Unknown { value, what }) => {
                let reason = format!(
                    "the {what} `{value}` is neither in the import nor in the catalog; the claim is kept and not chosen"
                );
                self.remark(&record, "UNKNOWN_REFERENCE", reason);
                value
            }
        };
        let observed_on = self.observed_on(&new.by);
        let Some(known) = self.state.claims.find(&(model_id, new.field, source_id)) else {
            let id = self.state.claims.add(claim::Model {
                id: 0,
                model_id,
                field: new.field,
                value,
                source_id,
                observed_on,
                curated: new.by.curated.clone(),
                chosen: false,
            });
            return self.state.claims.state(id);
        };
        let (id, same) = (known.id, known.value == value);
        let old = Observation {
            on: &known.observed_on,
            curated: known.curated.is_some(),
        };
        let incoming = Observation {
            on: &observed_on,
            curated: new.by.curated.is_some(),
        };
        let replaces = old.yields_to(incoming, self.editorial);
        self.state.claims.state(id);
        if !first && !same {
            let reason = format!(
                "`{}` claims two values of it; the one observed last is kept",
                new.by.source
            );
            self.remark(&record, "DUPLICATE_CLAIM", reason);
        }
        if replaces {
            self.state.claims.change(id, |row| {
                row.value = value;
                row.curated.clone_from(&new.by.curated);
                row.observed_on = observed_on;
            });
        }
    }

    fn capability(&mut self, model_id: i64, model: &draft::Model, new: &draft::CapabilityClaim) {
        let record = format!("model {} {}", model.slug, new.capability.to_value());
        let Some(source_id) = self.source(&new.by, &record) else {
            return;
        };
        let row = model_capability::Model {
            id: 0,
            model_id,
            capability: new.capability,
            support: new.support,
            source_id,
            observed_on: self.observed_on(&new.by),
            curated: new.by.curated.clone(),
        };
        let Some(known) = self.state.capabilities.find(&(model_id, new.capability)) else {
            let id = self.state.capabilities.add(row);
            return self.state.capabilities.state(id);
        };
        let id = known.id;
        let replaces = if known.source_id == source_id {
            let old = Observation {
                on: &known.observed_on,
                curated: known.curated.is_some(),
            };
            let incoming = Observation {
                on: &row.observed_on,
                curated: row.curated.is_some(),
            };
            old.yields_to(incoming, self.editorial)
        } else {
            let sources = &self.state.sources;
            let (old, incoming) = (sources.get(known.source_id), sources.get(source_id));
            old.zip(incoming).is_some_and(|(old, incoming)| {
                Rank::of(incoming, &row.observed_on, row.curated.is_some())
                    < Rank::of(old, &known.observed_on, known.curated.is_some())
            })
        };
        self.state.capabilities.state(id);
        if replaces {
            self.state
                .capabilities
                .change(id, |old| *old = model_capability::Model { id, ..row });
        }
    }

    // A list of tags is one statement: it is taken whole or not at all.
    fn use_cases(&mut self, model_id: i64, new: &draft::Model) {
        let Some(by) = &new.use_cases_by else {
            return;
        };
        let Some(source_id) = self.source(by, &format!("model {} use cases", new.slug)) else {
            return;
        };
        let standing: Vec<(i64, i64)> = self
            .state
            .use_cases
            .iter()
            .filter(|row| row.model_id == model_id)
            .map(|row| (row.id, row.source_id))
            .collect();
        let sources = &self.state.sources;
        let outranked = standing.first().is_some_and(|&(_, owner)| {
            let (owner, incoming) = (sources.get(owner), sources.get(source_id));
            owner.zip(incoming).is_some_and(|(owner, incoming)| {
                owner.id != source_id && Rank::of(owner, "", false) < Rank::of(incoming, "", false)
            })
        });
        if outranked {
            return;
        }
        for (id, _) in &standing {
            if !self
                .state
                .use_cases
                .get(*id)
                .is_some_and(|row| new.use_cases.contains(&row.use_case))
            {
                self.state.use_cases.remove(*id);
            }
        }
        for (position, use_case) in (0..).zip(&new.use_cases) {
            let row = model_use_case::Model {
                id: 0,
                model_id,
                use_case: *use_case,
                position,
                source_id,
            };
            let id = match self.state.use_cases.id_of(&(model_id, *use_case)) {
                Some(id) => {
                    self.state
                        .use_cases
                        .change(id, |old| *old = model_use_case::Model { id, ..row });
                    id
                }
                None => self.state.use_cases.add(row),
            };
            self.state.use_cases.state(id);
        }
    }
}
