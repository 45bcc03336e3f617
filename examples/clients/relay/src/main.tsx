// The components in a document without a browser: `npm start -- http://127.0.0.1:8000/graphql`
import './document.ts';
import { act, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { RelayEnvironmentProvider } from 'react-relay';
import { environment } from './environment.ts';
import { Models } from './Models.tsx';

const root = document.getElementById('root')!;
const items = () => [...root.querySelectorAll('li')].map((item) => item.firstChild?.textContent ?? '');
const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 1000)));

async function click(label: string) {
  const button = [...root.querySelectorAll('button')].find(({ textContent }) => textContent === label);
  if (!button) throw new Error(`no button says ${label}`);
  await act(async () => button.click());
  await settle();
}

async function main() {
  const endpoint = process.argv[2] ?? 'http://127.0.0.1:8000/graphql';
  await act(async () =>
    createRoot(root).render(
      <RelayEnvironmentProvider environment={environment(endpoint)}>
        <Suspense fallback="loading">
          <Models />
        </Suspense>
      </RelayEnvironmentProvider>,
    ),
  );
  await settle();
  const first = items();
  console.log('first page:', first);
  await click('More');
  const both = items();
  if (both.length <= first.length) throw new Error('the second page brought nothing');
  console.log('with the second page:', both);
  await click('as of 2026-01-01');
  if (items().length !== both.length) throw new Error('the list was lost by refetching one of its models');
  console.log('the first as of 2026-01-01:', items()[0]);
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
