//! Sentences with what they rest on.

use std::sync::Arc;

use async_graphql::{Context, Object};
use entities::enums as stored;

use super::{
    enums::{FaqKind, FrictionKind, FrictionLevel, TradeoffKind},
    evidence::Evidence,
    page::Page,
};
use crate::{
    catalog::enums::Capability,
    comparison::{evidence::Evidence as Reference, faq, friction, tradeoffs},
    graphql::{cost::list_size, error::Result, model::Model},
    prose,
};

/// A sentence or paragraph, and what it rests on.
pub struct Statement {
    page: Arc<Page>,
    text: String,
    evidence: Vec<Reference>,
}

impl Statement {
    pub(super) fn new(page: &Arc<Page>, text: String, evidence: Vec<Reference>) -> Self {
        let page = Arc::clone(page);
        Self {
            page,
            text,
            evidence,
        }
    }
}

/// A sentence or paragraph, and what it rests on.
#[Object]
impl Statement {
    /// The text, in English.
    async fn text(&self) -> &str {
        &self.text
    }

    /// What it rests on.
    #[graphql(directive = list_size::apply(Some(10), None, None, false))]
    async fn evidence(&self, ctx: &Context<'_>) -> Result<Vec<Evidence>> {
        self.page.evidence(ctx, &self.evidence).await
    }
}

/// What speaks for each side.
pub struct Tradeoffs {
    page: Arc<Page>,
    points: tradeoffs::Tradeoffs,
}

impl Tradeoffs {
    pub(super) fn of(page: &Arc<Page>) -> Self {
        Self {
            page: Arc::clone(page),
            points: tradeoffs::tradeoffs(&page.pair()),
        }
    }

    fn each(&self, points: &[tradeoffs::Tradeoff]) -> Vec<Tradeoff> {
        let page = || Arc::clone(&self.page);
        let points = points.iter().cloned();
        points
            .map(|point| Tradeoff {
                page: page(),
                point,
            })
            .collect()
    }
}

/// What speaks for each side.
#[Object]
impl Tradeoffs {
    /// What speaks for the left model, in the order of the kinds; empty when nothing does.
    #[graphql(directive = list_size::apply(Some(9), None, None, false))]
    async fn left(&self) -> Vec<Tradeoff> {
        self.each(&self.points.left)
    }

    /// What speaks for the right model, in the order of the kinds; empty when nothing does.
    #[graphql(directive = list_size::apply(Some(9), None, None, false))]
    async fn right(&self) -> Vec<Tradeoff> {
        self.each(&self.points.right)
    }
}

/// One point for a side.
pub struct Tradeoff {
    page: Arc<Page>,
    point: tradeoffs::Tradeoff,
}

/// One point for a side.
#[Object]
impl Tradeoff {
    /// What it is.
    async fn kind(&self) -> TradeoffKind {
        self.point.point.kind().into()
    }

    /// The point as a sentence.
    async fn text(&self) -> String {
        prose::tradeoff(&self.page.pair(), &self.point)
    }

    /// What it rests on.
    #[graphql(directive = list_size::apply(Some(6), None, None, false))]
    async fn evidence(&self, ctx: &Context<'_>) -> Result<Vec<Evidence>> {
        self.page.evidence(ctx, &self.point.evidence).await
    }
}

/// A switch in one direction.
pub struct SwitchDirection {
    page: Arc<Page>,
    direction: friction::SwitchDirection,
}

impl SwitchDirection {
    pub(super) fn both(page: &Arc<Page>) -> Vec<Self> {
        let directions = friction::friction(&page.pair()).into_iter();
        directions
            .map(|direction| Self {
                page: Arc::clone(page),
                direction,
            })
            .collect()
    }
}

/// A switch in one direction.
#[Object]
impl SwitchDirection {
    /// The model that is left behind.
    async fn from(&self) -> Model {
        self.page.model(self.direction.from)
    }

    /// The target.
    async fn to(&self) -> Model {
        self.page.model(self.direction.from.other())
    }

    /// How hard it is.
    async fn level(&self) -> FrictionLevel {
        self.direction.level.into()
    }

    /// What there is to think of, in the order of the kinds.
    #[graphql(directive = list_size::apply(Some(8), None, None, false))]
    async fn points(&self) -> Vec<FrictionPoint> {
        let points = self.direction.points.iter().cloned();
        points
            .map(|point| FrictionPoint {
                page: Arc::clone(&self.page),
                from: self.direction.from,
                point,
            })
            .collect()
    }
}

/// One thing to think of before a switch.
pub struct FrictionPoint {
    page: Arc<Page>,
    from: crate::comparison::context::Seat,
    point: friction::FrictionPoint,
}

/// One thing to think of before a switch.
#[Object]
impl FrictionPoint {
    /// What it is about.
    async fn kind(&self) -> FrictionKind {
        self.point.friction.kind().into()
    }

    /// The point as a sentence.
    async fn text(&self) -> String {
        prose::friction(&self.page.pair(), self.from, &self.point)
    }

    /// What it rests on.
    #[graphql(directive = list_size::apply(Some(6), None, None, false))]
    async fn evidence(&self, ctx: &Context<'_>) -> Result<Vec<Evidence>> {
        self.page.evidence(ctx, &self.point.evidence).await
    }
}

/// A question that readers ask, with its answer: ready for FAQPage structured data.
pub struct FaqEntry {
    page: Arc<Page>,
    entry: faq::FaqEntry,
}

impl FaqEntry {
    pub(super) fn all(page: &Arc<Page>) -> Vec<Self> {
        let entries = faq::faq(&page.pair()).into_iter();
        entries
            .map(|entry| Self {
                page: Arc::clone(page),
                entry,
            })
            .collect()
    }
}

/// A question that readers ask, with its answer: ready for FAQPage structured data.
#[Object]
impl FaqEntry {
    /// What it is about.
    async fn kind(&self) -> FaqKind {
        self.entry.question.kind().into()
    }

    /// The capability that it asks for; null unless `kind` is BETTER_FOR.
    async fn capability(&self) -> Option<Capability> {
        let which = self.entry.question.capability()?;
        Some(stored::Capability::from(which).into())
    }

    /// The question.
    async fn question(&self) -> String {
        prose::question(&self.page.pair(), &self.entry.question)
    }

    /// Its answer.
    async fn answer(&self) -> String {
        prose::answer(&self.page.pair(), &self.entry.question)
    }

    /// What the answer rests on.
    #[graphql(directive = list_size::apply(Some(6), None, None, false))]
    async fn evidence(&self, ctx: &Context<'_>) -> Result<Vec<Evidence>> {
        self.page.evidence(ctx, &self.entry.evidence).await
    }
}
