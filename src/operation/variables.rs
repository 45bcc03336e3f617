//! Variable values coerced to the types an operation declares, as the specification says.

use apollo_compiler::{
    Name, Node,
    ast::{Type, Value as Literal},
    executable::{Operation, VariableDefinition},
    schema::{EnumType, ExtendedType, InputObjectType},
};
use serde_json::{Map, Number, Value};

use super::{
    plan::from_json,
    refusal::{Code, Refusal},
    schema::SchemaIndex,
};
use crate::graphql::scalars;

/// Characters of a value that a refusal shows.
const SHOWN_CHARS: usize = 80;
/// What is said of a text that no database of ours can hold.
pub const NUL_REFUSED: &str = "A text may not hold the character U+0000.";

/// Coerced values by variable name, in the order of declaration. A nullable variable without value
/// or default has no entry, which is not the same as null.
pub type Coerced = Map<String, Value>;

/// Coerces what the client sent; every variable that is not declared is ignored.
pub fn coerce(
    schema: &SchemaIndex,
    operation: &Operation,
    provided: &Map<String, Value>,
    longest_list: usize,
) -> Result<Coerced, Refusal> {
    let mut coerced = Coerced::new();
    for definition in &operation.variables {
        if let Some(value) = variable(schema, definition, provided, longest_list)? {
            coerced.insert(definition.name.to_string(), value);
        }
    }
    Ok(coerced)
}

fn variable(
    schema: &SchemaIndex,
    definition: &VariableDefinition,
    provided: &Map<String, Value>,
    longest_list: usize,
) -> Result<Option<Value>, Refusal> {
    let (name, ty) = (&definition.name, &definition.ty);
    let refuse = |message: String| Err(Refusal::new(Code::BadUserInput, message));
    let Some(value) = provided.get(name.as_str()) else {
        return match &definition.default_value {
            Some(default) => Ok(Some(constant(default))),
            None if ty.is_non_null() => refuse(format!(
                "Variable \"${name}\" of required type \"{ty}\" was not provided."
            )),
            None => Ok(None),
        };
    };
    if value.is_null() && ty.is_non_null() {
        return refuse(format!(
            "Variable \"${name}\" of non-null type \"{ty}\" must not be null."
        ));
    }
    let mut coercion = Coercion {
        schema,
        longest_list,
        path: Vec::new(),
    };
    coercion.value(ty, value).map(Some).or_else(|wrong| {
        let place = coercion.path.concat();
        let place = if place.is_empty() {
            place
        } else {
            format!(" at \"{name}{place}\"")
        };
        let Wrong { value, message } = wrong;
        refuse(format!(
            "Variable \"${name}\" got invalid value {value}{place}; {message}"
        ))
    })
}

/// A value that does not fit, as JSON, and why.
struct Wrong {
    value: String,
    message: String,
}

fn wrong(value: &Value, message: String) -> Wrong {
    let mut value = value.to_string();
    // What is wrong with it must still be read behind it.
    if let Some((end, _)) = value.char_indices().nth(SHOWN_CHARS) {
        value.truncate(end);
        value.push('…');
    }
    Wrong { value, message }
}

/// The scalar of the references that a gateway gathers from a whole answer. Each of them is priced, so they need no
/// other bound.
const REFERENCE: &str = "_Any";

/// What is said of a list of so many entries of this type, where it has too many.
pub fn too_long(of: &Type, entries: usize, most: usize) -> Option<String> {
    (entries > most && of.inner_named_type() != REFERENCE)
        .then(|| format!("A list may have at most {most} entries, this one has {entries}."))
}

/// Whether a text in it holds U+0000, which JSON and GraphQL can write and PostgreSQL cannot store.
pub fn holds_nul(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains('\0'),
        Value::Array(items) => items.iter().any(holds_nul),
        Value::Object(fields) => fields.values().any(holds_nul),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

struct Coercion<'s> {
    schema: &'s SchemaIndex,
    longest_list: usize,
    path: Vec<String>,
}

