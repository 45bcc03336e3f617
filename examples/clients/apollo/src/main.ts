// Pages of models through Apollo's cache, asked by hash over GET so that a CDN can answer:
// `npm start -- http://127.0.0.1:8000/graphql`
import { ApolloClient, gql, HttpLink, InMemoryCache, type TypedDocumentNode } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { relayStylePagination } from '@apollo/client/utilities';
import { createHash } from 'node:crypto';

const uri = process.argv[2] ?? 'http://127.0.0.1:8000/graphql';

const client = new ApolloClient({
  link: new PersistedQueryLink({
    sha256: (query) => createHash('sha256').update(query).digest('hex'),
    useGETForHashedQueries: true,
  }).concat(new HttpLink({ uri })),
  cache: new InMemoryCache({
    typePolicies: {
      Query: {
        fields: {
          // One list per filter and order, however many pages were read.
          models: relayStylePagination(['filter', 'orderBy']),
          // A model that was read in a list is found again by its slug without a request.
          model: (known, { args, toReference, canRead }) => {
            const reference = toReference({ __typename: 'Model', slug: args?.['slug'] });
            return known ?? (canRead(reference) ? reference : undefined);
          },
        },
      },
      Model: { keyFields: ['slug'] },
    },
  }),
});

type Models = { models: { totalCount: number; edges: { node: { slug: string; name: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } };

const MODELS: TypedDocumentNode<Models, { first: number; after?: string | null }> = gql`
  query Models($first: Int!, $after: String) {
    models(first: $first, after: $after, orderBy: { field: RELEASED, direction: DESC }) {
      totalCount
      edges {
        node {
          slug
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

const NAME: TypedDocumentNode<{ model: { name: string } | null }, { slug: string }> = gql`
  query Name($slug: String!) {
    model(slug: $slug) {
      slug
      name
    }
  }
`;

const { data: page } = await client.query({ query: MODELS, variables: { first: 5 } });
const list = client.watchQuery({ query: MODELS, variables: { first: 5 }, fetchPolicy: 'cache-first' });
const shown = list.subscribe(() => {});
if (page?.models.pageInfo.hasNextPage) await list.fetchMore({ variables: { after: page.models.pageInfo.endCursor } });
shown.unsubscribe();

const { models } = client.readQuery({ query: MODELS, variables: { first: 5 } })!;
console.log(`the ${models.edges.length} newest of ${models.totalCount} models`);
for (const { node } of models.edges) console.log(`  ${node.name}`);

const slug = models.edges[0]!.node.slug;
const { data } = await client.query({ query: NAME, variables: { slug }, fetchPolicy: 'cache-only' });
console.log(`${data?.model?.name} came from the cache`);
client.stop();
