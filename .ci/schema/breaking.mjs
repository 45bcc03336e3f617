// Breaking changes between two schemas: node breaking.mjs OLD.graphql NEW.graphql
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';

// `CHANGE_TYPE path` and why clients do not mind. An entry that no longer applies fails the run.
const accepted = {};

const [before, after] = process.argv.slice(2).map((path) => buildSchema(readFileSync(path, 'utf8')));
const changes = await diff(before, after);
const breaking = changes.filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking);
const named = new Map(breaking.map((change) => [`${change.type} ${change.path}`, change.message]));

const refused = [...named].filter(([name]) => !(name in accepted));
const stale = Object.keys(accepted).filter((name) => !named.has(name));
for (const [name, message] of refused) console.log(`breaking: ${name}: ${message}`);
for (const name of stale) console.log(`no longer breaking, so no longer an exception: ${name}`);
console.log(`schema: ${changes.length} changes, ${breaking.length} breaking, ${breaking.length - refused.length} accepted`);
process.exitCode = refused.length + stale.length > 0 ? 1 : 0;