impl Coercion<'_> {
    fn value(&mut self, ty: &Type, value: &Value) -> Result<Value, Wrong> {
        if value.is_null() {
            return if ty.is_non_null() {
                let message = format!("Expected non-nullable type \"{ty}\" not to be null.");
                Err(wrong(value, message))
            } else {
                Ok(Value::Null)
            };
        }
        match ty {
            Type::List(inner) | Type::NonNullList(inner) => self.list(inner, value),
            Type::Named(name) | Type::NonNullNamed(name) => self.named(name, value),
        }
    }

    fn list(&mut self, inner: &Type, value: &Value) -> Result<Value, Wrong> {
        let Value::Array(items) = value else {
            return Ok(Value::Array(vec![self.value(inner, value)?]));
        };
        if let Some(message) = too_long(inner, items.len(), self.longest_list) {
            return Err(wrong(value, message));
        }
        let mut coerced = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            self.path.push(format!("[{index}]"));
            coerced.push(self.value(inner, item)?);
            self.path.pop();
        }
        Ok(Value::Array(coerced))
    }

    fn named(&mut self, name: &Name, value: &Value) -> Result<Value, Wrong> {
        match self.schema.definitions().types.get(name) {
            Some(ExtendedType::Enum(definition)) => self.enumerated(definition, value),
            Some(ExtendedType::InputObject(definition)) => self.object(definition, value),
            Some(_) | None => scalar(name, value),
        }
    }

    fn enumerated(&self, definition: &EnumType, value: &Value) -> Result<Value, Wrong> {
        let name = &definition.name;
        match value {
            Value::String(text) if definition.values.contains_key(text.as_str()) => {
                Ok(value.clone())
            }
            Value::String(text) => {
                let meant = self.schema.meant_value(name, text);
                let message = format!("Value \"{text}\" does not exist in \"{name}\" enum.{meant}");
                Err(wrong(value, message))
            }
            _ => Err(wrong(
                value,
                format!("Enum \"{name}\" cannot represent non-string value: {value}."),
            )),
        }
    }

    fn object(&mut self, definition: &InputObjectType, value: &Value) -> Result<Value, Wrong> {
        let type_name = &definition.name;
        let Value::Object(given) = value else {
            let message = format!("Expected type \"{type_name}\" to be an object.");
            return Err(wrong(value, message));
        };
        let mut coerced = Map::new();
        for (name, field) in &definition.fields {
            match given.get(name.as_str()) {
                Some(given) => {
                    self.path.push(format!(".{name}"));
                    coerced.insert(name.to_string(), self.value(&field.ty, given)?);
                    self.path.pop();
                }
                None => {
                    if let Some(default) = &field.default_value {
                        coerced.insert(name.to_string(), constant(default));
                    } else if field.ty.is_non_null() {
                        let ty = &field.ty;
                        let message =
                            format!("Field \"{name}\" of required type \"{ty}\" was not provided.");
                        return Err(wrong(value, message));
                    }
                }
            }
        }
        if let Some(unknown) = given
            .keys()
            .find(|key| !definition.fields.contains_key(key.as_str()))
        {
            let message = format!("Field \"{unknown}\" is not defined by type \"{type_name}\".");
            return Err(wrong(value, message));
        }
        if definition.directives.has("oneOf") {
            one_of(type_name, value, &coerced)?;
        }
        Ok(Value::Object(coerced))
    }
}

fn one_of(type_name: &Name, value: &Value, coerced: &Map<String, Value>) -> Result<(), Wrong> {
    let mut entries = coerced.iter();
    match (entries.next(), entries.next()) {
        (Some((key, Value::Null)), None) => {
            Err(wrong(value, format!("Field \"{key}\" must be non-null.")))
        }
        (Some(_), None) => Ok(()),
        _ => Err(wrong(
            value,
            format!("Exactly one key must be specified for OneOf type \"{type_name}\"."),
        )),
    }
}

fn scalar(name: &str, value: &Value) -> Result<Value, Wrong> {
    if holds_nul(value) {
        return Err(wrong(value, NUL_REFUSED.to_owned()));
    }
    let refused = match (name, value) {
        ("Int", Value::Number(number)) => {
            return int(number).ok_or_else(|| wrong(value, int_refusal(number)));
        }
        ("Int", _) => "Int cannot represent non-integer value",
        ("Float", Value::Number(_))
        | ("String" | "ID", Value::String(_))
        | ("Boolean", Value::Bool(_)) => {
            return Ok(value.clone());
        }
        ("ID", Value::Number(number)) if whole(number).is_some() => {
            return Ok(Value::String(
                whole(number).map_or_else(String::new, |id| id.to_string()),
            ));
        }
        ("Float", _) => "Float cannot represent non numeric value",
        ("String", _) => "String cannot represent a non string value",
        ("Boolean", _) => "Boolean cannot represent a non boolean value",
        ("ID", _) => "ID cannot represent value",
        _ => {
            return match scalars::expected(name, from_json(value)) {
                Some(expected) => Err(wrong(value, expected.to_owned())),
                None => Ok(value.clone()),
            };
        }
    };
    Err(wrong(value, format!("{refused}: {value}")))
}

fn int(number: &Number) -> Option<Value> {
    whole(number)
        .and_then(|n| i32::try_from(n).ok())
        .map(Value::from)
}

fn int_refusal(number: &Number) -> String {
    if whole(number).is_some() || number.is_u64() {
        format!("Int cannot represent non 32-bit signed integer value: {number}")
    } else {
        format!("Int cannot represent non-integer value: {number}")
    }
}

/// The integer a JSON number stands for: `1.0` is 1 in JSON.
fn whole(number: &Number) -> Option<i64> {
    number.as_i64().or_else(|| {
        let text = number.to_string();
        text.strip_suffix(".0")
            .and_then(|digits| digits.parse().ok())
    })
}

/// A literal without variables as JSON.
pub fn constant(literal: &Node<Literal>) -> Value {
    match literal.as_ref() {
        Literal::Null | Literal::Variable(_) => Value::Null,
        Literal::Enum(name) => Value::String(name.to_string()),
        Literal::String(text) => Value::String(text.clone()),
        Literal::Boolean(flag) => Value::Bool(*flag),
        Literal::Int(digits) => number(digits.as_str()),
        Literal::Float(digits) => number(digits.as_str()),
        Literal::List(items) => items.iter().map(constant).collect(),
        Literal::Object(fields) => Value::Object(
            fields
                .iter()
                .map(|(name, value)| (name.to_string(), constant(value)))
                .collect(),
        ),
    }
}

/// A number as written in a document; what no number type holds becomes null, which is refused
/// wherever a number is needed.
pub fn number(digits: &str) -> Value {
    digits.parse::<Number>().map_or(Value::Null, Value::Number)
}
