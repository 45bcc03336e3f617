//! Changes of the catalog.

use crate::comparison::vocabulary::{BenchmarkUnit, PriceComponent, PriceUnit, ServiceTier};
use crate::prose::change::{
    FieldStep, FieldValue, Happening, Place, PriceLine, PriceStep, RecordStep, Step,
};

use super::*;

const SOURCE: &str = "models.dev";

pub(super) fn changes(page: &mut Page) {
    page.heading("Changes");
    for happening in models().into_iter().chain(prices()).chain(statements()) {
        page.say(prose::change(&happening));
    }
    records(page);
    page.labels(
        "Prices in a sentence",
        PriceComponent::ALL,
        labels::price_component,
    );
    page.labels("Amounts buy", PriceUnit::ALL, labels::price_unit);
}

fn model() -> String {
    "GPT-4.1".to_owned()
}

fn day() -> String {
    "2026-11-15".to_owned()
}

fn place() -> Place {
    let provider = "OpenAI API".to_owned();
    Place {
        model: model(),
        provider,
    }
}

fn models() -> Vec<Happening> {
    let added = |released| Happening::ModelAdded {
        model: model(),
        organization: "OpenAI".to_owned(),
        released,
    };
    let id = || "gpt-4.1-2025-04-14".to_owned();
    let stages = Lifecycle::ALL.iter().map(|&stage| Happening::ModelStage {
        model: model(),
        stage,
        on: (stage == Lifecycle::Retired).then(day),
    });
    let mut all = vec![added(Some(day())), added(None)];
    all.extend(stages);
    all.push(Happening::RouteAdded {
        place: place(),
        id: id(),
    });
    all.push(Happening::RouteRetired {
        place: place(),
        id: id(),
    });
    let namespace = "openai".to_owned();
    all.push(Happening::AliasAdded {
        name: model(),
        namespace,
        id: id(),
    });
    all
}

fn prices() -> Vec<Happening> {
    let (six, eight) = (MicroUsd(6_000_000), MicroUsd(8_000_000));
    let steps = [
        PriceStep::Moved {
            before: eight,
            after: six,
            from: None,
        },
        PriceStep::Moved {
            before: eight,
            after: six,
            from: Some(day()),
        },
        PriceStep::New {
            amount: six,
            from: None,
        },
        PriceStep::New {
            amount: six,
            from: Some(day()),
        },
        PriceStep::Ends {
            amount: eight,
            on: day(),
        },
        PriceStep::Removed { amount: eight },
        PriceStep::Chosen { amount: six },
        PriceStep::Unchosen { amount: eight },
        PriceStep::Restated { amount: six },
    ];
    let tiers = ServiceTier::ALL.iter().cycle();
    let told = steps.into_iter().zip(tiers).enumerate();
    told.map(|(number, (step, &tier))| {
        let threshold = Tokens(if number < 2 { 0 } else { 200_000 });
        let (component, unit) = (PriceComponent::Output, PriceUnit::MillionTokens);
        let line = PriceLine {
            component,
            tier,
            unit,
            threshold,
        };
        Happening::Price {
            place: place(),
            line,
            step,
            source: SOURCE.to_owned(),
        }
    })
    .collect()
}

/// A value that is new, one that moved, one that stayed, and one that was taken out.
fn steps<T: Clone>(before: T, after: T) -> [Step<T>; 4] {
    let step = |before: Option<&T>, after: Option<&T>| Step {
        before: before.cloned(),
        after: after.cloned(),
    };
    [
        step(None, Some(&after)),
        step(Some(&before), Some(&after)),
        step(Some(&after), Some(&after)),
        step(Some(&before), None),
    ]
}

fn statements() -> Vec<Happening> {
    let mut all = Vec::new();
    for step in steps(ScoreValue(485_000), ScoreValue(546_000)) {
        let unit = *BenchmarkUnit::ALL
            .get(all.len())
            .unwrap_or(&BenchmarkUnit::Usd);
        all.push(Happening::Score {
            model: model(),
            line: ["SWE-bench", "Verified", "high effort"]
                .map(str::to_owned)
                .to_vec(),
            unit,
            step,
            measurer: if all.is_empty() {
                String::new()
            } else {
                "Epoch AI".to_owned()
            },
            source: SOURCE.to_owned(),
        });
    }
    for step in steps(Support::Unknown, Support::Yes) {
        let capability = Capability::Vision;
        all.push(Happening::Capability {
            model: model(),
            capability,
            step,
            source: SOURCE.to_owned(),
        });
    }
    for step in steps("128000".to_owned(), "1047576".to_owned()) {
        let field = ModelField::ContextWindow;
        all.push(Happening::Claim {
            model: model(),
            field,
            step,
            source: SOURCE.to_owned(),
        });
    }
    all
}

fn records(page: &mut Page) {
    let field = |name: &str, before, after| FieldStep {
        name: name.to_owned(),
        before,
        after,
    };
    let fields = vec![
        field(
            "website",
            FieldValue::Unknown,
            FieldValue::Text("https://a.example".to_owned()),
        ),
        field("tracked", FieldValue::Truth(false), FieldValue::Truth(true)),
        field(
            "display rank",
            FieldValue::Number(1_000),
            FieldValue::Number(7),
        ),
        field("organization", FieldValue::Untold, FieldValue::Untold),
    ];
    for step in [
        RecordStep::Added,
        RecordStep::Changed(fields),
        RecordStep::Changed(Vec::new()),
        RecordStep::Removed,
    ] {
        let (kind, name) = ("provider".to_owned(), "openai".to_owned());
        page.say(prose::change(&Happening::Record { kind, name, step }));
    }
}
