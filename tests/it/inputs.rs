//! Every input of the schema, wherever it hangs, with more than it may hold: refused as the client's, never a failure
//! of ours.

use std::collections::{HashMap, HashSet, VecDeque};

use apollo_compiler::{
    Name, Schema,
    ast::Type,
    schema::{ExtendedType, FieldDefinition},
    validation::Valid,
};
use serde_json::{Map, Value, json};
use versus::graphql;

use crate::support::app::TestApp;

/// Entries that a list may have.
const LONGEST_LIST: usize = 100;

/// An argument, and the fields that lead to the one it belongs to.
struct Place {
    argument: String,
    ty: Type,
    query: String,
}

/// The schema as a client learns it.
struct Sdl(Valid<Schema>);

impl Sdl {
    fn new() -> Self {
        Self(Schema::parse_and_validate(graphql::sdl(), "schema.graphql").unwrap())
    }

    fn fields(&self, name: &str) -> Vec<&FieldDefinition> {
        match self.0.types.get(name) {
            Some(ExtendedType::Object(object)) => object.fields.values().map(|f| &***f).collect(),
            _ => Vec::new(),
        }
    }

    /// The arguments of all fields that can be reached from the root through objects.
    fn places(&self) -> Vec<Place> {
        let mut places = Vec::new();
        let mut seen = HashSet::from(["Query".to_owned()]);
        let mut open = VecDeque::from([("Query".to_owned(), Vec::<String>::new())]);
        while let Some((parent, path)) = open.pop_front() {
            for field in self.fields(&parent) {
                for argument in &field.arguments {
                    let others = Self::required(field, Some(&argument.name));
                    let call = format!("{}({}: $value {others})", field.name, argument.name);
                    places.push(Place {
                        argument: format!("{parent}.{}({})", field.name, argument.name),
                        ty: (*argument.ty).clone(),
                        query: self.wrapped(&path, &call, &field.ty, &argument.ty),
                    });
                }
                let returned = field.ty.inner_named_type().to_string();
                if !self.fields(&returned).is_empty() && seen.insert(returned.clone()) {
                    let required = Self::required(field, None);
                    let call = if required.is_empty() {
                        field.name.to_string()
                    } else {
                        format!("{}({required})", field.name)
                    };
                    open.push_back((returned, [path.clone(), vec![call]].concat()));
                }
            }
        }
        places
    }

    fn wrapped(&self, path: &[String], call: &str, returned: &Type, ty: &Type) -> String {
        let returned = returned.inner_named_type();
        let leaf = match self.0.types.get(returned) {
            Some(ExtendedType::Object(object)) if object.fields.contains_key("nodes") => {
                " { nodes { __typename } }"
            }
            Some(ExtendedType::Object(_) | ExtendedType::Interface(_) | ExtendedType::Union(_)) => {
                " { __typename }"
            }
            _ => "",
        };
        let mut inner = format!("{call}{leaf}");
        for step in path.iter().rev() {
            inner = format!("{step} {{ {inner} }}");
        }
        format!("query($value: {ty}) {{ {inner} }}")
    }

    /// The arguments that a field cannot do without, as literals.
    fn required(field: &FieldDefinition, but: Option<&Name>) -> String {
        let known: HashMap<&str, &str> = HashMap::from([
            ("slug", "\"gpt-4.1\""),
            ("left", "\"gpt-4.1\""),
            ("right", "\"mistral-large\""),
            ("models", "[\"gpt-4.1\", \"mistral-large\"]"),
            ("query", "\"gpt\""),
            ("number", "1"),
            ("requirements", "{}"),
            ("id", "\"bW9kZWw6Z3B0LTQuMQ\""),
            ("ids", "[\"bW9kZWw6Z3B0LTQuMQ\"]"),
        ]);
        let slug = match (field.name.as_str(), field.ty.inner_named_type().as_str()) {
            (_, "Provider") => Some("\"openrouter\""),
            (_, "Organization") => Some("\"openai\""),
            (_, "Benchmark") => Some("\"mmlu-pro\""),
            ("comparisonBySlug", _) => Some("\"gpt-4.1-vs-mistral-large\""),
            _ => None,
        };
        let required = field
            .arguments
            .iter()
            .filter(|argument| argument.is_required() && Some(&argument.name) != but);
        let written = required.map(|argument| {
            let name = argument.name.as_str();
            let value = slug
                .filter(|_| name == "slug")
                .unwrap_or_else(|| known[name]);
            format!("{name}: {value}")
        });
        written.collect::<Vec<_>>().join(" ")
    }

    /// A value that fits.
    fn sample(&self, ty: &Type, n: usize) -> Value {
        match ty {
            Type::List(inner) | Type::NonNullList(inner) => json!([self.sample(inner, n)]),
            Type::Named(name) | Type::NonNullNamed(name) => match self.0.types.get(name) {
                Some(ExtendedType::Enum(list)) => {
                    let values: Vec<_> = list.values.keys().collect();
                    json!(values[n % values.len()].as_str())
                }
                Some(ExtendedType::InputObject(object)) => {
                    let required = object.fields.values().filter(|field| field.is_required());
                    let fields =
                        required.map(|field| (field.name.to_string(), self.sample(&field.ty, n)));
                    Value::Object(fields.collect())
                }
                _ => match name.as_str() {
                    "Boolean" => json!(true),
                    "Int" | "Long" => json!(n),
                    "Decimal" => json!("1"),
                    "Date" => json!("2026-01-01"),
                    _ => json!(format!("x{n}")),
                },
            },
        }
    }

