// Every rule of graphql-schema-linter but these, each with its reason.
const off = {
  'enum-values-sorted-alphabetically': 'values stand in the order of meaning: LEFT before RIGHT, YES before NO',
  'input-object-fields-sorted-alphabetically': 'fields that belong together stand together',
  'interface-fields-sorted-alphabetically': 'fields that belong together stand together',
  'type-fields-sorted-alphabetically': 'fields that belong together stand together',
};

const rules = [
  'arguments-have-descriptions',
  'defined-types-are-used',
  'deprecations-have-a-reason',
  'descriptions-are-capitalized',
  'enum-values-all-caps',
  'enum-values-have-descriptions',
  'enum-values-sorted-alphabetically',
  'fields-are-camel-cased',
  'fields-have-descriptions',
  'input-object-fields-sorted-alphabetically',
  'input-object-values-are-camel-cased',
  'input-object-values-have-descriptions',
  'interface-fields-sorted-alphabetically',
  'relay-connection-arguments-spec',
  'relay-connection-types-spec',
  'relay-page-info-spec',
  'type-fields-sorted-alphabetically',
  'types-are-capitalized',
  'types-have-descriptions',
];

module.exports = { rules: rules.filter((rule) => !(rule in off)) };
