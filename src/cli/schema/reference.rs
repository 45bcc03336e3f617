//! The schema as a reference in Markdown: the roots, then every type by kind and name, each linked where it is used.
//!
//! Headings are names of types only, for a heading is what a link leads to and must be unique; fields are items of lists.

use std::fmt::Write as _;

use anyhow::anyhow;
use apollo_compiler::ast::{DirectiveList, FieldDefinition, InputValueDefinition, Type};
use apollo_compiler::schema::{Component, ComponentName, ExtendedType};
use apollo_compiler::{Name, Node, Schema};

#[cfg(test)]
mod tests;

const PREFACE: &str = "# Schema reference

Written by `versus schema --markdown`; change the descriptions in the code instead. A type with `!` is never null.
";

type IsKind = fn(&ExtendedType) -> bool;

/// The kinds of types, in the order in which they are shown.
const KINDS: [(&str, IsKind); 6] = [
    ("Types", ExtendedType::is_object),
    ("Interfaces", ExtendedType::is_interface),
    ("Inputs", ExtendedType::is_input_object),
    ("Enums", ExtendedType::is_enum),
    ("Unions", ExtendedType::is_union),
    ("Scalars", ExtendedType::is_scalar),
];

/// The reference of the schema that an SDL defines.
pub(super) fn markdown(sdl: &str) -> anyhow::Result<String> {
    let schema = Schema::parse_and_validate(sdl, "schema.graphql")
        .map_err(|broken| anyhow!("the schema's SDL is not valid: {}", broken.errors))?;
    let reference = Reference { schema: &schema };
    let mut page = PREFACE.to_owned();
    let roots = reference.roots();
    for definition in &roots {
        let _ = write!(page, "\n## {}\n", definition.name());
        reference.definition(definition, &mut page);
    }
    for (title, is_kind) in KINDS {
        let mut types: Vec<_> = schema
            .types
            .values()
            .filter(|it| is_kind(it) && !it.is_built_in() && !roots.contains(it))
            .collect();
        types.sort_by_key(|it| it.name());
        if types.is_empty() {
            continue;
        }
        let names = types.iter().map(|it| link(it.name(), it.name()));
        let _ = write!(page, "\n## {title}\n\n{}\n", joined(names));
        for definition in types {
            let _ = write!(page, "\n### {}\n", definition.name());
            reference.definition(definition, &mut page);
        }
    }
    Ok(page)
}

struct Reference<'s> {
    schema: &'s Schema,
}

impl<'s> Reference<'s> {
    fn roots(&self) -> Vec<&'s ExtendedType> {
        let schema = &self.schema.schema_definition;
        [&schema.query, &schema.mutation, &schema.subscription]
            .into_iter()
            .flatten()
            .filter_map(|root| self.schema.types.get(&root.name))
            .collect()
    }

    fn definition(&self, definition: &ExtendedType, page: &mut String) {
        if let Some(description) = definition.description() {
            let _ = write!(page, "\n{}\n", description.trim());
        }
        match definition {
            ExtendedType::Object(it) => {
                relation("Implements", names(&it.implements_interfaces), page);
                self.fields(it.fields.values(), page);
            }
            ExtendedType::Interface(it) => {
                relation("Implements", names(&it.implements_interfaces), page);
                relation("Implemented by", self.implementers(&it.name), page);
                self.fields(it.fields.values(), page);
            }
            ExtendedType::Union(it) => relation("One of", names(&it.members), page),
            ExtendedType::InputObject(it) => {
                if it.directives.has("oneOf") {
                    page.push_str("\nExactly one of the fields is given.\n");
                }
                page.push('\n');
                for field in it.fields.values() {
                    self.input(field, 0, page);
                }
            }
            ExtendedType::Enum(it) => {
                page.push('\n');
                for value in it.values.values() {
                    let head = format!("`{}`", value.value);
                    item(
                        0,
                        &head,
                        value.description.as_ref(),
                        &value.directives,
                        page,
                    );
                }
            }
            ExtendedType::Scalar(it) => {
                let url = it
                    .directives
                    .get("specifiedBy")
                    .and_then(|directive| directive.specified_argument_by_name("url"))
                    .and_then(|url| url.as_str());
                if let Some(url) = url {
                    let _ = write!(page, "\nSpecified by <{url}>.\n");
                }
            }
        }
    }

    fn fields<'f>(
        &self,
        fields: impl Iterator<Item = &'f Component<FieldDefinition>>,
        page: &mut String,
    ) {
        page.push('\n');
        for field in fields {
            let head = format!("`{}` {}", field.name, self.typed(&field.ty));
            let description = field.description.as_ref();
            item(0, &head, description, &field.directives, page);
            for argument in &field.arguments {
                self.input(argument, 1, page);
            }
        }
    }

    /// An argument or a field of an input.
    fn input(&self, input: &InputValueDefinition, depth: usize, page: &mut String) {
        let mut head = format!("`{}` {}", input.name, self.typed(&input.ty));
        if let Some(default) = &input.default_value {
            let _ = write!(head, " = `{}`", default.serialize().no_indent());
        }
        let description = input.description.as_ref();
        item(depth, &head, description, &input.directives, page);
    }

    /// A type as it is written, with a link unless GraphQL itself defines it.
    fn typed(&self, ty: &Type) -> String {
        let name = ty.inner_named_type();
        match self.schema.types.get(name) {
            Some(definition) if !definition.is_built_in() => link(&ty.to_string(), name),
            _ => format!("`{ty}`"),
        }
    }

    fn implementers(&self, interface: &Name) -> Vec<&'s Name> {
        let mut names: Vec<_> = self
            .schema
            .types
            .iter()
            .filter(|(_, definition)| match definition {
                ExtendedType::Object(it) => it.implements_interfaces.contains(interface),
                ExtendedType::Interface(it) => it.implements_interfaces.contains(interface),
                ExtendedType::Scalar(_)
                | ExtendedType::Union(_)
                | ExtendedType::Enum(_)
                | ExtendedType::InputObject(_) => false,
            })
            .map(|(name, _)| name)
            .collect();
        names.sort();
        names
    }
}

fn names<'n>(of: impl IntoIterator<Item = &'n ComponentName>) -> Vec<&'n Name> {
    of.into_iter().map(|it| &it.name).collect()
}

fn relation(what: &str, names: Vec<&Name>, page: &mut String) {
    if !names.is_empty() {
        let names = names.into_iter().map(|name| link(name, name));
        let _ = write!(page, "\n{what}: {}\n", joined(names));
    }
}

fn item(
    depth: usize,
    head: &str,
    description: Option<&Node<str>>,
    directives: &DirectiveList,
    page: &mut String,
) {
    let indent = "  ".repeat(depth);
    let _ = write!(page, "{indent}- {head}");
    if let Some(description) = description {
        // Further lines belong to the item only when they stand under its text.
        let inner = format!("\n{indent}  ");
        let text = description
            .trim()
            .replace("\n\n", "\n")
            .replace('\n', &inner);
        let _ = write!(page, ": {text}");
    }
    if let Some(deprecated) = directives.get("deprecated") {
        let reason = deprecated
            .specified_argument_by_name("reason")
            .and_then(|reason| reason.as_str())
            .unwrap_or("No longer supported");
        let _ = write!(page, " **Deprecated:** {reason}");
    }
    page.push('\n');
}

fn link(text: &str, name: &str) -> String {
    format!("[`{text}`](#{})", name.to_lowercase())
}

fn joined(names: impl Iterator<Item = String>) -> String {
    names.collect::<Vec<_>>().join(" · ")
}
