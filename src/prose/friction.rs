//! One thing to think of before a switch.

use askama::Template;

use super::{labels, names, render, words};
use crate::comparison::contender::License;
use crate::comparison::context::{Pair, Seat};
use crate::comparison::friction::{Friction, FrictionPoint};

#[derive(Template)]
#[template(path = "friction.txt")]
struct FrictionText<'a> {
    from_name: &'a str,
    to_name: &'a str,
    friction: &'a Friction,
}

/// A point of friction as a sentence, for a switch away from a seat.
pub fn friction(pair: &Pair, from: Seat, point: &FrictionPoint) -> String {
    let (from_name, to_name) = names(pair, from);
    render(&FrictionText {
        from_name,
        to_name,
        friction: &point.friction,
    })
}

fn licensed(license: &License) -> String {
    let usage = labels::commercial_use(license.commercial_use).to_lowercase();
    format!("{} (commercial use: {usage})", license.name)
}

fn formats(which: &[String]) -> String {
    words::list(
        &which
            .iter()
            .map(|name| labels::wire_format(name))
            .collect::<Vec<_>>(),
    )
}
