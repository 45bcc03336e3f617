//! Every headline of a verdict.

use super::*;

pub(super) fn headlines(page: &mut Page, pair: &Pair) {
    deciding(page, pair);
    leading(page, pair);
    otherwise(page, pair);
    nobody_ahead(page, pair);
    unlike(page, pair);
    not_for_commerce(page, pair);
    priorities(page, pair);
}

pub(super) fn verdict(kind: VerdictKind, recommended: Option<Seat>) -> Verdict {
    Verdict {
        kind,
        priority: None,
        recommended,
        alternative: None,
        measured_leader: None,
        risk_leader: None,
        signals: Vec::new(),
        confidence: Confidence::Medium,
        evidence: Vec::new(),
    }
}

fn deciding(page: &mut Page, pair: &Pair) {
    page.heading("Headline: what decided");
    for &kind in VerdictKind::ALL {
        let recommended = match kind {
            VerdictKind::ProductTypeMismatch
            | VerdictKind::TooLittleData
            | VerdictKind::Tie
            | VerdictKind::Split => None,
            VerdictKind::Superseded
            | VerdictKind::Priority
            | VerdictKind::ContextRatio
            | VerdictKind::LowerRisk
            | VerdictKind::MeasuredLead => Some(Seat::Right),
        };
        let priority = (kind == VerdictKind::Priority).then_some(Priority::Cost);
        let verdict = Verdict {
            priority,
            signals: even(0, 0),
            ..verdict(kind, recommended)
        };
        let retired = samples::model("old", |it| it.lifecycle = Lifecycle::Retired);
        let vectors = samples::model("vectors", |it| it.product_type = ProductType::Embedding);
        let superseded = Pair::new(&retired, pair.right, pair.context);
        let unlike = Pair::new(&vectors, pair.right, pair.context);
        let pair = match kind {
            VerdictKind::Superseded => &superseded,
            VerdictKind::ProductTypeMismatch => &unlike,
            VerdictKind::TooLittleData
            | VerdictKind::Priority
            | VerdictKind::ContextRatio
            | VerdictKind::LowerRisk
            | VerdictKind::MeasuredLead
            | VerdictKind::Tie
            | VerdictKind::Split => pair,
        };
        page.say(prose::headline(pair, &verdict));
    }
}

fn leading(page: &mut Page, pair: &Pair) {
    page.heading("Headline: who leads");
    let count = |seat, leads, of| Some(LeaderCount { seat, leads, of });
    for (measured_leader, risk_leader) in [
        (count(Seat::Left, 4, 4), count(Seat::Right, 3, 5)),
        (count(Seat::Right, 3, 5), count(Seat::Right, 1, 4)),
        (count(Seat::Left, 2, 3), None),
        (None, count(Seat::Right, 2, 5)),
    ] {
        let verdict = Verdict {
            measured_leader,
            risk_leader,
            ..verdict(VerdictKind::Split, None)
        };
        page.say(prose::headline(pair, &verdict));
    }
}

fn otherwise(page: &mut Page, pair: &Pair) {
    page.heading("Headline: when to choose otherwise");
    for &when in Strength::ALL {
        let alternative = Some(Alternative {
            seat: Seat::Left,
            when,
        });
        let verdict = Verdict {
            alternative,
            ..verdict(VerdictKind::LowerRisk, Some(Seat::Right))
        };
        page.say(prose::headline(pair, &verdict));
        let retired = samples::model("old", |it| it.lifecycle = Lifecycle::Retired);
        let superseded = Verdict {
            kind: VerdictKind::Superseded,
            ..verdict
        };
        let pair = Pair::new(&retired, pair.right, pair.context);
        page.say(prose::headline(&pair, &superseded));
    }
}

fn nobody_ahead(page: &mut Page, pair: &Pair) {
    page.heading("Headline: nobody ahead");
    for (measured, risk) in [(0, 0), (1, 0), (2, 1), (0, 1)] {
        let verdict = Verdict {
            signals: even(measured, risk),
            ..verdict(VerdictKind::Tie, None)
        };
        page.say(prose::headline(pair, &verdict));
    }
}

fn unlike(page: &mut Page, pair: &Pair) {
    page.heading("Headline: products of different kinds");
    for (own, other) in [
        (ProductType::ApiModel, ProductType::CodingModel),
        (ProductType::ApiModel, ProductType::Embedding),
        (ProductType::Image, ProductType::Other),
    ] {
        let of = |slug, kind| samples::model(slug, |it| it.product_type = kind);
        let (left, right) = (of("first", own), of("second", other));
        let verdict = Verdict {
            measured_leader: Some(LeaderCount {
                seat: Seat::Left,
                leads: 2,
                of: 5,
            }),
            ..verdict(VerdictKind::ProductTypeMismatch, None)
        };
        page.say(prose::headline(
            &Pair::new(&left, &right, pair.context),
            &verdict,
        ));
    }
}

fn not_for_commerce(page: &mut Page, pair: &Pair) {
    page.heading("Headline: no commercial use");
    let closed = |slug| {
        samples::model(slug, |it| {
            let terms = samples::license(
                "CC BY-NC 4.0",
                Openness::OpenWeights,
                CommercialUse::Forbidden,
            );
            it.license = Some(terms);
        })
    };
    let (left, right) = (closed("first"), closed("second"));
    let unusable = Pair::new(&left, &right, pair.context);
    let advised = verdict(VerdictKind::LowerRisk, Some(Seat::Right));
    page.say(prose::headline(&unusable, &advised));
    let both = Verdict {
        alternative: Some(Alternative {
            seat: Seat::Left,
            when: Strength::Cost,
        }),
        ..advised
    };
    page.say(prose::headline(&unusable, &both));
    page.say(prose::headline(
        &unusable,
        &verdict(VerdictKind::Split, None),
    ));
}

fn priorities(page: &mut Page, pair: &Pair) {
    page.heading("Headline: priorities");
    for &axis in Priority::ALL {
        let verdict = Verdict {
            priority: Some(axis),
            ..verdict(VerdictKind::Priority, Some(Seat::Left))
        };
        page.say(prose::headline(pair, &verdict));
    }
}

/// Signals of which each side leads as many.
fn even(measured: usize, risk: usize) -> Vec<VerdictSignal> {
    let axes = [
        (
            SignalAxis::Measured,
            measured,
            [
                Signal::SharedBenchmarks,
                Signal::ContextWindow,
                Signal::MonthlyCost,
                Signal::ProviderRoutes,
            ],
        ),
        (
            SignalAxis::Risk,
            risk,
            [
                Signal::Openness,
                Signal::Released,
                Signal::CommercialUse,
                Signal::IndependentProviders,
            ],
        ),
    ];
    let sides = |each: usize, place: usize| match place {
        place if place < each => Side::Left,
        place if place < 2 * each => Side::Right,
        _ => Side::Tie,
    };
    axes.iter()
        .flat_map(|(axis, each, signals)| {
            let places = signals.iter().enumerate();
            places.map(|(place, &signal)| VerdictSignal {
                signal,
                axis: *axis,
                leader: sides(*each, place),
                evidence: Vec::new(),
            })
        })
        .collect()
}
