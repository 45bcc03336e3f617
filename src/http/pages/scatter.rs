//! Price against score: both models and the neighbours that have a price and a score on the same benchmark.

use super::answer::{Comparison, Money, Neighbour, SharedBenchmark};
use super::scale::{DOUBLING, Place, Scale, doublings, millionths, step};

/// Where the plot begins and ends, in tenths of a per cent of the drawing.
const LEFT_EDGE: i64 = 90;
const RIGHT_EDGE: i64 = 960;
const TOP_EDGE: i64 = 50;
const BOTTOM_EDGE: i64 = 850;
/// Room that a number takes, in the same measure: across on a phone, where it is the larger part of the drawing.
const NUMBER_WIDTH: i64 = 65;
const NUMBER_HEIGHT: i64 = 65;

/// The chart, laid out.
pub(super) struct Scatter {
    pub(super) benchmark: String,
    pub(super) lower_is_better: bool,
    pub(super) points: Vec<Point>,
    pub(super) price_lines: Vec<Line>,
    pub(super) score_lines: Vec<Line>,
    /// What it shows, in one sentence, for those who do not see it.
    pub(super) description: String,
}

/// One model.
pub(super) struct Point {
    pub(super) number: usize,
    pub(super) name: String,
    pub(super) class: &'static str,
    pub(super) price: Option<String>,
    pub(super) score: String,
    /// Across, when it has a price.
    pub(super) x: Option<Place>,
    /// Where its number is drawn: beside `x` where another number already is.
    pub(super) shown_x: Place,
    pub(super) y: Place,
}

/// One line of the grid.
pub(super) struct Line {
    pub(super) at: Place,
    pub(super) label: String,
}

/// What the scores are scores of, and where they can lie.
#[derive(Default)]
struct Axis {
    benchmark: String,
    lower_is_better: bool,
    lowest: Option<i64>,
    highest: Option<i64>,
}

impl Axis {
    fn of(shared: &SharedBenchmark) -> Self {
        let benchmark = &shared.benchmark;
        Self {
            benchmark: shared.line(),
            lower_is_better: benchmark.direction == "LOWER_IS_BETTER",
            lowest: benchmark.range_min.as_deref().and_then(millionths),
            highest: benchmark.range_max.as_deref().and_then(millionths),
        }
    }
}

struct Candidate {
    name: String,
    class: &'static str,
    price: Option<(i64, String)>,
    score: i64,
    shown: String,
}

/// The chart on the shared benchmark with the most priced models, the first one on equal numbers; none when no shared
/// benchmark has a priced model.
pub(super) fn chart(comparison: &Comparison) -> Option<Scatter> {
    let mut best: Option<(usize, &SharedBenchmark, Vec<Candidate>)> = None;
    for shared in &comparison.benchmarks.shared {
        let candidates = candidates(comparison, shared);
        let priced = candidates
            .iter()
            .filter(|candidate| candidate.price.is_some())
            .count();
        if priced > best.as_ref().map_or(0, |(most, ..)| *most) {
            best = Some((priced, shared, candidates));
        }
    }
    best.map(|(_, shared, candidates)| layout(Axis::of(shared), candidates))
}

fn candidates(comparison: &Comparison, shared: &SharedBenchmark) -> Vec<Candidate> {
    let sides = [
        (&comparison.left, &shared.left, "left"),
        (&comparison.right, &shared.right, "right"),
    ];
    let sides = sides.into_iter().filter_map(|(model, score, class)| {
        let price = model
            .cheapest_route
            .as_ref()
            .and_then(|route| route.output_price.as_ref());
        candidate(&model.name, class, price, &score.value, &score.display)
    });
    let mut all: Vec<_> = sides.collect();
    for model in comparison.related.iter().map(|related| &related.model) {
        if all.iter().all(|known| known.name != model.name) {
            all.extend(neighbour(model, shared));
        }
    }
    all
}

