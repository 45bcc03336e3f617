//! Numbers with their units, and the one place where they are rounded.

/// Millionths of a US dollar for one unit of what is priced.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MicroUsd(pub i64);

/// Cents of a US dollar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CentUsd(pub i64);

/// A number of tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tokens(pub i64);

/// Ten-thousandths of a benchmark's unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ScoreValue(pub i64);

/// Tenths: how many times one amount is another, such as 32 for 3.2 times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ratio(pub i64);

/// A part of a whole, in millionths between 0 and 1,000,000.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Share(u32);

impl Share {
    /// Millionths of the whole.
    pub const WHOLE: u32 = 1_000_000;

    /// The share of so many millionths; `None` outside 0 to 1,000,000.
    pub fn from_millionths(millionths: i64) -> Option<Self> {
        let inside = u32::try_from(millionths).ok()?;
        (inside <= Self::WHOLE).then_some(Self(inside))
    }

    /// The share in millionths.
    pub fn millionths(self) -> i128 {
        i128::from(self.0)
    }

    /// What is left of the whole, in millionths.
    pub fn rest_millionths(self) -> i128 {
        i128::from(Self::WHOLE) - self.millionths()
    }
}

/// The quotient rounded to the nearest integer, halves to the even one: every rounding of amounts and scores goes through here.
///
/// A denominator that is not positive is taken as 1, so that the function is total.
pub fn divide_half_even(numerator: i128, denominator: i128) -> i128 {
    let divisor = denominator.max(1);
    let floor = numerator.div_euclid(divisor);
    let rest = numerator.rem_euclid(divisor);
    match rest.cmp(&(divisor - rest)) {
        std::cmp::Ordering::Less => floor,
        std::cmp::Ordering::Equal => floor + floor.rem_euclid(2),
        std::cmp::Ordering::Greater => floor + 1,
    }
}

/// The value as 64 bits, held at the nearest end where it does not fit.
pub fn saturate(value: i128) -> i64 {
    i64::try_from(value).unwrap_or(if value < 0 { i64::MIN } else { i64::MAX })
}

#[cfg(test)]
mod tests;
