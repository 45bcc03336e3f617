//! The schema as a contract: written down, described, and stating what its fields cost.

use std::path::Path;

use apollo_compiler::{Schema, schema::ExtendedType, validation::Valid};
use versus::graphql;

fn definitions() -> Valid<Schema> {
    Schema::parse_and_validate(graphql::sdl(), "schema.graphql").unwrap()
}

#[test]
fn the_written_schema_is_the_one_that_is_served() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema.graphql");
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        written == graphql::sdl(),
        "schema.graphql is not up to date: run `versus schema > schema.graphql` and review the difference"
    );
}

#[test]
fn everything_is_described() {
    let definitions = definitions();
    let mut silent = Vec::new();
    let mut check = |name: String, described: bool| {
        if !described {
            silent.push(name);
        }
    };
    for (name, definition) in definitions.types.iter().filter(|(_, it)| !it.is_built_in()) {
        check(name.to_string(), definition.description().is_some());
        let fields = match definition {
            ExtendedType::Object(object) => Some(&object.fields),
            ExtendedType::Interface(interface) => Some(&interface.fields),
            ExtendedType::InputObject(input) => {
                for (field, it) in &input.fields {
                    check(format!("{name}.{field}"), it.description.is_some());
                }
                None
            }
            ExtendedType::Enum(list) => {
                for (value, it) in &list.values {
                    check(format!("{name}.{value}"), it.description.is_some());
                }
                None
            }
            ExtendedType::Scalar(_) | ExtendedType::Union(_) => None,
        };
        for (field, it) in fields.into_iter().flatten() {
            check(format!("{name}.{field}"), it.description.is_some());
            for argument in &it.arguments {
                let path = format!("{name}.{field}({}:)", argument.name);
                check(path, argument.description.is_some());
            }
        }
    }
    // The printer leaves the descriptions of a directive's arguments out.
    for (name, directive) in &definitions.directive_definitions {
        check(format!("@{name}"), directive.description.is_some());
    }
    assert!(silent.is_empty(), "not described: {}", silent.join(", "));
}

#[test]
fn every_list_states_its_size() {
    let definitions = definitions();
    let mut unsized_lists = Vec::new();
    for (name, definition) in definitions.types.iter().filter(|(_, it)| !it.is_built_in()) {
        let ExtendedType::Object(object) = definition else {
            continue;
        };
        for (field, it) in &object.fields {
            let connection = it.ty.inner_named_type().ends_with("Connection");
            if connection && it.directives.get("listSize").is_none() {
                unsized_lists.push(format!("{name}.{field}"));
            }
        }
    }
    assert!(unsized_lists.is_empty(), "{}", unsized_lists.join(", "));
}

#[test]
fn every_scalar_says_where_it_is_specified() {
    let definitions = definitions();
    let own = definitions
        .types
        .iter()
        .filter(|(_, it)| it.is_scalar() && !it.is_built_in());
    let names: Vec<_> = own
        .map(|(name, it)| (name.as_str(), it.directives().has("specifiedBy")))
        .collect();
    assert!(names.len() >= 4);
    assert!(names.iter().all(|(_, specified)| *specified), "{names:?}");
}

/// Types and the fields that clients may rely on.
const PROMISED: [(&str, &str); 32] = [
    (
        "Query",
        "node nodes catalog model models provider providers organization organizations benchmark benchmarks comparison comparisonBySlug compare comparisons shortlist search changes",
    ),
    (
        "Model",
        "id slug name aliases organization family productType lifecycle successor releasedOn knowledgeCutoff contextWindow maxOutputTokens parameters architecture license openness inputModalities outputModalities capabilities routes cheapestRoute scores useCases related claims disagreements reviewedOn sources",
    ),
    (
        "Provider",
        "id slug name kind tracked website documentation aliases routes models",
    ),
    (
        "Route",
        "id model provider providerModelId region status priceState inputPrice outputPrice prices priceHistory monthlyCost contextWindow maxOutputTokens speed",
    ),
    (
        "Price",
        "id component tier unit minPromptTokens amount effectiveFrom effectiveTo source chosen",
    ),
    (
        "Score",
        "id model benchmark version variant effort harness value display standardError measuredBy measurer measuredOn source",
    ),
    (
        "License",
        "id name spdxId osiApproved openness commercialUse",
    ),
    (
        "Comparison",
        "slug canonicalSlug title left right asOf summary verdict scorecard tradeoffs monthlyCost switchFriction specs pricing capabilities benchmarks deepDive faq related reviewedOn sources",
    ),
    ("Statement", "text evidence"),
    ("ScorecardRow", "signal label left right leader evidence"),
    ("Cell", "display number values date boolean unknownReason"),
    ("SpecRow", "key label left right evidence"),
    ("PricingRow", "key label left right evidence"),
    ("CapabilityRow", "capability label left right evidence"),
    ("Tradeoffs", "left right"),
    ("Tradeoff", "kind text evidence"),
    (
        "CostComparison",
        "workload left right gap lower ratio note evidence",
    ),
    (
        "MonthlyCost",
        "amount route tier breakdown unavailable alternatives",
    ),
    (
        "Verdict",
        "kind headline recommended alternative measuredLeader riskLeader signals confidence evidence",
    ),
    ("Alternative", "model when"),
    ("LeaderCount", "model leads of"),
    ("VerdictSignal", "signal axis leader evidence"),
    ("BenchmarkComparison", "shared leftOnly rightOnly summary"),
    (
        "SharedBenchmark",
        "benchmark left right gap leader comparability exceedsError",
    ),
    ("SwitchDirection", "from to level points"),
    ("FrictionPoint", "kind text evidence"),
    ("FaqEntry", "kind capability question answer evidence"),
    ("Absence", "model what revision"),
    ("RelatedComparison", "slug title reason model"),
    ("Money", "amount currency display"),
    ("TokenCount", "tokens display"),
    (
        "Catalog",
        "revision latestRevision counts reviewedOn sources",
    ),
];

#[test]
fn the_promised_names_are_there() {
    let definitions = definitions();
    for (name, fields) in PROMISED {
        let Some(ExtendedType::Object(object)) = definitions.types.get(name) else {
            panic!("{name} is missing");
        };
        for field in fields.split(' ') {
            assert!(
                object.fields.contains_key(field),
                "{name}.{field} is missing"
            );
        }
    }
}
