//! Which route stands for a model, why none does, and both sides against each other.

use super::*;
use crate::comparison::cell::Cell;

fn with_states(states: &[PriceState]) -> Contender {
    model("stated", |it| {
        it.routes = states
            .iter()
            .enumerate()
            .map(|(place, &state)| {
                let host = provider(&format!("host-{place}"), 1);
                routed(host, Vec::new(), RouteStatus::Active, state)
            })
            .collect();
    })
}

#[test]
fn without_a_bill_the_reason_is_the_most_telling_one() {
    use PriceState::{Free, Priced, Subscription, Unknown};
    for (states, expected) in [
        (vec![], CostUnavailable::NoTrackedRoute),
        (vec![Priced], CostUnavailable::NoCompleteTokenPrice),
        (vec![Unknown], CostUnavailable::NoCompleteTokenPrice),
        (vec![Free], CostUnavailable::FreeOnly),
        (vec![Subscription], CostUnavailable::SubscriptionOnly),
        (vec![Free, Subscription], CostUnavailable::FreeOnly),
        (vec![Free, Unknown], CostUnavailable::NoCompleteTokenPrice),
        (
            vec![Subscription, Priced],
            CostUnavailable::NoCompleteTokenPrice,
        ),
    ] {
        let cost = monthly_cost(&with_states(&states), &context());
        assert_eq!(cost.cheapest, Err(expected), "{states:?}");
        assert_eq!(cost.routes.len(), states.len());
        assert!(!cost.evidence.is_empty());
    }
}

#[test]
fn a_route_needs_both_prices() {
    for all in [
        vec![price(PriceComponent::Input, 1)],
        vec![price(PriceComponent::Output, 1)],
        vec![price(PriceComponent::CacheRead, 1)],
    ] {
        let cost = monthly_cost(&served(all), &context());
        assert_eq!(cost.cheapest, Err(CostUnavailable::NoCompleteTokenPrice));
    }
}

#[test]
fn nothing_for_both_input_and_output_is_the_lack_of_a_price_and_never_wins() {
    let zero = served(prices(0, 0));
    let cost = monthly_cost(&zero, &context());
    assert_eq!(cost.cheapest, Err(CostUnavailable::NoCompleteTokenPrice));
    let paid = model("paid", |it| {
        it.routes = vec![
            route(provider("zero", 1), prices(0, 0)),
            route(provider("paid", 2), prices(2_000_000, 8_000_000)),
        ];
    });
    let context = context();
    let costs = compare(&Pair::new(&zero, &paid, &context));
    assert_eq!(costs.lower, Side::None);
    assert_eq!(costs.right.amount(), Some(CentUsd(360_000)));
}

#[test]
fn a_model_that_charges_for_input_alone_has_a_cost() {
    let of = |input, output| monthly_cost(&served(prices(input, output)), &context()).amount();
    assert_eq!(of(20_000, 0), Some(CentUsd(1_600)));
    assert_eq!(of(0, 20_000), Some(CentUsd(500)));
}

#[test]
fn an_embedding_that_states_no_output_price_is_charged_for_input_alone() {
    let of = |product_type, all| {
        let served = Contender {
            product_type,
            ..served(all)
        };
        monthly_cost(&served, &context())
    };
    let input = |micro| vec![price(PriceComponent::Input, micro)];
    let cost = of(ProductType::Embedding, input(20_000));
    let bill = cost.bill().unwrap();
    assert_eq!(bill.amount, CentUsd(1_600));
    let charged: Vec<_> = bill.lines.iter().map(|line| line.component).collect();
    assert_eq!(charged, [PriceComponent::Input]);
    let incomplete = Err(CostUnavailable::NoCompleteTokenPrice);
    assert_eq!(
        of(ProductType::ApiModel, input(20_000)).cheapest,
        incomplete
    );
    assert_eq!(of(ProductType::Embedding, input(0)).cheapest, incomplete);
    let output = vec![price(PriceComponent::Output, 20_000)];
    assert_eq!(of(ProductType::Embedding, output).cheapest, incomplete);
    let both = of(ProductType::Embedding, prices(20_000, 20_000));
    assert_eq!(both.amount(), Some(CentUsd(2_100)));
}

