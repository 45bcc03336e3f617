//! Organizations, models and what is claimed of them.

use entities::enums::{Capability, ModelField, Support, UseCase};

use super::super::fault::Place;
use super::super::source::{CapabilityGroup, ModelRecord, OrganizationFile, Stated};
use super::{Attribution, aliases, label, optional_enum, slug};
use crate::import::draft::{CapabilityClaim, Claim, Draft, Model, Organization, Statement};
use crate::import::values;

/// A file of one organization; of models of none where `organization` is none.
pub(super) fn organization_file(
    organization: Option<&str>,
    file: &OrganizationFile,
    draft: &mut Draft,
    place: &mut Place<'_>,
) {
    if let Some(slug) = organization.filter(|slug| !values::is_slug(slug)) {
        place.fault("", format!("`{slug}` is no slug; name the file after one"));
    }
    if let (Some(slug), Some(name)) = (organization, &file.name) {
        draft.organizations.push(Organization {
            slug: slug.to_owned(),
            name: name.clone(),
            website: file.website.clone(),
            country: file.country.clone(),
        });
    }
    let by = Attribution::default().of(file);
    for record in &file.models {
        place.record = label("model", record.slug.as_ref());
        if let Some(model) = model(organization, record, &by.of(record), place) {
            draft.models.push(model);
        }
    }
}

fn model(
    organization: Option<&str>,
    record: &ModelRecord,
    by: &Attribution,
    place: &mut Place<'_>,
) -> Option<Model> {
    let slug = slug(place, "slug", record.slug.as_ref());
    let mut claims = Vec::new();
    for (field, stated) in fields(record) {
        let key = values::name_of(&field).to_lowercase();
        for (value, by) in stated.iter().flat_map(|stated| stated.values(by)) {
            push_claim(&mut claims, place, (field, &key), &value, &by);
        }
    }
    if let (Some(organization), None) = (organization, &record.organization) {
        let field = (ModelField::Organization, "organization");
        push_claim(&mut claims, place, field, organization, by);
    }
    let mut capabilities = Vec::new();
    for group in &record.capabilities {
        capability_group(group, &by.of(group), &mut capabilities, place);
    }
    let (use_cases, use_cases_by) = use_cases(record, by, place);
    Some(Model {
        slug: slug?,
        aliases: aliases([
            &record.aliases,
            &record.aliases_by_link,
            &record.aliases_by_name,
        ]),
        claims,
        capabilities,
        use_cases,
        use_cases_by,
    })
}

fn push_claim(
    claims: &mut Vec<Claim>,
    place: &mut Place<'_>,
    (field, key): (ModelField, &str),
    value: &str,
    by: &Attribution,
) {
    match values::canonical(field, value) {
        Ok(value) => {
            if let Some(by) = by.statement(place, key) {
                claims.push(Claim { field, value, by });
            }
        }
        Err(problem) => place.fault(key, problem),
    }
}

fn capability_group(
    group: &CapabilityGroup,
    by: &Attribution,
    claims: &mut Vec<CapabilityClaim>,
    place: &mut Place<'_>,
) {
    let Some(by) = by.statement(place, "capabilities") else {
        return;
    };
    for (names, support) in [(&group.yes, Support::Yes), (&group.no, Support::No)] {
        for name in names {
            if let Some(capability) = optional_enum::<Capability>(place, "capabilities", Some(name))
            {
                claims.push(CapabilityClaim {
                    capability,
                    support,
                    by: by.clone(),
                });
            }
        }
    }
}

fn use_cases(
    record: &ModelRecord,
    by: &Attribution,
    place: &mut Place<'_>,
) -> (Vec<UseCase>, Option<Statement>) {
    let Some(stated) = &record.use_cases else {
        return (Vec::new(), None);
    };
    let tags: Vec<UseCase> = stated
        .tags
        .iter()
        .filter_map(|tag| optional_enum(place, "use_cases", Some(tag)))
        .collect();
    if tags.is_empty() {
        place.fault(
            "use_cases",
            "has no tags; leave it out where nobody tagged the model",
        );
    }
    let by = by.of(stated).statement(place, "use_cases");
    (tags, by)
}

/// A field of any type as texts.
enum Texts<'a> {
    Text(&'a Stated<String>),
    Count(&'a Stated<i64>),
    Flag(&'a Stated<bool>),
}

impl Texts<'_> {
    fn values(&self, by: &Attribution) -> Vec<(String, Attribution)> {
        match self {
            Self::Text(stated) => texts(stated, by),
            Self::Count(stated) => texts(stated, by),
            Self::Flag(stated) => texts(stated, by),
        }
    }
}

fn texts<T: ToString>(stated: &Stated<T>, by: &Attribution) -> Vec<(String, Attribution)> {
    match stated {
        Stated::Plain(value) => vec![(value.to_string(), by.clone())],
        Stated::One(one) => vec![(one.value.to_string(), by.of(one))],
        Stated::Many(many) => many
            .iter()
            .map(|one| (one.value.to_string(), by.of(one)))
            .collect(),
    }
}

fn fields(record: &ModelRecord) -> Vec<(ModelField, Option<Texts<'_>>)> {
    use ModelField as F;
    let r = record;
    vec![
        (F::Name, r.name.as_ref().map(Texts::Text)),
        (F::Organization, r.organization.as_ref().map(Texts::Text)),
        (F::Family, r.family.as_ref().map(Texts::Text)),
        (F::ProductType, r.product_type.as_ref().map(Texts::Text)),
        (F::Lifecycle, r.lifecycle.as_ref().map(Texts::Text)),
        (F::DeprecatedOn, r.deprecated_on.as_ref().map(Texts::Text)),
        (F::RetiredOn, r.retired_on.as_ref().map(Texts::Text)),
        (F::Successor, r.successor.as_ref().map(Texts::Text)),
        (F::ReleasedOn, r.released_on.as_ref().map(Texts::Text)),
        (
            F::KnowledgeCutoff,
            r.knowledge_cutoff.as_ref().map(Texts::Text),
        ),
        (
            F::ContextWindow,
            r.context_window.as_ref().map(Texts::Count),
        ),
        (
            F::MaxOutputTokens,
            r.max_output_tokens.as_ref().map(Texts::Count),
        ),
        (
            F::ParametersTotal,
            r.parameters_total.as_ref().map(Texts::Count),
        ),
        (
            F::ParametersActive,
            r.parameters_active.as_ref().map(Texts::Count),
        ),
        (F::Architecture, r.architecture.as_ref().map(Texts::Text)),
        (F::License, r.license.as_ref().map(Texts::Text)),
        (F::Openness, r.openness.as_ref().map(Texts::Text)),
        (F::SmallByLab, r.small_by_lab.as_ref().map(Texts::Flag)),
        (
            F::InputModalities,
            r.input_modalities.as_ref().map(Texts::Text),
        ),
        (
            F::OutputModalities,
            r.output_modalities.as_ref().map(Texts::Text),
        ),
        (F::ReviewedOn, r.reviewed_on.as_ref().map(Texts::Text)),
    ]
}
