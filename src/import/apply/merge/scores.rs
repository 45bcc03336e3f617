//! Scores: every honest value is a row of its own.

use std::collections::HashSet;

use entities::score;

use super::Merge;
use crate::import::apply::rows::Record;
use crate::import::draft;
use crate::import::values::is_day;

impl Merge<'_> {
    pub(super) fn scores(&mut self, stated: &[draft::Score]) {
        let mut seen = HashSet::new();
        for new in stated {
            let record = format!("score {} {}", new.model, new.benchmark);
            let Some(row) = self.score_row(new, &record) else {
                continue;
            };
            if !seen.insert(row.key()) {
                let reason = format!("`{}` states it twice; the first one counts", new.by.source);
                self.skip(&record, "DUPLICATE_SCORE", reason);
                continue;
            }
            let Some(id) = self.state.scores.id_of(&row.key()) else {
                let id = self.state.scores.add(row);
                self.state.scores.state(id);
                continue;
            };
            self.state.scores.state(id);
            self.state.scores.change(id, |old| {
                if row.observed_on >= old.observed_on {
                    *old = score::Model {
                        id,
                        preferred: old.preferred,
                        ..row
                    };
                }
            });
        }
    }

    fn score_row(&mut self, new: &draft::Score, record: &str) -> Option<score::Model> {
        let source_id = self.source(&new.by, record)?;
        let Some(model_id) = self.state.models.id_of(&new.model) else {
            let reason = format!(
                "its model `{}` is neither in the import nor in the catalog",
                new.model
            );
            self.skip(record, "UNKNOWN_MODEL", reason);
            return None;
        };
        let Some(benchmark_id) = self.state.benchmarks.id_of(&new.benchmark) else {
            let reason = format!(
                "its benchmark `{}` is neither in the import nor in the catalog",
                new.benchmark
            );
            self.skip(record, "UNKNOWN_BENCHMARK", reason);
            return None;
        };
        if !new.measured_on.is_empty() && !is_day(&new.measured_on) {
            let reason = format!("`{}`: days are written as 2025-04-14", new.measured_on);
            self.skip(record, "INVALID_DAY", reason);
            return None;
        }
        Some(score::Model {
            id: 0,
            model_id,
            benchmark_id,
            version: new.version.clone(),
            variant: new.variant.clone(),
            effort: new.effort.clone(),
            harness: new.harness.clone(),
            value: new.value,
            standard_error: new.standard_error,
            measured_by: new.measured_by,
            measurer: new.measurer.clone(),
            measured_on: new.measured_on.clone(),
            url: new.url.clone(),
            source_id,
            observed_on: self.observed_on(&new.by),
            preferred: false,
        })
    }
}
