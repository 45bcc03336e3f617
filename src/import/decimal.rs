//! Exact decimals of sources as the integers of the catalog, and back.
//!
//! Money is counted in micro-dollars and scores in ten-thousandths; what a source states more finely is rounded half-even.

use rust_decimal::{Decimal, RoundingStrategy};

/// Digits after the point of a price in dollars.
pub const PRICE_DIGITS: u32 = 6;
/// Digits after the point of a score.
pub const SCORE_DIGITS: u32 = 4;

/// A decimal as a scaled integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scaled {
    /// The value times ten to the power of the digits asked for.
    pub value: i64,
    /// Whether digits were lost.
    pub rounded: bool,
}

/// The decimal that a text states, plain or with an exponent; none where it is no number or has more digits than can be held.
pub fn parse(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let plain = text.strip_prefix('+').unwrap_or(text);
    let parsed = if plain.contains(['e', 'E']) {
        Decimal::from_scientific(plain)
    } else {
        Decimal::from_str_exact(plain).or_else(|_| plain.parse())
    };
    parsed.ok().map(|decimal| decimal.normalize())
}

/// A decimal with the given digits after the point, rounded half-even; none where it does not fit.
pub fn scale(decimal: Decimal, digits: u32) -> Option<Scaled> {
    let kept = decimal.round_dp_with_strategy(digits, RoundingStrategy::MidpointNearestEven);
    let factor = Decimal::from(10_i64.checked_pow(digits)?);
    let value = i64::try_from(kept.checked_mul(factor)?.normalize()).ok()?;
    Some(Scaled {
        value,
        rounded: kept != decimal,
    })
}

/// A scaled integer as a plain decimal without trailing zeros.
pub fn plain(value: i64, digits: u32) -> String {
    Decimal::from_i128_with_scale(i128::from(value), digits)
        .normalize()
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_even_rounding_is_reported() {
        let of = |text: &str| scale(parse(text).unwrap(), PRICE_DIGITS).unwrap();
        assert_eq!(
            of("0.0000005"),
            Scaled {
                value: 0,
                rounded: true
            }
        );
        assert_eq!(
            of("0.0000015"),
            Scaled {
                value: 2,
                rounded: true
            }
        );
        assert_eq!(of("0.49299999999999994").value, 493_000);
        assert_eq!(of("2e-7").value, 0);
        assert_eq!(
            of("1.25E+1"),
            Scaled {
                value: 12_500_000,
                rounded: false
            }
        );
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "x", "1.2.3", "NaN", "inf", "1e999", "--1", "1e-999"] {
            assert_eq!(parse(text).and_then(|d| scale(d, 6)), None, "{text}");
        }
    }

    #[test]
    fn plain_text_has_no_trailing_zeros() {
        assert_eq!(plain(2_000_000, PRICE_DIGITS), "2");
        assert_eq!(plain(75_000, PRICE_DIGITS), "0.075");
        assert_eq!(plain(-818_000, SCORE_DIGITS), "-81.8");
        assert_eq!(plain(0, SCORE_DIGITS), "0");
    }
}
