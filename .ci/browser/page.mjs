// A page in headless Chromium that fails the check on any request to another host, console error or policy violation.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

export const usage = (script) => {
  const [url, folder] = process.argv.slice(2);
  if (!url) {
    console.error(`usage: node ${script} URL [FOLDER FOR SCREENSHOTS]`);
    process.exit(2);
  }
  return { url: new URL('/', url).href, folder };
};

/** Runs `check(page, tools)` in a fresh browser and fails on what nobody should see. */
export async function inBrowser({ url, folder, ...options }, check) {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  // Chromium's sandbox needs privileges that containers lack; the page under test is our own.
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const complaints = [];
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, ...options });
    watch(page, new URL(url).host, complaints);
    if (folder) await mkdir(folder, { recursive: true });
    const shot = async (name) => folder && (await page.screenshot({ path: join(folder, `${name}.png`) }));
    await check(page, { shot });
  } finally {
    await browser.close();
  }
  assert.deepEqual(complaints, []);
}

function watch(page, host, complaints) {
  const complain = (kind, text) => complaints.push(`${kind}: ${text}`);
  const local = (address) => ['data:', 'blob:'].includes(address.protocol) || address.host === host;
  page.on('request', (request) => local(new URL(request.url())) || complain('foreign request', request.url()));
  page.on('websocket', (socket) => local(new URL(socket.url())) || complain('foreign socket', socket.url()));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    // A page that is left before its icon has come does not want it any more.
    const left = reason === 'net::ERR_ABORTED' && new URL(request.url()).pathname.endsWith('/icon.svg');
    if (!left) complain('failed request', `${request.url()} ${reason}`);
  });
  page.on('response', (response) => response.status() >= 400 && complain('status', `${response.status()} ${response.url()}`));
  page.on('pageerror', (error) => complain('page error', error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complain(`console ${message.type()}`, message.text());
  });
}

/** The answers to GraphQL operations that `act` causes, parsed. */
export async function answerTo(page, act) {
  const [response] = await Promise.all([
    page.waitForResponse((response) => new URL(response.url()).pathname.endsWith('/graphql')),
    act(),
  ]);
  return response.json();
}

export function assertAnswered(answer, name) {
  assert.ok(answer.data, `${name} has no data: ${JSON.stringify(answer).slice(0, 600)}`);
  assert.equal(answer.errors, undefined, `${name} has errors: ${JSON.stringify(answer.errors)?.slice(0, 600)}`);
}
