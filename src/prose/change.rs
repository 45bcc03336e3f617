//! One change of the catalog as a sentence.
#![expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "templates pass references"
)]

use askama::Template;

use super::{labels, numbers, render, words};
use crate::comparison::units::{MicroUsd, ScoreValue, Tokens};
use crate::comparison::vocabulary::{
    BenchmarkUnit, Capability, Lifecycle, ModelField, PriceComponent, PriceUnit, ServiceTier,
    Support,
};

/// What happened to a row of the catalog, everything called by its name.
#[derive(Clone, Debug)]
pub enum Happening {
    /// A model is new.
    ModelAdded {
        /// The model.
        model: String,
        /// Who made it.
        organization: String,
        /// Day of the release; none when unknown.
        released: Option<String>,
    },
    /// A model went to another stage of its life.
    ModelStage {
        /// The model.
        model: String,
        /// The stage it is in now.
        stage: Lifecycle,
        /// First day of the stage; none when unknown.
        on: Option<String>,
    },
    /// A route is new.
    RouteAdded {
        /// Whose route.
        place: Place,
        /// Name of the model there.
        id: String,
    },
    /// A route is gone.
    RouteRetired {
        /// Whose route.
        place: Place,
        /// Name of the model there.
        id: String,
    },
    /// Something about a price.
    Price {
        /// Whose price.
        place: Place,
        /// Which price.
        line: PriceLine,
        /// What happened to it.
        step: PriceStep,
        /// Who states it.
        source: String,
    },
    /// Something about a score.
    Score {
        /// The model.
        model: String,
        /// The test, with version, variant, effort and harness.
        line: Vec<String>,
        /// Unit of the scores.
        unit: BenchmarkUnit,
        /// Value before and after.
        step: Step<ScoreValue>,
        /// Who measured; empty when not stated.
        measurer: String,
        /// Who states it.
        source: String,
    },
    /// A name for something is new.
    AliasAdded {
        /// What it names.
        name: String,
        /// Who uses the name.
        namespace: String,
        /// The name.
        id: String,
    },
    /// Something about a capability.
    Capability {
        /// The model.
        model: String,
        /// The capability.
        capability: Capability,
        /// Answer before and after.
        step: Step<Support>,
        /// Who says so.
        source: String,
    },
    /// What a source says of a model.
    Claim {
        /// The model.
        model: String,
        /// Of what.
        field: ModelField,
        /// What it says, before and after.
        step: Step<String>,
        /// Who says so.
        source: String,
    },
    /// Anything else about a row.
    Record {
        /// Kind of the row, such as "benchmark".
        kind: String,
        /// What the row is called.
        name: String,
        /// What happened to it.
        step: RecordStep,
    },
}

/// A model where it is served.
#[derive(Clone, Debug)]
pub struct Place {
    /// The model.
    pub model: String,
    /// The provider.
    pub provider: String,
}

/// Which price of a route.
#[derive(Clone, Copy, Debug)]
pub struct PriceLine {
    /// What is paid for.
    pub component: PriceComponent,
    /// Service tier.
    pub tier: ServiceTier,
    /// What one amount buys.
    pub unit: PriceUnit,
    /// Prompt size from which it holds; 0 for the base price.
    pub threshold: Tokens,
}

/// What happened to a price.
#[derive(Clone, Debug)]
pub enum PriceStep {
    /// It is new, and nothing went before it.
    New {
        /// The amount.
        amount: MicroUsd,
        /// First day; none for one that held ever since.
        from: Option<String>,
    },
    /// Another amount took the place of the one before.
    Moved {
        /// The amount before.
        before: MicroUsd,
        /// The amount after.
        after: MicroUsd,
        /// First day; none when not stated.
        from: Option<String>,
    },
    /// It has an end.
    Ends {
        /// The amount.
        amount: MicroUsd,
        /// First day it no longer holds.
        on: String,
    },
    /// It was taken out.
    Removed {
        /// The amount.
        amount: MicroUsd,
    },
    /// The amount is the one that comparisons use from now on.
    Chosen {
        /// The amount.
        amount: MicroUsd,
    },
    /// The amount is no longer the one that comparisons use.
    Unchosen {
        /// The amount.
        amount: MicroUsd,
    },
    /// It is stated differently without another amount.
    Restated {
        /// The amount.
        amount: MicroUsd,
    },
}

/// A value before and after; at least one of them is there.
#[derive(Clone, Debug)]
pub struct Step<T> {
    /// Before; none when it is new.
    pub before: Option<T>,
    /// After; none when it was taken out.
    pub after: Option<T>,
}

/// What happened to a row of another kind.
#[derive(Clone, Debug)]
pub enum RecordStep {
    /// It is new.
    Added,
    /// Fields of it changed.
    Changed(Vec<FieldStep>),
    /// It was taken out.
    Removed,
}

/// A field before and after.
#[derive(Clone, Debug)]
pub struct FieldStep {
    /// What it is called.
    pub name: String,
    /// Before.
    pub before: FieldValue,
    /// After.
    pub after: FieldValue,
}

/// A value of a field.
#[derive(Clone, Debug)]
pub enum FieldValue {
    /// Not stated.
    Unknown,
    /// Yes or no.
    Truth(bool),
    /// A number.
    Number(i64),
    /// A text.
    Text(String),
    /// One that reads as nothing, such as the number of another row.
    Untold,
}

#[derive(Template)]
#[template(path = "change.txt")]
struct ChangeText<'a> {
    happening: &'a Happening,
}

/// A change of the catalog as a sentence.
pub fn change(happening: &Happening) -> String {
    render(&ChangeText { happening })
}

/// `batch output price`.
fn price(line: &PriceLine) -> String {
    let component = labels::price_component(line.component);
    match labels::service_tier(line.tier) {
        "" => format!("{component} price"),
        tier => format!("{tier} {component} price"),
    }
}

/// ` for prompts from 200k tokens`, or nothing.
fn prompts(line: &PriceLine) -> String {
    if line.threshold.0 == 0 {
        String::new()
    } else {
        format!(" for prompts from {} tokens", line.threshold)
    }
}

/// `context window 8,192 → 16,384, license changed`.
fn fields(steps: &[FieldStep]) -> String {
    steps.iter().map(field).collect::<Vec<_>>().join(", ")
}

fn field(step: &FieldStep) -> String {
    match (value(&step.before), value(&step.after)) {
        (Some(before), Some(after)) => format!("{} {before} → {after}", step.name),
        _ => format!("{} changed", step.name),
    }
}

fn value(value: &FieldValue) -> Option<String> {
    match value {
        FieldValue::Unknown => Some("unknown".to_owned()),
        FieldValue::Truth(true) => Some("yes".to_owned()),
        FieldValue::Truth(false) => Some("no".to_owned()),
        FieldValue::Number(number) => Some(numbers::whole(*number)),
        FieldValue::Text(text) => Some(text.clone()),
        FieldValue::Untold => None,
    }
}

fn answer(support: &Support) -> &'static str {
    labels::support(*support)
}

fn name_of(field: &ModelField) -> &'static str {
    labels::field(*field)
}

fn unit(line: &PriceLine) -> &'static str {
    labels::price_unit(line.unit)
}

fn score(value: &ScoreValue, unit: &BenchmarkUnit) -> String {
    numbers::score_with_unit(*value, *unit)
}

fn line(parts: &[String]) -> String {
    parts.join(", ")
}
