//! The validation rules of graphql-js that the validator leaves open: unique names and variable
//! types inside input values, and values that a scalar of our own cannot read. Each fragment is walked once.

use std::collections::{BTreeSet, HashMap, HashSet};

use apollo_compiler::{
    ExecutableDocument, Name, Node,
    ast::{Argument, Type, Value as Literal},
    executable::{Operation, Selection, SelectionSet, VariableDefinition},
    parser::SourceSpan,
    schema::{ExtendedType, InputValueDefinition},
};

use super::{
    plan::from_json,
    refusal::{Code, ErrorEntry, Location, Refusal},
    schema::SchemaIndex,
    variables::{NUL_REFUSED, constant, holds_nul, too_long},
};
use crate::graphql::scalars;

/// Refuses what is not valid and was let through.
pub fn check(
    schema: &SchemaIndex,
    document: &ExecutableDocument,
    longest_list: usize,
) -> Result<(), Refusal> {
    let mut walk = Walk {
        schema,
        document,
        longest_list,
        current: Uses::default(),
        place: Vec::new(),
    };
    let mut fragments = HashMap::new();
    for (name, fragment) in &document.fragments {
        fragments.insert(name, walk.uses(&fragment.selection_set)?);
    }
    for operation in document.operations.iter() {
        for definition in &operation.variables {
            if let Some(default) = &definition.default_value {
                let name = format!("${}", definition.name);
                walk.at(name, |walk| walk.value(default, &definition.ty, false))?;
            }
        }
        let uses = walk.uses(&operation.selection_set)?;
        let mut seen = HashSet::new();
        let mut open = vec![&uses];
        while let Some(uses) = open.pop() {
            for used in &uses.variables {
                walk.variable(operation, used)?;
            }
            let spread = uses.fragments.iter().filter(|name| seen.insert(**name));
            open.extend(spread.filter_map(|name| fragments.get(name)));
        }
    }
    Ok(())
}

/// A variable inside a list or an input object, and what is expected there.
struct Used<'d> {
    name: &'d Name,
    expected: &'d Type,
    has_default: bool,
    location: Option<SourceSpan>,
}

#[derive(Default)]
struct Uses<'d> {
    variables: Vec<Used<'d>>,
    fragments: Vec<&'d Name>,
}

struct Walk<'d> {
    schema: &'d SchemaIndex,
    document: &'d ExecutableDocument,
    longest_list: usize,
    current: Uses<'d>,
    /// Where the walk is in a value: the argument or variable, then fields and indices.
    place: Vec<String>,
}

