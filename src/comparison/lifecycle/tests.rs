use super::*;
use crate::comparison::samples::{day, model};

const PAST: Option<&str> = Some("2026-01-01");
const TODAY: Option<&str> = Some("2026-05-22");
const AHEAD: Option<&str> = Some("2026-12-31");

fn stage(stated: Lifecycle, deprecated: Option<&str>, retired: Option<&str>) -> Lifecycle {
    let model = model("model", |it| {
        it.lifecycle = stated;
        it.deprecated_on = deprecated.map(day);
        it.retired_on = retired.map(day);
    });
    on(&model, day("2026-05-22"))
}

#[test]
fn without_dates_the_stated_stage_holds() {
    for &stated in Lifecycle::ALL {
        assert_eq!(stage(stated, None, None), stated);
    }
}

#[test]
fn a_retirement_holds_from_its_day_on() {
    for &stated in Lifecycle::ALL {
        assert_eq!(stage(stated, None, PAST), Lifecycle::Retired);
        assert_eq!(stage(stated, PAST, PAST), Lifecycle::Retired);
        assert_eq!(stage(stated, None, TODAY), Lifecycle::Retired);
        assert_eq!(stage(stated, AHEAD, TODAY), Lifecycle::Retired);
    }
}

#[test]
fn a_deprecation_holds_from_its_day_on() {
    for stated in [
        Lifecycle::Preview,
        Lifecycle::Current,
        Lifecycle::Deprecated,
    ] {
        assert_eq!(stage(stated, PAST, None), Lifecycle::Deprecated);
        assert_eq!(stage(stated, TODAY, None), Lifecycle::Deprecated);
        assert_eq!(stage(stated, PAST, AHEAD), Lifecycle::Deprecated);
    }
}

#[test]
fn what_lies_ahead_has_not_happened_yet() {
    for (stated, deprecated, retired, expected) in [
        (Lifecycle::Preview, AHEAD, None, Lifecycle::Preview),
        (Lifecycle::Preview, None, AHEAD, Lifecycle::Preview),
        (Lifecycle::Current, AHEAD, None, Lifecycle::Current),
        (Lifecycle::Current, None, AHEAD, Lifecycle::Current),
        (Lifecycle::Current, AHEAD, AHEAD, Lifecycle::Current),
        (Lifecycle::Deprecated, AHEAD, None, Lifecycle::Current),
        (Lifecycle::Deprecated, AHEAD, AHEAD, Lifecycle::Current),
        (Lifecycle::Deprecated, None, AHEAD, Lifecycle::Deprecated),
        (Lifecycle::Retired, None, AHEAD, Lifecycle::Deprecated),
        (Lifecycle::Retired, PAST, AHEAD, Lifecycle::Deprecated),
        (Lifecycle::Retired, AHEAD, AHEAD, Lifecycle::Current),
        (Lifecycle::Retired, AHEAD, None, Lifecycle::Current),
        (Lifecycle::Retired, PAST, None, Lifecycle::Retired),
    ] {
        let found = stage(stated, deprecated, retired);
        assert_eq!(found, expected, "{stated:?} {deprecated:?} {retired:?}");
    }
}

#[test]
fn a_stage_never_goes_back_as_days_pass() {
    let rank = |stage| match stage {
        Lifecycle::Preview | Lifecycle::Current => 0,
        Lifecycle::Deprecated => 1,
        Lifecycle::Retired => 2,
    };
    for &stated in Lifecycle::ALL {
        for deprecated in [None, PAST, TODAY, AHEAD] {
            for retired in [None, PAST, TODAY, AHEAD] {
                let model = model("model", |it| {
                    it.lifecycle = stated;
                    it.deprecated_on = deprecated.map(day);
                    it.retired_on = retired.map(day);
                });
                let days = ["2025-01-01", "2026-01-01", "2026-05-22", "2027-01-01"];
                let stages = days.map(|iso| rank(on(&model, day(iso))));
                assert!(
                    stages.is_sorted(),
                    "{stated:?} {deprecated:?} {retired:?} {stages:?}"
                );
            }
        }
    }
}

#[test]
fn deprecated_and_retired_models_are_superseded() {
    for (stated, expected) in [
        (Lifecycle::Preview, false),
        (Lifecycle::Current, false),
        (Lifecycle::Deprecated, true),
        (Lifecycle::Retired, true),
    ] {
        let model = model("model", |it| it.lifecycle = stated);
        assert_eq!(is_superseded(&model, day("2026-05-22")), expected);
    }
}
