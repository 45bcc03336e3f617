// Run from the top of the repository. @graphql-eslint: its recommended rules for schemas and all of its Relay rules, less the exceptions below.
import graphql from '@graphql-eslint/eslint-plugin';

const { rules: schemaRules } = graphql.configs['flat/schema-recommended'];
const { rules: relayRules } = graphql.configs['flat/schema-relay'];

const exceptions = {
  // `id` identifies what is a Node; values that belong to one answer (Money, Cell, Statement) have no identity.
  '@graphql-eslint/strict-id-in-types': 'off',
  // Lists that cannot grow are plain lists; pairs and search results are computed, so their edges hold no Node.
  '@graphql-eslint/relay-edge-types': [
    'error',
    { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false },
  ],
  // What is only ever followed forwards, as changes and pairs are, has no `last` and `before`.
  '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
};

export default [
  {
    files: ['**/*.graphql'],
    languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { schema: 'schema.graphql' } } },
    plugins: { '@graphql-eslint': graphql },
    rules: { ...schemaRules, ...relayRules, ...exceptions },
  },
];
