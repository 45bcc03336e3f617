use super::*;
use crate::comparison::context::Pair;
use crate::comparison::cost::monthly_cost;
use crate::comparison::samples::{bare, benchmark, context, day, gpt_4_1, provider, score};
use crate::comparison::specs::specs;

fn number(digits: i64, decimals: u32) -> Number {
    Number { digits, decimals }
}

#[test]
fn numbers_are_whole_or_of_their_unit() {
    let host = || Arc::new(provider("host", 1));
    let parameters = |total, active| Cell::Parameters { total, active };
    let shared = Cell::SharedBenchmarks {
        rows: 7,
        led: 3,
        leads_largest: None,
    };
    let count = Cell::ProviderCount {
        count: 4,
        named: false,
    };
    for (cell, expected) in [
        (Cell::Tokens(Tokens(8_192)), number(8_192, 0)),
        (Cell::Price(MicroUsd(75_000)), number(75_000, 6)),
        (Cell::Monthly(CentUsd(360_000)), number(360_000, 2)),
        (count, number(4, 0)),
        (Cell::Providers(vec![host(), host()]), number(2, 0)),
        (shared, number(3, 0)),
        (parameters(Some(4), Some(2)), number(4, 0)),
        (parameters(None, Some(2)), number(2, 0)),
        (
            Cell::Score(Arc::new(score(benchmark("gpqa"), 818_000))),
            number(818_000, 4),
        ),
    ] {
        assert_eq!(cell.number(), Some(expected), "{cell:?}");
    }
}

#[test]
fn words_and_days_are_no_numbers() {
    for cell in [
        Cell::Unknown(UnknownReason::NotSourced),
        Cell::Date(day("2025-01-01")),
        Cell::Cutoff("2025-01".to_owned()),
        Cell::Architecture("decoder only".to_owned()),
        Cell::License(gpt_4_1().license.unwrap()),
        Cell::Openness(Openness::OpenSource),
        Cell::CommercialUse(CommercialUse::Allowed),
        Cell::Lifecycle(Lifecycle::Current),
        Cell::ProductType(ProductType::ApiModel),
        Cell::BestFor(vec![BestFor::MultimodalApps]),
        Cell::Support(Support::Yes),
        Cell::Parameters {
            total: None,
            active: None,
        },
        Cell::Modalities {
            input: vec![Modality::Text],
            output: vec![],
        },
        Cell::DecisionFit {
            uses: vec![UseCase::Rag],
            curated: true,
        },
    ] {
        assert_eq!(cell.number(), None, "{cell:?}");
    }
}

#[test]
fn only_an_unknown_cell_has_a_reason() {
    for &why in UnknownReason::ALL {
        assert_eq!(Cell::Unknown(why).unknown_reason(), Some(why));
    }
    assert_eq!(Cell::Tokens(Tokens(1)).unknown_reason(), None);
    assert_eq!(Cell::Support(Support::Unknown).unknown_reason(), None);
}

#[test]
fn a_missing_cost_becomes_the_same_reason() {
    for (why, expected) in [
        (
            CostUnavailable::NoTrackedRoute,
            UnknownReason::NoTrackedRoute,
        ),
        (
            CostUnavailable::NoCompleteTokenPrice,
            UnknownReason::NoCompleteTokenPrice,
        ),
        (
            CostUnavailable::SubscriptionOnly,
            UnknownReason::SubscriptionOnly,
        ),
        (CostUnavailable::FreeOnly, UnknownReason::FreeOnly),
    ] {
        assert_eq!(UnknownReason::from(why), expected);
    }
    let none = monthly_cost(&bare("none"), &context());
    assert_eq!(
        Cell::monthly(&none),
        Cell::Unknown(UnknownReason::NoTrackedRoute)
    );
    let some = monthly_cost(&gpt_4_1(), &context());
    assert_eq!(Cell::monthly(&some), Cell::Monthly(CentUsd(360_000)));
}

#[test]
fn a_value_that_may_be_missing_is_not_sourced_when_it_is() {
    assert_eq!(
        Cell::of(Some(Tokens(5)), Cell::Tokens),
        Cell::Tokens(Tokens(5))
    );
    assert_eq!(
        Cell::of(None, Cell::Tokens),
        Cell::Unknown(UnknownReason::NotSourced)
    );
}

#[test]
fn a_row_carries_the_evidence_of_both_cells() {
    let (left, right, context) = (gpt_4_1(), bare("b"), context());
    for row in specs(&Pair::new(&left, &right, &context)) {
        assert!(row.evidence.len() >= 2, "{:?}", row.key);
    }
}
