import { Environment, Network, RecordSource, Store } from 'relay-runtime';

export const environment = (endpoint: string) =>
  new Environment({
    network: Network.create(async ({ text, name }, variables) => {
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
        body: JSON.stringify({ query: text, operationName: name, variables }),
      });
      return response.json();
    }),
    store: new Store(new RecordSource()),
  });
