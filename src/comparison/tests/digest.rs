//! Everything that is decided about a pair, in a form that a reviewer can read.

use std::fmt::{Debug, Write};

use crate::comparison::cell::Cell;
use crate::comparison::contender::{Contender, Score};
use crate::comparison::context::{Context, Pair};
use crate::comparison::cost::{self, MonthlyCost};
use crate::comparison::faq::{Question, faq};
use crate::comparison::friction::{Friction, friction};
use crate::comparison::pricing::pricing;
use crate::comparison::scorecard::scorecard;
use crate::comparison::specs::specs;
use crate::comparison::summary::summary;
use crate::comparison::tradeoffs::{Point, tradeoffs};
use crate::comparison::verdict::verdict;
use crate::comparison::{benchmarks, capabilities};

/// The digest of a pair under a context.
pub fn digest(left: &Contender, right: &Contender, context: &Context) -> String {
    let pair = Pair::new(left, right, context);
    let mut page = Page::default();
    opening(&mut page, &pair);
    decided(&mut page, &pair);
    tables(&mut page, &pair);
    points(&mut page, &pair);
    costs(&mut page, &pair);
    results(&mut page, &pair);
    page.0
}

#[derive(Default)]
struct Page(String);

impl Page {
    fn heading(&mut self, title: &str) {
        writeln!(self.0, "{title}").unwrap();
    }

    fn line(&mut self, text: &str) {
        writeln!(self.0, "  {text}").unwrap();
    }

    fn fact(&mut self, name: impl Debug, value: impl Debug) {
        writeln!(self.0, "  {name:?}: {value:?}").unwrap();
    }
}

fn opening(page: &mut Page, pair: &Pair) {
    let found = summary(pair);
    page.heading("summary");
    page.fact("class", found.class);
    let lead = found
        .benchmark
        .map(|it| (it.leader, it.benchmark.slug.clone(), it.gap.0));
    page.fact("benchmark", lead);
    page.fact("prices", found.prices.map(|it| (it.left, it.right)));
}

fn decided(page: &mut Page, pair: &Pair) {
    let found = verdict(pair);
    page.heading("verdict");
    page.fact(found.kind, found.recommended);
    page.fact("priority", found.priority);
    page.fact(
        "alternative",
        found.alternative.map(|it| (it.seat, it.when)),
    );
    let count = |it: crate::comparison::verdict::LeaderCount| (it.seat, it.leads, it.of);
    page.fact("measured", found.measured_leader.map(count));
    page.fact("risk", found.risk_leader.map(count));
    page.fact("confidence", found.confidence);
    for signal in found.signals {
        page.fact(signal.signal, signal.leader);
    }
}

fn tables(page: &mut Page, pair: &Pair) {
    page.heading("scorecard");
    for row in scorecard(pair) {
        let (left, right) = (cell(&row.left), cell(&row.right));
        page.line(&format!(
            "{:?}: {left} | {right} -> {:?}",
            row.signal, row.leader
        ));
    }
    page.heading("specs");
    for row in specs(pair) {
        page.line(&format!(
            "{:?}: {} | {}",
            row.key,
            cell(&row.left),
            cell(&row.right)
        ));
    }
    page.heading("pricing");
    for row in pricing(pair) {
        page.line(&format!(
            "{:?}: {} | {}",
            row.key,
            cell(&row.left),
            cell(&row.right)
        ));
    }
    page.heading("capabilities that are answered");
    for row in capabilities::capabilities(pair) {
        use crate::comparison::vocabulary::Support::Unknown;
        if (row.left, row.right) != (Unknown, Unknown) {
            page.line(&format!(
                "{:?}: {:?} | {:?}",
                row.capability, row.left, row.right
            ));
        }
    }
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Providers(all) => {
            let slugs: Vec<_> = all.iter().map(|it| it.slug.as_str()).collect();
            format!("Providers({slugs:?})")
        }
        Cell::License(license) => format!("License({})", license.name),
        Cell::SharedBenchmarks {
            rows,
            led,
            leads_largest,
        } => {
            let largest = leads_largest.as_ref().map(|it| it.slug.as_str());
            format!("led {led} of {rows}, largest {largest:?}")
        }
        Cell::Score(score) => run(score),
        Cell::Unknown(_)
        | Cell::Date(_)
        | Cell::Cutoff(_)
        | Cell::Tokens(_)
        | Cell::Parameters { .. }
        | Cell::Architecture(_)
        | Cell::Openness(_)
        | Cell::CommercialUse(_)
        | Cell::Modalities { .. }
        | Cell::Lifecycle(_)
        | Cell::ProductType(_)
        | Cell::BestFor(_)
        | Cell::DecisionFit { .. }
        | Cell::Price(_)
        | Cell::ProviderCount { .. }
        | Cell::Monthly(_)
        | Cell::Trifle
        | Cell::Support(_) => format!("{cell:?}"),
    }
}

