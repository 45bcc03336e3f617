//! What only the files together can show: records that stand twice, and names of records that stand nowhere.

use std::collections::{BTreeMap, BTreeSet};

use entities::enums::ModelField;

use super::fault::Fault;
use crate::import::draft::{Draft, Model};

/// Faults of records that stand twice.
pub(super) fn duplicates(draft: &Draft, faults: &mut Vec<Fault>) {
    let in_file = |file: &'static str, kind: &'static str, slug: &str| {
        (file.to_owned(), format!("{kind} {slug}"))
    };
    let sources = draft.sources.iter();
    twice(
        sources.map(|it| in_file("sources.toml", "source", &it.slug)),
        faults,
    );
    let licenses = draft.licenses.iter();
    twice(
        licenses.map(|it| in_file("licenses.toml", "licence", &it.slug)),
        faults,
    );
    let models = draft.models.iter();
    twice(
        models.map(|it| (file_of(it), format!("model {}", it.slug))),
        faults,
    );
    let routes = draft.routes.iter().map(|it| {
        let name = [it.provider_model_id.as_str(), &it.region].join(" ");
        let file = format!("providers/{}.toml", it.provider);
        (file, format!("route {}", name.trim_end()))
    });
    twice_each_in(routes, faults);
    let scores = draft.scores.iter().map(|it| {
        let key = [
            &it.model,
            &it.version,
            &it.variant,
            &it.effort,
            &it.harness,
            &it.measurer,
            &it.by.source,
        ];
        let stated: Vec<&str> = key
            .into_iter()
            .map(String::as_str)
            .map(|part| if part.is_empty() { "-" } else { part })
            .collect();
        let file = format!("benchmarks/{}.toml", it.benchmark);
        (file, format!("score of {}", stated.join(" ")))
    });
    twice_each_in(scores, faults);
}

/// Records that no two files may share.
fn twice(records: impl Iterator<Item = (String, String)>, faults: &mut Vec<Fault>) {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for (file, record) in records {
        match seen.get(&record) {
            Some(first) if *first != file => {
                let problem = format!("stands in {first}, too; keep one");
                faults.push(fault(&file, &record, &problem));
            }
            Some(_) => faults.push(fault(&file, &record, "stands twice; keep one")),
            None => {
                seen.insert(record, file);
            }
        }
    }
}

/// Records that one file may hold once.
fn twice_each_in(records: impl Iterator<Item = (String, String)>, faults: &mut Vec<Fault>) {
    let mut seen = BTreeSet::new();
    for (file, record) in records {
        if seen.contains(&(file.clone(), record.clone())) {
            faults.push(fault(&file, &record, "stands twice; keep one"));
        }
        seen.insert((file, record));
    }
}

/// The file that holds a model: that of its organization.
fn file_of(model: &Model) -> String {
    let mut claims = model.claims.iter();
    claims
        .find(|claim| claim.field == ModelField::Organization)
        .map_or_else(
            || "models.toml".to_owned(),
            |claim| format!("organizations/{}.toml", claim.value),
        )
}

/// Faults of a catalog that has to stand alone: every source, licence, organization, model, provider and benchmark that a record names must be in it.
pub fn references(draft: &Draft) -> Vec<Fault> {
    let mut known = Known::of(draft);
    for model in &draft.models {
        known.model(model);
    }
    for route in &draft.routes {
        let file = format!("providers/{}.toml", route.provider);
        let record = format!("route {}", route.provider_model_id);
        let mut place = known.at(&file, &record);
        place.require("model", &route.model);
        place.require("provider", &route.provider);
        place.require("source", &route.by.source);
        for price in &route.prices {
            place.require("source", &price.by.source);
        }
        if let Some(speed) = &route.speed {
            place.require("source", &speed.by.source);
        }
    }
    for score in &draft.scores {
        let file = format!("benchmarks/{}.toml", score.benchmark);
        let record = format!("score of {}", score.model);
        let mut place = known.at(&file, &record);
        place.require("model", &score.model);
        place.require("benchmark", &score.benchmark);
        place.require("source", &score.by.source);
    }
    for provider in &draft.providers {
        if let Some(organization) = &provider.organization {
            let file = format!("providers/{}.toml", provider.slug);
            known.at(&file, "").require("organization", organization);
        }
    }
    known.faults.into_iter().collect()
}

struct Known<'a> {
    slugs: BTreeSet<(&'static str, &'a str)>,
    faults: BTreeSet<Fault>,
}

impl<'a> Known<'a> {
    fn of(draft: &'a Draft) -> Self {
        let sources = draft.sources.iter().map(|s| ("source", s.slug.as_str()));
        let licenses = draft.licenses.iter().map(|l| ("licence", l.slug.as_str()));
        let organizations = draft
            .organizations
            .iter()
            .map(|o| ("organization", o.slug.as_str()));
        let models = draft.models.iter().map(|m| ("model", m.slug.as_str()));
        let providers = draft
            .providers
            .iter()
            .map(|p| ("provider", p.slug.as_str()));
        let benchmarks = draft
            .benchmarks
            .iter()
            .map(|b| ("benchmark", b.slug.as_str()));
        let slugs = sources
            .chain(licenses)
            .chain(organizations)
            .chain(models)
            .chain(providers);
        Self {
            slugs: slugs.chain(benchmarks).collect(),
            faults: BTreeSet::new(),
        }
    }

    fn at<'b>(&'b mut self, file: &'b str, record: &'b str) -> Names<'a, 'b> {
        Names {
            known: self,
            file,
            record,
        }
    }

    fn model(&mut self, model: &Model) {
        let file = file_of(model);
        let record = format!("model {}", model.slug);
        let mut place = self.at(&file, &record);
        for claim in &model.claims {
            match claim.field {
                ModelField::Organization => place.require("organization", &claim.value),
                ModelField::License => place.require("licence", &claim.value),
                ModelField::Successor => place.require("model", &claim.value),
                _ => {}
            }
            place.require("source", &claim.by.source);
        }
        for field in [ModelField::Name, ModelField::Organization] {
            if !model.claims.iter().any(|claim| claim.field == field) {
                let name = crate::import::values::name_of(&field).to_lowercase();
                place.fault(&format!("has no {name}; state one"));
            }
        }
        for claim in &model.capabilities {
            place.require("source", &claim.by.source);
        }
        if let Some(by) = &model.use_cases_by {
            place.require("source", &by.source);
        }
    }
}

/// The names that one record uses.
struct Names<'a, 'b> {
    known: &'b mut Known<'a>,
    file: &'b str,
    record: &'b str,
}

impl Names<'_, '_> {
    fn require(&mut self, kind: &'static str, slug: &str) {
        if !self.known.slugs.contains(&(kind, slug)) {
            self.fault(&format!(
                "names the {kind} `{slug}`, which stands in no file; add it or mend the name"
            ));
        }
    }

    fn fault(&mut self, problem: &str) {
        self.known
            .faults
            .insert(fault(self.file, self.record, problem));
    }
}

fn fault(file: &str, record: &str, problem: &str) -> Fault {
    Fault {
        file: file.to_owned(),
        record: record.to_owned(),
        field: String::new(),
        problem: problem.to_owned(),
    }
}