    /// Values of a type, one for each place in it that `wrong` puts something at.
    fn variants(&self, ty: &Type, wrong: &dyn Fn(&Type) -> Option<Value>) -> Vec<Value> {
        let mut variants: Vec<Value> = wrong(ty).into_iter().collect();
        match ty {
            Type::List(inner) | Type::NonNullList(inner) => {
                variants.extend(
                    self.variants(inner, wrong)
                        .into_iter()
                        .map(|it| json!([it])),
                );
            }
            Type::Named(name) | Type::NonNullNamed(name) => {
                let Some(ExtendedType::InputObject(object)) = self.0.types.get(name) else {
                    return variants;
                };
                for field in object.fields.values() {
                    for variant in self.variants(&field.ty, wrong) {
                        let mut whole = self.sample(ty, 0);
                        let fields: &mut Map<_, _> = whole.as_object_mut().unwrap();
                        fields.insert(field.name.to_string(), variant);
                        variants.push(whole);
                    }
                }
            }
        }
        variants
    }

    /// A list of so many entries where there is a list.
    fn lists(&self, ty: &Type, entries: usize) -> Vec<Value> {
        self.variants(ty, &|ty| match ty {
            Type::List(inner) | Type::NonNullList(inner) => {
                Some((0..entries).map(|n| self.sample(inner, n)).collect())
            }
            Type::Named(_) | Type::NonNullNamed(_) => None,
        })
    }
}

fn code(answer: &Value) -> &str {
    answer["errors"][0]["extensions"]["code"]
        .as_str()
        .unwrap_or_default()
}

#[tokio::test]
async fn no_list_is_too_long_to_be_answered_or_refused() {
    let (sdl, app) = (Sdl::new(), TestApp::seeded().await);
    let mut tried = 0;
    for place in sdl.places() {
        for entries in [20_000, LONGEST_LIST + 1] {
            for value in sdl.lists(&place.ty, entries) {
                let answer = app.ask_with(&place.query, json!({ "value": value })).await;
                let expected = format!("at most {LONGEST_LIST} entries, this one has {entries}.");
                let message = answer.body["errors"][0]["message"].as_str();
                assert!(
                    code(&answer.body) == "BAD_USER_INPUT"
                        && message.is_some_and(|message| message.ends_with(&expected)),
                    "{}: {}",
                    place.argument,
                    answer.body
                );
                tried += 1;
            }
        }
        for value in sdl.lists(&place.ty, LONGEST_LIST) {
            let answer = app.ask_with(&place.query, json!({ "value": value })).await;
            let told = answer.body.to_string();
            assert!(
                ![
                    "INTERNAL_SERVER_ERROR",
                    "GRAPHQL_VALIDATION_FAILED",
                    "RATE_LIMITED"
                ]
                .iter()
                .any(|code| told.contains(code)),
                "{}: {told}\n{}",
                place.argument,
                place.query
            );
        }
    }
    assert!(tried > 60, "the lists of the schema are found: {tried}");
}

#[tokio::test]
async fn no_text_holds_what_a_database_cannot() {
    let (sdl, app) = (Sdl::new(), TestApp::seeded().await);
    let mut tried = 0;
    let texts = |ty: &Type| match ty {
        Type::Named(name) | Type::NonNullNamed(name) => ["String", "ID"]
            .contains(&name.as_str())
            .then(|| json!("a\0b")),
        Type::List(_) | Type::NonNullList(_) => None,
    };
    for place in sdl.places() {
        for value in sdl.variants(&place.ty, &texts) {
            let answer = app.ask_with(&place.query, json!({ "value": value })).await;
            assert_eq!(code(&answer.body), "BAD_USER_INPUT", "{}", place.argument);
            tried += 1;
        }
    }
    assert!(tried > 30, "the texts of the schema are found: {tried}");
}

/// Ids and cursors carry texts that no argument shows.
#[tokio::test]
async fn forged_ids_and_cursors_are_refused() {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    let app = TestApp::seeded().await;
    for forged in [
        "model:a\0b",
        "price:[\"a\\u0000b\",\"c\"]",
        "change:[\"1\",\"\\u0000\"]",
    ] {
        let id = URL_SAFE_NO_PAD.encode(forged);
        let query = format!("{{ node(id: \"{id}\") {{ id }} }}");
        assert_eq!(
            code(&app.ask(&query).await.body),
            "BAD_USER_INPUT",
            "{forged}"
        );
    }
    let mut first = app
        .data("{ models(first: 1) { pageInfo { endCursor } } }")
        .await;
    let cursor = first["models"]["pageInfo"]["endCursor"].take();
    let position = URL_SAFE_NO_PAD.decode(cursor.as_str().unwrap()).unwrap();
    let mut position: Value = serde_json::from_slice(&position).unwrap();
    for key in position["k"].as_array_mut().unwrap() {
        if key.is_string() {
            *key = json!("a\0b");
        }
    }
    assert!(position.to_string().contains("\\u0000"), "{position}");
    let cursor = URL_SAFE_NO_PAD.encode(position.to_string());
    let query = format!("{{ models(after: \"{cursor}\") {{ nodes {{ id }} }} }}");
    assert_eq!(code(&app.ask(&query).await.body), "BAD_USER_INPUT");
}
