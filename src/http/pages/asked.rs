//! What a reader asks of a comparison beside its two models: the query string of the page and the fields of its form.

use std::str::FromStr;

use form_urlencoded::Serializer;
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use crate::ask::words::is_day;

/// What can be asked to decide, in the order of the form.
pub(super) const AXES: [&str; 7] = [
    "LOW_RISK",
    "QUALITY",
    "COST",
    "CONTEXT",
    "COVERAGE",
    "CAPABILITIES",
    "FRESHNESS",
];

/// Parameters of the page, named and meant like those of the API; the API checks them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) input_tokens: String,
    pub(super) output_tokens: String,
    pub(super) input_tokens_per_request: String,
    pub(super) cached_input_share: String,
    pub(super) batch_share: String,
    pub(super) as_of: String,
    pub(super) providers: String,
    pub(super) priorities: String,
}

impl Asked {
    /// Reads the query string; what is not a parameter of the page is passed over.
    pub(super) fn read(query: &str) -> Self {
        let mut asked = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let Some(field) = asked.field(&name) else {
                continue;
            };
            if !field.is_empty() {
                field.push(',');
            }
            field.push_str(value.trim());
        }
        asked
    }

    fn field(&mut self, name: &str) -> Option<&mut String> {
        Some(match name {
            "inputTokens" => &mut self.input_tokens,
            "outputTokens" => &mut self.output_tokens,
            "inputTokensPerRequest" => &mut self.input_tokens_per_request,
            "cachedInputShare" => &mut self.cached_input_share,
            "batchShare" => &mut self.batch_share,
            "asOf" => &mut self.as_of,
            "providers" => &mut self.providers,
            "priorities" => &mut self.priorities,
            _ => return None,
        })
    }

    fn fields(&self) -> [(&'static str, &str); 8] {
        [
            ("inputTokens", &self.input_tokens),
            ("outputTokens", &self.output_tokens),
            ("inputTokensPerRequest", &self.input_tokens_per_request),
            ("cachedInputShare", &self.cached_input_share),
            ("batchShare", &self.batch_share),
            ("asOf", &self.as_of),
            ("providers", &self.providers),
            ("priorities", &self.priorities),
        ]
    }

    /// The query string with only what was asked.
    pub(super) fn query(&self) -> String {
        let mut query = Serializer::new(String::new());
        for (name, value) in self
            .fields()
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
        {
            query.append_pair(name, value);
        }
        query.finish()
    }

    /// The variables of the page's document.
    pub(super) fn variables(&self, left: &str, right: &str) -> Value {
        let mut variables = json!({ "left": left, "right": right });
        let workload = self.workload();
        if !workload.is_empty() {
            set(&mut variables, "workload", workload.into());
        }
        if !self.as_of.is_empty() {
            set(&mut variables, "asOf", self.as_of.as_str().into());
        }
        for (name, list) in [
            ("providers", &self.providers),
            ("priorities", &self.priorities),
        ] {
            if !list.is_empty() {
                set(&mut variables, name, listed(list));
            }
        }
        variables
    }

    /// The providers to look at; none for all tracked ones.
    pub(super) fn providers(&self) -> impl Iterator<Item = &str> {
        items(&self.providers)
    }

    /// What to say of the first field that cannot be read, by the label that it has in the form.
    pub(super) fn unreadable(&self) -> Option<String> {
        self.no_count()
            .or_else(|| self.no_share())
            .or_else(|| self.no_day())
            .or_else(|| self.no_axis())
    }

    fn no_count(&self) -> Option<String> {
        let counts = [
            ("Input tokens", &self.input_tokens),
            ("Output tokens", &self.output_tokens),
            ("Input tokens per request", &self.input_tokens_per_request),
        ];
        let (label, text) = counts
            .into_iter()
            .find(|(_, text)| !text.is_empty() && !count(text).is_number())?;
        Some(format!(
            "{label} must be a whole number such as 800,000,000, not “{text}”."
        ))
    }

    fn no_share(&self) -> Option<String> {
        let whole = Decimal::ZERO..=Decimal::ONE;
        let shares = [
            ("Cached share", &self.cached_input_share),
            ("Batch share", &self.batch_share),
        ];
        let (label, text) = shares.into_iter().find(|(_, text)| {
            !text.is_empty() && !Decimal::from_str(text).is_ok_and(|share| whole.contains(&share))
        })?;
        Some(format!(
            "{label} must be a number from 0 to 1 such as 0.4, not “{text}”."
        ))
    }

    fn no_day(&self) -> Option<String> {
        let text = &self.as_of;
        let fault = || format!("“As of” must be a day such as 2026-01-01, not “{text}”.");
        (!text.is_empty() && !is_day(text)).then(fault)
    }

    fn no_axis(&self) -> Option<String> {
        let text = items(&self.priorities).find(|axis| !AXES.contains(axis))?;
        let known = AXES.join(", ");
        Some(format!(
            "“{text}” is nothing that can decide; what can is {known}."
        ))
    }

    fn workload(&self) -> Map<String, Value> {
        let counts = [
            ("inputTokens", &self.input_tokens),
            ("outputTokens", &self.output_tokens),
            ("inputTokensPerRequest", &self.input_tokens_per_request),
        ];
        let shares = [
            ("cachedInputShare", &self.cached_input_share),
            ("batchShare", &self.batch_share),
        ];
        let counts = counts
            .into_iter()
            .map(|(name, text)| (name, text, count(text)));
        let shares = shares
            .into_iter()
            .map(|(name, text)| (name, text, text.as_str().into()));
        counts
            .chain(shares)
            .filter(|(_, text, _)| !text.is_empty())
            .map(|(name, _, value)| (name.to_owned(), value))
            .collect()
    }
}

