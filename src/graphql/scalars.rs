//! Values that are more than a number: times, money and tokens.

use async_graphql::{
    InputValueError, InputValueResult, Object, Scalar, ScalarType, SimpleObject, Value,
};
use chrono::{SecondsFormat, Utc};

use super::{display, error::Result};
use crate::{
    catalog::{self, enums::PriceUnit},
    comparison::units::{CentUsd, MicroUsd, Tokens},
    prose::numbers,
};

pub use crate::catalog::scalars::{Date, Decimal, Long};
pub(crate) use crate::catalog::stored::stated;

/// A moment in RFC 3339 and UTC, such as "2026-05-22T08:30:00Z".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateTime(pub chrono::DateTime<Utc>);

/// A moment in RFC 3339 and UTC, such as "2026-05-22T08:30:00Z".
#[Scalar(
    name = "DateTime",
    specified_by_url = "https://scalars.graphql.org/chillicream/date-time"
)]
impl ScalarType for DateTime {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else {
            return Err(InputValueError::expected_type(value));
        };
        chrono::DateTime::parse_from_rfc3339(text)
            .map(|moment| Self(moment.to_utc()))
            .map_err(|_| {
                InputValueError::custom("a DateTime is a moment such as \"2026-05-22T08:30:00Z\"")
            })
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_rfc3339_opts(SecondsFormat::Secs, true))
    }
}

/// What a value of the scalar of this name must be, where `value` is not; nothing for the scalars of GraphQL itself.
pub fn expected(scalar: &str, value: Value) -> Option<&'static str> {
    let (is_read, expected) = match scalar {
        "Date" => (
            Date::parse(value).is_ok(),
            "Expected a day, such as \"2026-05-22\".",
        ),
        "DateTime" => (
            DateTime::parse(value).is_ok(),
            "Expected a moment, such as \"2026-05-22T08:30:00Z\".",
        ),
        "Decimal" => (
            Decimal::parse(value).is_ok(),
            "Expected a decimal number, such as \"0.075\".",
        ),
        "Long" => (
            Long::parse(value).is_ok(),
            "Expected a whole number of at most 64 bits, such as 800000000.",
        ),
        _ => return None,
    };
    (!is_read).then_some(expected)
}

impl DateTime {
    /// A moment as a row of `table` stores it.
    pub(crate) fn stored(table: &'static str, text: &str) -> Result<Self> {
        let moment = chrono::DateTime::parse_from_rfc3339(text);
        let moment =
            moment.map_err(|_| catalog::Error::malformed(table, text, "is no time in RFC 3339"))?;
        Ok(Self(moment.to_utc()))
    }
}

/// A day as a row of `table` stores it; '' and null stand for none.
pub(crate) fn day(table: &'static str, text: Option<&str>) -> Result<Option<Date>> {
    Ok(catalog::stored::day(table, text)?.map(Date))
}

/// Millionths of a dollar in a cent.
const MICROS_IN_A_CENT: i64 = 10_000;

/// An exact amount of money.
pub struct Money {
    micros: i64,
    shown: Shown,
}

/// How an amount is written for people.
#[derive(Clone, Copy)]
enum Shown {
    /// By itself, exactly.
    Exactly,
    /// With what it buys.
    For(PriceUnit),
    /// As the cost of a month, in whole dollars from $10 on.
    Monthly(CentUsd),
    /// As the cost of a month, to the cent.
    ToTheCent(CentUsd),
    /// As an amount that is paid and rounds to nothing.
    Trifle,
}

impl Money {
    /// What one unit costs.
    pub(crate) fn price(micros: i64, buys: PriceUnit) -> Self {
        let shown = Shown::For(buys);
        Self { micros, shown }
    }

    /// An amount by itself.
    pub fn amount(micros: i64) -> Self {
        let shown = Shown::Exactly;
        Self { micros, shown }
    }

    /// An amount that is paid and rounds to nothing.
    pub(crate) fn trifle() -> Self {
        Self {
            micros: 0,
            shown: Shown::Trifle,
        }
    }

    /// What a month costs, shown to the cent where whole dollars would not do.
    pub(crate) fn a_month(cost: CentUsd, to_the_cent: bool) -> Self {
        let micros = cost.0.saturating_mul(MICROS_IN_A_CENT);
        let shown = if to_the_cent {
            Shown::ToTheCent(cost)
        } else {
            Shown::Monthly(cost)
        };
        Self { micros, shown }
    }
}

/// An exact amount of money.
#[Object]
impl Money {
    /// The exact amount, in units of the currency.
    #[graphql(name = "amount")]
    async fn exact(&self) -> Decimal {
        Decimal::from_micros(self.micros)
    }

    /// The currency, as an ISO 4217 code. All prices of the catalog are in US dollars.
    async fn currency(&self) -> &'static str {
        "USD"
    }

    /// The amount for people, with what it buys where it is a price, such as "$8/1M tokens". Only the cost of a month is rounded: to whole dollars from $10 on, unless it stands beside another and the two with their gap would not add up; one that is paid and rounds to nothing reads "less than $0.01".
    async fn display(&self) -> String {
        match self.shown {
            Shown::Exactly => MicroUsd(self.micros).to_string(),
            Shown::For(unit) => display::price(self.micros, unit),
            Shown::Monthly(cost) => cost.to_string(),
            Shown::Trifle => numbers::TRIFLE.to_owned(),
            Shown::ToTheCent(cost) => numbers::to_the_cent(cost),
        }
    }
}

/// A number of tokens.
#[derive(SimpleObject)]
pub struct TokenCount {
    /// The exact number.
    tokens: Long,
    /// The number for people, rounded half up, such as "1.05m" or "262k".
    display: String,
}

impl TokenCount {
    /// So many tokens.
    pub fn of(tokens: i64) -> Self {
        Self {
            tokens: Long(tokens),
            display: Tokens(tokens).to_string(),
        }
    }
}
