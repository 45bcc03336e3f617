import 'graphiql/setup-workers/vite';
import { explorerPlugin } from '@graphiql/plugin-explorer';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
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

const nameOf = ({ query }) => /^(?:query|subscription)\s+(\w+)/m.exec(query)[1].replace(/\B[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
const purposeOf = ({ query }) => query.split('\n').filter((line) => line.startsWith('#')).map((line) => line.slice(2)).join(' ');

/** The examples again, for those who closed or changed their tabs. */
function Examples() {
  const { addTab } = useGraphiQLActions();
  const { queryEditor, variableEditor } = useGraphiQL(({ queryEditor, variableEditor }) => ({ queryEditor, variableEditor }));
  const open = ({ query, variables }) => {
    addTab();
    queryEditor?.setValue(query);
    variableEditor?.setValue(variables ?? '');
  };
  return (
    <section aria-label="Examples" className="versus-examples">
      <h2>Examples</h2>
      <ul>
        {examples.map((example) => (
          <li key={example.query}>
            <button type="button" onClick={() => open(example)}>
              {nameOf(example)}
            </button>
            <p>{purposeOf(example)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

const ExamplesIcon = () => (
  <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" aria-hidden="true">
    <path d="M4 19V5a2 2 0 0 1 2-2h14v18H6a2 2 0 0 1-2-2Zm0 0a2 2 0 0 1 2-2h14M11 7l-2 2.5 2 2.5M14 7l2 2.5-2 2.5" />
  </svg>
);

const EXAMPLES_PLUGIN = { title: 'Examples', icon: ExamplesIcon, content: Examples };

// A link to one query: `/?query=…&variables=…`. It opens in a tab of its own, before the examples.
const parameters = new URLSearchParams(location.search);
const linked = parameters.has('query') && {
  query: parameters.get('query'),
  variables: parameters.get('variables') ?? undefined,
};

createRoot(document.getElementById('graphiql')).render(
  <GraphiQL
    fetcher={fetcher}
    plugins={[EXAMPLES_PLUGIN, explorerPlugin({ showAttribution: false }), HISTORY_PLUGIN]}
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
      <a className="versus-small" href="./console" title="The same in one column, for narrow screens">
        Small console
      </a>
    </GraphiQL.Logo>
  </GraphiQL>,
);
