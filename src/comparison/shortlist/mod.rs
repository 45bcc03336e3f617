//! Which models meet hard requirements, ranked, with the price/quality frontier and the near misses.

mod quality;
mod requirements;

use std::cmp::Ordering;

pub use quality::Quality;
pub use requirements::{Check, Requirement, Requirements, check};

use super::contender::Contender;
use super::context::Context;
use super::cost::{MonthlyCost, monthly_cost};
use super::evidence::Evidence;
use super::lifecycle;
use super::units::CentUsd;
use super::vocabulary::Lifecycle;

/// What the members of a shortlist are ranked by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Objective {
    /// The lowest monthly cost first.
    LowestCost,
    /// The best preferred score on the benchmark of this slug first.
    BestOn(String),
    /// The best sum of the places by cost and by quality first.
    Balanced,
}

/// A computed shortlist; models are named by their place in what was asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortlist {
    /// Models that meet every requirement, ranked.
    pub members: Vec<Member>,
    /// Models that fail exactly one requirement, the cheapest first.
    pub near_misses: Vec<NearMiss>,
}

/// A model that meets every requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its place in what was asked about.
    pub place: usize,
    /// Its monthly cost.
    pub cost: MonthlyCost,
    /// Its quality; `None` without a score to judge by.
    pub quality: Option<Quality>,
    /// Whether no other member is at least as cheap and at least as good, and better in one; never where a side is unknown.
    pub on_frontier: bool,
    /// What its membership and cost rest on.
    pub evidence: Vec<Evidence>,
}

/// A model that fails exactly one requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearMiss {
    /// Its place in what was asked about.
    pub place: usize,
    /// The requirement that it fails, or of which no source says that it meets it.
    pub check: Check,
}

/// The shortlist of some models; those that are retired on the day, or released after it, are left out.
pub fn shortlist(
    models: &[&Contender],
    requirements: &Requirements,
    objective: &Objective,
    context: &Context,
) -> Shortlist {
    let context = &requirements.narrow(context);
    let (mut members, mut near_misses) = (Vec::new(), Vec::new());
    for (place, model) in models
        .iter()
        .enumerate()
        .filter(|(_, model)| is_offered(model, context))
    {
        let checks: Vec<_> = requirements
            .each(&context.workload)
            .into_iter()
            .map(|each| check(model, context, each))
            .collect();
        let mut failed = checks.iter().filter(|check| check.met != Some(true));
        match (failed.next(), failed.next()) {
            (None, _) => members.push(member(place, model, context, &checks)),
            (Some(check), None) => near_misses.push(NearMiss {
                place,
                check: check.clone(),
            }),
            (Some(_), Some(_)) => {}
        }
    }
    judge(&mut members, models, objective);
    mark_frontier(&mut members);
    rank(&mut members, models, objective);
    near_misses.sort_by_key(|miss| {
        (
            order(monthly_cost_at(models, miss.place, context)),
            slug(models, miss.place),
        )
    });
    Shortlist {
        members,
        near_misses,
    }
}

/// Whether a model can be had on the day, as far as is known.
fn is_offered(model: &Contender, context: &Context) -> bool {
    let released = model.released_on.is_none_or(|day| day <= context.as_of);
    released && lifecycle::on(model, context.as_of) != Lifecycle::Retired
}

fn member(place: usize, model: &Contender, context: &Context, checks: &[Check]) -> Member {
    let cost = monthly_cost(model, context);
    let mut evidence: Vec<_> = checks
        .iter()
        .flat_map(|check| check.evidence.iter())
        .chain(&cost.evidence)
        .copied()
        .collect();
    evidence.sort_unstable();
    evidence.dedup();
    Member {
        place,
        cost,
        quality: None,
        on_frontier: false,
        evidence,
    }
}