/// A count as people write it, "800,000,000" too; what is no number stays text.
fn count(text: &str) -> Value {
    let digits: String = text
        .chars()
        .filter(|letter| !matches!(letter, ',' | '_' | ' '))
        .collect();
    digits
        .parse::<i64>()
        .map_or_else(|_| text.into(), Value::from)
}

fn items(text: &str) -> impl Iterator<Item = &str> {
    text.split(',')
        .map(str::trim)
        .filter(|item| !item.is_empty())
}

fn listed(text: &str) -> Value {
    items(text).collect()
}

fn set(variables: &mut Value, name: &str, value: Value) {
    if let Some(object) = variables.as_object_mut() {
        object.insert(name.to_owned(), value);
    }
}

#[cfg(test)]
mod tests {
    use super::Asked;
    use serde_json::json;

    #[test]
    fn the_query_string_becomes_variables_of_the_same_names() {
        let asked = Asked::read(
            "inputTokens=800,000,000&outputTokens=&cachedInputShare=0.4&asOf=2026-01-01&providers=openrouter&providers=azure-openai&utm=x",
        );
        assert_eq!(
            asked.variables("a", "b"),
            json!({
                "left": "a", "right": "b",
                "workload": { "inputTokens": 800_000_000, "cachedInputShare": "0.4" },
                "asOf": "2026-01-01",
                "providers": ["openrouter", "azure-openai"],
            })
        );
    }

    #[test]
    fn nothing_asked_is_nothing_sent() {
        assert_eq!(
            Asked::read("").variables("a", "b"),
            json!({ "left": "a", "right": "b" })
        );
    }

    #[test]
    fn what_cannot_be_read_is_named_by_its_label() {
        let asked = Asked::read("inputTokens=-5&outputTokens=800M");
        assert_eq!(
            asked.unreadable().as_deref(),
            Some("Output tokens must be a whole number such as 800,000,000, not “800M”.")
        );
        for (query, expected) in [
            (
                "cachedInputShare=half",
                "Cached share must be a number from 0 to 1 such as 0.4, not “half”.",
            ),
            (
                "batchShare=1.5",
                "Batch share must be a number from 0 to 1 such as 0.4, not “1.5”.",
            ),
            (
                "asOf=soon",
                "“As of” must be a day such as 2026-01-01, not “soon”.",
            ),
            (
                "asOf=2026-02-30",
                "“As of” must be a day such as 2026-01-01, not “2026-02-30”.",
            ),
            (
                "priorities=COST,price",
                "“price” is nothing that can decide; what can is LOW_RISK, QUALITY, COST, CONTEXT, COVERAGE, CAPABILITIES, FRESHNESS.",
            ),
        ] {
            assert_eq!(
                Asked::read(query).unreadable().as_deref(),
                Some(expected),
                "{query}"
            );
        }
        let fine = "inputTokens=1,000&batchShare=1&asOf=2026-01-01&priorities=COST,QUALITY";
        assert_eq!(Asked::read(fine).unreadable(), None);
    }

    #[test]
    fn a_question_survives_a_redirect() {
        let asked = Asked::read("asOf=2026-01-01&providers=a&providers=b&x=1");
        assert_eq!(asked.query(), "asOf=2026-01-01&providers=a%2Cb");
        assert_eq!(Asked::read(&asked.query()), asked);
    }
}
