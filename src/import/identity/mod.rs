//! Which model, provider or organization an external name means.
//!
//! The order is fixed: a name that an editor wrote down, then the source's own link to the canonical record, then the
//! normalised name. What is unknown gets a slug from its own name. All of it is compiled in, so that slugs do not
//! depend on what was loaded before.

mod known;
mod names;
mod registry;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use entities::enums::MatchKind;

pub use known::{Known, has_open_weights, known};
pub use names::{BareName, bare};
pub use registry::{
    Benchmark, EpochFile, Organization, Provider, REVIEWED_ON, benchmarks, known_benchmark,
    known_provider, license, model_name, source, tracked_providers,
};

/// Slug of the organization of models whose maker nobody names.
pub const UNKNOWN_ORGANIZATION: &str = "unknown";

/// The model that an external id means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Canonical slug.
    pub slug: String,
    /// How the id was joined to it.
    pub kind: MatchKind,
    /// Whether the editors know the model; else the slug is made from its name.
    pub known: bool,
    /// Why the source's own link was not followed.
    pub refused_link: Option<String>,
}

struct Index {
    /// Slugs by literal name.
    literal: BTreeMap<String, String>,
    /// Slugs by look-up key; none where two models share it.
    keys: BTreeMap<String, Option<String>>,
    /// Organizations by slug.
    organizations: BTreeMap<String, &'static str>,
}

static INDEX: LazyLock<Index> = LazyLock::new(Index::build);

impl Index {
    fn build() -> Self {
        let mut index = Self {
            literal: BTreeMap::new(),
            keys: BTreeMap::new(),
            organizations: BTreeMap::new(),
        };
        for (organization, models) in &registry::MODELS.models {
            for (slug, names) in models {
                index.organizations.insert(slug.clone(), organization);
                index.insert(slug, slug);
                for name in names {
                    index.insert(name, slug);
                }
            }
        }
        // A real slug wins over an alias.
        for slug in index.organizations.keys() {
            index.literal.insert(slug.clone(), slug.clone());
            index.keys.insert(names::key(slug), Some(slug.clone()));
        }
        index
    }

    fn insert(&mut self, name: &str, slug: &str) {
        self.literal.insert(name.to_owned(), slug.to_owned());
        self.keys
            .entry(names::key(name))
            .and_modify(|known| {
                if known.as_deref() != Some(slug) {
                    *known = None;
                }
            })
            .or_insert_with(|| Some(slug.to_owned()));
    }

    fn by_key(&self, name: &str) -> Option<&str> {
        self.keys.get(&names::key(name))?.as_deref()
    }

    /// By name, else by the name without its date, unless the dates of that model stand for themselves.
    fn by_name(&self, name: &str) -> Option<&str> {
        if let Some(slug) = self.by_key(name) {
            return Some(slug);
        }
        let slug = self.by_key(names::without_date(name)?)?;
        let dated = format!("{slug}-20");
        let has_dates = self
            .organizations
            .range(dated.clone()..)
            .next()
            .is_some_and(|(other, _)| other.starts_with(&dated));
        (!has_dates).then_some(slug)
    }
}

/// The model that an external id means; `link` is the source's own link to the canonical record.
pub fn model(namespace: &str, external_id: &str, link: Option<&str>) -> Match {
    let found = |slug: &str, kind| Match {
        slug: slug.to_owned(),
        kind,
        known: true,
        refused_link: None,
    };
    let explicit = registry::MODELS.aliases.get(namespace);
    if let Some(slug) = explicit.and_then(|ids| ids.get(external_id)) {
        return found(slug, MatchKind::Explicit);
    }
    let bare = names::bare(external_id);
    if let Some(slug) = INDEX.literal.get(&bare.name) {
        return found(slug, MatchKind::Explicit);
    }
    let mut refused_link = None;
    if let Some(link) = link {
        match linked(&bare, link) {
            Ok(linked) => return linked,
            Err(reason) => refused_link = Some(reason),
        }
    }
    let by_name = INDEX.by_name(&bare.name);
    Match {
        slug: by_name.map_or_else(|| fresh_slug(&bare), str::to_owned),
        kind: MatchKind::Name,
        known: by_name.is_some(),
        refused_link,
    }
}

fn linked(bare: &BareName, link: &str) -> Result<Match, String> {
    let target = names::bare(link);
    let known = registry::MODELS
        .aliases
        .get("models.dev")
        .and_then(|ids| ids.get(link))
        .map(String::as_str)
        .or_else(|| INDEX.by_name(&target.name));
    let slug = known.map_or_else(|| fresh_slug(&target), str::to_owned);
    let differing =
        [target.name.as_str(), slug.as_str()].map(|name| names::difference(&bare.name, name));
    // The editors' name for a model may say more or less than the link; one of the two has to agree.
    if let [Some(word), Some(_)] = differing {
        return Err(format!(
            "its link to `{link}` was not followed, because `{word}` makes it another model"
        ));
    }
    Ok(Match {
        slug,
        kind: MatchKind::CanonicalLink,
        known: known.is_some(),
        refused_link: None,
    })
}

