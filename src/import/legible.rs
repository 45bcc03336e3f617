//! Texts that a catalog can hold: every database can store and index them, and nobody is harmed who is shown them.
//!
//! A record whose key is no such text is left out; any other text of that kind is left out of its record.

use super::draft::{Draft, Warning};
use super::json::short;

/// Longest text, in bytes: keys of three texts still fit an index of PostgreSQL.
const LONGEST: usize = 500;

/// Leaves out what cannot be held, and says so.
pub fn keep_legible(draft: &mut Draft) -> Vec<Warning> {
    let mut check = Check::default();
    check.records(draft);
    check.models(draft);
    check.routes(draft);
    check.scores(draft);
    check.0
}

/// What is wrong with a text; nothing for one that can be held.
fn fault(text: &str) -> Option<&'static str> {
    if text.len() > LONGEST {
        Some("is longer than 500 bytes")
    } else if text.chars().any(char::is_control) {
        Some("holds a control character")
    } else {
        None
    }
}

#[derive(Default)]
struct Check(Vec<Warning>);

impl Check {
    fn warn(&mut self, record: &str, skipped: bool, what: &str, fault: &str) {
        self.0.push(Warning {
            record: short(record).escape_debug().to_string(),
            skipped,
            code: "BAD_TEXT",
            reason: format!("its {what} {fault}"),
        });
    }

    /// Whether a record can be kept for its keys.
    fn keeps(&mut self, record: &str, keys: &[(&str, &str)]) -> bool {
        for (what, key) in keys {
            if let Some(fault) = fault(key) {
                self.warn(record, true, what, fault);
                return false;
            }
        }
        true
    }

    /// A name that cannot be held gives way to the slug.
    fn name(&mut self, slug: &str, name: &mut String) {
        if let Some(fault) = fault(name) {
            self.warn(slug, false, "name", fault);
            slug.clone_into(name);
        }
    }

    fn optional(&mut self, record: &str, what: &str, text: &mut Option<String>) {
        if let Some(fault) = text.as_deref().and_then(fault) {
            self.warn(record, false, what, fault);
            *text = None;
        }
    }

    fn records(&mut self, draft: &mut Draft) {
        for organization in &mut draft.organizations {
            self.name(&organization.slug, &mut organization.name);
            self.optional(&organization.slug, "website", &mut organization.website);
        }
        for provider in &mut draft.providers {
            let slug = &provider.slug;
            self.name(slug, &mut provider.name);
            self.optional(slug, "wire format", &mut provider.wire_format);
            self.optional(slug, "website", &mut provider.website);
            self.optional(slug, "documentation", &mut provider.documentation);
        }
        for benchmark in &mut draft.benchmarks {
            self.name(&benchmark.slug, &mut benchmark.name);
            self.optional(&benchmark.slug, "website", &mut benchmark.website);
        }
    }

    fn models(&mut self, draft: &mut Draft) {
        for model in &mut draft.models {
            let slug = &model.slug;
            model.aliases.retain(|alias| {
                let record = format!("alias {}:{}", alias.namespace, alias.external_id);
                self.keeps(&record, &[("id", &alias.external_id)])
            });
            model
                .claims
                .retain(|claim| self.keeps(slug, &[("value of a field", &claim.value)]));
        }
    }

    fn routes(&mut self, draft: &mut Draft) {
        draft.routes.retain(|route| {
            let record = format!("{}/{}", route.provider, route.provider_model_id);
            let keys = [
                ("id", route.provider_model_id.as_str()),
                ("region", &route.region),
            ];
            self.keeps(&record, &keys)
        });
        for route in &mut draft.routes {
            let record = format!("{}/{}", route.provider, route.provider_model_id);
            self.optional(&record, "quantization", &mut route.quantization);
        }
    }

    fn scores(&mut self, draft: &mut Draft) {
        draft.scores.retain(|score| {
            let record = format!("{} on {}", score.model, score.benchmark);
            let keys = [
                ("version", score.version.as_str()),
                ("variant", &score.variant),
                ("effort", &score.effort),
                ("harness", &score.harness),
                ("measurer", &score.measurer),
            ];
            self.keeps(&record, &keys)
        });
        for score in &mut draft.scores {
            let record = format!("{} on {}", score.model, score.benchmark);
            self.optional(&record, "address", &mut score.url);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, fault, keep_legible};
    use crate::import::format::{Options, translate};
    use crate::import::reader::Files;

    #[test]
    fn only_short_texts_without_control_characters_are_held() {
        assert_eq!(fault(&"x".repeat(LONGEST)), None);
        assert!(fault(&"x".repeat(LONGEST + 1)).is_some());
        assert!(fault("a\u{0}b").is_some() && fault("a\nb").is_some());
        assert_eq!(fault("Qwen “3.5” 通义千问"), None);
    }

    #[test]
    fn what_no_database_holds_is_left_out_and_told() {
        let long = "y".repeat(9_000);
        let text = format!(
            r#"{{"acme": {{"name": "Acme\u0000", "npm": "x", "doc": "https://{long}", "models": {{
                "{long}": {{"name": "Long", "limit": {{"context": 1}}, "cost": {{"input": 1, "output": 2}}}},
                "good": {{"name": "Good\u001b[31m", "limit": {{"context": 1}}, "cost": {{"input": 1, "output": 2}}}}
            }}}}}}"#
        );
        let files = Files::one("api.json", text.into_bytes());
        let mut part = translate(&files, &Options::default()).unwrap().remove(0);
        let told: Vec<_> = part
            .warnings
            .iter()
            .filter(|it| it.code == "BAD_TEXT")
            .collect();
        assert!(
            told.iter()
                .any(|it| it.skipped && it.record.starts_with("acme/yyy")),
            "{told:?}"
        );
        assert!(
            told.iter().any(|it| !it.skipped && it.record == "acme"),
            "{told:?}"
        );
        let provider = &part.draft.providers[0];
        assert_eq!(
            (provider.name.as_str(), &provider.documentation),
            ("acme", &None)
        );
        let routes: Vec<_> = part
            .draft
            .routes
            .iter()
            .map(|it| it.provider_model_id.as_str())
            .collect();
        assert_eq!(routes, ["good"]);
        assert!(
            keep_legible(&mut part.draft).is_empty(),
            "nothing is left to leave out"
        );
    }
}
