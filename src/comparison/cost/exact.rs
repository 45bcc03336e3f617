//! Amounts of money without any rounding.

use std::cmp::Ordering;

use crate::comparison::units::{CentUsd, MicroUsd, Ratio, Share, divide_half_even, saturate};

/// Parts of a micro-dollar that are counted: a token of a million, a millionth of a share, twice.
const PARTS: i128 = 1_000_000_000_000_000_000;
const WHOLE_WEIGHT: i128 = (Share::WHOLE as i128) * (Share::WHOLE as i128);
const MICRO_PER_CENT: i128 = 10_000;

/// A sum in whole micro-dollars and parts of one; exact for every workload that is allowed and every price that is stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Exact {
    micro: i128,
    parts: i128,
}

impl Exact {
    /// What tokens cost at a price for a million, of which only a weight (in millionths of millionths) is paid.
    pub fn of_tokens(tokens: i64, price: MicroUsd, weight: i128) -> Self {
        let product = i128::from(tokens) * i128::from(price.0);
        let scaled = (product % PARTS) * weight;
        Self {
            micro: (product / PARTS) * weight + scaled / PARTS,
            parts: scaled % PARTS,
        }
    }

    /// What requests cost at a price for each.
    pub fn of_requests(requests: i64, price: MicroUsd) -> Self {
        Self {
            micro: i128::from(requests) * i128::from(price.0),
            parts: 0,
        }
    }

    /// The two together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let parts = self.parts + other.parts;
        Self {
            micro: self.micro + other.micro + parts / PARTS,
            parts: parts % PARTS,
        }
    }

    /// How far apart the two are.
    #[must_use]
    pub fn distance(self, other: Self) -> Self {
        let (high, low) = if self.cmp(&other) == Ordering::Less {
            (other, self)
        } else {
            (self, other)
        };
        let borrow = i128::from(high.parts < low.parts);
        Self {
            micro: high.micro - low.micro - borrow,
            parts: high.parts - low.parts + borrow * PARTS,
        }
    }

    /// Rounded to the cent: the one rounding of a cost.
    pub fn to_cents(self) -> CentUsd {
        let rest = (self.micro % MICRO_PER_CENT) * PARTS + self.parts;
        let cents = self.micro / MICRO_PER_CENT;
        CentUsd(saturate(cents + divide_half_even_from(cents, rest)))
    }

    /// How many times the lower of the two the higher one is; `None` when the lower one rounds to nothing.
    pub fn ratio(self, other: Self) -> Option<Ratio> {
        let (high, low) = (self.max(other), self.min(other));
        if low.to_cents() == CentUsd(0) {
            return None;
        }
        // Parts of a micro-dollar count where the amounts are small enough to hold them.
        let (high, low) = if high.micro < PARTS {
            (high.in_parts(), low.in_parts())
        } else {
            (high.micro, low.micro)
        };
        Some(Ratio(saturate(divide_half_even(high * 10, low))))
    }

    fn in_parts(self) -> i128 {
        self.micro * PARTS + self.parts
    }
}

/// 0 or 1 more cent for a rest; a half goes to the even cent.
fn divide_half_even_from(cents: i128, rest: i128) -> i128 {
    let odd = cents.rem_euclid(2);
    let cent = MICRO_PER_CENT * PARTS;
    divide_half_even(odd * cent + rest, cent) - odd
}

/// The weight of what is paid in full.
pub fn full_weight() -> i128 {
    WHOLE_WEIGHT
}
