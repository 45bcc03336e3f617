//! The stage of a model's life on a day.

use chrono::NaiveDate;

use super::contender::Contender;
use super::vocabulary::Lifecycle;

/// What is stated of a model's life.
#[derive(Clone, Copy, Debug)]
pub struct Stated {
    /// The stage, of no day.
    pub stage: Lifecycle,
    /// Day from which it is deprecated.
    pub deprecated_on: Option<NaiveDate>,
    /// Day from which it is retired.
    pub retired_on: Option<NaiveDate>,
}

impl Stated {
    /// The stage on a day: a dated deprecation or retirement holds from its day on and not before.
    ///
    /// The filter of lists says the same in SQL (`catalog::model::lifecycle`).
    pub fn on(self, day: NaiveDate) -> Lifecycle {
        let begun = |from: Option<NaiveDate>| from.map(|from| from <= day);
        let (deprecated, retired) = (begun(self.deprecated_on), begun(self.retired_on));
        let stated = self.stage;
        let was_out =
            stated == Lifecycle::Retired && retired.is_none() && deprecated != Some(false);
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
}

/// The stage of a contender on a day.
pub fn on(of: &Contender, day: NaiveDate) -> Lifecycle {
    let stated = Stated {
        stage: of.lifecycle,
        deprecated_on: of.deprecated_on,
        retired_on: of.retired_on,
    };
    stated.on(day)
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
