//! What the files mean: catalog files to a draft, with every fault of every file.

mod benchmark;
mod model;
mod provider;
mod structure;

pub use provider::usual_unit;

use std::collections::BTreeMap;

use entities::enums::MatchKind;
use serde::de::DeserializeOwned;

use super::fault::{Fault, Place};
use super::source::{
    Attributed, BenchmarkFile, LicenseRecord, LicensesFile, ModelRecord, Names, OrganizationFile,
    ProviderFile, RouteRecord, ScoreRecord, SourceRecord, SourcesFile,
};
use crate::import::decimal;
use crate::import::draft::{Alias, Draft, License, Source, Statement};
use crate::import::values;

/// Reads the files of a catalog; on any fault, all the faults of all the files.
///
/// Paths are relative to the folder; files that do not end in `.toml` are passed over.
pub fn read(files: &[(String, String)]) -> Result<Draft, Vec<Fault>> {
    let mut draft = Draft::default();
    let mut faults = Vec::new();
    for (path, text) in files {
        if let Some(path_without_ending) = path.strip_suffix(".toml") {
            file(path, path_without_ending, text, &mut draft, &mut faults);
        }
    }
    super::check::duplicates(&draft, &mut faults);
    if faults.is_empty() {
        Ok(draft.sorted())
    } else {
        Err(faults)
    }
}

fn file(path: &str, stem: &str, text: &str, draft: &mut Draft, faults: &mut Vec<Fault>) {
    let mut place = Place {
        file: path,
        record: String::new(),
        faults,
    };
    let mut parts = stem.rsplit('/');
    let name = parts.next().unwrap_or_default();
    match (parts.next(), name) {
        (Some("organizations"), slug) => {
            if let Some(file) = parse::<OrganizationFile, ModelRecord>(&mut place, text, "models") {
                model::organization_file(Some(slug), &file, draft, &mut place);
            }
        }
        (Some("providers"), slug) => {
            if let Some(file) = parse::<ProviderFile, RouteRecord>(&mut place, text, "routes") {
                provider::provider_file(slug, &file, draft, &mut place);
            }
        }
        (Some("benchmarks"), slug) => {
            if let Some(file) = parse::<BenchmarkFile, ScoreRecord>(&mut place, text, "scores") {
                benchmark::benchmark_file(slug, &file, draft, &mut place);
            }
        }
        (_, "sources") => {
            if let Some(file) = parse::<SourcesFile, SourceRecord>(&mut place, text, "sources") {
                sources(&file, draft, &mut place);
            }
        }
        (_, "licenses") => {
            if let Some(file) = parse::<LicensesFile, LicenseRecord>(&mut place, text, "licenses") {
                licenses(&file, draft, &mut place);
            }
        }
        (_, "models") => {
            if let Some(file) = parse::<OrganizationFile, ModelRecord>(&mut place, text, "models") {
                model::organization_file(None, &file, draft, &mut place);
            }
        }
        _ => place.fault(
            "",
            "is no file of a catalog; a catalog holds sources.toml, licenses.toml, models.toml, organizations/*.toml, providers/*.toml and benchmarks/*.toml",
        ),
    }
}

fn parse<F: DeserializeOwned, R: DeserializeOwned>(
    place: &mut Place<'_>,
    text: &str,
    list: &str,
) -> Option<F> {
    match toml::from_str(text) {
        Ok(file) => Some(file),
        Err(error) => structure::mend::<F, R>(place, text, list, &error),
    }
}

fn sources(file: &SourcesFile, draft: &mut Draft, place: &mut Place<'_>) {
    for record in &file.sources {
        place.record = label("source", record.slug.as_ref());
        let slug = slug(place, "slug", record.slug.as_ref());
        let name = place.required("name", record.name.as_ref());
        let class = required_enum(place, "class", record.class.as_ref());
        let retrieved_on = optional_day(place, "retrieved_on", record.retrieved_on.as_ref());
        if let (Some(slug), Some(name), Some(class)) = (slug, name, class) {
            draft.sources.push(Source {
                slug,
                name,
                class,
                url: record.url.clone(),
                license: record.license.clone(),
                license_url: record.license_url.clone(),
                attribution: record.attribution.clone(),
                retrieved_on,
            });
        }
    }
}

fn licenses(file: &LicensesFile, draft: &mut Draft, place: &mut Place<'_>) {
    for record in &file.licenses {
        place.record = label("licence", record.slug.as_ref());
        let slug = slug(place, "slug", record.slug.as_ref());
        let name = place.required("name", record.name.as_ref());
        let openness = optional_enum(place, "openness", record.openness.as_ref());
        let commercial_use = optional_enum(place, "commercial_use", record.commercial_use.as_ref());
        if let (Some(slug), Some(name)) = (slug, name) {
            draft.licenses.push(License {
                slug,
                name,
                spdx_id: record.spdx_id.clone(),
                osi_approved: record.osi_approved,
                openness: openness.unwrap_or(entities::enums::Openness::Unknown),
                commercial_use: commercial_use.unwrap_or(entities::enums::CommercialUse::Unknown),
                url: record.url.clone(),
            });
        }
    }
}

