use super::*;
use crate::comparison::cell::UnknownReason;
use crate::comparison::contender::License;
use crate::comparison::evidence::{Evidence, Missing};
use crate::comparison::samples::{bare, context, day, gpt_4_1, license, model, qwen_3_5_4b};
use crate::comparison::units::Tokens;
use crate::comparison::vocabulary::{Lifecycle, Modality};

fn cell(of: &Contender, key: SpecKey) -> Cell {
    spec(of, &context(), key).cell
}

#[test]
fn the_rows_stand_in_order() {
    let (left, right, context) = (gpt_4_1(), qwen_3_5_4b(), context());
    let rows = specs(&Pair::new(&left, &right, &context));
    let keys: Vec<_> = rows.iter().map(|row| row.key).collect();
    assert_eq!(
        keys,
        [
            SpecKey::Released,
            SpecKey::ContextWindow,
            SpecKey::MaxOutput,
            SpecKey::Parameters,
            SpecKey::Architecture,
            SpecKey::License,
            SpecKey::Openness,
            SpecKey::CommercialUse,
            SpecKey::KnowledgeCutoff,
            SpecKey::Modalities,
            SpecKey::Lifecycle,
        ]
    );
}

#[test]
fn of_an_unknown_model_only_the_stage_is_known() {
    let unknown = bare("unknown");
    for &key in SpecKey::ALL {
        let found = spec(&unknown, &context(), key);
        if key == SpecKey::Lifecycle {
            assert_eq!(found.cell, Cell::Lifecycle(Lifecycle::Current));
        } else {
            assert_eq!(
                found.cell,
                Cell::Unknown(UnknownReason::NotSourced),
                "{key:?}"
            );
            let absent = |fact: &Evidence| {
                matches!(
                    fact,
                    Evidence::Absence {
                        what: Missing::Field(_),
                        ..
                    }
                )
            };
            assert!(found.evidence.iter().all(absent), "{key:?}");
        }
        assert!(!found.evidence.is_empty(), "{key:?}");
    }
}

/// A row and the change of a model that it shows.
type Changed = (SpecKey, fn(&mut Contender));

#[test]
fn each_fact_shows_in_its_own_row_only() {
    let cases: [Changed; 9] = [
        (SpecKey::Released, |it| {
            it.released_on = Some(day("2025-01-01"));
        }),
        (SpecKey::ContextWindow, |it| {
            it.context_window = Some(Tokens(1));
        }),
        (SpecKey::MaxOutput, |it| {
            it.max_output_tokens = Some(Tokens(1));
        }),
        (SpecKey::Parameters, |it| it.parameters_total = Some(1)),
        (SpecKey::Architecture, |it| {
            it.architecture = Some("mixture of experts".to_owned());
        }),
        (SpecKey::Openness, |it| it.openness = Openness::OpenWeights),
        (SpecKey::KnowledgeCutoff, |it| {
            it.knowledge_cutoff = Some("2025".to_owned());
        }),
        (SpecKey::Modalities, |it| {
            it.input_modalities = vec![Modality::Text];
        }),
        (SpecKey::Lifecycle, |it| it.lifecycle = Lifecycle::Preview),
    ];
    let before = bare("model");
    for (changed, change) in cases {
        let after = model("model", change);
        for &key in SpecKey::ALL {
            let same = cell(&before, key) == cell(&after, key);
            assert_eq!(same, key != changed, "{changed:?} {key:?}");
        }
    }
}

#[test]
fn parameters_show_what_is_known_of_total_and_active() {
    let sized = |total, active| {
        model("sized", |it| {
            it.parameters_total = total;
            it.parameters_active = active;
        })
    };
    for (total, active) in [(Some(4), None), (None, Some(2)), (Some(4), Some(2))] {
        let of = sized(total, active);
        assert_eq!(
            cell(&of, SpecKey::Parameters),
            Cell::Parameters { total, active }
        );
        let claims = spec(&of, &context(), SpecKey::Parameters).evidence.len();
        assert_eq!(
            claims,
            usize::from(total.is_some()) + usize::from(active.is_some())
        );
    }
    let none = cell(&sized(None, None), SpecKey::Parameters);
    assert_eq!(none, Cell::Unknown(UnknownReason::NotSourced));
}

#[test]
fn a_licence_gives_its_row_and_that_of_commercial_use() {
    let terms = |usage| {
        model("licensed", |it| {
            it.license = Some(license("MIT", Openness::OpenSource, usage));
        })
    };
    for usage in [
        CommercialUse::Allowed,
        CommercialUse::Conditional,
        CommercialUse::Forbidden,
    ] {
        assert_eq!(
            cell(&terms(usage), SpecKey::CommercialUse),
            Cell::CommercialUse(usage)
        );
    }
    let unknown = terms(CommercialUse::Unknown);
    let missing = Cell::Unknown(UnknownReason::NotSourced);
    assert_eq!(cell(&unknown, SpecKey::CommercialUse), missing);
    let Cell::License(License { name, .. }) = cell(&unknown, SpecKey::License) else {
        panic!("no licence")
    };
    assert_eq!(name, "MIT");
}

#[test]
fn modalities_show_when_either_direction_is_known() {
    let of = |input: &[Modality], output: &[Modality]| {
        model("model", |it| {
            it.input_modalities = input.to_vec();
            it.output_modalities = output.to_vec();
        })
    };
    let text = [Modality::Text];
    for (input, output, claims) in [(&text[..], &[][..], 1), (&[], &text, 1), (&text, &text, 2)] {
        let found = spec(&of(input, output), &context(), SpecKey::Modalities);
        let expected = Cell::Modalities {
            input: input.to_vec(),
            output: output.to_vec(),
        };
        assert_eq!(found.cell, expected);
        assert_eq!(found.evidence.len(), claims);
    }
}

#[test]
fn the_stage_is_that_of_the_day_and_rests_on_its_dates() {
    let of = model("leaving", |it| it.retired_on = Some(day("2026-06-01")));
    for (iso, expected) in [
        ("2026-05-31", Lifecycle::Current),
        ("2026-06-01", Lifecycle::Retired),
    ] {
        let context = Context {
            as_of: day(iso),
            ..context()
        };
        let found = spec(&of, &context, SpecKey::Lifecycle);
        assert_eq!(found.cell, Cell::Lifecycle(expected), "{iso}");
        assert_eq!(found.evidence.len(), 2);
    }
}
