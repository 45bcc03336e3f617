//! What records say of models, and what editors say of them.

use std::collections::BTreeMap;

use entities::enums::{Capability, ModelField, Support};

use crate::import::draft::{CapabilityClaim, Claim, Organization, Statement};
use crate::import::{facts, identity, values};

/// What one record says of a model.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Fields with their canonical text.
    pub fields: Vec<(ModelField, String)>,
    /// Capabilities.
    pub capabilities: Vec<(Capability, Support)>,
    /// Fields whose values could not be taken, and why.
    pub refused: Vec<(ModelField, String)>,
}

impl Facts {
    /// Adds a field; what is not canonical is left out and told with the record, what is empty says nothing.
    pub fn field(&mut self, field: ModelField, value: &str) {
        match values::canonical(field, value) {
            Ok(value) => self.fields.push((field, value)),
            Err(_) if value.trim().is_empty() => {}
            Err(reason) => self.refused.push((field, reason)),
        }
    }

    /// Leaves out a release that nobody announces yet, more than a year after `today`; '' for a day that is unknown.
    pub(super) fn refuse_far_releases(&mut self, today: &str) {
        let released = |field: ModelField| field == ModelField::ReleasedOn;
        let far = self.fields.extract_if(.., |(field, day)| {
            released(*field) && values::is_far_ahead(day, today)
        });
        self.refused
            .extend(far.map(|(field, day)| (field, format!("`{day}` is more than a year ahead"))));
    }

    /// Adds the name of a model; one that only repeats the id is no name.
    pub fn name(&mut self, name: Option<&str>, external_id: &str) {
        let last = external_id.rsplit('/').next().unwrap_or(external_id);
        let repeats = |name: &str| {
            name.eq_ignore_ascii_case(external_id)
                || (name.eq_ignore_ascii_case(last) && name == name.to_lowercase())
        };
        let name = name.filter(|name| !repeats(name));
        self.maybe(ModelField::Name, name);
    }

    /// Adds a field that may be absent.
    pub fn maybe(&mut self, field: ModelField, value: Option<&str>) {
        if let Some(value) = value {
            self.field(field, value);
        }
    }

    /// Adds a capability.
    pub fn capability(&mut self, capability: Capability, supported: bool) {
        let support = if supported { Support::Yes } else { Support::No };
        self.capabilities.push((capability, support));
    }

    /// Adds a capability where it is stated.
    pub fn maybe_capability(&mut self, capability: Capability, supported: Option<bool>) {
        if let Some(supported) = supported {
            self.capability(capability, supported);
        }
    }
}

/// Fields that tell how a model ends.
const ENDS: [ModelField; 3] = [
    ModelField::Lifecycle,
    ModelField::DeprecatedOn,
    ModelField::RetiredOn,
];

/// What one record says of a model, and how much it counts.
pub(super) struct Offer {
    /// The lowest speaks for the model.
    pub(super) priority: (u8, String),
    /// What it says.
    pub(super) facts: Facts,
    /// Who says so.
    pub(super) by: Statement,
}

impl Offer {
    /// The part that tells how the model ends; none where the record says nothing of it.
    pub(super) fn end(&self) -> Option<Self> {
        let mut fields = self.facts.fields.clone();
        fields.retain(|(field, _)| ENDS.contains(field));
        (!fields.is_empty()).then(|| Self {
            priority: self.priority.clone(),
            facts: Facts {
                fields,
                ..Facts::default()
            },
            by: self.by.clone(),
        })
    }
}

/// An organization as editors know it, else by the name that a source gives it.
pub(super) fn organization_record(slug: &str, name: Option<&str>) -> Organization {
    let known = identity::organization(slug);
    let unknown = (slug == identity::UNKNOWN_ORGANIZATION).then_some("Unknown");
    Organization {
        slug: slug.to_owned(),
        name: known.map_or_else(
            || name.or(unknown).unwrap_or(slug).to_owned(),
            |known| known.name.clone(),
        ),
        website: known.map(|known| known.website.clone()),
        country: known.map(|known| known.country.clone()),
    }
}

