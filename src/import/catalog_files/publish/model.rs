//! Organizations and models as records.

use std::collections::BTreeMap;

use entities::enums::{ModelField, Support};

use super::super::source::{
    CapabilityGroup, ModelRecord, OrganizationFile, Stated, StatedValue, UseCases,
};
use super::{differing, most_common, names};
use crate::import::draft::{Claim, Draft, Model, Statement};
use crate::import::values::name_of;

/// The files of organizations with their models, and `models.toml` for models of none.
pub(super) fn files(draft: &Draft) -> Vec<(String, OrganizationFile)> {
    let mut models: BTreeMap<Option<&str>, Vec<&Model>> = BTreeMap::new();
    for organization in &draft.organizations {
        models.entry(Some(&organization.slug)).or_default();
    }
    for model in &draft.models {
        let claim = model
            .claims
            .iter()
            .find(|claim| claim.field == ModelField::Organization);
        models
            .entry(claim.map(|claim| claim.value.as_str()))
            .or_default()
            .push(model);
    }
    models
        .into_iter()
        .map(|(slug, models)| match slug {
            Some(slug) => (
                format!("organizations/{slug}.toml"),
                file(draft, Some(slug), &models),
            ),
            None => ("models.toml".to_owned(), file(draft, None, &models)),
        })
        .collect()
}

fn file(draft: &Draft, slug: Option<&str>, models: &[&Model]) -> OrganizationFile {
    let organization = draft
        .organizations
        .iter()
        .find(|o| Some(o.slug.as_str()) == slug);
    let by = most_common(models.iter().flat_map(|model| statements(model)));
    let [source, observed_on, curated] = by.map_or_else(Default::default, |by| differing(by, None));
    OrganizationFile {
        name: organization.map(|o| o.name.clone()),
        website: organization.and_then(|o| o.website.clone()),
        country: organization.and_then(|o| o.country.clone()),
        source,
        observed_on,
        curated,
        models: models.iter().map(|model| record(slug, model, by)).collect(),
    }
}

fn statements(model: &Model) -> impl Iterator<Item = &Statement> {
    let claims = model.claims.iter().map(|claim| &claim.by);
    let capabilities = model.capabilities.iter().map(|claim| &claim.by);
    claims.chain(capabilities).chain(&model.use_cases_by)
}

fn record(organization: Option<&str>, model: &Model, around: Option<&Statement>) -> ModelRecord {
    let by = most_common(statements(model));
    let [source, observed_on, curated] =
        by.map_or_else(Default::default, |by| differing(by, around));
    let claims = Claims {
        claims: &model.claims,
        by,
    };
    let [aliases, aliases_by_link, aliases_by_name] = names(&model.aliases);
    ModelRecord {
        slug: Some(model.slug.clone()),
        source,
        observed_on,
        curated,
        name: claims.text(ModelField::Name),
        organization: claims.organization(organization),
        family: claims.text(ModelField::Family),
        product_type: claims.text(ModelField::ProductType),
        lifecycle: claims.text(ModelField::Lifecycle),
        deprecated_on: claims.text(ModelField::DeprecatedOn),
        retired_on: claims.text(ModelField::RetiredOn),
        successor: claims.text(ModelField::Successor),
        released_on: claims.text(ModelField::ReleasedOn),
        knowledge_cutoff: claims.text(ModelField::KnowledgeCutoff),
        context_window: claims.of(ModelField::ContextWindow),
        max_output_tokens: claims.of(ModelField::MaxOutputTokens),
        parameters_total: claims.of(ModelField::ParametersTotal),
        parameters_active: claims.of(ModelField::ParametersActive),
        architecture: claims.text(ModelField::Architecture),
        license: claims.text(ModelField::License),
        openness: claims.text(ModelField::Openness),
        small_by_lab: claims.of(ModelField::SmallByLab),
        input_modalities: claims.text(ModelField::InputModalities),
        output_modalities: claims.text(ModelField::OutputModalities),
        reviewed_on: claims.text(ModelField::ReviewedOn),
        capabilities: capabilities(model, by),
        use_cases: use_cases(model, by),
        aliases,
        aliases_by_link,
        aliases_by_name,
    }
}

struct Claims<'a> {
    claims: &'a [Claim],
    by: Option<&'a Statement>,
}

impl Claims<'_> {
    fn text(&self, field: ModelField) -> Option<Stated<String>> {
        self.of(field)
    }

    fn of<T: std::str::FromStr>(&self, field: ModelField) -> Option<Stated<T>> {
        let mut values: Vec<StatedValue<T>> = Vec::new();
        for claim in self.claims.iter().filter(|claim| claim.field == field) {
            let [source, observed_on, curated] = differing(&claim.by, self.by);
            if let Ok(value) = claim.value.parse() {
                values.push(StatedValue {
                    value,
                    source,
                    observed_on,
                    curated,
                });
            }
        }
        if values.len() > 1 {
            return Some(Stated::Many(values));
        }
        let one = values.pop()?;
        let plain = one.source.is_none() && one.observed_on.is_none() && one.curated.is_none();
        Some(if plain {
            Stated::Plain(one.value)
        } else {
            Stated::One(one)
        })
    }

    /// The file says the organization where the model's own source does and no other.
    fn organization(&self, file: Option<&str>) -> Option<Stated<String>> {
        match self.text(ModelField::Organization)? {
            Stated::Plain(slug) if Some(slug.as_str()) == file => None,
            other => Some(other),
        }
    }
}

fn capabilities(model: &Model, around: Option<&Statement>) -> Vec<CapabilityGroup> {
    let mut groups: BTreeMap<&Statement, CapabilityGroup> = BTreeMap::new();
    for claim in &model.capabilities {
        let group = groups.entry(&claim.by).or_insert_with(|| {
            let [source, observed_on, curated] = differing(&claim.by, around);
            CapabilityGroup {
                source,
                observed_on,
                curated,
                ..CapabilityGroup::default()
            }
        });
        let names = match claim.support {
            Support::Yes => &mut group.yes,
            Support::No => &mut group.no,
        };
        names.push(name_of(&claim.capability));
    }
    groups.into_values().collect()
}

fn use_cases(model: &Model, around: Option<&Statement>) -> Option<UseCases> {
    let by = model.use_cases_by.as_ref()?;
    let [source, observed_on, curated] = differing(by, around);
    Some(UseCases {
        tags: model.use_cases.iter().map(name_of).collect(),
        source,
        observed_on,
        curated,
    })
}
