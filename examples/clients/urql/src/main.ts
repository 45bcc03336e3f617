// Every change of the catalog from now on, as new revisions come:
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
  changes: { nodes: { kind: string; text: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
};

const CHANGES = gql<Changes, { since: number; after: string | null }>`
  query Changes($since: Int!, $after: String) {
    catalog {
      revision
    }
    changes(first: 100, since: $since, after: $after) {
      nodes {
        kind
        text
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

const NOW = gql<{ catalog: { revision: number } }, {}>`
  query Now {
    catalog {
      revision
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

async function page(since: number, after: string | null): Promise<Changes> {
  const { data, error } = await client.query(CHANGES, { since, after });
  if (!data || error) throw error;
  return data;
}

/** Tells every change after a revision, page by page; gives the revision that the first page was of, as what comes after it is next. */
async function report(since: number): Promise<number> {
  const first = await page(since, null);
  let { changes } = first;
  for (;;) {
    for (const { kind, text } of changes.nodes) console.log(`  ${kind} ${text}`);
    if (!changes.pageInfo.hasNextPage) break;
    ({ changes } = await page(since, changes.pageInfo.endCursor));
  }
  console.log(`seen up to revision ${first.catalog.revision}`);
  return first.catalog.revision;
}

// From now on: the first revision alone holds tens of thousands of changes.
const now = await client.query(NOW, {});
if (!now.data) throw now.error;
let seen = await report(now.data.catalog.revision);
const listening = client.subscription(REVISED, {}).subscribe(async ({ data, error }) => {
  if (error) throw error;
  if (data && data.catalogRevised.number > seen) seen = await report(seen);
});
console.log(`listening for ${seconds} s`);
setTimeout(async () => {
  listening.unsubscribe();
  await socket.dispose();
}, seconds * 1000);