/// Whether a name that a source links to a model may mean it: it means no other, and differs in no word that matters.
pub fn may_mean(namespace: &str, external_id: &str, slug: &str) -> bool {
    let alone = model(namespace, external_id, None);
    if alone.known || alone.slug == slug {
        return alone.slug == slug;
    }
    names::difference(&names::bare(external_id).name, slug).is_none()
}

/// A slug from the name alone, the same whatever was loaded before.
fn fresh_slug(bare: &BareName) -> String {
    let name = names::without_date(&bare.name)
        .filter(|name| INDEX.by_key(name).is_none())
        .unwrap_or(&bare.name);
    let name = names::with_version_dots(name.trim_matches('.'));
    let distinctive = name.chars().any(|c| c.is_ascii_digit()) || family(&name).is_some();
    let slug = match &bare.vendor {
        Some(vendor) if !distinctive => format!("{}-{name}", slug_of(vendor)),
        _ => name,
    };
    of_bounded_length(slug.trim_start_matches(['.', '-']))
}

/// A text whose words are joined by single hyphens: letters of ASCII, digits and dots make words, all else parts them.
fn hyphenated(text: &str) -> String {
    let parts = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '.');
    let words: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    words.join("-")
}

/// A slug from any text.
pub fn slug_of(text: &str) -> String {
    let slug = hyphenated(&text.trim().to_lowercase());
    of_bounded_length(slug.trim_matches(['.', '-']))
}

fn of_bounded_length(slug: &str) -> String {
    if slug.is_empty() {
        "unnamed".to_owned()
    } else {
        slug.chars().take(120).collect()
    }
}

/// Whether the editors know a model of this slug.
pub fn is_known(slug: &str) -> bool {
    INDEX.organizations.contains_key(slug)
}

/// All canonical slugs that the editors know.
pub fn known_models() -> impl Iterator<Item = &'static str> {
    INDEX.organizations.keys().map(String::as_str)
}

/// Other names of a model that the editors wrote down, with the slug of its organization, which is their namespace.
pub fn written_names(slug: &str) -> Option<(&'static str, &'static [String])> {
    let organization = *INDEX.organizations.get(slug)?;
    let names = registry::MODELS.models.get(organization)?.get(slug)?;
    Some((organization, names))
}

/// The organization that made a model: as the editors know it, else the vendor in its path, else the family of its name.
pub fn organization_of(slug: &str, bare: &BareName) -> (String, Option<&'static Organization>) {
    let known = INDEX.organizations.get(slug).copied();
    let vendor = bare.vendor.as_deref();
    let by_vendor = || organization_named(vendor?);
    if let Some(found) = known.or_else(by_vendor).or_else(|| family(&bare.name)) {
        return (found.to_owned(), organization(found));
    }
    let slug = vendor.map_or_else(|| UNKNOWN_ORGANIZATION.to_owned(), slug_of);
    let record = organization(&slug);
    (slug, record)
}

/// What the editors know of an organization.
pub fn organization(slug: &str) -> Option<&'static Organization> {
    registry::ORGANIZATIONS.get(slug)
}

/// Slug of the organization that a source calls by a name.
pub fn organization_named(name: &str) -> Option<&'static str> {
    let name = name.trim().to_lowercase();
    let mut all = registry::ORGANIZATIONS.iter();
    all.find(|(slug, organization)| {
        **slug == name
            || organization.names.contains(&name)
            || organization.name.to_lowercase() == name
    })
    .map(|(slug, _)| slug.as_str())
}

fn family(name: &str) -> Option<&'static str> {
    let starts = |family: &String| {
        name.strip_prefix(family.as_str())
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphabetic()))
    };
    registry::ORGANIZATIONS
        .iter()
        .flat_map(|(slug, organization)| organization.families.iter().map(move |f| (slug, f)))
        .filter(|(_, family)| starts(family))
        .max_by_key(|(_, family)| family.len())
        .map(|(slug, _)| slug.as_str())
}

/// Whether a provider cuts every answer short, so that its limit says nothing of the model.
pub fn cuts_answers(provider: &str) -> bool {
    let mut tracked = tracked_providers().iter();
    tracked.any(|known| known.slug == provider && known.cuts_answers)
}

/// Slug of the provider that a source calls by a name; one made from the name where the editors know none.
pub fn provider(namespace: &str, name: &str) -> String {
    known_provider(namespace, name).map_or_else(|| slug_of(&name.replace('_', "-")), str::to_owned)
}
