import 'graphiql/setup-workers/vite';
import { explorerPlugin } from '@graphiql/plugin-explorer';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { createClient } from 'graphql-ws';
import { createRoot } from 'react-dom/client';
import '@graphiql/plugin-explorer/style.css';
import 'graphiql/style.css';

// Relative to the page, so that the server may live under any path of any proxy.
const endpoint = new URL('graphql', location.href);
endpoint.search = '';
const socket = new URL('graphql/ws', location.href);
socket.search = '';
socket.protocol = socket.protocol.replace('http', 'ws');

const fetcher = createGraphiQLFetcher({
  url: endpoint.href,
  enableIncrementalDelivery: false,
  // One socket for all subscriptions, opened by the first and closed after the last.
  wsClient: createClient({ url: socket.href }),
});

const queries = import.meta.glob('../examples/*.graphql', { query: '?raw', import: 'default', eager: true });
const variables = import.meta.glob('../examples/*.json', { query: '?raw', import: 'default', eager: true });
const examples = Object.keys(queries)
  .sort()
  .map((path) => ({ query: queries[path].trim(), variables: variables[path.replace(/graphql$/, 'json')]?.trim() }));

// A link to one query: `/?query=…&variables=…`. It opens in a tab of its own, before the examples.
const parameters = new URLSearchParams(location.search);
const linked = parameters.has('query') && {
  query: parameters.get('query'),
  variables: parameters.get('variables') ?? undefined,
};

createRoot(document.getElementById('graphiql')).render(
  <GraphiQL
    fetcher={fetcher}
    plugins={[explorerPlugin({ showAttribution: false }), HISTORY_PLUGIN]}
    defaultTabs={linked ? [linked, ...examples] : examples}
    initialQuery={linked ? linked.query : undefined}
    initialVariables={linked ? linked.variables : undefined}
    defaultEditorToolsVisibility="variables"
    inputValueDeprecation
    schemaDescription
  >
    <GraphiQL.Logo>
      <a className="versus-logo" href="./schema.graphql" title="The schema as SDL">
        Versus
      </a>
    </GraphiQL.Logo>
  </GraphiQL>,
);
