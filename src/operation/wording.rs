//! Diagnostics in the wording of graphql-js, which tools read, and without the query text.

use std::sync::LazyLock;

use apollo_compiler::{
    ExecutableDocument, Name, executable::Operation, validation::DiagnosticList,
};
use regex::{Captures, Regex};

use super::{
    refusal::{Code, ErrorEntry, Location, Refusal},
    schema::SchemaIndex,
    suggestions::{self, did_you_mean},
};

/// A text that is not GraphQL. Only the first error is told: later ones follow from it.
pub fn syntax(errors: &DiagnosticList) -> Refusal {
    let mut refusal = list(errors, Code::ParseFailed, 1, |message| {
        let cause = message
            .trim_start_matches("syntax error: ")
            .trim_end_matches('.');
        format!("Syntax Error: {}", told(&tokens(&capitalised(cause))))
    });
    refusal.errors.truncate(1);
    refusal
}

/// A document that does not fit the schema.
pub fn validation(
    schema: &SchemaIndex,
    document: &ExecutableDocument,
    errors: &DiagnosticList,
    most: usize,
) -> Refusal {
    let only = match (document.operations.len(), document.operations.iter().next()) {
        (1, Some(operation)) => Some(operation.as_ref()),
        _ => None,
    };
    list(errors, Code::ValidationFailed, most, |message| {
        reworded(schema, only, message)
    })
}

fn list(
    errors: &DiagnosticList,
    code: Code,
    most: usize,
    word: impl Fn(&str) -> String,
) -> Refusal {
    let mut entries: Vec<ErrorEntry> = errors
        .iter()
        .take(most)
        .map(|diagnostic| {
            let error = diagnostic.unstable_to_json_compat();
            let locations = error
                .locations
                .iter()
                .map(|place| Location {
                    line: place.line,
                    column: place.column,
                })
                .collect();
            ErrorEntry::new(code, word(&error.message), locations)
        })
        .collect();
    if errors.len() > most && most > 1 {
        let message = "Too many validation errors, error limit reached. Validation aborted.";
        entries.push(ErrorEntry::new(code, message, Vec::new()));
    }
    if entries.is_empty() {
        entries.push(ErrorEntry::new(
            code,
            "The document is not valid.",
            Vec::new(),
        ));
    }
    Refusal {
        code,
        errors: entries,
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// The parser's names of tokens as they are written.
fn tokens(message: &str) -> String {
    const WRITTEN: [(&str, &str); 10] = [
        ("R_CURLY", "\"}\""),
        ("L_CURLY", "\"{\""),
        ("R_PAREN", "\")\""),
        ("L_PAREN", "\"(\""),
        ("R_BRACK", "\"]\""),
        ("L_BRACK", "\"[\""),
        ("COLON", "\":\""),
        (", got EOF", ", found <EOF>"),
        (", got ", ", found "),
        ("'on'", "\"on\""),
    ];
    WRITTEN
        .iter()
        .fold(message.to_owned(), |message, (name, written)| {
            message.replace(name, written)
        })
}

/// What graphql-js says in other words, with its full stop.
fn told(message: &str) -> String {
    if let Some(found) = CHARACTER.find(message) {
        return character(group(&found, 1));
    }
    if let Some(found) = PUNCTUATOR.find(message) {
        return format!("{} found \"{}\".", group(&found, 1), group(&found, 2));
    }
    match message {
        "Unterminated string value" | "Unexpected line terminator" => {
            "Unterminated string.".to_owned()
        }
        "Unterminated spread operator" => character("."),
        _ => format!("{message}."),
    }
}

fn character(found: &str) -> String {
    match found.chars().next() {
        Some('\'') => {
            "Unexpected single quote character ('), did you mean to use a double quote (\")?"
                .to_owned()
        }
        Some(printable @ '!'..='~') => format!("Unexpected character: \"{printable}\"."),
        Some(other) => format!("Unexpected character: U+{:04X}.", u32::from(other)),
        None => "Unexpected character.".to_owned(),
    }
}

/// A pattern of the validator's wording, compiled once.
struct Pattern(LazyLock<Option<Regex>>);

impl Pattern {
    fn find<'m>(&self, message: &'m str) -> Option<Captures<'m>> {
        self.0.as_ref()?.captures(message)
    }
}

macro_rules! pattern {
    ($text:literal) => {
        Pattern(LazyLock::new(|| Regex::new($text).ok()))
    };
}

