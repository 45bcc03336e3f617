// Drives the small console of a running server: every example, a wrong query, a subscription, both themes, a phone.
import assert from 'node:assert/strict';
import { answerTo, assertAnswered, inBrowser, usage } from './page.mjs';

const { url, folder } = usage('console.mjs');
const status = (page) => page.getByRole('status').innerText();

async function everyExampleAnswers(page) {
  const examples = await page.getByLabel('Example').getByRole('option').allInnerTexts();
  assert.ok(examples.length >= 8, `only ${examples.length} examples`);
  for (const label of examples.filter((label) => label !== 'Catalog revised')) {
    await page.getByLabel('Example').selectOption({ label });
    assertAnswered(await answerTo(page, () => page.getByRole('button', { name: 'Run' }).click()), label);
  }
}

async function aWrongQueryIsSaidToBeWrong(page) {
  await page.getByLabel('Variables').fill('{');
  await page.getByLabel('Query').press('Control+Enter');
  assert.match(await status(page), /^Not JSON/);
}

async function aSubscriptionStaysOpen(page) {
  await page.getByLabel('Example').selectOption({ label: 'Catalog revised' });
  await page.getByRole('button', { name: 'Run' }).click();
  await page.waitForTimeout(1000);
  assert.match(await status(page), /^(Waiting|Listening)/);
  await page.getByRole('button', { name: 'Stop' }).click();
  assert.equal(await status(page), 'Stopped');
}

for (const [name, options] of Object.entries({
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  phone: { viewport: { width: 390, height: 844 } },
})) {
  await inBrowser({ url, folder, ...options }, async (page, { shot }) => {
    await page.goto(new URL('console', url).href);
    await everyExampleAnswers(page);
    await page.getByLabel('Example').selectOption({ index: 0 });
    await answerTo(page, () => page.getByRole('button', { name: 'Run' }).click());
    await shot(`console-${name}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    assert.ok(!wide, 'the page scrolls sideways');
    await aWrongQueryIsSaidToBeWrong(page);
    await aSubscriptionStaysOpen(page);
  });
}
console.log('console: every example, a wrong query and a subscription work, light, dark and on a phone');
