// Audits the pages and the console of a running server: WCAG 2.2 AA and good practice by axe, valid HTML by html-validate.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { HtmlValidate } from 'html-validate';
import { inBrowser, usage } from './page.mjs';

const { url } = usage('audit.mjs');
const at = (path) => new URL(path, url).href;
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    // Titles are as long as the names of the models.
    'long-title': 'off',
    // Either case is HTML.
    'doctype-style': 'off',
  },
});

const found = [
  'compare', 'compare?text=claude', 'compare?left=gpt-4.1', 'compare/gpt-4.1/qwen3.5-4b', 'compare/claude-opus-4.8/gpt-5.5',
  'compare/text-embedding-3-large/gpt-4.1', 'console',
];
const refused = ['compare/gpt4.1/qwen3.5-4b', 'compare/gpt-4.1/gpt-4.1', 'compare/gpt-4.1/qwen3.5-4b?cachedInputShare=2'];

async function everyoneCanReadIt(page, path) {
  await page.goto(at(path));
  await page.evaluate(axe);
  const { violations, passes } = await page.evaluate(() =>
    axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  assert.ok(passes.length > 10, `${path}: axe ran ${passes.length} rules only`);
  const told = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0].html.slice(0, 200)}`);
  assert.deepEqual(told, [], path);
}

async function itIsHtml(page, path) {
  const html = await (await page.request.get(at(path))).text();
  const report = await validator.validateString(html);
  const told = report.results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${line}: ${ruleId}: ${message}`));
  assert.deepEqual(told, [], path);
}

for (const options of [
  { colorScheme: 'light', viewport: { width: 390, height: 844 } },
  { colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
]) {
  await inBrowser({ url, ...options }, async (page) => {
    for (const path of found) await everyoneCanReadIt(page, path);
  });
}
await inBrowser({ url }, async (page) => {
  for (const path of [...found, ...refused]) await itIsHtml(page, path);
});
console.log('audit: pages and console pass WCAG 2.2 AA, light on a phone and dark on a desk, and are valid HTML');
