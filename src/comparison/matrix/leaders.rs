//! Which cells of a row are the best ones.

use super::MatrixKey;
use crate::comparison::benchmarks::better;
use crate::comparison::cell::{Cell, Known, SpecKey};
use crate::comparison::context::Side;
use crate::comparison::evidence::PricingKey;
use crate::comparison::vocabulary::{Openness, Support};

/// Places of the best cells: those that no other beats, where at least one is beaten.
pub(super) fn leaders(key: &MatrixKey, cells: &[Known]) -> Vec<usize> {
    let beats = |a: &Known, b: &Known| lead(key, &a.cell, &b.cell) == Side::Left;
    let comparable = |a: &Known, b: &Known| lead(key, &a.cell, &b.cell) != Side::None;
    let unbeaten = |(place, own): (usize, &Known)| {
        let meets_any = cells
            .iter()
            .enumerate()
            .any(|(other, cell)| other != place && comparable(own, cell));
        (meets_any && !cells.iter().any(|other| beats(other, own))).then_some(place)
    };
    let best: Vec<_> = cells.iter().enumerate().filter_map(unbeaten).collect();
    let one_is_beaten = cells
        .iter()
        .any(|cell| cells.iter().any(|other| beats(other, cell)));
    if one_is_beaten { best } else { Vec::new() }
}

/// Which of two cells of a row is the better one.
fn lead(key: &MatrixKey, a: &Cell, b: &Cell) -> Side {
    match key {
        MatrixKey::Spec(key) => spec_lead(*key, a, b),
        MatrixKey::Pricing(PricingKey::Providers) => larger(a, b),
        MatrixKey::Pricing(_) | MatrixKey::MonthlyCost => larger(a, b).mirrored(),
        MatrixKey::Capability(_) => Side::of_larger(answer(a), answer(b)),
        MatrixKey::Benchmark { benchmark, .. } => {
            let value = |cell: &Cell| {
                if let Cell::Score(score) = cell {
                    Some(score.value)
                } else {
                    None
                }
            };
            better(benchmark.direction, value(a), value(b))
        }
    }
}

fn spec_lead(key: SpecKey, a: &Cell, b: &Cell) -> Side {
    match key {
        SpecKey::ContextWindow | SpecKey::MaxOutput => larger(a, b),
        SpecKey::Released => {
            let day = |cell: &Cell| {
                if let Cell::Date(day) = cell {
                    Some(*day)
                } else {
                    None
                }
            };
            Side::of_larger(day(a), day(b))
        }
        SpecKey::Openness => {
            let open = |cell: &Cell| {
                if let Cell::Openness(open) = cell {
                    Some(*open).filter(|o| *o != Openness::Unknown)
                } else {
                    None
                }
            };
            Side::of_larger(open(a), open(b))
        }
        SpecKey::Parameters | SpecKey::Architecture | SpecKey::License | SpecKey::CommercialUse => {
            Side::None
        }
        SpecKey::KnowledgeCutoff | SpecKey::Modalities | SpecKey::Lifecycle => Side::None,
    }
}

fn larger(a: &Cell, b: &Cell) -> Side {
    let digits = |cell: &Cell| cell.number().map(|number| number.digits);
    Side::of_larger(digits(a), digits(b))
}

fn answer(cell: &Cell) -> Option<bool> {
    let Cell::Support(support) = cell else {
        return None;
    };
    match support {
        Support::Yes => Some(true),
        Support::No => Some(false),
        Support::Unknown => None,
    }
}
