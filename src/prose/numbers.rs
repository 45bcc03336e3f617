//! What numbers look like: tokens, money, scores, ratios.

use std::fmt;

use crate::comparison::contender::Benchmark;
use crate::comparison::units::{
    CentUsd, MicroUsd, Ratio, ScoreValue, Tokens, divide_half_even, saturate,
};
use crate::comparison::vocabulary::BenchmarkUnit;
use crate::words::grouped;

const THOUSAND: i64 = 1_000;
/// From here on half-up rounding to thousands would show 1,000k.
const MILLIONS_FROM: i64 = 999_500;
/// Monthly amounts from here on are shown in whole dollars.
const WHOLE_DOLLARS_FROM: i64 = 1_000;

/// `8k`, `262k`, `1.05m`.
impl fmt::Display for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tokens = self.0;
        if tokens < THOUSAND {
            write!(f, "{tokens}")
        } else if tokens < MILLIONS_FROM {
            write!(f, "{}k", (tokens + THOUSAND / 2) / THOUSAND)
        } else {
            write!(
                f,
                "{}m",
                decimals(i128::from(tokens) + 5_000, 1_000_000, 2, 0)
            )
        }
    }
}

/// `$8`, `$0.60`, `$0.075`.
impl fmt::Display for MicroUsd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "${}", decimals(i128::from(self.0), 1_000_000, 6, 2))
    }
}

/// `$3,600`, `$9.60`: whole dollars from ten on.
impl fmt::Display for CentUsd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 < WHOLE_DOLLARS_FROM {
            f.write_str(&to_the_cent(*self))
        } else {
            write!(f, "${}", grouped(divide_half_even(i128::from(self.0), 100)))
        }
    }
}

/// `81.8`.
impl fmt::Display for ScoreValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&tenths(divide_half_even(i128::from(self.0), 1_000)))
    }
}

/// `3.2`.
impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = tenths(i128::from(self.0));
        f.write_str(text.trim_end_matches(".0"))
    }
}

/// `$1,125.50`: an amount that whole dollars would not tell from another.
pub fn to_the_cent(amount: CentUsd) -> String {
    format!("${}", decimals(i128::from(amount.0), 100, 2, 2))
}

/// A price with what it buys: `$0.60/1M tokens`.
pub fn price(amount: MicroUsd) -> String {
    format!("{amount}/1M tokens")
}

/// A number of weights: `4B`, `1.2T`, `270M`.
pub fn parameters(count: i64) -> String {
    let count = i128::from(count);
    let (unit, sign) = match count {
        ..1_000_000_000 => (1_000_000, "M"),
        1_000_000_000..1_000_000_000_000 => (1_000_000_000, "B"),
        _ => (1_000_000_000_000, "T"),
    };
    let rounded = divide_half_even(count * 10, unit);
    format!("{}{sign}", tenths(rounded).trim_end_matches(".0"))
}

/// A score in the unit of its benchmark, where that shows: `81.8`, `$4.50`.
pub fn score(score: ScoreValue, benchmark: &Benchmark) -> String {
    match benchmark.unit {
        BenchmarkUnit::Percent
        | BenchmarkUnit::Points
        | BenchmarkUnit::Elo
        | BenchmarkUnit::Minutes => score.to_string(),
        BenchmarkUnit::Usd => dollars(score).to_string(),
    }
}

/// A gap in the unit of its benchmark: `2.7 points`, and never a gap of nothing.
pub fn gap(gap: ScoreValue, benchmark: &Benchmark) -> String {
    let (nothing, least) = match benchmark.unit {
        BenchmarkUnit::Percent
        | BenchmarkUnit::Points
        | BenchmarkUnit::Elo
        | BenchmarkUnit::Minutes => (ScoreValue(0).to_string(), "0.1"),
        BenchmarkUnit::Usd => (CentUsd(0).to_string(), "$0.01"),
    };
    let shown = score(gap, benchmark);
    let amount = if gap.0 > 0 && shown == nothing {
        format!("less than {least}")
    } else {
        shown
    };
    match benchmark.unit {
        BenchmarkUnit::Percent | BenchmarkUnit::Points => format!("{amount} points"),
        BenchmarkUnit::Elo => format!("{amount} Elo points"),
        BenchmarkUnit::Minutes => format!("{amount} minutes"),
        BenchmarkUnit::Usd => amount,
    }
}

fn dollars(score: ScoreValue) -> CentUsd {
    CentUsd(saturate(divide_half_even(i128::from(score.0), 100)))
}

/// A score that stands without its benchmark, with its unit: `54.6%`, `1,287.0 Elo`.
pub fn score_with_unit(value: ScoreValue, unit: BenchmarkUnit) -> String {
    match unit {
        BenchmarkUnit::Percent => format!("{value}%"),
        BenchmarkUnit::Elo => format!("{value} Elo"),
        BenchmarkUnit::Points => format!("{value} points"),
        BenchmarkUnit::Minutes => format!("{value} minutes"),
        BenchmarkUnit::Usd => dollars(value).to_string(),
    }
}

/// A whole number, its thousands set apart.
pub fn whole(number: i64) -> String {
    grouped(i128::from(number))
}

/// A ratio that says something: `None` where it rounds to once.
pub fn times(ratio: Option<Ratio>) -> Option<String> {
    ratio
        .filter(|ratio| ratio.0 > 10)
        .map(|ratio| format!("{ratio} times"))
}

/// The quotient with at most so many decimals, cut off, zeros trimmed down to a least number where any is shown.
fn decimals(value: i128, unit: i128, most: usize, least: usize) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let (whole, rest) = (
        value.unsigned_abs() / unit.unsigned_abs(),
        value.unsigned_abs() % unit.unsigned_abs(),
    );
    let width = unit.to_string().len() - 1;
    let digits: String = format!("{rest:0width$}").chars().take(most).collect();
    let trimmed = digits.trim_end_matches('0');
    let whole = grouped(i128::try_from(whole).unwrap_or(i128::MAX));
    if trimmed.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{trimmed:0<least$}")
    }
}

fn tenths(value: i128) -> String {
    let sign = if value < 0 { "-" } else { "" };
    format!(
        "{sign}{}.{}",
        grouped(i128::try_from(value.unsigned_abs() / 10).unwrap_or(i128::MAX)),
        value.unsigned_abs() % 10
    )
}
