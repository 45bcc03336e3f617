//! Names that were probably meant, as graphql-js finds and words them.

use apollo_compiler::{Name, schema::ExtendedType};

use super::schema::SchemaIndex;

/// Names suggested at most.
const MOST: usize = 5;

/// ` Did you mean "x" or "y"?`, or nothing; `what` stands before the names.
pub fn did_you_mean<'n>(
    written: &str,
    names: impl IntoIterator<Item = &'n str>,
    what: &str,
) -> String {
    worded(&close(written, names), what)
}

/// The same for a field that `parent` does not have.
pub fn field(schema: &SchemaIndex, parent: &str, written: &str) -> String {
    let owners = owners(schema, parent, written);
    if !owners.is_empty() {
        return worded(&owners, "to use an inline fragment on ");
    }
    let names: Vec<&str> = match schema.definitions().types.get(parent) {
        Some(ExtendedType::Object(object)) => object.fields.keys().map(Name::as_str).collect(),
        Some(ExtendedType::Interface(interface)) => {
            interface.fields.keys().map(Name::as_str).collect()
        }
        _ => Vec::new(),
    };
    did_you_mean(written, names, "")
}

/// The objects behind an interface or union that have the field.
fn owners<'s>(schema: &'s SchemaIndex, parent: &str, written: &str) -> Vec<&'s str> {
    let definitions = schema.definitions();
    let is_abstract = matches!(
        definitions.types.get(parent),
        Some(ExtendedType::Interface(_) | ExtendedType::Union(_))
    );
    schema
        .possible_types(parent)
        .iter()
        .filter(|_| is_abstract)
        .filter(|name| definitions.type_field(name, written).is_ok())
        .map(Name::as_str)
        .collect()
}

/// The names that differ from what was written in few letters, the closest first.
fn close<'n>(written: &str, names: impl IntoIterator<Item = &'n str>) -> Vec<&'n str> {
    let most = written.len() * 2 / 5 + 1;
    let lower = written.to_lowercase();
    let mut found: Vec<(usize, &str)> = names
        .into_iter()
        .filter(|name| name.len().abs_diff(written.len()) <= most)
        .filter_map(|name| {
            let distance = match name.to_lowercase() {
                _ if name == written => 0,
                same if same == lower => 1,
                other => strsim::osa_distance(&lower, &other),
            };
            (distance <= most).then_some((distance, name))
        })
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, name)| name).collect()
}

fn worded(names: &[&str], what: &str) -> String {
    let quoted: Vec<String> = names
        .iter()
        .take(MOST)
        .map(|name| format!("\"{name}\""))
        .collect();
    let list = match quoted.as_slice() {
        [] => return String::new(),
        [only] => only.clone(),
        [one, other] => format!("{one} or {other}"),
        [first @ .., last] => format!("{}, or {last}", first.join(", ")),
    };
    format!(" Did you mean {what}{list}?")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn close_names_are_suggested_in_the_words_of_graphql_js() {
        let names = ["node", "nodes", "model", "models", "search"];
        let cases = [
            ("nope", " Did you mean \"node\" or \"nodes\"?"),
            ("Serch", " Did you mean \"search\"?"),
            ("SEARCH", " Did you mean \"search\"?"),
            ("zzz", ""),
            ("", ""),
        ];
        for (written, expected) in cases {
            assert_eq!(did_you_mean(written, names, ""), expected, "{written}");
        }
        assert_eq!(
            did_you_mean("x", ["a", "b", "c", "d", "e", "f"], "the enum value "),
            " Did you mean the enum value \"a\", \"b\", \"c\", \"d\", or \"e\"?"
        );
    }
}
