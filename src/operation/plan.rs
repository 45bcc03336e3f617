//! A validated operation written out for the executor: fragments merged into the fields they
//! stand for, `@skip` and `@include` decided, variables put in their places.
//!
//! This is CollectFields of the specification, done once before execution. The executor then sees
//! every response key once and in the order of the query, has no fragment to walk twice, and no
//! second opinion on variables.

use std::{cell::Cell, collections::HashSet};

use apollo_compiler::{
    ExecutableDocument, Name, Node,
    ast::Value as Literal,
    executable::{
        DirectiveList, Field, FragmentSpread, InlineFragment, Operation, Selection, SelectionSet,
    },
    parser::SourceSpan,
};
use async_graphql::{
    Name as OutName, Pos, Positioned, Value as Constant, indexmap::IndexMap, parser::types as out,
};

use super::{
    refusal::{Code, ErrorEntry, Refusal},
    rules,
    schema::SchemaIndex,
    variables::{Coerced, number},
};

/// The document the executor gets: one operation, no fragments, no variables.
pub fn write_out(
    schema: &SchemaIndex,
    document: &ExecutableDocument,
    operation: &Operation,
    variables: &Coerced,
    most: u64,
) -> Result<out::ExecutableDocument, Refusal> {
    let mut plan = Plan {
        schema,
        document,
        variables: Some(variables),
        written: 0,
        walked: Cell::new(0),
        most,
    };
    let selection_set = plan.selection_set(operation.object_type(), &[&operation.selection_set])?;
    let ty = if operation.is_subscription() {
        out::OperationType::Subscription
    } else if operation.is_mutation() {
        out::OperationType::Mutation
    } else {
        out::OperationType::Query
    };
    let definition = out::OperationDefinition {
        ty,
        variable_definitions: Vec::new(),
        directives: Vec::new(),
        selection_set,
    };
    Ok(out::ExecutableDocument {
        operations: out::DocumentOperations::Single(Positioned::new(definition, Pos::default())),
        fragments: std::collections::HashMap::new(),
    })
}

/// Writes an operation out with everything included, to see that it can be: that the fields merged
/// for one response key have the same arguments, and that the whole stays within bounds.
pub fn check(
    schema: &SchemaIndex,
    document: &ExecutableDocument,
    operation: &Operation,
    most: u64,
) -> Result<(), Refusal> {
    let mut plan = Plan {
        schema,
        document,
        variables: None,
        written: 0,
        walked: Cell::new(0),
        most,
    };
    plan.selection_set(operation.object_type(), &[&operation.selection_set])
        .map(|_| ())
}

struct Plan<'d> {
    schema: &'d SchemaIndex,
    document: &'d ExecutableDocument,
    /// None while an operation is only checked: then nothing is left out.
    variables: Option<&'d Coerced>,
    written: u64,
    walked: Cell<u64>,
    most: u64,
}

/// Selections walked for each one that may be written, before an operation is refused.
const WALKED_PER_WRITTEN: u64 = 10;

/// Selections of one response key: the first field, and the selection sets to merge.
struct Collected<'d> {
    field: &'d Field,
    location: Option<SourceSpan>,
    sets: Vec<&'d SelectionSet>,
    differs: bool,
}

type Fields<'d> = IndexMap<&'d Name, Collected<'d>>;
type Items = Vec<Positioned<out::Selection>>;