static SELECTION: Pattern = pattern!(r#"^Field "(\w+)" of type "(\w+)" must have a selection"#);
static VALUE: Pattern = pattern!(r"(?s)^(\w+) cannot represent value: (.*)$");
static CYCLE: Pattern = pattern!(r#"^Cannot spread fragment "(\w+)" within itself via (.*)$"#);
static RETURN_TYPES: Pattern = pattern!(r#"^(.* conflicting types "[^" ]+) and (".*)$"#);
static VARIABLE: Pattern = pattern!(r#"^(Variable "\$\w+" is) (not defined|never used)\.$"#);
static FIELD: Pattern = pattern!(r#"^Cannot query field "(\w+)" on type "(\w+)"\.$"#);
static TYPE: Pattern = pattern!(r#"^Unknown type "(\w+)"\.$"#);
static ENUM_VALUE: Pattern = pattern!(r#"^Value "(\w+)" does not exist in "(\w+)" enum\.$"#);
static ARGUMENT: Pattern = pattern!(r#"^Unknown argument "(\w+)" on field "(\w+)\.(\w+)"\.$"#);
static NO_ROOT: Pattern = pattern!(r#"^The schema has no "(\w+)" root type defined\.?$"#);
static CHARACTER: Pattern = pattern!(r#"(?s)^Unexpected character "(.)"$"#);
static PUNCTUATOR: Pattern = pattern!(r"^(.*,) found ([!$&()*:=@\[\]{|}]|\.\.\.)$");

fn reworded(schema: &SchemaIndex, only: Option<&Operation>, message: &str) -> String {
    if let Some(found) = SELECTION.find(message) {
        let (field, parent) = (group(&found, 1), group(&found, 2));
        if let Ok(definition) = schema.definitions().type_field(parent, field) {
            let ty = &definition.ty;
            return format!(
                "Field \"{field}\" of type \"{ty}\" must have a selection of subfields. Did you mean \"{field} {{ ... }}\"?"
            );
        }
    }
    if let Some(found) = VALUE.find(message) {
        return value(schema, group(&found, 1), group(&found, 2));
    }
    if let Some(found) = CYCLE.find(message) {
        return cycle(group(&found, 1), group(&found, 2));
    }
    if let Some(found) = RETURN_TYPES.find(message) {
        return format!("{}\" and {}", group(&found, 1), group(&found, 2));
    }
    if let Some(found) = VARIABLE.find(message) {
        return variable(only, &found);
    }
    if let Some(found) = FIELD.find(message) {
        let (field, name) = (group(&found, 1), group(&found, 2));
        if !schema.is_composite(name) && schema.definitions().types.contains_key(name) {
            return format!("Fragment cannot condition on non composite type \"{name}\".");
        }
        return format!("{message}{}", suggestions::field(schema, name, field));
    }
    if let Some(found) = NO_ROOT.find(message) {
        let kind = group(&found, 1);
        return format!("Schema is not configured to execute {kind} operation.");
    }
    let message = message.replace("\" on field \"@", "\" on directive \"@");
    if message.ends_with("has no subfields") {
        return format!("{message}.");
    }
    let meant = meant(schema, &message);
    message + &meant
}

/// What was probably meant by a type, an argument or a value that there is not.
fn meant(schema: &SchemaIndex, message: &str) -> String {
    let definitions = schema.definitions();
    if let Some(found) = TYPE.find(message) {
        let names = definitions.types.keys().map(Name::as_str);
        return did_you_mean(group(&found, 1), names, "");
    }
    if let Some(found) = ENUM_VALUE.find(message) {
        return schema.meant_value(group(&found, 2), group(&found, 1));
    }
    if let Some(found) = ARGUMENT.find(message)
        && let Ok(field) = definitions.type_field(group(&found, 2), group(&found, 3))
    {
        let names = field
            .arguments
            .iter()
            .map(|argument| argument.name.as_str());
        return did_you_mean(group(&found, 1), names, "");
    }
    String::new()
}

fn group<'m>(found: &Captures<'m>, index: usize) -> &'m str {
    found.get(index).map_or("", |group| group.as_str())
}

fn value(schema: &SchemaIndex, type_name: &str, value: &str) -> String {
    let value = on_one_line(value);
    let what = match type_name {
        _ if value == "null" => {
            return format!("Expected value of type \"{type_name}!\", found null.");
        }
        "String" => "String cannot represent a non string value",
        "Int" => "Int cannot represent non-integer value",
        "Float" => "Float cannot represent non numeric value",
        "Boolean" => "Boolean cannot represent a non boolean value",
        "ID" => "ID cannot represent a non-string and non-integer value",
        _ if schema.definitions().get_enum(type_name).is_some() => {
            let meant = schema.meant_value(type_name, &value);
            return format!(
                "Enum \"{type_name}\" cannot represent non-enum value: {value}.{meant}"
            );
        }
        _ => return format!("Expected value of type \"{type_name}\", found {value}."),
    };
    format!("{what}: {value}")
}

/// A value the validator prints over several lines, as graphql-js prints it.
fn on_one_line(value: &str) -> String {
    let joined = value.split_whitespace().collect::<Vec<_>>().join(" ");
    [("[ ", "["), (", ]", "]"), ("{ ", "{"), (", }", "}")]
        .iter()
        .fold(joined, |value, (from, to)| value.replace(from, to))
}

fn cycle(name: &str, trace: &str) -> String {
    let own = format!("\"{name}\"");
    let others: Vec<&str> = trace.split(", ").filter(|other| *other != own).collect();
    if others.is_empty() {
        format!("Cannot spread fragment {own} within itself.")
    } else {
        format!(
            "Cannot spread fragment {own} within itself via {}.",
            others.join(", ")
        )
    }
}

fn variable(only: Option<&Operation>, found: &Captures<'_>) -> String {
    let (subject, what) = (group(found, 1), group(found, 2));
    let link = if what == "not defined" { "by" } else { "in" };
    match only.and_then(|operation| operation.name.as_ref()) {
        Some(name) => format!("{subject} {what} {link} operation \"{name}\"."),
        None => format!("{subject} {what}."),
    }
}