/// What the editors say of a model that they know, and what its id says, which any source outdoes: that it is for trial,
/// and the name of one that nobody names.
pub(super) fn by_editors(slug: &str, is_named: bool) -> Vec<Claim> {
    let claim = |field, value: &str, source: &str, observed_on: &str| Claim {
        field,
        value: value.to_owned(),
        by: Statement {
            source: source.to_owned(),
            observed_on: observed_on.to_owned(),
            curated: None,
        },
    };
    let by_id = |field, value: &str| claim(field, value, "versus-derived", "2000-01-01");
    let trial = facts::is_trial(slug).then(|| by_id(ModelField::Lifecycle, "PREVIEW"));
    let mut claims: Vec<Claim> = trial.into_iter().collect();
    let (Some(name), Some((organization, _))) =
        (identity::model_name(slug), identity::written_names(slug))
    else {
        claims.extend((!is_named).then(|| by_id(ModelField::Name, slug)));
        return claims;
    };
    let editors = |field, value: &str| claim(field, value, "versus", identity::REVIEWED_ON);
    claims.extend([
        editors(ModelField::Name, name),
        editors(ModelField::Organization, organization),
        editors(ModelField::ReviewedOn, identity::REVIEWED_ON),
    ]);
    let known = identity::known(slug).fields;
    claims.extend(known.iter().map(|(field, value)| editors(*field, value)));
    claims
}

/// The capabilities that the editors know a model to have, and to lack.
pub(super) fn capabilities_by_editors(slug: &str) -> Vec<CapabilityClaim> {
    let known = identity::known(slug);
    let claim = |capability, support| CapabilityClaim {
        capability,
        support,
        by: Statement {
            source: "versus".to_owned(),
            observed_on: identity::REVIEWED_ON.to_owned(),
            curated: None,
        },
    };
    let has = known.yes.into_iter().map(|it| claim(it, Support::Yes));
    let lacks = known.no.into_iter().map(|it| claim(it, Support::No));
    has.chain(lacks).collect()
}

/// What most listings of hosts say, each field and capability for itself.
///
/// A host states what it allows, so of two limits that as many state the larger is the model's; of other ties the
/// first listing's word counts.
pub(super) fn agreed(mut listings: Vec<Offer>) -> Option<Offer> {
    listings.sort_by(|one, other| one.priority.cmp(&other.priority));
    let first = listings.first()?;
    let (priority, by) = (first.priority.clone(), first.by.clone());
    let mut facts = Facts::default();
    let mut fields: BTreeMap<ModelField, Vec<&String>> = BTreeMap::new();
    let mut able: BTreeMap<Capability, Vec<Support>> = BTreeMap::new();
    for listing in &listings {
        for (field, value) in &listing.facts.fields {
            fields.entry(*field).or_default().push(value);
        }
        for (capability, support) in &listing.facts.capabilities {
            able.entry(*capability).or_default().push(*support);
        }
    }
    for (field, values) in fields {
        let limit = matches!(
            field,
            ModelField::ContextWindow | ModelField::MaxOutputTokens
        );
        let size = |value: &str| value.parse::<i64>().ok().filter(|_| limit);
        let times = |value: &String| values.iter().filter(|other| **other == value).count();
        let most = values
            .iter()
            .rev()
            .max_by_key(|value| (times(value), size(value)));
        facts
            .fields
            .extend(most.map(|value| (field, (*value).clone())));
    }
    for (capability, stated) in able {
        let yes = stated
            .iter()
            .filter(|support| **support == Support::Yes)
            .count();
        facts.capability(capability, yes * 2 >= stated.len());
    }
    Some(Offer {
        priority,
        facts,
        by,
    })
}

/// The claims of an offer, one for each field.
pub(super) fn claims(offer: &Offer) -> impl Iterator<Item = Claim> + '_ {
    let unique: BTreeMap<ModelField, &String> = offer
        .facts
        .fields
        .iter()
        .map(|(field, value)| (*field, value))
        .collect();
    unique.into_iter().map(|(field, value)| Claim {
        field,
        value: value.clone(),
        by: offer.by.clone(),
    })
}

/// The capability claims of an offer, one for each capability.
pub(super) fn capabilities(offer: &Offer) -> impl Iterator<Item = CapabilityClaim> + '_ {
    let unique: BTreeMap<Capability, Support> = offer.facts.capabilities.iter().copied().collect();
    unique
        .into_iter()
        .map(|(capability, support)| CapabilityClaim {
            capability,
            support,
            by: offer.by.clone(),
        })
}
