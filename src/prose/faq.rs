//! Questions and answers.

use askama::Template;
use chrono::NaiveDate;

use super::{labels, render, words};
use crate::comparison::contender::License;
use crate::comparison::context::{Pair, Side};
use crate::comparison::faq::Question;
use crate::comparison::vocabulary::{Capability, Openness, Support};

#[derive(Template)]
#[template(path = "faq_question.txt")]
struct QuestionText<'a> {
    left: &'a str,
    right: &'a str,
    question: &'a Question,
}

#[derive(Template)]
#[template(path = "faq_answer.txt")]
struct AnswerText<'a> {
    pair: Pair<'a>,
    left: &'a str,
    right: &'a str,
    question: &'a Question,
    /// What the bills do not show.
    caveats: String,
}

/// The question.
pub fn question(pair: &Pair, question: &Question) -> String {
    render(&QuestionText {
        left: &pair.left.name,
        right: &pair.right.name,
        question,
    })
}

/// Its answer.
pub fn answer(pair: &Pair, question: &Question) -> String {
    render(&AnswerText {
        pair: *pair,
        left: &pair.left.name,
        right: &pair.right.name,
        question,
        caveats: words::caveats(pair),
    })
}

type Opened = (Openness, Option<License>);

fn open_source(left: &str, own: &Opened, right: &str, other: &Opened) -> String {
    if own.0 != other.0 {
        let [own, other] = [(left, own), (right, other)].map(|(name, opened)| {
            let licence = match &opened.1 {
                Some(_) => telling(opened).map(|licence| format!(" (licence: {licence})")),
                None => Some("; no source names its licence".to_owned()),
            };
            format!(
                "{}{}.",
                opening(name, opened.0),
                licence.unwrap_or_default()
            )
        });
        return format!("{own} {other}");
    }
    let opening = match own.0 {
        Openness::OpenSource => "Yes, both are open source",
        Openness::OpenWeights => "No, but both have open weights",
        Openness::Proprietary => "No: both are proprietary",
        Openness::Unknown => "No source says whether either is open",
    };
    let known = licences((left, own), (right, other));
    let missing = match (&own.1, &other.1) {
        (Some(_), Some(_)) => String::new(),
        (None, None) => "; no source names the licence of either".to_owned(),
        (None, Some(_)) => format!("; no source names the licence of {left}"),
        (Some(_), None) => format!("; no source names the licence of {right}"),
    };
    format!("{opening}{known}{missing}.")
}

fn opening(name: &str, openness: Openness) -> String {
    match openness {
        Openness::OpenSource => format!("{name} is open source"),
        Openness::OpenWeights => format!("{name} has open weights but is not open source"),
        Openness::Proprietary => format!("{name} is proprietary"),
        Openness::Unknown => format!("No source says whether {name} is open"),
    }
}

/// The known licences of two models that are equally open.
fn licences(left: (&str, &Opened), right: (&str, &Opened)) -> String {
    match (telling(left.1), telling(right.1)) {
        (None, None) => String::new(),
        (Some(one), Some(same)) if one == same => format!(", under {one}"),
        (Some(own), Some(other)) => {
            format!(
                " (licence: {own} for {} and {other} for {})",
                left.0, right.0
            )
        }
        (Some(own), None) => format!(" (licence: {own} for {})", left.0),
        (None, Some(other)) => format!(" (licence: {other} for {})", right.0),
    }
}

/// The name of a licence; `None` where it says no more than the openness.
fn telling((openness, license): &Opened) -> Option<&str> {
    let name = license.as_ref()?.name.as_str();
    let says_more = !name.eq_ignore_ascii_case(labels::openness(*openness));
    says_more.then_some(name)
}

/// What it means that both have a capability, where no result tells them apart in it.
#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "templates pass references"
)]
fn both_have(which: &Capability) -> String {
    match which {
        Capability::Vision => {
            "both accept images, which does not say how well they read them.".to_owned()
        }
        Capability::Multimodal => {
            "both take more than text; their modalities say which kinds of input.".to_owned()
        }
        Capability::FunctionCalling => {
            "both can call functions; how reliably they do is for a trial to show.".to_owned()
        }
        Capability::Reasoning => "both are recorded as reasoning models.".to_owned(),
        Capability::ToolUse
        | Capability::StructuredOutputs
        | Capability::CodeExecution
        | Capability::IdeIntegration
        | Capability::ComputerUse
        | Capability::ParallelAgents
        | Capability::AudioInput
        | Capability::PdfInput
        | Capability::ImageOutput
        | Capability::AudioOutput
        | Capability::PromptCaching
        | Capability::WebSearch
        | Capability::FineTuning => {
            format!("the record has {} for both.", words::noun(which))
        }
    }
}

#[expect(
    clippy::ref_option,
    clippy::trivially_copy_pass_by_ref,
    reason = "templates pass references"
)]
fn released(day: &Option<NaiveDate>) -> String {
    day.map_or_else(
        || "on a day that no source states".to_owned(),
        |day| format!("on {day}"),
    )
}