fn neighbour(model: &Neighbour, shared: &SharedBenchmark) -> Option<Candidate> {
    let score = model
        .scores
        .nodes
        .iter()
        .find(|score| shared.is_line_of(score))?;
    let price = model.cheapest_route.as_ref()?.output_price.as_ref()?;
    candidate(
        &model.name,
        "neighbour",
        Some(price),
        &score.value,
        &score.display,
    )
}

fn candidate(
    name: &str,
    class: &'static str,
    price: Option<&Money>,
    score: &str,
    shown: &str,
) -> Option<Candidate> {
    let price = price.and_then(|price| Some((millionths(&price.amount)?, price.display.clone())));
    // A price of nothing has no place on an axis of doublings.
    let price = price.filter(|(amount, _)| *amount > 0);
    Some(Candidate {
        name: name.to_owned(),
        class,
        price,
        score: millionths(score)?,
        shown: shown.to_owned(),
    })
}

fn layout(axis: Axis, candidates: Vec<Candidate>) -> Scatter {
    let (prices, price_lines) = price_axis(&candidates);
    let (scores, score_lines) = score_axis(&axis, &candidates);
    let mut points: Vec<Point> = Vec::new();
    for candidate in candidates {
        let x = candidate
            .price
            .as_ref()
            .and_then(|(amount, _)| doublings(*amount))
            .map(|at| prices.place(at));
        let y = scores.place(candidate.score);
        points.push(Point {
            number: points.len() + 1,
            name: candidate.name,
            class: candidate.class,
            x,
            shown_x: beside(&points, x.unwrap_or(Place(RIGHT_EDGE)), y),
            price: candidate.price.map(|(_, shown)| shown),
            y,
            score: candidate.shown,
        });
    }
    let description = description(&points);
    Scatter {
        benchmark: axis.benchmark,
        lower_is_better: axis.lower_is_better,
        points,
        price_lines,
        score_lines,
        description,
    }
}

/// The nearest place across where a number covers none of those already drawn, first to the right and then to the left.
fn beside(drawn: &[Point], Place(x): Place, y: Place) -> Place {
    let free = |at: &i64| {
        (LEFT_EDGE..=RIGHT_EDGE).contains(at)
            && !drawn.iter().any(|other| {
                (other.shown_x.0 - at).abs() < NUMBER_WIDTH
                    && (other.y.0 - y.0).abs() < NUMBER_HEIGHT
            })
    };
    let mut places = (0..8).flat_map(|step| [x + step * NUMBER_WIDTH, x - step * NUMBER_WIDTH]);
    Place(places.find(free).unwrap_or(x))
}

fn price_axis(candidates: &[Candidate]) -> (Scale, Vec<Line>) {
    let at: Vec<_> = candidates
        .iter()
        .filter_map(|one| doublings(one.price.as_ref()?.0))
        .collect();
    let low = at
        .iter()
        .min()
        .map_or(0, |low| (low - 1).div_euclid(DOUBLING));
    let high = at
        .iter()
        .max()
        .map_or(1, |high| high.div_euclid(DOUBLING) + 1);
    let scale = Scale {
        low: low * DOUBLING,
        high: high * DOUBLING,
        from: LEFT_EDGE,
        to: RIGHT_EDGE,
    };
    let every = usize::try_from((high - low) / 6 + 1).unwrap_or(1);
    let lines = (low..=high).step_by(every);
    (
        scale,
        lines
            .map(|power| Line {
                at: scale.place(power * DOUBLING),
                label: dollars(power),
            })
            .collect(),
    )
}

/// A power of two in dollars: `$8`, `$0.25`.
fn dollars(power: i64) -> String {
    let Ok(down) = u32::try_from(-power) else {
        return format!("${}", 1_i64 << power.clamp(0, 40));
    };
    let shown = 1_000_000 >> down.min(19);
    format!("${}.{:06}", shown / 1_000_000, shown % 1_000_000)
        .trim_end_matches('0')
        .trim_end_matches('.')
        .to_owned()
}