impl<'d> Plan<'d> {
    fn selection_set(
        &mut self,
        parent: &Name,
        sets: &[&'d SelectionSet],
    ) -> Result<Positioned<out::SelectionSet>, Refusal> {
        let mut items = Vec::new();
        if let Some(fields) = self.collect_all(parent, sets) {
            self.fields(parent, fields, &mut items)?;
        } else {
            // Something applies to some of the possible types only: each type gets its own list,
            // which keeps the order of the query whichever type comes.
            for object in self.schema.possible_types(parent) {
                self.on_type(object, sets, &mut items)?;
            }
        }
        Ok(Positioned::new(out::SelectionSet { items }, Pos::default()))
    }

    fn on_type(
        &mut self,
        object: &Name,
        sets: &[&'d SelectionSet],
        items: &mut Items,
    ) -> Result<(), Refusal> {
        let mut fragment = Vec::new();
        if let Some(fields) = self.collect_all(object, sets) {
            self.fields(object, fields, &mut fragment)?;
        }
        if fragment.is_empty() {
            return Ok(());
        }
        let on = Positioned::new(OutName::new(object.as_str()), Pos::default());
        let inline = out::InlineFragment {
            type_condition: Some(Positioned::new(out::TypeCondition { on }, Pos::default())),
            directives: Vec::new(),
            selection_set: Positioned::new(out::SelectionSet { items: fragment }, Pos::default()),
        };
        let selection = out::Selection::InlineFragment(Positioned::new(inline, Pos::default()));
        items.push(Positioned::new(selection, Pos::default()));
        Ok(())
    }

    fn collect_all(&self, parent: &Name, sets: &[&'d SelectionSet]) -> Option<Fields<'d>> {
        let mut collecting = Collecting {
            plan: self,
            parent,
            fields: Fields::new(),
            seen: HashSet::new(),
        };
        for set in sets {
            collecting.set(set)?;
        }
        Some(collecting.fields)
    }

    fn fields(
        &mut self,
        parent: &Name,
        fields: Fields<'d>,
        items: &mut Items,
    ) -> Result<(), Refusal> {
        for (_, collected) in fields {
            self.written += 1;
            if self.written > self.most || self.walked.get() > self.most * WALKED_PER_WRITTEN {
                return Err(Refusal::limit(
                    "Selections written out for every possible type",
                    self.written.max(self.walked.get() / WALKED_PER_WRITTEN),
                    self.most,
                ));
            }
            let field = self.field(parent, &collected)?;
            let pos = field.pos;
            items.push(Positioned::new(out::Selection::Field(field), pos));
        }
        Ok(())
    }

    fn field(
        &mut self,
        parent: &Name,
        collected: &Collected<'d>,
    ) -> Result<Positioned<out::Field>, Refusal> {
        let field = collected.field;
        if collected.differs {
            return Err(self.conflict(collected));
        }
        let pos = self.pos(collected.location);
        // The parent's own definition: an object may return a narrower type than its interface.
        let returned = self
            .schema
            .definitions()
            .type_field(parent, &field.name)
            .map_or_else(
                |_| field.ty().inner_named_type(),
                |own| own.ty.inner_named_type(),
            )
            .clone();
        let selection_set = if self.schema.is_composite(&returned) {
            self.selection_set(&returned, &collected.sets)?
        } else {
            Positioned::default()
        };
        let arguments = field
            .arguments
            .iter()
            .filter_map(|argument| {
                let value = self.argument(&argument.value)?;
                Some((
                    Positioned::new(OutName::new(argument.name.as_str()), pos),
                    Positioned::new(value.into_value(), pos),
                ))
            })
            .collect();
        let written = out::Field {
            alias: field
                .alias
                .as_ref()
                .map(|alias| Positioned::new(OutName::new(alias.as_str()), pos)),
            name: Positioned::new(OutName::new(field.name.as_str()), pos),
            arguments,
            directives: Vec::new(),
            selection_set,
        };
        Ok(Positioned::new(written, pos))
    }

    /// The value of an argument or input field; none where its variable has none.
    fn argument(&self, literal: &Node<Literal>) -> Option<Constant> {
        match literal.as_ref() {
            Literal::Variable(name) => self.variables?.get(name.as_str()).map(from_json),
            _ => Some(self.value(literal)),
        }
    }

    fn value(&self, literal: &Node<Literal>) -> Constant {
        match literal.as_ref() {
            Literal::Null => Constant::Null,
            Literal::Variable(_) => self.argument(literal).unwrap_or(Constant::Null),
            Literal::Enum(name) => Constant::Enum(OutName::new(name.as_str())),
            Literal::String(text) => Constant::String(text.clone()),
            Literal::Boolean(flag) => Constant::Boolean(*flag),
            Literal::Int(digits) => from_json(&number(digits.as_str())),
            Literal::Float(digits) => from_json(&number(digits.as_str())),
            Literal::List(items) => {
                Constant::List(items.iter().map(|item| self.value(item)).collect())
            }
            Literal::Object(fields) => Constant::Object(
                fields
                    .iter()
                    .filter_map(|(name, value)| {
                        Some((OutName::new(name.as_str()), self.argument(value)?))
                    })
                    .collect(),
            ),
        }
    }

    fn pos(&self, location: Option<SourceSpan>) -> Pos {
        location
            .and_then(|span| span.line_column(&self.document.sources))
            .map_or_else(Pos::default, |place| Pos {
                line: place.line,
                column: place.column,
            })
    }

    fn conflict(&self, collected: &Collected<'_>) -> Refusal {
        let message = format!(
            "Fields \"{}\" conflict because they have differing arguments. Use different aliases on the fields to fetch both if this was intentional.",
            collected.field.response_key()
        );
        let code = Code::ValidationFailed;
        let places = rules::places(self.document, collected.location);
        Refusal {
            code,
            errors: vec![ErrorEntry::new(code, message, places)],
        }
    }

    fn is_left_out(&self, directives: &DirectiveList) -> bool {
        if self.variables.is_none() {
            return false;
        }
        let given = |name: &str| {
            let literal = directives.get(name)?.specified_argument_by_name("if")?;
            match self.argument(literal)? {
                Constant::Boolean(flag) => Some(flag),
                _ => None,
            }
        };
        given("skip") == Some(true) || given("include") == Some(false)
    }
}

/// One run of CollectFields for one parent type.
struct Collecting<'p, 'd> {
    plan: &'p Plan<'d>,
    parent: &'p Name,
    fields: Fields<'d>,
    seen: HashSet<&'d Name>,
}

impl<'d> Collecting<'_, 'd> {
    /// None if a fragment applies to some, but not all, types the parent stands for.
    fn set(&mut self, set: &'d SelectionSet) -> Option<()> {
        let walked = &self.plan.walked;
        walked.set(walked.get() + u64::try_from(set.selections.len()).unwrap_or(u64::MAX));
        for selection in &set.selections {
            if self.plan.is_left_out(selection.directives()) {
                continue;
            }
            match selection {
                Selection::Field(field) => self.field(field),
                Selection::InlineFragment(inline) => self.inline(inline)?,
                Selection::FragmentSpread(spread) => self.spread(spread)?,
            }
        }
        Some(())
    }

    fn field(&mut self, field: &'d Node<Field>) {
        let collected = self
            .fields
            .entry(field.response_key())
            .or_insert_with(|| Collected {
                field,
                location: field.location(),
                sets: Vec::new(),
                differs: false,
            });
        collected.differs |= !same_arguments(collected.field, field);
        collected.sets.push(&field.selection_set);
    }

    fn inline(&mut self, inline: &'d InlineFragment) -> Option<()> {
        match &inline.type_condition {
            Some(condition) => self.conditional(condition, &inline.selection_set),
            None => self.set(&inline.selection_set),
        }
    }

    fn spread(&mut self, spread: &'d FragmentSpread) -> Option<()> {
        if !self.seen.insert(&spread.fragment_name) {
            return Some(());
        }
        let Some(fragment) = self.plan.document.fragments.get(&spread.fragment_name) else {
            return Some(());
        };
        self.conditional(fragment.type_condition(), &fragment.selection_set)
    }

    fn conditional(&mut self, condition: &Name, set: &'d SelectionSet) -> Option<()> {
        let schema = self.plan.schema;
        if schema.covers(condition, self.parent) {
            self.set(set)
        } else if schema.possible_types(self.parent).len() > 1 {
            None
        } else {
            Some(())
        }
    }
}

fn same_arguments(left: &Field, right: &Field) -> bool {
    left.arguments.len() == right.arguments.len()
        && left.arguments.iter().all(|argument| {
            right.arguments.iter().any(|other| {
                argument.name == other.name && rules::same_value(&argument.value, &other.value)
            })
        })
}

/// A value of a variable as the executor takes it.
pub fn from_json(value: &serde_json::Value) -> Constant {
    match value {
        serde_json::Value::Null => Constant::Null,
        serde_json::Value::Bool(flag) => Constant::Boolean(*flag),
        serde_json::Value::Number(number) => Constant::Number(number.clone()),
        serde_json::Value::String(text) => Constant::String(text.clone()),
        serde_json::Value::Array(items) => Constant::List(items.iter().map(from_json).collect()),
        serde_json::Value::Object(fields) => Constant::Object(
            fields
                .iter()
                .map(|(name, value)| (OutName::new(name), from_json(value)))
                .collect(),
        ),
    }
}
