//! What numbers look like: tokens, money, scores, ratios.

use std::fmt;

use crate::comparison::contender::Benchmark;
use crate::comparison::units::{
    CentUsd, MicroUsd, Ratio, ScoreValue, Tokens, divide_half_even, saturate,
};
use crate::comparison::vocabulary::BenchmarkUnit;
use crate::words::grouped;

/// An amount that is paid and rounds to nothing.
pub const TRIFLE: &str = "less than $0.01";

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

/// A score with all its decimals: `81.84`, `81.8`.
pub fn unrounded(score: ScoreValue) -> String {
    decimals(score.0.into(), 10_000, 4, 1)
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
    with_unit(amount, benchmark.unit)
}

/// A gap with the unit it is in; dollars carry theirs.
fn with_unit(amount: String, unit: BenchmarkUnit) -> String {
    match unit {
        BenchmarkUnit::Percent | BenchmarkUnit::Points => format!("{amount} points"),
        BenchmarkUnit::Elo => format!("{amount} Elo points"),
        BenchmarkUnit::Minutes => format!("{amount} minutes"),
        BenchmarkUnit::Usd => amount,
    }
}

/// Two scores of a benchmark and their gap for one line: with the fewest decimals at which the gap is the difference of
/// what is shown, and more than nothing where they differ.
pub fn side_by_side(
    own: ScoreValue,
    other: ScoreValue,
    gap: ScoreValue,
    benchmark: &Benchmark,
) -> [String; 3] {
    let (rounded, exact): (&[Precision], _) = if benchmark.unit == BenchmarkUnit::Usd {
        (&[Precision::Monthly, Precision::Cents], Precision::Dollars)
    } else {
        let decimals = Precision::Decimals;
        (&[decimals(1), decimals(2), decimals(3)], decimals(4))
    };
    let adds_up = |precision: &&Precision| {
        let [own, other, gap] = [own, other, gap].map(|value| (value, precision.rounded(value)));
        own.1.abs_diff(other.1) == gap.1.unsigned_abs() && (gap.0.0 == 0 || gap.1 > 0)
    };
    let precision = rounded.iter().find(adds_up).unwrap_or(&exact);
    [
        precision.shown(own),
        precision.shown(other),
        with_unit(precision.shown(gap), benchmark.unit),
    ]
}

/// How exactly a score is shown.
enum Precision {
    /// With so many decimals.
    Decimals(u32),
    /// As an amount: in whole dollars from $10 on.
    Monthly,
    /// As an amount, to the cent.
    Cents,
    /// As an amount, with all its decimals.
    Dollars,
}

impl Precision {
    /// Ten-thousandths of what is shown.
    fn rounded(&self, score: ScoreValue) -> i128 {
        let to = |parts| divide_half_even(i128::from(score.0), parts) * parts;
        match self {
            Self::Decimals(decimals) => to(10_i128.pow(4 - decimals)),
            Self::Monthly => i128::from(shown_cents(dollars(score)).0) * 100,
            Self::Cents => to(100),
            Self::Dollars => score.0.into(),
        }
    }

    fn shown(&self, score: ScoreValue) -> String {
        match self {
            Self::Decimals(decimals) => {
                let unit = 10_i128.pow(4 - decimals);
                pointed(divide_half_even(i128::from(score.0), unit), *decimals)
            }
            Self::Monthly => dollars(score).to_string(),
            Self::Cents => to_the_cent(dollars(score)),
            Self::Dollars => format!("${}", pointed(score.0.into(), 4)),
        }
    }
}

/// An amount as it is shown, in cents.
fn shown_cents(amount: CentUsd) -> CentUsd {
    if amount.0 < WHOLE_DOLLARS_FROM {
        amount
    } else {
        CentUsd(saturate(divide_half_even(amount.0.into(), 100) * 100))
    }
}

/// Whether two amounts and their gap would not add up, or two that differ would read alike, unless shown to the cent.
pub fn want_cents(own: CentUsd, other: CentUsd, gap: CentUsd) -> bool {
    let [left, right, apart] = [own, other, gap].map(|amount| shown_cents(amount).0);
    left.abs_diff(right) != apart.unsigned_abs() || (own != other && left == right)
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
    pointed(value, 1)
}

/// A number of tenths, hundredths and so on with exactly as many decimals.
fn pointed(value: i128, decimals: u32) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let unit = 10_u128.pow(decimals);
    let (whole, rest) = (value.unsigned_abs() / unit, value.unsigned_abs() % unit);
    let width = decimals as usize;
    format!(
        "{sign}{}.{rest:0width$}",
        grouped(i128::try_from(whole).unwrap_or(i128::MAX))
    )
}