fn judge(members: &mut [Member], models: &[&Contender], objective: &Objective) {
    let judged: Vec<_> = members
        .iter()
        .filter_map(|member| models.get(member.place).copied())
        .collect();
    let qualities = match objective {
        Objective::BestOn(benchmark) => quality::on_benchmark(&judged, benchmark),
        Objective::LowestCost | Objective::Balanced => quality::by_duels(&judged),
    };
    for (member, quality) in members.iter_mut().zip(qualities) {
        if let Some(Quality::Score(score)) = &quality {
            member.evidence.push(Evidence::Score(score.reference));
        }
        member.quality = quality;
    }
}

fn mark_frontier(members: &mut [Member]) {
    let points: Vec<_> = members
        .iter()
        .map(|member| member.cost.amount().zip(member.quality.clone()))
        .collect();
    let beaten =
        |own: &(CentUsd, Quality)| points.iter().flatten().any(|other| dominates(other, own));
    let marks: Vec<_> = points
        .iter()
        .map(|own| own.as_ref().is_some_and(|own| !beaten(own)))
        .collect();
    for (member, on_frontier) in members.iter_mut().zip(marks) {
        member.on_frontier = on_frontier;
    }
}

fn dominates(a: &(CentUsd, Quality), b: &(CentUsd, Quality)) -> bool {
    match (a.0.cmp(&b.0), a.1.compare(&b.1)) {
        (Ordering::Less, Ordering::Greater | Ordering::Equal)
        | (Ordering::Equal, Ordering::Greater) => true,
        (Ordering::Less | Ordering::Equal, Ordering::Less)
        | (Ordering::Equal, Ordering::Equal)
        | (Ordering::Greater, _) => false,
    }
}

fn rank(members: &mut [Member], models: &[&Contender], objective: &Objective) {
    let balance: Vec<_> = members
        .iter()
        .map(|member| (member.place, places(member, members)))
        .collect();
    let balance = |member: &Member| {
        balance
            .iter()
            .find(|(place, _)| *place == member.place)
            .and_then(|(_, sum)| *sum)
    };
    let cost = |member: &Member| order(member.cost.amount());
    members.sort_by(|a, b| {
        let by_objective = match objective {
            Objective::LowestCost => cost(a).cmp(&cost(b)).then_with(|| by_quality(a, b)),
            Objective::BestOn(_) => by_quality(a, b).then_with(|| cost(a).cmp(&cost(b))),
            Objective::Balanced => order(balance(a))
                .cmp(&order(balance(b)))
                .then_with(|| cost(a).cmp(&cost(b))),
        };
        by_objective.then_with(|| slug(models, a.place).cmp(slug(models, b.place)))
    });
}

/// The sum of a member's places by cost and by quality; `None` when either is unknown.
fn places(own: &Member, members: &[Member]) -> Option<usize> {
    let (amount, quality) = own.cost.amount().zip(own.quality.as_ref())?;
    let cheaper = members
        .iter()
        .filter(|other| other.cost.amount().is_some_and(|other| other < amount))
        .count();
    let better = members
        .iter()
        .filter(|other| {
            other
                .quality
                .as_ref()
                .is_some_and(|other| other.compare(quality).is_gt())
        })
        .count();
    Some(cheaper + better)
}

/// The better one first, those without a quality last.
fn by_quality(a: &Member, b: &Member) -> Ordering {
    match (&a.quality, &b.quality) {
        (Some(a), Some(b)) => b.compare(a),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

/// Known values ascending, unknown ones last.
fn order<T: Ord>(value: Option<T>) -> (bool, Option<T>) {
    (value.is_none(), value)
}

fn monthly_cost_at(models: &[&Contender], place: usize, context: &Context) -> Option<CentUsd> {
    models
        .get(place)
        .and_then(|model| monthly_cost(model, context).amount())
}

fn slug<'a>(models: &[&'a Contender], place: usize) -> &'a str {
    models.get(place).map_or("", |model| model.slug.as_str())
}

#[cfg(test)]
mod tests;
