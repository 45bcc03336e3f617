// Drives GraphiQL of a running server: example queries, explorer, documents, history, subscription, both themes.
import assert from 'node:assert/strict';
import { answerTo, assertAnswered, inBrowser, usage } from './page.mjs';

const { url, folder } = usage('graphiql.mjs');
async function openTab(page, name) {
  await page.locator('.graphiql-tab-button').getByText(name, { exact: true }).click();
  await settle(page);
}

const run = (page) => page.getByRole('button', { name: /Execute query/ }).click();

// GraphiQL reads the operation's name from a new text a moment later; nothing on the page tells when.
const settle = (page) => page.waitForTimeout(500);

async function open(page, address) {
  const introspection = await answerTo(page, () => page.goto(address));
  assertAnswered(introspection, 'introspection');
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  await settle(page);
}

async function theHeadersAreStrict(page) {
  const headers = (await page.request.get(url, { headers: { accept: 'text/html' } })).headers();
  assert.match(headers['content-security-policy'], /script-src 'self';/);
  assert.equal(headers['x-content-type-options'], 'nosniff');
}

async function onlyThePanesScroll(page) {
  // Where no pane scrolls; the wheel is what a reader has, a script could scroll what is hidden.
  await page.mouse.move(20, 500);
  await page.mouse.wheel(0, 600);
  await settle(page);
  assert.equal(await page.evaluate(() => window.scrollY), 0, 'the page scrolls under the playground');
}

async function everyExampleAnswers(page) {
  const names = await page.locator('.graphiql-tab-button').allInnerTexts();
  assert.ok(names.length >= 8, `only ${names.length} tabs: ${names}`);
  for (const name of names) {
    if (name === 'CatalogRevised') continue;
    await openTab(page, name);
    assertAnswered(await answerTo(page, () => run(page)), name);
  }
  await openTab(page, names[0]);
}

async function theExamplesComeBack(page, shot) {
  await page.getByRole('button', { name: 'Show Examples' }).click();
  const example = page.locator('.versus-examples').getByRole('button', { name: 'Scorecard', exact: true });
  await example.click();
  await settle(page);
  assertAnswered(await answerTo(page, () => run(page)), 'the example that was opened again');
  await shot('examples');
  await page.getByRole('button', { name: 'Hide Examples' }).click();
}

async function theExplorerWritesTheQuery(page, shot) {
  await page.getByRole('button', { name: 'Show GraphiQL Explorer' }).click();
  const field = page.locator('.graphiql-explorer-root').getByText('catalog', { exact: true }).first();
  await field.waitFor();
  await shot('explorer');
  await page.getByRole('button', { name: 'Hide GraphiQL Explorer' }).click();
}

async function theDocumentsExplainTheSchema(page, shot) {
  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  const documents = page.locator('.graphiql-doc-explorer');
  await documents.getByText('Query', { exact: true }).first().click();
  await documents.getByText('comparison', { exact: true }).first().waitFor();
  await shot('documents');
  await page.getByRole('button', { name: 'Hide Documentation Explorer' }).click();
}

async function theHistoryRemembers(page, shot) {
  await page.getByRole('button', { name: 'Show History' }).click();
  await page.locator('.graphiql-history-item').first().waitFor();
  await shot('history');
  await page.getByRole('button', { name: 'Hide History' }).click();
}

async function aSubscriptionStaysOpen(page, shot) {
  await openTab(page, 'CatalogRevised');
  const frames = [];
  const opened = new Promise((resolve) => {
    page.once('websocket', (socket) => {
      for (const way of ['framesent', 'framereceived']) {
        socket.on(way, ({ payload }) => frames.push(JSON.parse(payload).type));
      }
      resolve(socket);
    });
  });
  await run(page);
  const socket = await opened;
  assert.equal(new URL(socket.url()).pathname, '/graphql/ws');
  await page.waitForTimeout(1500);
  assert.deepEqual(frames.slice(0, 3), ['connection_init', 'connection_ack', 'subscribe']);
  assert.ok(frames.slice(3).every((type) => ['next', 'ping', 'pong'].includes(type)), `${frames}`);
  assert.ok(!socket.isClosed(), 'the server closed the socket');
  await shot('subscription');
  await Promise.all([socket.waitForEvent('close'), page.getByRole('button', { name: /Stop query/ }).click()]);
}

async function aLinkOpensItsQuery(page) {
  const link = new URL(url);
  link.searchParams.set('query', 'query Linked($slug: String!) {\n  model(slug: $slug) {\n    name\n  }\n}');
  link.searchParams.set('variables', '{"slug": "gpt-4.1"}');
  await open(page, link.href);
  await page.locator('.graphiql-tab-active').getByText('Linked', { exact: true }).waitFor();
  assertAnswered(await answerTo(page, () => run(page)), 'the linked query');
}

for (const colorScheme of ['light', 'dark']) {
  await inBrowser({ url, folder, colorScheme }, async (page, { shot }) => {
    const named = (name) => shot(`graphiql-${name}-${colorScheme}`);
    await open(page, url);
    await theHeadersAreStrict(page);
    await onlyThePanesScroll(page);
    await everyExampleAnswers(page);
    await page.waitForTimeout(300);
    await named('page');
    await theExamplesComeBack(page, named);
    await theExplorerWritesTheQuery(page, named);
    await theDocumentsExplainTheSchema(page, named);
    await theHistoryRemembers(page, named);
    await aSubscriptionStaysOpen(page, named);
    await aLinkOpensItsQuery(page);
  });
}
console.log('GraphiQL: examples, explorer, documents, history, subscription and links work, light and dark');
