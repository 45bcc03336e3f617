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
    })
}

type Opened = (Openness, Option<License>);

fn open_source(left: &str, own: &Opened, right: &str, other: &Opened) -> String {
    if own.0 != other.0 {
        let [own, other] = [(left, own), (right, other)].map(|(name, opened)| {
            let licence = licences(&[(name, opened)]);
            format!("{}{licence}.", opening(name, opened.0))
        });
        return format!("{own} {other}");
    }
    let opening = match own.0 {
        Openness::OpenSource => "Yes, both are open source",
        Openness::OpenWeights => "No, but both have open weights",
        Openness::Proprietary => "No: both are proprietary",
        Openness::Unknown => "No source says whether either is open",
    };
    format!("{opening}{}.", licences(&[(left, own), (right, other)]))
}

fn opening(name: &str, openness: Openness) -> String {
    match openness {
        Openness::OpenSource => format!("{name} is open source"),
        Openness::OpenWeights => format!("{name} has open weights but is not open source"),
        Openness::Proprietary => format!("{name} is proprietary"),
        Openness::Unknown => format!("No source says whether {name} is open"),
    }
}

/// Licences in brackets, those left out whose names say no more than the openness.
fn licences(of: &[(&str, &Opened)]) -> String {
    let told: Vec<_> = of
        .iter()
        .filter_map(|&(name, (openness, license))| match license {
            Some(license)
                if license
                    .name
                    .eq_ignore_ascii_case(labels::openness(*openness)) =>
            {
                None
            }
            Some(license) => Some((name, license.name.as_str())),
            None => Some((name, "none on record")),
        })
        .collect();
    match told.as_slice() {
        [] => String::new(),
        [(_, only)] if of.len() == 1 => bracketed(only),
        [(_, one), (_, same)] if one == same => format!(" (licence of both: {one})"),
        several => {
            let each: Vec<_> = several
                .iter()
                .map(|(name, license)| format!("{license} for {name}"))
                .collect();
            let each: Vec<_> = each.iter().map(String::as_str).collect();
            format!(" (licence: {})", words::list(&each))
        }
    }
}

fn bracketed(licence: &str) -> String {
    if licence == "none on record" {
        " (no licence on record)".to_owned()
    } else {
        format!(" (licence: {licence})")
    }
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
