//! Sources, organizations, licences, providers and benchmarks.

use entities::enums::ProviderKind;
use entities::{benchmark, license, organization, provider, source};

use super::{Merge, fill};
use crate::import::draft;
use crate::words::name_key;

/// Display rank of a provider that nobody ranked: after all that somebody did.
const UNRANKED: i64 = 1000;

impl Merge<'_> {
    pub(super) fn sources(&mut self, stated: &[draft::Source]) {
        let editorial = self.editorial;
        for new in stated {
            let id = match self.state.sources.id_of(&new.slug) {
                Some(id) => id,
                None => self.state.sources.add(source::Model {
                    id: 0,
                    slug: new.slug.clone(),
                    name: new.name.clone(),
                    class: new.class,
                    url: None,
                    license: None,
                    license_url: None,
                    attribution: None,
                    retrieved_on: None,
                }),
            };
            self.state.sources.state(id);
            self.state.sources.change(id, |row| {
                if editorial {
                    row.name.clone_from(&new.name);
                    row.class = new.class;
                }
                fill(&mut row.url, new.url.as_ref(), editorial);
                fill(&mut row.license, new.license.as_ref(), editorial);
                fill(&mut row.license_url, new.license_url.as_ref(), editorial);
                fill(&mut row.attribution, new.attribution.as_ref(), editorial);
                if new.retrieved_on > row.retrieved_on {
                    row.retrieved_on.clone_from(&new.retrieved_on);
                }
            });
        }
    }

    pub(super) fn organizations(&mut self, stated: &[draft::Organization]) {
        let editorial = self.editorial;
        for new in stated {
            let id = match self.state.organizations.id_of(&new.slug) {
                Some(id) => id,
                None => self.state.organizations.add(organization::Model {
                    id: 0,
                    slug: new.slug.clone(),
                    name: new.name.clone(),
                    name_key: name_key(&new.name),
                    website: None,
                    country: None,
                }),
            };
            self.state.organizations.state(id);
            self.state.organizations.change(id, |row| {
                // Who has only the slug has no name to lose.
                if editorial || row.name == row.slug {
                    row.name.clone_from(&new.name);
                    row.name_key = name_key(&new.name);
                }
                fill(&mut row.website, new.website.as_ref(), editorial);
                fill(&mut row.country, new.country.as_ref(), editorial);
            });
        }
    }

    pub(super) fn licenses(&mut self, stated: &[draft::License]) {
        let editorial = self.editorial;
        for new in stated {
            let id = match self.state.licenses.id_of(&new.slug) {
                Some(id) => id,
                None => self.state.licenses.add(license::Model {
                    id: 0,
                    slug: new.slug.clone(),
                    name: new.name.clone(),
                    spdx_id: None,
                    osi_approved: None,
                    openness: new.openness,
                    commercial_use: new.commercial_use,
                    url: None,
                }),
            };
            self.state.licenses.state(id);
            self.state.licenses.change(id, |row| {
                if editorial {
                    row.name.clone_from(&new.name);
                    row.openness = new.openness;
                    row.commercial_use = new.commercial_use;
                }
                fill(&mut row.spdx_id, new.spdx_id.as_ref(), editorial);
                fill(&mut row.osi_approved, new.osi_approved.as_ref(), editorial);
                fill(&mut row.url, new.url.as_ref(), editorial);
            });
        }
    }

    pub(super) fn providers(&mut self, stated: &[draft::Provider]) {
        for new in stated {
            let id = match self.state.providers.id_of(&new.slug) {
                Some(id) => {
                    self.known_provider(id, new);
                    id
                }
                None => self.state.providers.add(provider::Model {
                    id: 0,
                    slug: new.slug.clone(),
                    name: new.name.clone(),
                    name_key: name_key(&new.name),
                    kind: new.kind.unwrap_or(ProviderKind::InferenceHost),
                    tracked: new.tracked.unwrap_or(false),
                    display_rank: new.display_rank.unwrap_or(UNRANKED),
                    organization_id: None,
                    wire_format: new.wire_format.clone(),
                    website: new.website.clone(),
                    documentation: new.documentation.clone(),
                }),
            };
            self.state.providers.state(id);
            self.lab_of_provider(id, new);
            for alias in &new.aliases {
                self.provider_alias(id, alias);
            }
        }
    }

    fn known_provider(&mut self, id: i64, new: &draft::Provider) {
        let editorial = self.editorial;
        self.state.providers.change(id, |row| {
            // Who has only the slug has no name to lose.
            if editorial || row.name == row.slug {
                row.name.clone_from(&new.name);
                row.name_key = name_key(&new.name);
            }
            if editorial {
                row.kind = new.kind.unwrap_or(row.kind);
                row.tracked = new.tracked.unwrap_or(row.tracked);
                row.display_rank = new.display_rank.unwrap_or(row.display_rank);
            }
            fill(&mut row.wire_format, new.wire_format.as_ref(), editorial);
            fill(&mut row.website, new.website.as_ref(), editorial);
            fill(
                &mut row.documentation,
                new.documentation.as_ref(),
                editorial,
            );
        });
    }

    fn lab_of_provider(&mut self, id: i64, new: &draft::Provider) {
        let Some(slug) = &new.organization else {
            return;
        };
        let Some(lab) = self.state.organizations.id_of(slug) else {
            self.remark(
                &format!("provider {}", new.slug),
                "UNKNOWN_ORGANIZATION",
                format!("it names the organization `{slug}`, which is neither in the import nor in the catalog"),
            );
            return;
        };
        let editorial = self.editorial;
        self.state.providers.change(id, |row| {
            fill(&mut row.organization_id, Some(&lab), editorial);
        });
    }

    pub(super) fn benchmarks(&mut self, stated: &[draft::Benchmark]) {
        let editorial = self.editorial;
        for new in stated {
            let id = match self.state.benchmarks.id_of(&new.slug) {
                Some(id) => id,
                None => self.state.benchmarks.add(new_benchmark(new)),
            };
            self.state.benchmarks.state(id);
            self.state.benchmarks.change(id, |row| {
                if editorial {
                    row.name.clone_from(&new.name);
                    row.name_key = name_key(&new.name);
                    row.category = new.category;
                    row.unit = new.unit;
                    row.direction = new.direction;
                }
                fill(&mut row.range_min, new.range_min.as_ref(), editorial);
                fill(&mut row.range_max, new.range_max.as_ref(), editorial);
                fill(&mut row.website, new.website.as_ref(), editorial);
            });
            for alias in &new.aliases {
                self.benchmark_alias(id, alias);
            }
        }
    }
}

fn new_benchmark(new: &draft::Benchmark) -> benchmark::Model {
    benchmark::Model {
        id: 0,
        slug: new.slug.clone(),
        name: new.name.clone(),
        name_key: name_key(&new.name),
        category: new.category,
        unit: new.unit,
        direction: new.direction,
        range_min: None,
        range_max: None,
        website: None,
        score_count: 0,
        model_count: 0,
    }
}
