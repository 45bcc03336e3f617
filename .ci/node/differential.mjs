// Accepts and rejects what graphql-js accepts and rejects: node differential.mjs http://127.0.0.1:4000
// The server is asked with `GraphQL-Cost: validate`, so nothing is executed. Cases whose outcome
// differs must be listed in differential-known.json, one entry per cause; anything else fails the run.
import fs from 'node:fs';
import { buildSchema, parse, validate, specifiedRules } from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import { cases } from './differential-cases.mjs';

const base = process.argv[2].replace(/\/graphql$/, '');
const verbose = process.argv.includes('--verbose');
const schema = buildSchema(await (await fetch(`${base}/schema.graphql`)).text());
const known = JSON.parse(fs.readFileSync(new URL('./differential-known.json', import.meta.url), 'utf8'));

function oracle({ query, variables = {}, operationName }) {
  let document;
  try {
    document = parse(query);
  } catch (error) {
    return { rejected: error.message };
  }
  const [invalid] = validate(schema, document, specifiedRules);
  if (invalid) return { rejected: invalid.message };
  const operations = document.definitions.filter((definition) => definition.kind === 'OperationDefinition');
  const operation = operationName ? operations.find((found) => found.name?.value === operationName) : operations[0];
  if (!operation || (!operationName && operations.length > 1)) return { rejected: 'no such operation' };
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (errors) return { rejected: errors[0].message };
  return operation.operation === 'subscription' ? { accepted: 'subscription' } : { accepted: true };
}

async function server({ query, variables = {}, operationName }) {
  const response = await fetch(`${base}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', 'graphql-cost': 'validate' },
    body: JSON.stringify({ query, variables, operationName }),
  });
  const answer = await response.json();
  const message = answer.errors?.[0]?.message;
  // A valid subscription is refused by this transport only, after it was found valid.
  if (message?.startsWith('Subscriptions are served at')) return { accepted: 'subscription' };
  return message === undefined ? { accepted: true } : { rejected: message, status: response.status };
}

let agree = 0, sameWording = 0, rejected = 0;
const unexpected = [], seen = new Set();
for (const tried of cases) {
  const [expected, found] = [oracle(tried), await server(tried)];
  const same = Boolean(expected.accepted) === Boolean(found.accepted);
  if (same) agree += 1;
  if (same && expected.rejected) {
    rejected += 1;
    if (expected.rejected === found.rejected) sameWording += 1;
    else if (verbose) console.log(`~ ${tried.name}\n    graphql-js: ${expected.rejected}\n    server:     ${found.rejected}`);
  }
  if (!same) {
    const cause = known.find((entry) => entry.cases.includes(tried.name));
    if (cause) seen.add(cause.cause);
    else unexpected.push(`- ${tried.name}: ${JSON.stringify(tried.query).slice(0, 160)}\n    graphql-js: ${JSON.stringify(expected)}\n    server:     ${JSON.stringify(found)}`);
  }
}
for (const { cause } of known) if (!seen.has(cause)) unexpected.push(`- known difference no longer seen: ${cause}`);
console.log(`differential: ${cases.length} cases, ${agree} agree, ${cases.length - agree} differ (${known.length} known causes); wording the same in ${sameWording} of ${rejected} refusals`);
if (cases.length < 200) unexpected.push(`- only ${cases.length} cases`);
if (unexpected.length) {
  console.log(unexpected.join('\n'));
  process.exit(1);
}
