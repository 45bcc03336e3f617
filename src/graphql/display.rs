//! How amounts are written for people. Clients that calculate use the exact fields beside them.

use crate::catalog::enums::{Capability, PriceUnit, UseCase};

/// Millionths in a dollar.
const MICROS: i64 = 1_000_000;

/// From here on tokens are written in millions.
const MILLIONS_FROM: i64 = 999_500;

/// A number of tokens: 1.05m, 262k, 512.
pub(crate) fn tokens(tokens: i64) -> String {
    if tokens >= MILLIONS_FROM {
        let hundredths = (tokens + 5_000) / 10_000;
        format!("{}m", trimmed(hundredths, 2))
    } else if tokens >= 1_000 {
        format!("{}k", (tokens + 500) / 1_000)
    } else {
        tokens.to_string()
    }
}

/// A number of weights: 4B, 1.5T, 350M.
pub(crate) fn weights(weights: i64) -> String {
    let scales = [
        (1_000_000_000_000, "T"),
        (1_000_000_000, "B"),
        (1_000_000, "M"),
    ];
    for (scale, letter) in scales {
        if weights >= scale {
            let hundredths = (weights / (scale / 100)).max(0);
            return format!("{}{letter}", trimmed(hundredths, 2));
        }
    }
    weights.to_string()
}

/// An amount of dollars: $8, $0.60, $0.075, $3,600.
pub(crate) fn dollars(micros: i64) -> String {
    let sign = if micros < 0 { "-" } else { "" };
    let micros = micros.unsigned_abs();
    let unit = MICROS.unsigned_abs();
    let (whole, rest) = (micros / unit, micros % unit);
    let mut text = format!("{sign}${}", grouped(whole));
    if rest > 0 {
        let digits = format!("{rest:06}");
        let digits = digits.trim_end_matches('0');
        text = format!("{text}.{digits:0<2}");
    }
    text
}

/// A price and what it buys: $8/1M tokens.
pub(crate) fn price(micros: i64, unit: PriceUnit) -> String {
    let unit = match unit {
        PriceUnit::MillionTokens => "1M tokens",
        PriceUnit::Request => "request",
        PriceUnit::ThousandSearches => "1K searches",
        PriceUnit::Image => "image",
        PriceUnit::Second => "second",
        PriceUnit::Page => "page",
    };
    format!("{}/{unit}", dollars(micros))
}

/// A score with one decimal, rounded half up.
pub(crate) fn score(ten_thousandths: i64) -> String {
    let sign = if ten_thousandths < 0 { "-" } else { "" };
    let tenths = (ten_thousandths.unsigned_abs() + 500) / 1_000;
    format!("{sign}{}.{}", tenths / 10, tenths % 10)
}

/// The name of a capability in running text.
pub(crate) fn capability(capability: Capability) -> &'static str {
    match capability {
        Capability::Vision => "Vision",
        Capability::Multimodal => "Multimodal",
        Capability::Reasoning => "Reasoning",
        Capability::FunctionCalling => "Function calling",
        Capability::ToolUse => "Tool use",
        Capability::StructuredOutputs => "Structured outputs",
        Capability::CodeExecution => "Code execution",
        Capability::IdeIntegration => "IDE integration",
        Capability::ComputerUse => "Computer use",
        Capability::ParallelAgents => "Parallel agents",
        Capability::AudioInput => "Audio input",
        Capability::PdfInput => "PDF input",
        Capability::ImageOutput => "Image output",
        Capability::AudioOutput => "Audio output",
        Capability::PromptCaching => "Prompt caching",
        Capability::WebSearch => "Web search",
        Capability::FineTuning => "Fine-tuning",
    }
}

/// The name of a use in running text.
pub(crate) fn use_case(use_case: UseCase) -> &'static str {
    match use_case {
        UseCase::Coding => "Coding",
        UseCase::Rag => "RAG",
        UseCase::Agents => "Agents",
        UseCase::LongContext => "Long context",
        UseCase::Vision => "Vision",
        UseCase::Classification => "Classification",
    }
}

/// `number` with its last `decimals` digits behind the point, without trailing zeros.
fn trimmed(number: i64, decimals: u32) -> String {
    let scale = 10_i64.pow(decimals);
    let text = format!("{}.{:02}", number / scale, number % scale);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Digits in groups of three.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_rounded_half_up_and_written_short() {
        let written = [
            999, 1_000, 8_192, 262_144, 999_499, 999_500, 1_047_576, 2_000_000,
        ];
        let written = written.map(tokens);
        assert_eq!(
            written,
            ["999", "1k", "8k", "262k", "999k", "1m", "1.05m", "2m"]
        );
    }

    #[test]
    fn dollars_have_no_decimals_or_at_least_two() {
        let written = [0, 8_000_000, 600_000, 75_000, 3_600_000_000, 1, -2_500_000];
        assert_eq!(
            written.map(dollars),
            [
                "$0",
                "$8",
                "$0.60",
                "$0.075",
                "$3,600",
                "$0.000001",
                "-$2.50"
            ]
        );
    }

    #[test]
    fn scores_have_one_decimal() {
        assert_eq!(
            [818_000, 12_345, 499, -27_000].map(score),
            ["81.8", "1.2", "0.0", "-2.7"]
        );
    }

    #[test]
    fn weights_are_written_with_their_scale() {
        let written = [
            4_000_000_000,
            1_500_000_000_000,
            350_000_000,
            671_000_000_000,
        ];
        assert_eq!(written.map(weights), ["4B", "1.5T", "350M", "671B"]);
    }
}
