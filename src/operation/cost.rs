//! The static cost of an operation, in points, before it runs.
//!
//! The rules are those of the IBM cost specification: a field that returns an object costs 1, a
//! leaf 0, `@cost(weight:)` says otherwise; what stands below a list counts once per element, and
//! `@listSize` says how many elements there may be: the value of a slicing argument, else the
//! assumed size. Every fragment is costed once, so the work is linear in the document.

use std::collections::{HashMap, HashSet};

use apollo_compiler::{
    ExecutableDocument, Node,
    ast::Value as Literal,
    executable::{Field, Operation, Selection, SelectionSet},
    schema::{ExtendedType, FieldDefinition},
};

use super::{schema::SchemaIndex, variables::Coerced};

/// Elements of a list nothing is said about.
const ASSUMED_LIST_SIZE: u64 = 20;
/// No page is longer, whatever number its slicing argument asks for; the resolver refuses more.
const LONGEST_PAGE: u64 = 100;
/// Arguments that slice where `@listSize` is not there to say so.
const SLICING_ARGUMENTS: [&str; 3] = ["first", "last", "ids"];
/// Fields of a connection that hold its page.
const PAGE_FIELDS: [&str; 2] = ["nodes", "edges"];

/// What an operation may cost at most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// Points of everything but introspection.
    pub points: u64,
    /// Points of `__schema` and `__type`.
    pub introspection: u64,
}

/// What the schema says about the size and weight of each field.
pub struct CostModel {
    // By type, then by field.
    fields: HashMap<String, HashMap<String, FieldCost>>,
    // Of whatever the schema says nothing about.
    unknown: FieldCost,
    introspection: IntrospectionSizes,
}

#[derive(Clone, Debug, Default)]
struct FieldCost {
    weight: Option<u64>,
    assumed_size: Option<u64>,
    slicing: Vec<String>,
    sized_fields: Vec<String>,
    has_list_size: bool,
}

/// Lengths of the lists introspection returns, taken from the schema itself.
struct IntrospectionSizes {
    types: u64,
    fields: u64,
    arguments: u64,
    others: u64,
}

/// The cost below a field: what counts once, and what counts once per element of the page that
/// the field above slices.
#[derive(Clone, Copy, Default)]
struct Below {
    once: u64,
    per_element: u64,
    introspection: u64,
}

impl CostModel {
    /// Reads `@cost` and `@listSize`.
    pub fn new(schema: &SchemaIndex) -> Self {
        let mut fields = HashMap::new();
        for (name, definition) in &schema.definitions().types {
            let definitions: Vec<&FieldDefinition> = match definition {
                ExtendedType::Object(object) => object.fields.values().map(AsRef::as_ref).collect(),
                ExtendedType::Interface(interface) => {
                    interface.fields.values().map(AsRef::as_ref).collect()
                }
                _ => continue,
            };
            let costs = definitions
                .into_iter()
                .map(|field| (field.name.to_string(), FieldCost::new(field)));
            fields.insert(name.to_string(), costs.collect());
        }
        Self {
            fields,
            unknown: FieldCost {
                sized_fields: page_fields(),
                ..FieldCost::default()
            },
            introspection: IntrospectionSizes::new(schema),
        }
    }

    fn of(&self, parent: &str, field: &str) -> &FieldCost {
        let known = self.fields.get(parent).and_then(|of| of.get(field));
        known.unwrap_or(&self.unknown)
    }

    /// What the usual query that learns the whole schema costs.
    pub fn usual_introspection(&self, schema: &SchemaIndex) -> u64 {
        let text = include_str!("introspection.graphql");
        ExecutableDocument::parse(schema.definitions(), text, "introspection.graphql")
            .ok()
            .and_then(|document| {
                let operation = document.operations.get(None).ok()?;
                Some(
                    self.cost(schema, &document, operation, &Coerced::new())
                        .introspection,
                )
            })
            .unwrap_or(u64::MAX)
    }

