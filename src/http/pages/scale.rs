//! Whole-number scales for charts: a value in, tenths of a per cent of the drawing out.

/// A decimal in plain notation as millionths, so that places are computed without floats.
pub(super) fn millionths(text: &str) -> Option<i64> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !plain(whole) || !plain(fraction) {
        return None;
    }
    let fraction: i64 = format!("{fraction:0<6}").get(..6)?.parse().ok()?;
    whole
        .parse::<i64>()
        .ok()?
        .checked_mul(1_000_000)?
        .checked_add(fraction)?
        .checked_mul(sign)
}

/// A place in a drawing in tenths of a per cent, written as a percentage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place(pub(super) i64);

impl std::fmt::Display for Place {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}.{}%", self.0 / 10, self.0 % 10)
    }
}

/// A scale from one value to another, laid over a part of the drawing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    pub(super) low: i64,
    pub(super) high: i64,
    pub(super) from: i64,
    pub(super) to: i64,
}

impl Scale {
    /// Where a value lies.
    pub(super) fn place(self, value: i64) -> Place {
        let span = i128::from(self.high - self.low).max(1);
        let along = i128::from(value - self.low) * i128::from(self.to - self.from) / span;
        Place(self.from + i64::try_from(along).unwrap_or(0))
    }
}

/// How finely [`doublings`] counts: steps per doubling.
pub(super) const DOUBLING: i64 = 1_024;

/// The logarithm to base two of an amount in millionths, in 1,024ths; exact at every whole doubling of one and straight
/// between two of them, which is as fine as a drawing needs.
pub(super) fn doublings(millionths: i64) -> Option<i64> {
    // Scaled by 2^20, so that amounts far below one still have a whole logarithm.
    let scaled = (u128::try_from(millionths).ok()? << 20) / 1_000_000;
    let whole = scaled.checked_ilog2()?;
    let above = ((scaled - (1 << whole)) << 10) >> whole;
    Some((i64::from(whole) - 20) * DOUBLING + i64::try_from(above).ok()?)
}

/// A step of 1, 2 or 5 times a power of ten that divides a span into at most six.
pub(super) fn step(span: i64) -> i64 {
    let mut unit = 1;
    loop {
        for factor in [1, 2, 5] {
            if span / (unit * factor) <= 6 {
                return unit * factor;
            }
        }
        unit *= 10;
    }
}

#[cfg(test)]
mod tests {
    use super::{DOUBLING, Place, Scale, doublings, millionths, step};

    #[test]
    fn decimals_are_read_exactly() {
        assert_eq!(millionths("3600"), Some(3_600_000_000));
        assert_eq!(millionths("0.075"), Some(75_000));
        assert_eq!(millionths("-1.5"), Some(-1_500_000));
        for text in ["", "-", "1e3", "a", "1.x", ".5", "99999999999999999999"] {
            assert_eq!(millionths(text), None, "{text}");
        }
    }

    #[test]
    fn doublings_are_exact_where_lines_are_drawn() {
        for (amount, expected) in [
            (250_000, -2),
            (500_000, -1),
            (1_000_000, 0),
            (8_000_000, 3),
            (64_000_000, 6),
        ] {
            assert_eq!(doublings(amount), Some(expected * DOUBLING));
        }
        assert_eq!(doublings(0), None);
        assert!(
            doublings(3_000_000) > doublings(2_000_000)
                && doublings(3_000_000) < doublings(4_000_000)
        );
    }

    #[test]
    fn places_stay_within_the_drawing() {
        let scale = Scale {
            low: 0,
            high: 200,
            from: 100,
            to: 900,
        };
        assert_eq!(
            [scale.place(0), scale.place(50), scale.place(200)],
            [Place(100), Place(300), Place(900)]
        );
        assert_eq!(Place(457).to_string(), "45.7%");
        assert_eq!(
            Scale {
                low: 5,
                high: 5,
                from: 0,
                to: 10
            }
            .place(5),
            Place(0)
        );
    }

    #[test]
    fn steps_are_round() {
        assert_eq!(step(10), 2);
        assert_eq!(step(31), 5);
        assert_eq!(step(0), 1);
    }
}