/// Who states what follows, as far as file, record and fact say.
#[derive(Clone, Default)]
pub(super) struct Attribution {
    source: Option<String>,
    observed_on: Option<String>,
    curated: Option<String>,
}

impl Attribution {
    /// The attribution of a part: what it leaves out stays as it is around it.
    fn of(&self, part: &impl Attributed) -> Self {
        let [source, observed_on, curated] = part.attribution();
        let handed_down = if source.is_some() {
            &None
        } else {
            &self.curated
        };
        Self {
            source: source.as_ref().or(self.source.as_ref()).cloned(),
            observed_on: observed_on.as_ref().or(self.observed_on.as_ref()).cloned(),
            curated: curated.as_ref().or(handed_down.as_ref()).cloned(),
        }
    }

    /// The statement; a fault where nobody states it.
    fn statement(&self, place: &mut Place<'_>, field: &str) -> Option<Statement> {
        let Some(source) = self.source.clone().filter(|slug| values::is_slug(slug)) else {
            place.fault(
                field,
                "names no source; give `source` the slug of one, here, on the record or at the top of the file",
            );
            return None;
        };
        let observed_on = self.observed_on.clone().unwrap_or_default();
        if !observed_on.is_empty() && !values::is_day(&observed_on) {
            place.fault(
                field,
                format!("`{observed_on}` in `observed_on` is no day; write YYYY-MM-DD"),
            );
            return None;
        }
        Some(Statement {
            source,
            observed_on,
            curated: self.curated.clone(),
        })
    }
}

fn label(kind: &str, slug: Option<&String>) -> String {
    format!("{kind} {}", slug.map_or("without a slug", String::as_str))
}

fn slug(place: &mut Place<'_>, field: &str, value: Option<&String>) -> Option<String> {
    let text = place.required(field, value)?;
    if values::is_slug(&text) {
        return Some(text);
    }
    place.fault(
        field,
        format!("`{text}` is no slug; use lower-case letters, digits, dots and dashes"),
    );
    None
}

fn required_enum<T: DeserializeOwned>(
    place: &mut Place<'_>,
    field: &str,
    value: Option<&String>,
) -> Option<T> {
    let name = place.required(field, value)?;
    optional_enum(place, field, Some(&name))
}

fn optional_enum<T: DeserializeOwned>(
    place: &mut Place<'_>,
    field: &str,
    value: Option<&String>,
) -> Option<T> {
    match values::named::<EnumName<T>>(value?) {
        Ok(EnumName(value)) => Some(value),
        Err(problem) => {
            place.fault(field, problem);
            None
        }
    }
}

// `DeserializeOwned` for the caller, `Deserialize<'a>` for the name: the wrapper joins the two.
struct EnumName<T>(T);

impl<'de, T: DeserializeOwned> serde::Deserialize<'de> for EnumName<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self)
    }
}

fn optional_day(place: &mut Place<'_>, field: &str, value: Option<&String>) -> Option<String> {
    let text = value?;
    if !values::is_day(text) {
        place.fault(field, format!("`{text}` is no day; write YYYY-MM-DD"));
        return None;
    }
    Some(text.clone())
}

fn optional_count(place: &mut Place<'_>, field: &str, value: Option<i64>) -> Option<i64> {
    let number = value?;
    if number <= 0 {
        place.fault(
            field,
            format!("`{number}` is no count; write a whole number above 0"),
        );
        return None;
    }
    Some(number)
}

/// An exact decimal as an integer; a fault where it has more digits than are kept, so that nothing is rounded silently.
fn optional_decimal(
    place: &mut Place<'_>,
    field: &str,
    value: Option<&String>,
    digits: u32,
) -> Option<i64> {
    let text = value?;
    let scaled = decimal::parse(text).and_then(|decimal| decimal::scale(decimal, digits));
    match scaled {
        Some(scaled) if !scaled.rounded => Some(scaled.value),
        _ => {
            place.fault(
                field,
                format!("`{text}` is no decimal with at most {digits} digits after the point, such as \"0.075\""),
            );
            None
        }
    }
}

/// The aliases of a record: by an editor, by the source's link, by name.
fn aliases(tables: [&Names; 3]) -> Vec<Alias> {
    let kinds = [
        MatchKind::Explicit,
        MatchKind::CanonicalLink,
        MatchKind::Name,
    ];
    let mut found = Vec::new();
    for (names, match_kind) in tables.into_iter().zip(kinds) {
        let names: &BTreeMap<String, Vec<String>> = names;
        for (namespace, ids) in names {
            found.extend(ids.iter().map(|external_id| Alias {
                namespace: namespace.clone(),
                external_id: external_id.clone(),
                match_kind,
            }));
        }
    }
    found
}