    /// The cost of an operation with these variables.
    pub fn cost(
        &self,
        schema: &SchemaIndex,
        document: &ExecutableDocument,
        operation: &Operation,
        variables: &Coerced,
    ) -> Cost {
        let mut walk = Walk {
            model: self,
            schema,
            document,
            variables,
            known: HashMap::new(),
            open: HashSet::new(),
        };
        let below = walk.set(&operation.selection_set);
        Cost {
            points: below
                .once
                .saturating_add(below.per_element.saturating_mul(ASSUMED_LIST_SIZE)),
            introspection: below.introspection,
        }
    }
}

impl FieldCost {
    fn new(field: &FieldDefinition) -> Self {
        let weight = field
            .directives
            .get("cost")
            .and_then(|cost| cost.specified_argument_by_name("weight"))
            .and_then(|weight| match weight.as_ref() {
                Literal::String(text) => text.parse().ok(),
                Literal::Int(digits) => digits.as_str().parse().ok(),
                _ => None,
            });
        let Some(list_size) = field.directives.get("listSize") else {
            let slicing = SLICING_ARGUMENTS
                .iter()
                .filter(|name| {
                    field
                        .arguments
                        .iter()
                        .any(|argument| argument.name == **name)
                })
                .map(ToString::to_string)
                .collect();
            return Self {
                weight,
                slicing,
                sized_fields: page_fields(),
                ..Self::default()
            };
        };
        let names = |argument| {
            list_size
                .specified_argument_by_name(argument)
                .map(strings)
                .unwrap_or_default()
        };
        Self {
            weight,
            assumed_size: list_size
                .specified_argument_by_name("assumedSize")
                .and_then(|size| match size.as_ref() {
                    Literal::Int(digits) => digits.as_str().parse().ok(),
                    _ => None,
                }),
            slicing: names("slicingArguments"),
            sized_fields: names("sizedFields"),
            has_list_size: true,
        }
    }

    /// Elements asked for: the largest slicing argument, else what is assumed.
    fn size(&self, field: &Field, variables: &Coerced) -> u64 {
        let asked = self
            .slicing
            .iter()
            .filter_map(|name| argument_size(field, name, variables))
            .max();
        asked.or(self.assumed_size).unwrap_or(ASSUMED_LIST_SIZE)
    }
}

fn page_fields() -> Vec<String> {
    PAGE_FIELDS.map(ToOwned::to_owned).to_vec()
}

fn strings(literal: &Node<Literal>) -> Vec<String> {
    match literal.as_ref() {
        Literal::List(items) => items
            .iter()
            .filter_map(|item| item.as_str().map(ToOwned::to_owned))
            .collect(),
        Literal::String(text) => vec![text.clone()],
        _ => Vec::new(),
    }
}

fn argument_size(field: &Field, name: &str, variables: &Coerced) -> Option<u64> {
    // The argument as given, or its default in the schema.
    let literal = field.argument_by_name(name).ok()?;
    match literal.as_ref() {
        Literal::Int(digits) => digits.as_str().parse().ok().map(page),
        Literal::List(items) => u64::try_from(items.len()).ok(),
        Literal::Variable(variable) => match variables.get(variable.as_str())? {
            serde_json::Value::Array(items) => u64::try_from(items.len()).ok(),
            value => value.as_u64().map(page),
        },
        _ => None,
    }
}

fn page(size: u64) -> u64 {
    size.min(LONGEST_PAGE)
}

struct Walk<'d> {
    model: &'d CostModel,
    schema: &'d SchemaIndex,
    document: &'d ExecutableDocument,
    variables: &'d Coerced,
    known: HashMap<&'d str, Below>,
    open: HashSet<&'d str>,
}

