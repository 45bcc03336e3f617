//! A comparison with types that the compiler checks against the schema:
//! `cargo run -- http://127.0.0.1:8000/graphql gpt-4.1 qwen3.5-4b`

use cynic::{GraphQlResponse, QueryBuilder as _};

#[cynic::schema("versus")]
mod schema {}

cynic::impl_scalar!(i64, schema::Long);

/// An exact number, as decimal text: parse it with the decimal type of your choice.
#[derive(cynic::Scalar, Clone)]
struct Decimal(String);

#[derive(cynic::QueryVariables)]
struct Pair {
    left: String,
    right: String,
    workload: Option<WorkloadInput>,
}

#[derive(cynic::InputObject)]
struct WorkloadInput {
    input_tokens: Option<i64>,
    output_tokens: Option<i64>,
    cached_input_share: Option<Decimal>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Pair")]
struct ComparisonOfPair {
    #[arguments(left: $left, right: $right, workload: $workload)]
    comparison: Option<Comparison>,
}

#[derive(cynic::QueryFragment)]
struct Comparison {
    title: String,
    verdict: Verdict,
    monthly_cost: CostComparison,
    scorecard: Vec<ScorecardRow>,
}

#[derive(cynic::QueryFragment)]
struct Verdict {
    headline: String,
}

#[derive(cynic::QueryFragment)]
struct CostComparison {
    left: MonthlyCost,
    right: MonthlyCost,
    lower: Side,
}

#[derive(cynic::QueryFragment)]
struct MonthlyCost {
    amount: Option<Money>,
}

#[derive(cynic::QueryFragment)]
struct Money {
    amount: Decimal,
    currency: String,
}

#[derive(cynic::QueryFragment)]
struct ScorecardRow {
    label: String,
    left: Cell,
    right: Cell,
    leader: Side,
}

#[derive(cynic::QueryFragment)]
struct Cell {
    display: String,
}

#[derive(cynic::Enum, Clone, Copy)]
enum Side {
    Left,
    Right,
    Tie,
    None,
}

impl Side {
    const fn mark(self) -> &'static str {
        match self {
            Self::Left => "<",
            Self::Right => ">",
            Self::Tie => "=",
            Self::None => " ",
        }
    }
}

fn price(cost: &MonthlyCost) -> String {
    cost.amount.as_ref().map_or_else(
        || "unpriced".to_owned(),
        |money| format!("{} {}", money.amount.0, money.currency),
    )
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut argument = |default: &str| arguments.next().unwrap_or_else(|| default.to_owned());
    let endpoint = argument("http://127.0.0.1:8000/graphql");
    let operation = ComparisonOfPair::build(Pair {
        left: argument("gpt-4.1"),
        right: argument("qwen3.5-4b"),
        workload: Some(WorkloadInput {
            input_tokens: Some(120_000_000),
            output_tokens: Some(18_000_000),
            cached_input_share: Some(Decimal("0.4".to_owned())),
        }),
    });
    // A refused request has a status of 4xx and still says why.
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .build()
        .into();
    let mut response = agent
        .post(&endpoint)
        .header("accept", "application/graphql-response+json")
        .send_json(&operation)?;
    let answer: GraphQlResponse<ComparisonOfPair> = response.body_mut().read_json()?;
    if let Some(errors) = answer.errors.filter(|errors| !errors.is_empty()) {
        return Err(errors
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("\n")
            .into());
    }
    let comparison = answer
        .data
        .and_then(|data| data.comparison)
        .ok_or("one of the models is unknown")?;
    println!("{}\n{}", comparison.title, comparison.verdict.headline);
    for ScorecardRow {
        label,
        left,
        right,
        leader,
    } in &comparison.scorecard
    {
        println!(
            "{label:<20} {} {} {}",
            left.display,
            leader.mark(),
            right.display
        );
    }
    let cost = &comparison.monthly_cost;
    println!(
        "a month: {} {} {}",
        price(&cost.left),
        cost.lower.mark(),
        price(&cost.right)
    );
    Ok(())
}
