//! A sample for every case of every text.

mod changes;
mod dive;
mod headlines;
mod lines;
mod money;

use std::sync::Arc;

use crate::comparison::benchmarks::Comparability;
use crate::comparison::cell::{Cell, SpecKey, UnknownReason};
use crate::comparison::contender::{Contender, Provider};
use crate::comparison::context::{Context, Pair, Priority, Seat, Side};
use crate::comparison::cost::{self, CostUnavailable};
use crate::comparison::evidence::{Missing, PricingKey};
use crate::comparison::faq::{Bearing, Question};
use crate::comparison::fit::BestFor;
use crate::comparison::friction::{Friction, FrictionPoint};
use crate::comparison::related::{Partner, PartnerReason};
use crate::comparison::samples::{self, context, gpt_4_1, qwen_3_5_4b};
use crate::comparison::shortlist::{Check, Requirement};
use crate::comparison::signals::{Signal, SignalAxis, VerdictSignal};
use crate::comparison::summary::{BenchmarkLead, Class, PairPrices, Summary};
use crate::comparison::tradeoffs::{Point, Tradeoff};
use crate::comparison::units::{CentUsd, MicroUsd, Ratio, ScoreValue, Tokens};
use crate::comparison::verdict::{
    Alternative, Confidence, LeaderCount, Strength, Verdict, VerdictKind,
};
use crate::comparison::vocabulary::{
    Capability, CommercialUse, Lifecycle, Modality, ModelField, Openness, PriceComponent,
    PriceState, ProductType, RouteStatus, Support, UseCase,
};
use crate::comparison::workload::{Workload, WorkloadDraft};
use crate::prose;
use crate::prose::labels;

/// All texts under their headings.
pub fn all() -> String {
    let mut page = Page::default();
    let (left, right, context) = (gpt_4_1(), qwen_3_5_4b(), context());
    let pair = Pair::new(&left, &right, &context);
    page.heading("Title");
    page.say(prose::title(&left.name, &right.name));
    summaries(&mut page, &pair);
    headlines::headlines(&mut page, &pair);
    tradeoffs(&mut page, &pair);
    money::costs(&mut page);
    frictions(&mut page, &pair);
    dive::benchmarks(&mut page, &pair);
    dive::deep_dives(&mut page, &pair);
    lines::questions(&mut page, &pair);
    lines::related(&mut page, &pair);
    lines::near_misses(&mut page);
    changes::changes(&mut page);
    lines::cells(&mut page);
    lines::closed_lists(&mut page);
    page.0
}

#[derive(Default)]
struct Page(String);

impl Page {
    fn heading(&mut self, title: &str) {
        self.0.push_str("\n# ");
        self.0.push_str(title);
        self.0.push('\n');
    }

    fn say(&mut self, text: impl AsRef<str>) {
        self.0.push_str("- ");
        self.0.push_str(text.as_ref());
        self.0.push('\n');
    }

    fn labels<'a, T>(&mut self, title: &str, all: &[T], label: impl Fn(T) -> &'a str)
    where
        T: Copy,
    {
        self.heading(title);
        let labels: Vec<_> = all.iter().map(|&which| label(which)).collect();
        self.say(labels.join(" | "));
    }
}

fn lead(leader: Seat) -> BenchmarkLead {
    BenchmarkLead {
        leader,
        benchmark: Arc::new(samples::benchmark("gpqa")),
        gap: ScoreValue(27_000),
    }
}

fn summaries(page: &mut Page, pair: &Pair) {
    page.heading("Summary");
    let plain = Summary {
        class: Class::GeneralPurpose,
        shared_benchmarks: 0,
        benchmark: None,
        prices: None,
        evidence: Vec::new(),
    };
    page.say(prose::summary(pair, &plain));
    let dollars = (MicroUsd(2_000_000), MicroUsd(8_000_000));
    let cents = (MicroUsd(75_000), MicroUsd(600_000));
    let full = Summary {
        class: Class::FrontierReasoning,
        shared_benchmarks: 3,
        benchmark: Some(lead(Seat::Right)),
        prices: Some(PairPrices {
            left: dollars,
            right: cents,
        }),
        ..plain.clone()
    };
    page.say(prose::summary(pair, &full));
    let one = Summary {
        shared_benchmarks: 1,
        ..full.clone()
    };
    page.say(prose::summary(pair, &one));
    let siblings = Pair::new(pair.left, pair.left, pair.context);
    let same_prices = Summary {
        prices: Some(PairPrices {
            left: dollars,
            right: dollars,
        }),
        ..full
    };
    page.say(prose::summary(&siblings, &same_prices));
    let level = Summary {
        class: Class::Compact,
        shared_benchmarks: 2,
        ..plain.clone()
    };
    for (own, other) in [
        (None, None),
        (Some(8_000), None),
        (None, Some(8_000)),
        (Some(8_000), Some(8_000)),
        (Some(8_000), Some(8_192)),
    ] {
        let window = |tokens: Option<i64>| tokens.map(Tokens);
        let left = samples::model("first", |it| it.context_window = window(own));
        let right = samples::model("second", |it| it.context_window = window(other));
        let sides = Pair::new(&left, &right, pair.context);
        page.say(prose::summary(&sides, &level));
    }
    for (own, other) in [
        (ProductType::Embedding, ProductType::Embedding),
        (ProductType::Audio, ProductType::Audio),
        (ProductType::Other, ProductType::Other),
        (ProductType::Image, ProductType::ApiModel),
    ] {
        let of = |slug, kind, day| {
            samples::model(slug, |it| {
                it.product_type = kind;
                it.released_on = Some(samples::day(day));
            })
        };
        let (left, right) = (
            of("first 2024-11-20", own, "2024-11-20"),
            of("second", other, "2025-02-01"),
        );
        page.say(prose::summary(
            &Pair::new(&left, &right, pair.context),
            &level,
        ));
    }
}

