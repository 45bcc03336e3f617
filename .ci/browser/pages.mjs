// Reads the pages of a running server as people do: phone and desktop, light and dark, with and without JavaScript, on paper.
import assert from 'node:assert/strict';
import { inBrowser, usage } from './page.mjs';

const { url, folder } = usage('pages.mjs');
const at = (path) => new URL(path, url).href;
const pair = process.env.PAIR ?? 'gpt-4.1/qwen3.5-4b';
const sections = [
  'verdict', 'scorecard', 'tradeoffs', 'cost', 'switch', 'specs', 'pricing', 'capabilities', 'benchmarks',
  'deep-dive', 'faq', 'sources',
];

async function theHeadersAreStrict(page) {
  const response = await page.request.get(at(`compare/${pair}`));
  const policy = response.headers()['content-security-policy'];
  assert.match(policy, /^default-src 'none'; style-src 'self';/);
  assert.doesNotMatch(policy, /unsafe|script-src/);
  assert.ok(response.headers().etag, 'the page has no entity tag');
}

async function everySectionIsThere(page) {
  for (const id of sections) {
    const section = page.locator(`#${id}`);
    assert.ok((await section.innerText()).trim().length > 10, `#${id} is empty`);
    assert.ok(await page.locator(`.contents a[href="#${id}"]`).count(), `#${id} is not in the contents`);
  }
  assert.equal(await page.locator('h1').count(), 1);
  const tables = page.locator('table');
  assert.equal(await tables.locator('caption').count(), await tables.count(), 'a table has no caption');
}

async function theStructuredDataParses(page) {
  const data = JSON.parse(await page.locator('script[type="application/ld+json"]').textContent());
  assert.equal(data['@type'], 'FAQPage');
  assert.equal(data.mainEntity.length, await page.locator('#faq h3').count());
  const canonical = await page.locator('link[rel=canonical]').getAttribute('href');
  assert.match(canonical, /^https?:\/\/[^/]+\/compare\/[^/]+\/[^/]+$/);
}

async function nothingSticksOut(page) {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(content <= window, `the page is ${content} wide in a window of ${window}`);
}

async function theQueryBehindThePageAnswers(page) {
  const json = await page.request.get(at(await page.getByRole('link', { name: 'its answer as JSON' }).getAttribute('href')));
  const answer = await json.json();
  assert.equal(answer.errors, undefined, JSON.stringify(answer.errors));
  const playground = await page.getByRole('link', { name: 'open it in the playground' }).getAttribute('href');
  assert.ok(new URL(at(playground)).searchParams.get('query').includes('query ComparisonPage'));
}

async function theWorkloadIsComputed(page) {
  await page.getByLabel('Input tokens', { exact: true }).fill('1,000,000');
  await page.getByRole('button', { name: 'Compute again' }).click();
  assert.equal(new URL(page.url()).searchParams.get('inputTokens'), '1,000,000');
  assert.equal(await page.getByLabel('Input tokens', { exact: true }).inputValue(), '1,000,000');
}

async function aListLeadsToAComparison(page, shot) {
  await page.goto(at('compare'));
  await nothingSticksOut(page);
  await shot('list');
  const [left, right] = pair.split('/');
  await page.getByLabel('One model').fill(left);
  await page.getByLabel('Another').fill(right);
  await page.getByRole('button', { name: 'Compare' }).first().click();
  await page.waitForLoadState();
  assert.equal(new URL(page.url()).pathname, `/compare/${pair}`);
}

async function longNamesFit(page, shot) {
  await page.goto(at('compare/gemini-2.0-flash-lite-preview-02-05/claude-3.5-sonnet-20240620'));
  await nothingSticksOut(page);
  await shot('long-names');
}

async function everyModelIsWithinReach(page) {
  await page.goto(at('compare'));
  const [link, window] = await page.locator('.models tbody tr').first().getByRole('link').first()
    .evaluate((link) => [link.getBoundingClientRect().right, innerWidth]);
  assert.ok(link <= window, 'the way from a model to its comparisons is off the screen');
}

async function addressesAreForgiven(page) {
  const to = async (path) => new URL((await page.request.get(at(path))).url());
  assert.equal((await to(`compare/${pair}/`)).pathname, `/compare/${pair}`);
  const [left] = pair.split('/');
  assert.equal((await to(`compare/${left}`)).searchParams.get('left'), left);
}

async function whatIsNotThereIsSaid(page) {
  const unknown = await page.request.get(at('compare/%3Cscript%3Ealert(1)%3C%2Fscript%3E/gpt-4.1'));
  assert.equal(unknown.status(), 404);
  assert.doesNotMatch(await unknown.text(), /<script/);
  const refused = await page.request.get(at(`compare/${pair}?cachedInputShare=2`));
  assert.equal(refused.status(), 400);
  assert.match(await refused.text(), /value="2"/);
  const sitemap = await page.request.get(at('compare/sitemap.xml'));
  assert.match(sitemap.headers()['content-type'], /^application\/xml/);
}

for (const javaScriptEnabled of [true, false]) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [390, 1280]) {
      const options = { colorScheme, javaScriptEnabled, viewport: { width, height: 900 } };
      await inBrowser({ url, folder, ...options }, async (page, { shot }) => {
        const named = (name) => javaScriptEnabled && shot(`pages-${name}-${width}-${colorScheme}`);
        await page.goto(at(`compare/${pair}`));
        await everySectionIsThere(page);
        await named('comparison');
        if (!javaScriptEnabled) return;
        await nothingSticksOut(page);
        await theHeadersAreStrict(page);
        await theStructuredDataParses(page);
        await theQueryBehindThePageAnswers(page);
        await theWorkloadIsComputed(page);
        await aListLeadsToAComparison(page, named);
        await longNamesFit(page, named);
        await everyModelIsWithinReach(page);
        await addressesAreForgiven(page);
        await whatIsNotThereIsSaid(page);
      });
    }
  }
}
console.log('pages: every section, structured data, charts, forms and failures read well, with and without JavaScript');
