//! Names under which sources know models, providers and benchmarks. One name in one namespace names one thing.

use entities::{benchmark_alias, model_alias, provider_alias};

use super::{Merge, alias_name, certainty};
use crate::import::draft::Alias;

impl Merge<'_> {
    pub(super) fn model_alias(&mut self, model_id: i64, alias: &Alias) {
        let key = (alias.namespace.clone(), alias.external_id.clone());
        let new = model_alias::Model {
            id: 0,
            model_id,
            namespace: alias.namespace.clone(),
            external_id: alias.external_id.clone(),
            alias_key: alias.external_id.to_lowercase(),
            match_kind: alias.match_kind,
        };
        let Some(known) = self.state.model_aliases.find(&key).cloned() else {
            let id = self.state.model_aliases.add(new);
            self.state.model_aliases.state(id);
            return;
        };
        self.state.model_aliases.state(known.id);
        let better = certainty(alias.match_kind) < certainty(known.match_kind);
        if known.model_id != model_id && !better {
            let owner = self.state.model_name(known.model_id).to_owned();
            self.skip(
                &alias_name(alias),
                "ALIAS_TAKEN",
                format!("it already names the model `{owner}`"),
            );
        } else if better {
            self.state.model_aliases.change(known.id, |row| {
                row.model_id = model_id;
                row.match_kind = new.match_kind;
            });
        }
    }

    pub(super) fn provider_alias(&mut self, provider_id: i64, alias: &Alias) {
        let key = (alias.namespace.clone(), alias.external_id.clone());
        let known = self
            .state
            .provider_aliases
            .find(&key)
            .map(|row| (row.id, row.provider_id));
        if let Some((id, owner)) = known {
            self.state.provider_aliases.state(id);
            if owner != provider_id {
                self.taken(alias, "a provider");
            }
            return;
        }
        let id = self.state.provider_aliases.add(provider_alias::Model {
            id: 0,
            provider_id,
            namespace: alias.namespace.clone(),
            external_id: alias.external_id.clone(),
            alias_key: alias.external_id.to_lowercase(),
        });
        self.state.provider_aliases.state(id);
    }

    pub(super) fn benchmark_alias(&mut self, benchmark_id: i64, alias: &Alias) {
        let key = (alias.namespace.clone(), alias.external_id.clone());
        let known = self
            .state
            .benchmark_aliases
            .find(&key)
            .map(|row| (row.id, row.benchmark_id));
        if let Some((id, owner)) = known {
            self.state.benchmark_aliases.state(id);
            if owner != benchmark_id {
                self.taken(alias, "a benchmark");
            }
            return;
        }
        let id = self.state.benchmark_aliases.add(benchmark_alias::Model {
            id: 0,
            benchmark_id,
            namespace: alias.namespace.clone(),
            external_id: alias.external_id.clone(),
            alias_key: alias.external_id.to_lowercase(),
        });
        self.state.benchmark_aliases.state(id);
    }

    fn taken(&mut self, alias: &Alias, what: &str) {
        self.skip(
            &alias_name(alias),
            "ALIAS_TAKEN",
            format!("it already names another {}", what.trim_start_matches("a ")),
        );
    }
}