fn score_axis(axis: &Axis, candidates: &[Candidate]) -> (Scale, Vec<Line>) {
    let scores = || candidates.iter().map(|candidate| candidate.score);
    let (lowest, highest) = (scores().min().unwrap_or(0), scores().max().unwrap_or(0));
    let every = step((highest - lowest).max(1_000_000)).max(100_000);
    // A point on the frame would look cut off, but the axis must not promise scores that cannot be.
    let low = (lowest - every / 3).div_euclid(every) * every;
    let high = ((highest + every / 3).div_euclid(every) + 1) * every;
    let floor = axis.lowest.unwrap_or(if lowest < 0 { low } else { 0 });
    let low = low.max(floor).min(lowest);
    let high = high.min(axis.highest.unwrap_or(high)).max(highest);
    let scale = Scale {
        low,
        high,
        from: BOTTOM_EDGE,
        to: TOP_EDGE,
    };
    let lines = (0..=(high - low) / every).map(|count| low + count * every);
    (
        scale,
        lines
            .map(|value| Line {
                at: scale.place(value),
                label: shown(value),
            })
            .collect(),
    )
}

fn shown(millionths: i64) -> String {
    let tenths = millionths.abs() / 100_000;
    let sign = if millionths < 0 { "-" } else { "" };
    match tenths % 10 {
        0 => format!("{sign}{}", tenths / 10),
        rest => format!("{sign}{}.{rest}", tenths / 10),
    }
}

fn description(points: &[Point]) -> String {
    let each = points.iter().map(|point| {
        let price = point.price.as_deref().unwrap_or("no sourced price");
        format!("{}: {}, {price}", point.name, point.score)
    });
    format!("{}.", each.collect::<Vec<_>>().join("; "))
}

#[cfg(test)]
mod tests {
    use super::{Axis, Candidate, dollars, layout, shown};

    fn candidate(price: i64, score: i64) -> Candidate {
        Candidate {
            name: "A".to_owned(),
            class: "neighbour",
            price: Some((price * 1_000_000, format!("${price}"))),
            score: score * 1_000_000,
            shown: score.to_string(),
        }
    }

    #[test]
    fn no_number_covers_another() {
        let candidates = vec![
            candidate(25, 155),
            candidate(25, 155),
            candidate(25, 155),
            candidate(5, 130),
        ];
        let points = layout(Axis::default(), candidates).points;
        let places: Vec<_> = points.iter().map(|point| point.shown_x.0).collect();
        assert_eq!(places[1], places[0] + super::NUMBER_WIDTH);
        assert_eq!(places[2], places[0] - super::NUMBER_WIDTH);
        assert_eq!(points[0].x, points[2].x, "the place itself stays");
        assert_eq!(points[3].x, Some(points[3].shown_x));
    }

    #[test]
    fn the_score_axis_promises_no_score_that_cannot_be() {
        let labels = |axis: Axis, scores: [i64; 2]| {
            let lines = layout(axis, scores.map(|score| candidate(1, score)).into()).score_lines;
            let labels: Vec<_> = lines.into_iter().map(|line| line.label).collect();
            (labels.first().cloned(), labels.last().cloned())
        };
        let ends = |low: &str, high: &str| (Some(low.to_owned()), Some(high.to_owned()));
        let percent = || Axis {
            lowest: Some(0),
            highest: Some(100_000_000),
            ..Axis::default()
        };
        assert_eq!(labels(percent(), [2, 98]), ends("0", "100"));
        assert_eq!(labels(Axis::default(), [0, 90]), ends("0", "100"));
        assert_eq!(labels(Axis::default(), [-40, 90]), ends("-60", "100"));
        assert_eq!(labels(percent(), [99, 100]), ends("98.8", "100"));
    }

    #[test]
    fn a_label_keeps_its_sign() {
        assert_eq!(
            [-500_000, 0, 1_500_000, -20_000_000].map(shown),
            ["-0.5", "0", "1.5", "-20"]
        );
    }

    #[test]
    fn lines_of_the_price_axis_are_powers_of_two() {
        let shown: Vec<_> = [-4, -2, -1, 0, 3, 7].map(dollars).into();
        assert_eq!(shown, ["$0.0625", "$0.25", "$0.5", "$1", "$8", "$128"]);
    }
}
