//! Prices: a dated amount is kept under its day; an undated one speaks of the day it was observed, so that a change
//! closes the old row and opens a new one.

use std::collections::HashMap;

use entities::enums::{PriceComponent, ServiceTier};
use entities::price;
use sea_orm::ActiveEnum;

use super::Merge;
use crate::import::apply::rank::Observation;
use crate::import::apply::rows::Rows;
use crate::import::draft;
use crate::import::values::is_day;

type SeriesKey = (i64, PriceComponent, ServiceTier, i64, i64);

/// The rows of one source for the same route, component, tier and threshold.
pub(super) struct Series(HashMap<SeriesKey, Vec<i64>>);

impl Series {
    pub(super) fn of(prices: &Rows<price::Model>) -> Self {
        let mut series = Self(HashMap::new());
        for row in prices.iter() {
            series.note(row);
        }
        series
    }

    fn note(&mut self, row: &price::Model) {
        self.0.entry(series_key(row)).or_default().push(row.id);
    }

    fn rows(&self, key: &SeriesKey) -> &[i64] {
        self.0.get(key).map_or(&[], Vec::as_slice)
    }
}

fn series_key(row: &price::Model) -> SeriesKey {
    (
        row.route_id,
        row.component,
        row.tier,
        row.min_prompt_tokens,
        row.source_id,
    )
}

impl Merge<'_> {
    pub(super) fn price(
        &mut self,
        route_id: i64,
        route: &str,
        new: &draft::Price,
        series: &mut Series,
    ) {
        let record = format!(
            "{route} {} {}",
            new.component.to_value(),
            new.tier.to_value()
        );
        if let Err((code, reason)) = check(new) {
            return self.skip(&record, code, reason);
        }
        let Some(source_id) = self.source(&new.by, &record) else {
            return;
        };
        let row = price::Model {
            id: 0,
            route_id,
            component: new.component,
            tier: new.tier,
            unit: new.unit,
            min_prompt_tokens: new.min_prompt_tokens,
            amount_micro_usd: new.amount_micro_usd,
            effective_from: new.effective_from.clone(),
            effective_to: new.effective_to.clone(),
            source_id,
            first_observed_on: self.observed_on(&new.by),
            observed_on: self.observed_on(&new.by),
            curated: new.by.curated.clone(),
            chosen: false,
            chosen_from: String::new(),
            chosen_to: String::new(),
        };
        if row.effective_from.is_empty() && row.effective_to.is_empty() {
            self.undated_price(row, series);
        } else {
            self.dated_price(row, series);
        }
    }

    fn dated_price(&mut self, row: price::Model, series: &mut Series) {
        let key = super::super::rows::Record::key(&row);
        match self.state.prices.id_of(&key) {
            Some(id) => self.restate(id, row),
            None => self.add_price(row, series),
        }
    }

    fn undated_price(&mut self, mut row: price::Model, series: &mut Series) {
        let prices = &self.state.prices;
        let standing = series.rows(&series_key(&row));
        let current = standing
            .iter()
            .filter_map(|id| prices.get(*id))
            .filter(|old| old.effective_from <= row.observed_on)
            .filter(|old| old.effective_to.is_empty() || old.effective_to > row.observed_on)
            .max_by(|a, b| a.effective_from.cmp(&b.effective_from))
            .cloned();
        let Some(old) = current else {
            return self.reopened_price(row, series);
        };
        let same = old.amount_micro_usd == row.amount_micro_usd && old.unit == row.unit;
        let was = Observation {
            on: &old.observed_on,
            curated: old.curated.is_some(),
        };
        let is = Observation {
            on: &row.observed_on,
            curated: row.curated.is_some(),
        };
        self.state.prices.state(old.id);
        if !was.yields_to(is, self.editorial) {
            return;
        }
        let corrects = old.observed_on >= row.observed_on || old.effective_from >= row.observed_on;
        if same || corrects {
            row.effective_from = old.effective_from;
            row.effective_to = old.effective_to;
            return self.restate(old.id, row);
        }
        let day = row.observed_on.clone();
        let until = old.effective_to.clone();
        self.state.prices.change(old.id, |old| {
            old.effective_to.clone_from(&day);
            old.observed_on.clone_from(&day);
        });
        row.effective_from = day;
        row.effective_to = until;
        self.add_price(row, series);
    }

    // The source has stated this price before and does so again, or states it for the first time.
    fn reopened_price(&mut self, mut row: price::Model, series: &mut Series) {
        let prices = &self.state.prices;
        let history: Vec<&price::Model> = series
            .rows(&series_key(&row))
            .iter()
            .filter_map(|id| prices.get(*id))
            .collect();
        if history.iter().any(|old| old.observed_on > row.observed_on) {
            let ids: Vec<i64> = history.iter().map(|old| old.id).collect();
            return ids.into_iter().for_each(|id| self.state.prices.state(id));
        }
        if !history.is_empty() {
            row.effective_from.clone_from(&row.observed_on);
        }
        self.dated_price(row, series);
    }

    fn restate(&mut self, id: i64, row: price::Model) {
        self.state.prices.state(id);
        let editorial = self.editorial;
        self.state.prices.change(id, |old| {
            let was = Observation {
                on: &old.observed_on,
                curated: old.curated.is_some(),
            };
            let is = Observation {
                on: &row.observed_on,
                curated: row.curated.is_some(),
            };
            if was.yields_to(is, editorial) {
                let same = old.amount_micro_usd == row.amount_micro_usd && old.unit == row.unit;
                let since = if same { old.seen_since() } else { "" };
                let since = Some(since).filter(|day| !day.is_empty() && *day < row.seen_since());
                *old = price::Model {
                    id,
                    first_observed_on: since.unwrap_or(row.seen_since()).to_owned(),
                    chosen: old.chosen,
                    chosen_from: old.chosen_from.clone(),
                    chosen_to: old.chosen_to.clone(),
                    ..row
                };
            }
        });
    }

    fn add_price(&mut self, row: price::Model, series: &mut Series) {
        let id = self.state.prices.add(row);
        self.state.prices.state(id);
        if let Some(row) = self.state.prices.get(id) {
            series.note(row);
        }
    }
}

fn check(price: &draft::Price) -> Result<(), (&'static str, String)> {
    let (from, to) = (&price.effective_from, &price.effective_to);
    if price.amount_micro_usd < 0 {
        return Err(("NEGATIVE_PRICE", "a price is 0 or more".to_owned()));
    }
    if price.min_prompt_tokens < 0 {
        return Err((
            "NEGATIVE_THRESHOLD",
            "a threshold is 0 or more tokens".to_owned(),
        ));
    }
    if [from, to]
        .into_iter()
        .any(|day| !day.is_empty() && !is_day(day))
    {
        return Err((
            "INVALID_DAY",
            format!("`{from}` to `{to}`: days are written as 2025-04-14"),
        ));
    }
    if !from.is_empty() && !to.is_empty() && from > to {
        return Err((
            "INVALID_INTERVAL",
            format!("it ends on {to}, before it begins on {from}"),
        ));
    }
    Ok(())
}
