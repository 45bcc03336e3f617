//! The schema as validation, planning and cost see it: read once from its SDL.

use std::collections::HashMap;

use apollo_compiler::{Name, Schema as Definitions, schema::ExtendedType, validation::Valid};

use super::suggestions::did_you_mean;

/// Why an SDL is not usable.
#[derive(Debug, thiserror::Error)]
#[error("the schema's SDL is not valid: {0}")]
pub struct SdlError(String);

/// Definitions, and which object types stand behind each composite type.
pub struct SchemaIndex {
    definitions: Valid<Definitions>,
    possible: HashMap<Name, Vec<Name>>,
}

impl SchemaIndex {
    /// Reads an SDL.
    pub fn new(sdl: &str) -> Result<Self, SdlError> {
        let definitions = Definitions::parse_and_validate(sdl, "schema.graphql")
            .map_err(|broken| SdlError(broken.errors.to_string()))?;
        let implementers = definitions.implementers_map();
        let possible = definitions
            .types
            .iter()
            .filter_map(|(name, definition)| {
                let objects: Vec<Name> = match definition {
                    ExtendedType::Object(_) => vec![name.clone()],
                    ExtendedType::Union(union) => union
                        .members
                        .iter()
                        .map(|member| member.name.clone())
                        .collect(),
                    ExtendedType::Interface(_) => implementers
                        .get(name)
                        .map(|found| found.objects.iter().cloned().collect())
                        .unwrap_or_default(),
                    ExtendedType::Scalar(_)
                    | ExtendedType::Enum(_)
                    | ExtendedType::InputObject(_) => {
                        return None;
                    }
                };
                Some((name.clone(), sorted(objects)))
            })
            .collect();
        Ok(Self {
            definitions,
            possible,
        })
    }

    /// The definitions.
    pub fn definitions(&self) -> &Valid<Definitions> {
        &self.definitions
    }

    /// The object types a value of `composite` can be of, by name; empty for a leaf.
    pub fn possible_types(&self, composite: &str) -> &[Name] {
        self.possible.get(composite).map_or(&[], Vec::as_slice)
    }

    /// The values of an enum that `written` was probably meant to be, as the end of an error's message.
    pub fn meant_value(&self, name: &str, written: &str) -> String {
        let values = self.definitions.get_enum(name).into_iter();
        let names = values.flat_map(|values| values.values.keys().map(Name::as_str));
        did_you_mean(written, names, "the enum value ")
    }

    /// Whether every value of `inner` is also of `outer`.
    pub fn covers(&self, outer: &str, inner: &str) -> bool {
        outer == inner || {
            let outer = self.possible_types(outer);
            self.possible_types(inner)
                .iter()
                .all(|object| outer.binary_search(object).is_ok())
        }
    }

    /// Whether fields of this type need a selection.
    pub fn is_composite(&self, name: &str) -> bool {
        self.possible.contains_key(name)
    }
}

fn sorted(mut names: Vec<Name>) -> Vec<Name> {
    names.sort_unstable();
    names
}
