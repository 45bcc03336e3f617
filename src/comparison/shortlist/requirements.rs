//! Hard requirements of a shortlist, and how a model meets each.

use crate::comparison::contender::Contender;
use crate::comparison::context::Context;
use crate::comparison::cost::monthly_cost;
use crate::comparison::evidence::{Evidence, capability, field};
use crate::comparison::units::{CentUsd, Tokens};
use crate::comparison::vocabulary::{Capability, CommercialUse, ModelField, Openness, Support};
use crate::comparison::workload::Workload;

/// What a model must meet; an empty list asks for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Requirements {
    /// Capabilities, all of which it must have.
    pub capabilities: Vec<Capability>,
    /// Smallest context window.
    pub min_context: Option<Tokens>,
    /// Openness, any of these.
    pub openness: Vec<Openness>,
    /// What its licence may say of commercial use, any of these.
    pub commercial_use: Vec<CommercialUse>,
    /// Slugs of providers, at least one of which must serve it; costs are then theirs.
    pub providers: Vec<String>,
    /// Highest monthly cost at the workload.
    pub max_monthly_cost: Option<CentUsd>,
}

/// One requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Requirement {
    /// A capability.
    Capability(Capability),
    /// A context window of at least so many tokens.
    MinContext {
        /// The smallest one that will do.
        least: Tokens,
        /// Whether the prompt of one request of the workload asks for more than the reader did.
        of_a_request: bool,
    },
    /// Openness, any of these.
    Openness(Vec<Openness>),
    /// Commercial use, any of these.
    CommercialUse(Vec<CommercialUse>),
    /// Served by any of these.
    Providers(Vec<String>),
    /// A monthly cost of at most so much.
    MaxMonthlyCost(CentUsd),
}

/// How a model stands to a requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The requirement.
    pub requirement: Requirement,
    /// Whether it is met; `None` when no source says, which never counts as met.
    pub met: Option<bool>,
    /// What this rests on.
    pub evidence: Vec<Evidence>,
}

impl Requirements {
    /// Each requirement for itself, in order. A prompt of the workload must fit, so that its size raises the least window.
    pub fn each(&self, workload: &Workload) -> Vec<Requirement> {
        let any =
            |list: &[Openness]| (!list.is_empty()).then(|| Requirement::Openness(list.to_vec()));
        let usage = (!self.commercial_use.is_empty())
            .then(|| Requirement::CommercialUse(self.commercial_use.clone()));
        let providers =
            (!self.providers.is_empty()).then(|| Requirement::Providers(self.providers.clone()));
        let capabilities = self
            .capabilities
            .iter()
            .map(|&which| Requirement::Capability(which));
        let prompt = workload.per_request();
        let least = self.min_context.max(prompt);
        let min_context = least.map(|least| Requirement::MinContext {
            least,
            of_a_request: self.min_context < prompt,
        });
        let rest = [min_context, any(&self.openness), usage, providers];
        capabilities
            .chain(rest.into_iter().flatten())
            .chain(self.max_monthly_cost.map(Requirement::MaxMonthlyCost))
            .collect()
    }

    /// The context under which costs are looked at: the asked providers count, tracked or not.
    pub fn narrow(&self, context: &Context) -> Context {
        let named = (!self.providers.is_empty()).then(|| self.providers.clone());
        Context {
            providers: named.or_else(|| context.providers.clone()),
            ..context.clone()
        }
    }
}

/// How a model stands to a requirement, in a context that was narrowed to the requirements.
pub fn check(of: &Contender, context: &Context, requirement: Requirement) -> Check {
    let claim = |which, known| vec![field(of, which, known)];
    let (met, evidence) = match &requirement {
        Requirement::Capability(which) => {
            (answer(of.support(*which)), vec![capability(of, *which)])
        }
        Requirement::MinContext { least, .. } => {
            let window = of.context_window;
            (
                window.map(|window| window >= *least),
                claim(ModelField::ContextWindow, window.is_some()),
            )
        }
        Requirement::Openness(any) => {
            let known = of.openness != Openness::Unknown;
            (
                known.then(|| any.contains(&of.openness)),
                claim(ModelField::Openness, known),
            )
        }
        Requirement::CommercialUse(any) => {
            let usage = of.commercial_use();
            let known = usage != CommercialUse::Unknown;
            (
                known.then(|| any.contains(&usage)),
                claim(ModelField::License, known),
            )
        }
        Requirement::Providers(_) => (
            Some(!context.routes(of).is_empty()),
            context.coverage_evidence(of),
        ),
        Requirement::MaxMonthlyCost(most) => {
            let cost = monthly_cost(of, context);
            (cost.amount().map(|amount| amount <= *most), cost.evidence)
        }
    };
    Check {
        requirement,
        met,
        evidence,
    }
}

fn answer(support: Support) -> Option<bool> {
    match support {
        Support::Yes => Some(true),
        Support::No => Some(false),
        Support::Unknown => None,
    }
}
