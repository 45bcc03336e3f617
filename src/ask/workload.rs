//! The month that a cost is computed for, as those say it who show a comparison to people.

use std::str::FromStr;

use rust_decimal::Decimal;
use serde::Deserialize;

use super::words::grouped;

/// A workload as the API tells it, whole.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Workload {
    /// Input tokens a month.
    pub input_tokens: u64,
    /// Output tokens a month.
    pub output_tokens: u64,
    /// Input tokens of one request; `None` when nobody said.
    pub input_tokens_per_request: Option<u64>,
    /// Share of the input that a cache serves, from 0 to 1.
    pub cached_input_share: String,
    /// Share of the work that is done in batches, from 0 to 1.
    pub batch_share: String,
}

impl Workload {
    /// Everything a cost rests on, in one sentence: without it nobody could compute the same again. `providers` are the
    /// slugs that were looked at; none for all tracked ones.
    pub fn sentence<'a>(&self, providers: impl IntoIterator<Item = &'a str>) -> String {
        let (input, output) = (grouped(self.input_tokens), grouped(self.output_tokens));
        let mut parts = vec![format!(
            "For {input} input and {output} output tokens a month"
        )];
        let per_request = self.input_tokens_per_request.map(grouped);
        parts.extend(per_request.map(|tokens| format!("{tokens} input tokens a request")));
        let cached = percent(&self.cached_input_share);
        parts.extend(cached.map(|share| format!("{share}% of the input from a cache")));
        let batched = percent(&self.batch_share);
        parts.extend(batched.map(|share| format!("{share}% of the work in batches")));
        let providers: Vec<_> = providers.into_iter().collect();
        if !providers.is_empty() {
            parts.push(format!("only on {}", providers.join(" or ")));
        }
        format!("{}.", parts.join(", "))
    }
}

/// A share above nothing as a percentage.
fn percent(share: &str) -> Option<Decimal> {
    let share = Decimal::from_str(share).ok()?;
    let percent = share.checked_mul(Decimal::ONE_HUNDRED)?;
    (!share.is_zero()).then(|| percent.normalize())
}

#[cfg(test)]
mod tests {
    use super::Workload;

    #[test]
    fn a_sentence_names_what_differs_from_the_plain_month() {
        let mut workload = Workload {
            input_tokens: 800_000_000,
            output_tokens: 250_000_000,
            input_tokens_per_request: None,
            cached_input_share: "0".to_owned(),
            batch_share: "0".to_owned(),
        };
        let plain = "For 800,000,000 input and 250,000,000 output tokens a month.";
        assert_eq!(workload.sentence([]), plain);
        workload.input_tokens_per_request = Some(3_000);
        workload.cached_input_share = "0.5".to_owned();
        workload.batch_share = "0.125".to_owned();
        assert_eq!(
            workload.sentence(["openrouter", "openai"]),
            "For 800,000,000 input and 250,000,000 output tokens a month, 3,000 input tokens a request, \
             50% of the input from a cache, 12.5% of the work in batches, only on openrouter or openai."
        );
    }
}
