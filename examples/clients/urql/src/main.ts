// Changes since a revision, and then every new revision as it comes:
// `npm start -- http://127.0.0.1:8000/graphql [SECONDS TO LISTEN]`
import { Client, fetchExchange, gql, subscriptionExchange } from '@urql/core';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const url = process.argv[2] ?? 'http://127.0.0.1:8000/graphql';
const seconds = Number(process.argv[3] ?? 60);

const socket = createClient({ url: `${url.replace(/^http/, 'ws')}/ws`, webSocketImpl: WebSocket });

const client = new Client({
  url,
  preferGetMethod: true,
  exchanges: [
    fetchExchange,
    subscriptionExchange({
      forwardSubscription: ({ query, variables }) => ({
        subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query: query ?? '', variables: variables as Record<string, unknown> }, sink) }),
      }),
    }),
  ],
});

type Changes = {
  catalog: { revision: number };
  changes: { nodes: { kind: string; subject: string; before: string | null; after: string | null }[] };
};

const CHANGES = gql<Changes, { since: number }>`
  query Changes($since: Int!) {
    catalog {
      revision
    }
    changes(first: 10, since: $since) {
      nodes {
        kind
        subject
        before
        after
      }
    }
  }
`;

const REVISED = gql<{ catalogRevised: { number: number } }, {}>`
  subscription Revised {
    catalogRevised {
      number
    }
  }
`;

async function report(since: number): Promise<number> {
  const { data, error } = await client.query(CHANGES, { since });
  if (!data || error) throw error;
  console.log(`revision ${data.catalog.revision}:`);
  for (const { kind, subject, before, after } of data.changes.nodes) console.log(`  ${kind} ${subject}: ${before} -> ${after}`);
  return data.catalog.revision;
}

let seen = await report(0);
const listening = client.subscription(REVISED, {}).subscribe(async ({ data, error }) => {
  if (error) throw error;
  if (data && data.catalogRevised.number > seen) seen = await report(seen);
});
console.log(`listening for ${seconds} s`);
setTimeout(async () => {
  listening.unsubscribe();
  await socket.dispose();
}, seconds * 1000);
