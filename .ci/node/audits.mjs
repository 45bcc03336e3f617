// The GraphQL-over-HTTP audits of graphql-http against a running server: node audits.mjs http://127.0.0.1:4000/graphql
// Every audit must report "ok"; anything else is printed and fails the run.
import { serverAudits } from 'graphql-http';

const url = process.argv[2];
// What the package had when the contract was written: fewer would mean that something is no longer asked.
const LEAST = 61;
const audits = serverAudits({ url, fetchFn: fetch });
const failed = [];
for (const audit of audits) {
  let result;
  try {
    result = await audit.fn();
  } catch (error) {
    result = { status: 'threw', reason: String(error) };
  }
  if (result.status !== 'ok') failed.push(`${result.status} ${audit.id} ${audit.name}: ${result.reason}`);
}
console.log(`graphql-http audits: ${audits.length - failed.length} of ${audits.length} ok`);
if (audits.length < LEAST) failed.push(`only ${audits.length} audits ran, not the ${LEAST} there were`);
if (failed.length) {
  console.log(failed.join('\n'));
  process.exit(1);
}