impl<'d> Walk<'d> {
    fn set(&mut self, set: &'d SelectionSet) -> Below {
        let mut total = Below::default();
        for selection in &set.selections {
            let below = match selection {
                Selection::Field(field) => self.field(&set.ty, field),
                Selection::InlineFragment(inline) => self.set(&inline.selection_set),
                Selection::FragmentSpread(spread) => self.fragment(&spread.fragment_name),
            };
            total.once = total.once.saturating_add(below.once);
            total.per_element = total.per_element.saturating_add(below.per_element);
            total.introspection = total.introspection.saturating_add(below.introspection);
        }
        total
    }

    fn fragment(&mut self, name: &'d str) -> Below {
        if let Some(below) = self.known.get(name) {
            return *below;
        }
        let Some(fragment) = self.document.fragments.get(name) else {
            return Below::default();
        };
        if !self.open.insert(name) {
            return Below::default();
        }
        let below = self.set(&fragment.selection_set);
        self.known.insert(name, below);
        below
    }

    fn field(&mut self, parent: &str, field: &'d Field) -> Below {
        let below = self.set(&field.selection_set);
        if parent.starts_with("__") || field.name.starts_with("__") {
            return self.introspection(field, below);
        }
        let cost = self.model.of(parent, &field.name);
        let returned = field.ty().inner_named_type();
        let weight = cost
            .weight
            .unwrap_or_else(|| u64::from(self.schema.is_composite(returned)));
        let once = weight.saturating_add(below.once);
        let size = cost.size(field, self.variables);
        let is_page = PAGE_FIELDS.contains(&field.name.as_str())
            && field.definition.arguments.is_empty()
            && !cost.has_list_size;
        let mut total = Below {
            introspection: below.introspection,
            ..Below::default()
        };
        if !field.ty().is_list() {
            let page_size = if cost.sized_fields.is_empty() {
                ASSUMED_LIST_SIZE
            } else {
                size
            };
            total.once = once.saturating_add(below.per_element.saturating_mul(page_size));
        } else if is_page {
            let inner = below.per_element.saturating_mul(ASSUMED_LIST_SIZE);
            total.per_element = once.saturating_add(inner);
        } else {
            let inner = below.per_element.saturating_mul(ASSUMED_LIST_SIZE);
            total.once = once.saturating_add(inner).saturating_mul(size);
        }
        total
    }

    fn introspection(&self, field: &Field, below: Below) -> Below {
        let sizes = &self.model.introspection;
        // Wrapping types nest once or twice, however often the usual query asks for them.
        let is_wrapped = field.name == "ofType";
        let composite =
            u64::from(!is_wrapped && self.schema.is_composite(field.ty().inner_named_type()));
        let elements = match field.name.as_str() {
            _ if !field.ty().is_list() => 1,
            "types" => sizes.types,
            "fields" => sizes.fields,
            "args" => sizes.arguments,
            _ => sizes.others,
        };
        let once = composite.saturating_add(below.introspection);
        Below {
            introspection: once.saturating_mul(elements),
            ..Below::default()
        }
    }
}

impl IntrospectionSizes {
    fn new(schema: &SchemaIndex) -> Self {
        let (mut types, mut fields, mut arguments, mut others) = (0, 0, 0, 0);
        for definition in schema.definitions().types.values() {
            types += 1;
            match definition {
                ExtendedType::Object(object) => {
                    fields += object.fields.len();
                    arguments += object
                        .fields
                        .values()
                        .map(|f| f.arguments.len())
                        .sum::<usize>();
                }
                ExtendedType::Interface(interface) => fields += interface.fields.len(),
                ExtendedType::Enum(definition) => others += definition.values.len(),
                ExtendedType::InputObject(definition) => others += definition.fields.len(),
                ExtendedType::Union(union) => others += union.members.len(),
                ExtendedType::Scalar(_) => {}
            }
        }
        // Averages, rounded up: the sum over all types is what an introspection query returns.
        let mean =
            |sum: usize, of: usize| u64::try_from(sum.div_ceil(of.max(1))).unwrap_or(u64::MAX);
        Self {
            types: mean(types, 1),
            fields: mean(fields, types),
            arguments: mean(arguments, fields),
            others: mean(others, types),
        }
    }
}