impl<'d> Walk<'d> {
    fn uses(&mut self, set: &'d SelectionSet) -> Result<Uses<'d>, Refusal> {
        self.set(set)?;
        Ok(std::mem::take(&mut self.current))
    }

    fn set(&mut self, set: &'d SelectionSet) -> Result<(), Refusal> {
        for selection in &set.selections {
            match selection {
                Selection::Field(field) => {
                    let definition: &'d _ = &field.definition;
                    for argument in &field.arguments {
                        let expected = definition
                            .arguments
                            .iter()
                            .find(|known| known.name == argument.name);
                        self.argument(argument, expected)?;
                    }
                    self.set(&field.selection_set)?;
                }
                Selection::InlineFragment(inline) => self.set(&inline.selection_set)?,
                Selection::FragmentSpread(spread) => {
                    self.current.fragments.push(&spread.fragment_name);
                }
            }
        }
        Ok(())
    }

    fn argument(
        &mut self,
        argument: &'d Argument,
        expected: Option<&'d Node<InputValueDefinition>>,
    ) -> Result<(), Refusal> {
        // A variable that is the whole argument has been checked.
        match expected {
            Some(expected) if !matches!(argument.value.as_ref(), Literal::Variable(_)) => {
                let name = argument.name.to_string();
                self.at(name, |walk| {
                    walk.value(&argument.value, &expected.ty, false)
                })
            }
            _ => Ok(()),
        }
    }

    fn value(
        &mut self,
        value: &'d Node<Literal>,
        expected: &'d Type,
        has_default: bool,
    ) -> Result<(), Refusal> {
        self.holdable(value, expected)?;
        self.readable(value, expected)?;
        match value.as_ref() {
            Literal::Variable(name) => {
                let location = value.location();
                self.current.variables.push(Used {
                    name,
                    expected,
                    has_default,
                    location,
                });
                Ok(())
            }
            Literal::List(items) => items.iter().enumerate().try_for_each(|(index, item)| {
                self.at(format!("[{index}]"), |walk| {
                    walk.value(item, expected.item_type(), false)
                })
            }),
            Literal::Object(fields) => self.object(fields, expected),
            _ => Ok(()),
        }
    }

    /// Walks what stands in `place`, one step further in.
    fn at(
        &mut self,
        place: String,
        walk: impl FnOnce(&mut Self) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        self.place.push(place);
        walk(self)?;
        self.place.pop();
        Ok(())
    }

    /// Refuses a list with too many entries, and a text that cannot be stored.
    fn holdable(&self, value: &Node<Literal>, expected: &Type) -> Result<(), Refusal> {
        let wrong = match value.as_ref() {
            Literal::List(items) => too_long(expected, items.len(), self.longest_list),
            Literal::String(text) if text.contains('\0') => Some(NUL_REFUSED.to_owned()),
            _ => None,
        };
        wrong.map_or(
            Ok(()),
            |wrong| Err(self.bad_input(&wrong, value.location())),
        )
    }

    fn bad_input(&self, wrong: &str, location: Option<SourceSpan>) -> Refusal {
        let message = format!("Invalid value at \"{}\"; {wrong}", self.place.concat());
        self.refused(Code::BadUserInput, message, location)
    }

    /// Refuses what a scalar of our own cannot read; a value where a list is expected stands for a list of it.
    fn readable(&self, value: &Node<Literal>, expected: &Type) -> Result<(), Refusal> {
        let mut ty = expected;
        if !matches!(value.as_ref(), Literal::List(_)) {
            while let Type::List(inner) | Type::NonNullList(inner) = ty {
                ty = inner;
            }
        }
        let (Type::Named(name) | Type::NonNullNamed(name)) = ty else {
            return Ok(());
        };
        let definition = self.schema.definitions().types.get(name);
        let given = !value.is_null() && value.as_variable().is_none();
        if !given || !matches!(definition, Some(ExtendedType::Scalar(_))) {
            return Ok(());
        }
        let constant = constant(value);
        if holds_nul(&constant) {
            return Err(self.bad_input(NUL_REFUSED, value.location()));
        }
        let Some(right) = scalars::expected(name, from_json(&constant)) else {
            return Ok(());
        };
        let place = self.place.concat();
        let message = format!("Expected value of type \"{ty}\" at \"{place}\"; {right}");
        Err(self.refusal(message, value.location()))
    }

    fn object(
        &mut self,
        fields: &'d [(Name, Node<Literal>)],
        expected: &'d Type,
    ) -> Result<(), Refusal> {
        let mut names = HashSet::new();
        if let Some((twice, value)) = fields.iter().find(|(name, _)| !names.insert(name)) {
            let message = format!("There can be only one input field named \"{twice}\".");
            return Err(self.refusal(message, value.location()));
        }
        let schema = self.schema;
        let Some(ExtendedType::InputObject(definition)) =
            schema.definitions().types.get(expected.inner_named_type())
        else {
            return Ok(());
        };
        for (name, value) in fields {
            if let Some(field) = definition.fields.get(name) {
                self.at(format!(".{name}"), |walk| {
                    walk.value(value, &field.ty, field.default_value.is_some())
                })?;
            }
        }
        Ok(())
    }

    fn variable(&self, operation: &Operation, used: &Used<'d>) -> Result<(), Refusal> {
        let Some(definition) = operation
            .variables
            .iter()
            .find(|known| known.name == *used.name)
        else {
            // The validator has refused undefined variables.
            return Ok(());
        };
        if is_usable(definition, used) {
            return Ok(());
        }
        let message = format!(
            "Variable \"${}\" of type \"{}\" used in position expecting type \"{}\".",
            used.name, definition.ty, used.expected
        );
        Err(self.refusal(message, used.location))
    }

    fn refusal(&self, message: String, location: Option<SourceSpan>) -> Refusal {
        self.refused(Code::ValidationFailed, message, location)
    }

    fn refused(&self, code: Code, message: String, location: Option<SourceSpan>) -> Refusal {
        Refusal {
            code,
            errors: vec![ErrorEntry::new(
                code,
                message,
                places(self.document, location),
            )],
        }
    }
}

/// `IsVariableUsageAllowed` of the specification.
fn is_usable(definition: &VariableDefinition, used: &Used<'_>) -> bool {
    let has_value = definition
        .default_value
        .as_ref()
        .is_some_and(|default| !default.is_null());
    if used.expected.is_non_null() && !definition.ty.is_non_null() {
        let expected = used.expected.clone().nullable();
        return (has_value || used.has_default) && definition.ty.is_assignable_to(&expected);
    }
    definition.ty.is_assignable_to(used.expected)
}

/// The deprecated fields a document selects, as `Type.field`, each once.
pub fn deprecated_fields(document: &ExecutableDocument) -> Vec<String> {
    let operations = document
        .operations
        .iter()
        .map(|operation| &operation.selection_set);
    let fragments = document
        .fragments
        .values()
        .map(|fragment| &fragment.selection_set);
    let mut open: Vec<&SelectionSet> = operations.chain(fragments).collect();
    let mut found = BTreeSet::new();
    while let Some(set) = open.pop() {
        for selection in &set.selections {
            match selection {
                Selection::Field(field) => {
                    if field.definition.directives.has("deprecated") {
                        found.insert(format!("{}.{}", set.ty, field.name));
                    }
                    open.push(&field.selection_set);
                }
                Selection::InlineFragment(inline) => open.push(&inline.selection_set),
                Selection::FragmentSpread(_) => {}
            }
        }
    }
    found.into_iter().collect()
}

/// A place as the list an error carries.
pub fn places(document: &ExecutableDocument, location: Option<SourceSpan>) -> Vec<Location> {
    location
        .and_then(|span| span.line_column(&document.sources))
        .map(|place| Location {
            line: place.line,
            column: place.column,
        })
        .into_iter()
        .collect()
}

/// Whether two arguments or input values are the same, whatever the order of their fields.
pub fn same_value(left: &Literal, right: &Literal) -> bool {
    match (left, right) {
        (Literal::List(left), Literal::List(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .zip(right)
                    .all(|(left, right)| same_value(left, right))
        }
        (Literal::Object(left), Literal::Object(right)) => {
            left.len() == right.len()
                && left.iter().all(|(name, value)| {
                    right
                        .iter()
                        .any(|(other, right)| name == other && same_value(value, right))
                })
        }
        _ => left == right,
    }
}
