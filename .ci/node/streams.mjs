// The clients graphql-ws and graphql-sse against a running server: node streams.mjs http://127.0.0.1:4000
// Both must get a query answered, a refusal told, and hold a subscription open until they end it.
import assert from 'node:assert/strict';
import WebSocket from 'ws';
import { createClient as createSocket } from 'graphql-ws';
import { createClient as createEvents } from 'graphql-sse';

const base = process.argv[2].replace(/\/graphql$/, '');
const subscription = process.argv[3] ?? 'subscription { catalogRevised { __typename } }';

const once = (client, query) =>
  new Promise((resolve) => {
    const got = { next: [] };
    client.subscribe({ query }, {
      next: (value) => got.next.push(value),
      error: (error) => resolve({ ...got, error }),
      complete: () => resolve({ ...got, complete: true }),
    });
  });

// Held open for a moment without an error, then ended by the client.
const held = (client) =>
  new Promise((resolve, reject) => {
    const end = client.subscribe({ query: subscription }, {
      next: () => {},
      error: reject,
      complete: () => resolve(true),
    });
    setTimeout(end, 300);
  });

const socket = createSocket({ url: `${base.replace(/^http/, 'ws')}/graphql/ws`, webSocketImpl: WebSocket, retryAttempts: 0 });
const events = createEvents({ url: `${base}/graphql/stream`, retryAttempts: 0 });

for (const [name, client] of [['graphql-ws', socket], ['graphql-sse', events]]) {
  const query = await once(client, '{ __typename }');
  assert.deepEqual(query.next.map((value) => value.data), [{ __typename: 'Query' }], name);
  assert.ok(query.complete, name);
  const refused = await once(client, '{ thereIsNoSuchField }');
  const [told] = refused.error ?? refused.next[0].errors;
  assert.match(told.message, /^Cannot query field "thereIsNoSuchField" on type "Query"\./, name);
  assert.ok(await held(client), name);
  console.log(`${name}: query, refusal and subscription ok`);
}
await socket.dispose();
events.dispose();
