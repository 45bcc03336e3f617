//! The stage of a model's life on a day.

use chrono::NaiveDate;

use super::contender::Contender;
use super::vocabulary::Lifecycle;

/// The stage on a day: a dated deprecation or retirement holds from its day on and not before.
pub fn on(of: &Contender, day: NaiveDate) -> Lifecycle {
    let begun = |from: Option<NaiveDate>| from.map(|from| from <= day);
    let (deprecated, retired) = (begun(of.deprecated_on), begun(of.retired_on));
    let stated = of.lifecycle;
    let was_out = stated == Lifecycle::Retired && retired.is_none() && deprecated != Some(false);
    let on_its_way = matches!(stated, Lifecycle::Retired | Lifecycle::Deprecated);
    if retired == Some(true) || was_out {
        Lifecycle::Retired
    } else if deprecated == Some(true) || (on_its_way && deprecated.is_none()) {
        Lifecycle::Deprecated
    } else if stated == Lifecycle::Preview {
        Lifecycle::Preview
    } else {
        Lifecycle::Current
    }
}

/// Whether a model is on its way out, or out, on a day.
pub fn is_superseded(of: &Contender, day: NaiveDate) -> bool {
    match on(of, day) {
        Lifecycle::Deprecated | Lifecycle::Retired => true,
        Lifecycle::Preview | Lifecycle::Current => false,
    }
}

#[cfg(test)]
mod tests;
