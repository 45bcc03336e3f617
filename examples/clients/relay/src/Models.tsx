import { graphql, useLazyLoadQuery, usePaginationFragment } from 'react-relay';
import type { Models_list$key } from './__generated__/Models_list.graphql.ts';
import type { ModelsQuery } from './__generated__/ModelsQuery.graphql.ts';
import { Model } from './Model.tsx';

/** A list that grows by pages: `usePaginationFragment` needs nothing but the schema's connections. */
function List({ query }: { query: Models_list$key }) {
  const { data, hasNext, loadNext } = usePaginationFragment(
    graphql`
      fragment Models_list on Query
      @refetchable(queryName: "ModelsPaginationQuery")
      @argumentDefinitions(first: { type: "Int", defaultValue: 1 }, after: { type: "String" }) {
        models(first: $first, after: $after, orderBy: { field: NAME }) @connection(key: "Models_models") {
          edges {
            node {
              id
              ...Model_model
            }
          }
        }
      }
    `,
    query,
  );
  return (
    <main>
      <ul>
        {data.models.edges.map(({ node }) => (
          <Model key={node.id} model={node} />
        ))}
      </ul>
      <button disabled={!hasNext} onClick={() => loadNext(1)}>
        More
      </button>
    </main>
  );
}

export function Models() {
  const query = useLazyLoadQuery<ModelsQuery>(
    graphql`
      query ModelsQuery {
        ...Models_list
      }
    `,
    {},
  );
  return <List query={query} />;
}
