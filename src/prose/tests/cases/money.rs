//! What the note beside the monthly costs says, and what follows from a request that does not fit.

use super::headlines::verdict;
use super::*;

fn priced(slug: &str, input: i64, output: i64) -> Contender {
    samples::model(slug, |it| {
        it.routes = vec![samples::route(
            samples::provider("host", 1),
            samples::prices(input, output),
        )];
    })
}

fn unpriced(slug: &str, state: PriceState) -> Contender {
    samples::model(slug, |it| {
        let host = samples::provider("host", 1);
        it.routes = vec![samples::routed(
            host,
            Vec::new(),
            RouteStatus::Active,
            state,
        )];
    })
}

pub(super) fn costs(page: &mut Page) {
    page.heading("Monthly cost");
    let context = context();
    let dear = priced("dear", 2_000_000, 8_000_000);
    let cheap = priced("cheap", 500_000, 1_000_000);
    let near = priced("near", 2_000_000, 8_010_000);
    let (odd, even) = (priced("odd", 707_250, 1), priced("even", 769_250, 1));
    let plain = samples::bare("plain");
    let free = unpriced("free", PriceState::Free);
    let by_plan = unpriced("plan", PriceState::Subscription);
    let open = unpriced("open", PriceState::Unknown);
    for (left, right) in [
        (&dear, &cheap),
        (&cheap, &dear),
        (&dear, &near),
        (&dear, &dear),
        (&dear, &plain),
        (&free, &cheap),
        (&dear, &by_plan),
        (&open, &free),
        (&plain, &plain),
        (&free, &free),
        (&by_plan, &by_plan),
        (&open, &open),
        // $565.80 and $615.40 would read as $566 and $615, and their gap as $50.
        (&odd, &even),
    ] {
        let pair = Pair::new(left, right, &context);
        page.say(prose::cost_note(&pair, &cost::compare(&pair)));
    }
    vectors(page, &context);
    too_large(page);
}

fn vectors(page: &mut Page, context: &Context) {
    let dear = priced("dear", 2_000_000, 8_000_000);
    let plain = samples::bare("plain");
    let vectors = Contender {
        product_type: ProductType::Embedding,
        name: "VECTORS".to_owned(),
        routes: vec![samples::route(
            samples::provider("host", 1),
            vec![samples::price(PriceComponent::Input, 20_000)],
        )],
        ..plain
    };
    for (left, right) in [(&vectors, &dear), (&dear, &vectors), (&vectors, &vectors)] {
        let pair = Pair::new(left, right, context);
        page.say(prose::cost_note(&pair, &cost::compare(&pair)));
    }
}

fn too_large(page: &mut Page) {
    let dear = priced("dear", 2_000_000, 8_000_000);
    let cheap = priced("cheap", 500_000, 1_000_000);
    let plain = samples::bare("plain");
    page.heading("Monthly cost: requests that do not fit");
    let sized = |it: &Contender, tokens| Contender {
        context_window: Some(Tokens(tokens)),
        ..it.clone()
    };
    let draft = WorkloadDraft {
        input_tokens_per_request: Some(300_000),
        ..WorkloadDraft::default()
    };
    let context = Context {
        workload: Workload::new(draft).unwrap(),
        ..context()
    };
    for (left, right) in [
        (sized(&dear, 128_000), sized(&cheap, 1_000_000)),
        (sized(&dear, 128_000), sized(&cheap, 128_000)),
        (sized(&dear, 350_000), sized(&cheap, 299_999)),
        (sized(&plain, 128_000), sized(&cheap, 1_000_000)),
    ] {
        let pair = Pair::new(&left, &right, &context);
        let costs = cost::compare(&pair);
        page.say(prose::cost_note(&pair, &costs));
        if let Some((own, other)) = costs.left.amount().zip(costs.right.amount()) {
            let cheaper = Question::Cheaper {
                lower: costs.lower,
                left: own,
                right: other,
                ratio: costs.ratio,
            };
            page.say(prose::answer(&pair, &cheaper));
            let decided = Tradeoff {
                seat: Seat::Right,
                point: Point::CheaperAtWorkload {
                    own: other,
                    other: own,
                    ratio: costs.ratio,
                },
                evidence: Vec::new(),
            };
            page.say(prose::tradeoff(&pair, &decided));
        }
        page.say(prose::headline(
            &pair,
            &verdict(VerdictKind::LowerRisk, Some(Seat::Left)),
        ));
    }
}