/// Every kind of point, some with several samples, in order.
fn points() -> Vec<Point> {
    let benchmark = || Arc::new(samples::benchmark("gpqa"));
    let uses = || vec![UseCase::Coding, UseCase::LongContext];
    let unique = |first: &[Capability], more| Point::UniqueCapabilities {
        first: first.to_vec(),
        more,
    };
    let lead = |shared| Point::BenchmarkLead {
        benchmark: benchmark(),
        gap: ScoreValue(27_000),
        shared,
    };
    let at_workload = |ratio| Point::CheaperAtWorkload {
        own: CentUsd(112_500),
        other: CentUsd(360_000),
        ratio,
    };
    let fit = |curated, shared| Point::UseCaseFit {
        uses: uses(),
        curated,
        shared,
    };
    vec![
        lead(1),
        lead(7),
        Point::LargerContext {
            own: Tokens(1_047_576),
            other: Tokens(262_144),
        },
        Point::LargerContext {
            own: Tokens(1_048_576),
            other: Tokens(1_047_576),
        },
        Point::LargerContext {
            own: Tokens(131_072),
            other: Tokens(128_000),
        },
        Point::CheaperOutput {
            own: MicroUsd(600_000),
            other: MicroUsd(8_000_000),
        },
        at_workload(Some(Ratio(32))),
        at_workload(Some(Ratio(10))),
        at_workload(None),
        Point::CheaperAtWorkload {
            own: CentUsd(112_510),
            other: CentUsd(112_540),
            ratio: Some(Ratio(10)),
        },
        Point::BroaderCoverage { own: 4, other: 0 },
        Point::BroaderCoverage { own: 1, other: 0 },
        Point::BroaderCoverage { own: 2, other: 1 },
        Point::BroaderCoverage { own: 9, other: 4 },
        unique(&[Capability::Vision], 0),
        unique(
            &[
                Capability::Vision,
                Capability::ToolUse,
                Capability::PdfInput,
            ],
            2,
        ),
        Point::OpenWeights {
            openness: Openness::OpenSource,
        },
        Point::OpenWeights {
            openness: Openness::OpenWeights,
        },
        Point::Newer { months: 11 },
        fit(true, false),
        fit(false, false),
        fit(true, true),
        fit(false, true),
    ]
}

fn one_of_each(mut points: Vec<Point>) -> Vec<Point> {
    points.dedup_by_key(|point| point.kind());
    points
}

fn tradeoffs(page: &mut Page, pair: &Pair) {
    page.heading("Tradeoffs");
    for point in points() {
        let decided = Tradeoff {
            seat: Seat::Left,
            point,
            evidence: Vec::new(),
        };
        page.say(prose::tradeoff(pair, &decided));
    }
}

fn provider(name: &str) -> Arc<Provider> {
    Arc::new(samples::provider(name, 1))
}

fn frictions(page: &mut Page, pair: &Pair) {
    page.heading("Switch friction");
    let some = || vec![Capability::FunctionCalling, Capability::IdeIntegration];
    let price = |from, to| Friction::PriceChange {
        from: CentUsd(from),
        to: CentUsd(to),
    };
    let unknown = |from, to| Friction::PriceUnknown { from, to };
    let known = || Ok(CentUsd(360_000));
    let unnamed = |from_known, to_known| Friction::LicenseUnknown {
        from_known,
        to_known,
    };
    let formats = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    for friction in [
        Friction::CommonProviders(vec![provider("OpenRouter")]),
        Friction::CommonProviders(vec![provider("OpenRouter"), provider("Groq")]),
        Friction::NoCommonProvider,
        price(360_000, 112_500),
        price(360_000, 360_000),
        price(360_010, 360_040),
        Friction::CapabilitiesToReplace(some()),
        Friction::CapabilitiesToVerify(some()),
        Friction::CapabilitiesGained(some()),
        Friction::SmallerContext {
            from: Tokens(1_047_576),
            to: Tokens(262_144),
        },
        Friction::SmallerContext {
            from: Tokens(1_048_576),
            to: Tokens(1_047_576),
        },
        Friction::ContextUnknown,
        Friction::SameWireFormat(formats(&["openai"])),
        Friction::SameWireFormat(formats(&["bedrock", "openai"])),
        Friction::DifferentWireFormat {
            from: formats(&["anthropic", "google"]),
            to: formats(&["openai"]),
        },
        Friction::LicenseChange {
            from: pair.left.license.clone().unwrap(),
            to: pair.right.license.clone().unwrap(),
        },
        unnamed(true, false),
        unnamed(false, true),
        unnamed(false, false),
    ] {
        let point = FrictionPoint {
            friction,
            evidence: Vec::new(),
        };
        page.say(prose::friction(pair, Seat::Left, &point));
    }
    page.heading("Switch friction: a side without a cost");
    let causes = || CostUnavailable::ALL.iter().map(|&why| Err(why));
    let single = causes().flat_map(|why| [unknown(known(), why), unknown(why, known())]);
    let both = causes().flat_map(|own| causes().map(move |other| unknown(own, other)));
    for friction in single.chain(both) {
        let point = FrictionPoint {
            friction,
            evidence: Vec::new(),
        };
        page.say(prose::friction(pair, Seat::Left, &point));
    }
}