#[test]
fn vectors_beside_answers_are_told_by_their_kind_of_product() {
    let vectors = Contender {
        product_type: ProductType::Embedding,
        ..served(vec![price(PriceComponent::Input, 20_000)])
    };
    let answers = model("answers", |it| {
        it.routes = served(prices(2_000_000, 8_000_000)).routes;
    });
    let context = context();
    let kind = field(&vectors, ModelField::ProductType, true);
    for (left, right, told) in [
        (&vectors, &answers, true),
        (&answers, &vectors, true),
        (&vectors, &vectors, false),
        (&answers, &answers, false),
        (&vectors, &bare("none"), false),
    ] {
        let pair = Pair::new(left, right, &context);
        assert_eq!(charged_for_input_alone(&pair).is_some(), told);
        assert_eq!(compare(&pair).evidence.contains(&kind), told);
    }
}

#[test]
fn an_amount_that_is_paid_and_rounds_to_nothing_is_a_trifle() {
    let cell = |draft, all| {
        let cost = monthly_cost(&served(all), &asked(draft));
        assert_eq!(cost.amount(), Some(CentUsd(0)));
        Cell::monthly(&cost)
    };
    let few = |input_tokens, output_tokens| WorkloadDraft {
        input_tokens,
        output_tokens,
        ..WorkloadDraft::default()
    };
    let some = || prices(150_000, 600_000);
    assert_eq!(cell(few(1_000, 100), some()), Cell::Trifle);
    assert_eq!(cell(few(0, 1), some()), Cell::Trifle);
    let nothing = Cell::Monthly(CentUsd(0));
    assert_eq!(cell(few(0, 0), some()), nothing);
    assert_eq!(cell(few(0, 1_000), prices(150_000, 0)), nothing);
}

#[test]
fn a_cost_whose_requests_do_not_fit_rests_on_the_window_too() {
    let sized = |tokens| {
        let mut it = served(prices(2_000_000, 8_000_000));
        it.context_window = Some(Tokens(tokens));
        it
    };
    let (small, large) = (sized(128_000), sized(1_000_000));
    let claim = field(&small, ModelField::ContextWindow, true);
    let long = asked(WorkloadDraft {
        input_tokens_per_request: Some(300_000),
        ..millions(800, 250)
    });
    let costs = compare(&Pair::new(&small, &large, &long));
    let claims = costs.evidence.iter().filter(|it| **it == claim).count();
    assert_eq!(claims, 1);
    let unsized_requests = asked(millions(800, 250));
    let costs = compare(&Pair::new(&small, &large, &unsized_requests));
    assert!(!costs.evidence.contains(&claim));
}

#[test]
fn routes_rank_by_cost_then_free_then_plans_then_unknown() {
    let host = |slug: &str, rank| provider(slug, rank);
    let of = model("model", |it| {
        let state = |slug, state| routed(host(slug, 1), Vec::new(), RouteStatus::Active, state);
        it.routes = vec![
            state("unknown", PriceState::Unknown),
            state("plan", PriceState::Subscription),
            state("free", PriceState::Free),
            route(host("dear", 1), prices(9, 9_000_000)),
            route(host("late", 3), prices(1, 1_000_000)),
            route(host("early", 2), prices(1, 1_000_000)),
        ];
    });
    let cost = monthly_cost(&of, &context());
    let ranked: Vec<_> = cost
        .routes
        .iter()
        .map(|it| it.route.provider.slug.as_str())
        .collect();
    assert_eq!(ranked, ["early", "late", "dear", "free", "plan", "unknown"]);
    assert_eq!(cost.bill().unwrap().route.provider.slug, "early");
    assert_eq!(cost.routes[3].bill, Err(NoBill::Free));
    assert_eq!(cost.routes[4].bill, Err(NoBill::Subscription));
    assert_eq!(cost.routes[5].bill, Err(NoBill::Incomplete));
}

#[test]
fn the_cheaper_side_can_change_with_the_size_of_a_request() {
    let from = |component, tokens, micro| Price {
        min_prompt_tokens: Tokens(tokens),
        ..price(component, micro)
    };
    let tiers = served(vec![
        from(PriceComponent::Input, 0, 1_000_000),
        from(PriceComponent::Input, 200_000, 4_000_000),
        from(PriceComponent::Output, 0, 1_000_000),
    ]);
    let flat = served(prices(2_000_000, 1_000_000));
    for (request, lower) in [
        (None, Side::Left),
        (Some(1_000), Side::Left),
        (Some(300_000), Side::Right),
    ] {
        let context = asked(WorkloadDraft {
            input_tokens_per_request: request,
            ..millions(800, 250)
        });
        let costs = compare(&Pair::new(&tiers, &flat, &context));
        assert_eq!(costs.lower, lower, "{request:?}");
    }
}

