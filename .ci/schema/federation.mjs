// Composes a subgraph's SDL into an Apollo Federation 2 supergraph: node federation.mjs SUBGRAPH.graphql
// A second subgraph adds a field to each entity, as another team's would, so that the keys are proved to work.
import { composeServices } from '@apollo/composition';
import { readFileSync } from 'node:fs';
import { parse } from 'graphql';

const ENTITIES = ['Model', 'Provider', 'Benchmark'];

const reviews = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
  type Query { reviewsVersion: String! }
  ${ENTITIES.map((entity) => `type ${entity} @key(fields: "slug") { slug: String! reviewCount: Int! }`).join('\n')}
`;

const services = [
  { name: 'versus', url: 'http://versus.invalid/graphql', typeDefs: parse(readFileSync(process.argv[2], 'utf8')) },
  { name: 'reviews', url: 'http://reviews.invalid/graphql', typeDefs: parse(reviews) },
];
const { errors = [], hints = [], supergraphSdl = '' } = composeServices(services);

for (const error of errors) console.log(`composition: ${error.message}`);
for (const hint of hints) console.log(`hint: ${hint.message}`);
const missing = ENTITIES.filter((entity) => !new RegExp(`type ${entity}\\b[^{]*@join__type\\(graph: VERSUS, key: "slug"`).test(supergraphSdl));
if (!errors.length && missing.length) console.log(`composition: no entity by slug: ${missing.join(', ')}`);
if (errors.length || missing.length) process.exit(1);
console.log(`composition: ${ENTITIES.join(', ')} are entities of a supergraph of ${supergraphSdl.length} characters`);