fn points(page: &mut Page, pair: &Pair) {
    let found = tradeoffs(pair);
    for (title, side) in [
        ("for the left", &found.left),
        ("for the right", &found.right),
    ] {
        page.heading(title);
        for it in side {
            let text = match &it.point {
                Point::BenchmarkLead {
                    benchmark,
                    gap,
                    shared,
                } => {
                    format!("BenchmarkLead {} by {} of {shared}", benchmark.slug, gap.0)
                }
                Point::LargerContext { .. }
                | Point::CheaperOutput { .. }
                | Point::CheaperAtWorkload { .. }
                | Point::BroaderCoverage { .. }
                | Point::UniqueCapabilities { .. }
                | Point::OpenWeights { .. }
                | Point::Newer { .. }
                | Point::UseCaseFit { .. } => format!("{:?}", it.point),
            };
            page.line(&text);
        }
    }
    for direction in friction(pair) {
        page.heading(&format!(
            "switch from {:?}: {:?}",
            direction.from, direction.level
        ));
        for point in direction.points {
            page.line(&switch(&point.friction));
        }
    }
}

fn switch(friction: &Friction) -> String {
    match friction {
        Friction::CommonProviders(common) => {
            let slugs: Vec<_> = common.iter().map(|it| it.slug.as_str()).collect();
            format!("CommonProviders({slugs:?})")
        }
        Friction::LicenseChange { from, to } => {
            format!("LicenseChange {} to {}", from.name, to.name)
        }
        Friction::NoCommonProvider
        | Friction::PriceChange { .. }
        | Friction::PriceUnknown { .. }
        | Friction::CapabilitiesToReplace(_)
        | Friction::CapabilitiesToVerify(_)
        | Friction::CapabilitiesGained(_)
        | Friction::SmallerContext { .. }
        | Friction::ContextUnknown
        | Friction::LicenseUnknown { .. }
        | Friction::SameWireFormat(_)
        | Friction::DifferentWireFormat { .. } => format!("{friction:?}"),
    }
}

fn costs(page: &mut Page, pair: &Pair) {
    let found = cost::compare(pair);
    page.heading("monthly cost");
    page.fact("gap", found.gap);
    page.fact("ratio", found.ratio);
    page.fact("lower", found.lower);
    for (title, side) in [("left", &found.left), ("right", &found.right)] {
        month(page, title, side);
    }
}

fn month(page: &mut Page, title: &str, cost: &MonthlyCost) {
    match &cost.cheapest {
        Ok(bill) => {
            page.line(&format!(
                "{title} {:?} {:?} {}",
                bill.amount, bill.tier, bill.route.provider.slug
            ));
            for line in &bill.lines {
                let (component, tier) = (line.component, line.tier);
                let sum = (line.quantity, line.unit_price.0, line.amount.0);
                page.line(&format!("  {component:?} {tier:?} {sum:?}"));
            }
        }
        Err(why) => page.line(&format!("{title} {why:?}")),
    }
    for other in &cost.routes {
        let outcome = other.bill.as_ref().map(|bill| bill.amount);
        page.line(&format!("  {} {outcome:?}", other.route.provider.slug));
    }
}

fn run(score: &Score) -> String {
    let how = (&score.version, &score.variant, &score.effort);
    format!(
        "{} {:?} {} {how:?}",
        score.value.0, score.measured_by, score.measurer
    )
}

fn results(page: &mut Page, pair: &Pair) {
    let found = benchmarks::compare(pair);
    page.heading("benchmarks");
    for line in &found.shared {
        page.line(&format!(
            "{}: {} | {} -> {:?} by {} {:?} {:?}",
            line.benchmark().slug,
            run(&line.left),
            run(&line.right),
            line.leader,
            line.gap.0,
            line.comparability,
            line.exceeds_error,
        ));
    }
    for (title, only) in [("left", &found.left_only), ("right", &found.right_only)] {
        for score in only {
            page.line(&format!(
                "{title} only {}: {}",
                score.benchmark.slug,
                run(score)
            ));
        }
    }
    page.heading("questions");
    for entry in faq(pair) {
        page.line(&asked(&entry.question));
    }
}

fn asked(question: &Question) -> String {
    match question {
        Question::WhereToRun { left, right } => {
            format!("WhereToRun {} | {}", left.len(), right.len())
        }
        Question::OpenSource { left, right } => format!("OpenSource {:?} | {:?}", left.0, right.0),
        Question::BetterFor {
            capability,
            left,
            right,
            bearing,
        } => {
            let says = format!("capability: {capability:?}, left: {left:?}, right: {right:?}");
            let bearing = bearing.as_ref().map_or_else(String::new, |it| {
                let largest = &it.largest;
                format!(
                    ", {} and {} of {} results that bear on it, {} by {}",
                    it.left, it.right, it.shared, largest.benchmark.slug, largest.gap.0
                )
            });
            format!("BetterFor {{ {says}{bearing} }}")
        }
        Question::LargerContext { .. } | Question::Cheaper { .. } | Question::Newer { .. } => {
            format!("{question:?}")
        }
    }
}
