import type { TypedDocumentString } from './gql/graphql.js';

type Answer<Data> = { data?: Data | null; errors?: { message: string; extensions?: { code?: string } }[] };

const endpoint = process.argv[2] ?? 'http://127.0.0.1:8000/graphql';

async function post<Data>(body: object): Promise<Answer<Data>> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Answer<Data>;
}

/** Documents that the server does not know by their hash: asking it again by hash would cost a request each time. */
const unknown = new Set<unknown>();

/** Asks by the document's hash, and with the text where the server was not given the manifest. */
export async function execute<Data, Variables>(document: TypedDocumentString<Data, Variables>, variables: Variables): Promise<Data> {
  const documentId = document.__meta__?.['hash'];
  const text = () => post<Data>({ query: document.toString(), variables });
  let answer = unknown.has(documentId) ? await text() : await post<Data>({ documentId, variables });
  if (answer.errors?.some(({ extensions }) => extensions?.code === 'PERSISTED_QUERY_NOT_FOUND')) {
    unknown.add(documentId);
    answer = await text();
  }
  if (!answer.data || answer.errors) throw new Error(answer.errors?.map(({ message }) => message).join('\n'));
  return answer.data;
}