#[test]
fn gap_and_ratio_are_those_of_the_exact_costs() {
    for (left, right, gap, tenths, lower) in [
        (
            (2_000_000, 8_000_000),
            (625_000, 2_500_000),
            247_500,
            Some(32),
            Side::Right,
        ),
        (
            (625_000, 2_500_000),
            (2_000_000, 8_000_000),
            247_500,
            Some(32),
            Side::Left,
        ),
        ((1_000, 1_000), (1_000, 1_000), 0, Some(10), Side::Tie),
        ((1, 1), (2_000_000, 8_000_000), 360_000, None, Side::Left),
        ((1, 1), (1, 1), 0, None, Side::Tie),
    ] {
        let of = |(input, output)| served(prices(input, output));
        let (left, right, context) = (of(left), of(right), context());
        let costs = compare(&Pair::new(&left, &right, &context));
        assert_eq!(costs.gap, Some(CentUsd(gap)));
        assert_eq!(costs.ratio, tenths.map(Ratio));
        assert_eq!(costs.lower, lower);
    }
}

#[test]
fn sides_that_round_to_the_same_cent_tie_while_their_gap_is_rounded_after_subtracting() {
    let of = |micro| served(prices(micro, 0));
    let context = asked(millions(1, 0));
    let (left, right) = (of(996_000), of(1_004_000));
    let costs = compare(&Pair::new(&left, &right, &context));
    assert_eq!(costs.left.amount(), costs.right.amount());
    assert_eq!(costs.lower, Side::Tie);
    assert_eq!(costs.gap, Some(CentUsd(1)));
}

#[test]
fn a_cost_rests_on_its_route_and_its_prices() {
    let cost = monthly_cost(&gpt_4_1(), &context());
    assert_eq!(
        cost.evidence,
        [
            Evidence::Route(reference("openrouter")),
            Evidence::Price(reference("Input/2000000")),
            Evidence::Price(reference("Output/8000000")),
        ]
    );
}

#[test]
fn a_missing_cost_rests_on_what_was_looked_at() {
    let absent = |of: &Contender, what| Evidence::Absence {
        model: of.reference,
        what,
    };
    let nowhere = bare("nowhere");
    let found = monthly_cost(&nowhere, &context()).evidence;
    assert_eq!(found, [absent(&nowhere, Missing::TrackedRoute)]);
    let unpriced = with_states(&[PriceState::Unknown]);
    let found = monthly_cost(&unpriced, &context()).evidence;
    let route = Evidence::Route(reference("host-0"));
    assert_eq!(
        found,
        [route, absent(&unpriced, Missing::CompleteTokenPrice)]
    );
    let free = with_states(&[PriceState::Free]);
    assert_eq!(monthly_cost(&free, &context()).evidence, [route]);
}

#[test]
fn exact_sums_keep_what_is_below_a_micro_dollar() {
    let third = Exact::of_tokens(1, MicroUsd(1), 333_333_333_333);
    let sum = third
        .plus(third)
        .plus(third)
        .plus(Exact::of_tokens(1, MicroUsd(1), 1));
    assert_eq!(sum, Exact::of_tokens(1, MicroUsd(1), exact::full_weight()));
}

#[test]
fn distance_is_the_same_both_ways_and_borrows() {
    let half = Exact::of_tokens(500_000, MicroUsd(1), exact::full_weight());
    let five = Exact::of_requests(5, MicroUsd(1));
    let gap = Exact::of_tokens(4_500_000, MicroUsd(1), exact::full_weight());
    assert_eq!(five.distance(half), gap);
    assert_eq!(half.distance(five), gap);
    assert_eq!(five.distance(five), Exact::default());
}

#[test]
fn ratios_round_to_tenths_half_even() {
    let of = |cents: i64| Exact::of_requests(1, MicroUsd(cents * 10_000));
    for (a, b, tenths) in [
        (100, 100, Some(10)),
        (320, 100, Some(32)),
        (100, 320, Some(32)),
        (125, 100, Some(12)),
        (135, 100, Some(14)),
        (1, 3, Some(30)),
        (0, 5, None),
        (0, 0, None),
    ] {
        assert_eq!(of(a).ratio(of(b)), tenths.map(Ratio), "{a} {b}");
    }
}

#[test]
fn a_ratio_looks_below_a_micro_dollar_and_not_at_what_rounds_to_nothing() {
    let tokens = |micro| Exact::of_tokens(1, MicroUsd(micro), exact::full_weight());
    let low = tokens(9_999_500_000);
    assert_eq!(low.to_cents(), CentUsd(1));
    assert_eq!(tokens(10_499_000_000).ratio(low), Some(Ratio(10)));
    assert_eq!(tokens(10_499_000_000).ratio(tokens(5_000_000_000)), None);
}
