//! Questions and answers.

use askama::Template;
use chrono::NaiveDate;

use super::{labels, render, words};
use crate::comparison::contender::License;
use crate::comparison::context::{Pair, Side};
use crate::comparison::faq::Question;
use crate::comparison::vocabulary::{Openness, Support};

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

fn openness(name: &str, (openness, license): &(Openness, Option<License>)) -> String {
    let opening = match openness {
        Openness::OpenSource => format!("{name} is open source"),
        Openness::OpenWeights => format!("{name} has open weights but is not open source"),
        Openness::Proprietary => format!("{name} is proprietary"),
        Openness::Unknown => format!("No source says whether {name} is open"),
    };
    match license {
        Some(license)
            if license
                .name
                .eq_ignore_ascii_case(labels::openness(*openness)) =>
        {
            format!("{opening}.")
        }
        Some(license) => format!("{opening} (licence: {}).", license.name),
        None => format!("{opening} (no licence on record)."),
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
