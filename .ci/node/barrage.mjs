// Everything an attacker would try, at once, against a running server: node barrage.mjs http://127.0.0.1:4000 PID
// Each attempt must be refused (or answered) in bounded time, the server must go on serving others
// meanwhile, and its resident memory afterwards must be within 32 MB of before. "Before" is a server
// in ordinary use, not one that has been through a barrage.
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import zlib from 'node:zlib';
import { getIntrospectionQuery } from 'graphql';
import WebSocket from 'ws';

const base = new URL(process.argv[2]);
const pid = process.argv[3];
const MOST_GROWTH_KB = 32 * 1024;
// Far more than the server takes for anything: one that is not optimised, on a machine that has other work.
const MOST_MS = 15_000;
const failures = [];

// Each attempt has a connection of its own, good requests share theirs as those of a client would.
const kept = new http.Agent({ keepAlive: true });

function send({ method = 'POST', path = '/graphql', headers = {}, body, agent = false }) {
  return new Promise((resolve) => {
    const started = Date.now();
    const request = http.request({ host: base.hostname, port: base.port, method, path, headers, agent }, (response) => {
      let bytes = 0, text = '';
      response.on('data', (chunk) => { bytes += chunk.length; if (text.length < 2000) text += chunk; });
      response.on('end', () => resolve({ status: response.statusCode, bytes, text, ms: Date.now() - started }));
      response.on('error', () => resolve({ status: 0, bytes, text, ms: Date.now() - started }));
    });
    request.on('error', (error) => resolve({ status: 0, bytes: 0, text: String(error), ms: Date.now() - started }));
    request.setTimeout(MOST_MS, () => request.destroy(new Error('no answer')));
    if (body !== undefined) request.write(body);
    request.end();
  });
}

const json = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
const post = (query, variables, more = {}) => send({ headers: json, body: JSON.stringify({ query, variables, ...more }) });
const good = async () => (await send({ headers: json, body: '{"query":"{ __typename }"}', agent: kept })).status === 200;
const many = (n, text) => Array.from({ length: n }, (_, i) => text(i)).join(' ');

function bomb(levels, width, leaf) {
  let query = '{ ...F0 }';
  for (let i = 0; i < levels; i++) query += ` fragment F${i} on Query { ${`...F${i + 1} `.repeat(width)}}`;
  return `${query} fragment F${levels} on Query { ${leaf} }`;
}

// Made once: packing them takes this program longer than refusing them takes the server.
const gzipBomb = zlib.gzipSync(Buffer.alloc(128 << 20, 32), { level: 9 });
const brotliBomb = zlib.brotliCompressSync(Buffer.alloc(64 << 20, 32), { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 5 } });

// What is refused has a status of 4xx; what is legitimate but large may also be answered.
const attempts = {
  'query of 1 MB': [() => post('#'.repeat(1 << 20)), 413],
  'body of 1 MB without length': [() => send({ headers: { ...json, 'transfer-encoding': 'chunked' }, body: Buffer.alloc(1 << 20, 32) }), 413],
  '10,000 aliases': [() => post(`{ ${many(10_000, (i) => `a${i}: __typename`)} }`), 400],
  '500 aliases': [() => post(`{ ${many(500, (i) => `a${i}: __typename`)} }`), 400],
  'deep nesting': [() => post('{ a '.repeat(5_000)), 400],
  'deep lists': [() => post(`{ nodes(ids: ${'['.repeat(5_000)}`), 400],
  'directive flood': [() => post(`{ __typename ${'@skip(if: false) '.repeat(2_000)} }`), 400],
  '5,000 unknown fields': [() => post(`{ ${many(5_000, (i) => `unknown${i}`)} }`), 400],
  'fragment bomb': [() => post(bomb(12, 8, '__typename')), 400],
  'wide fragment bomb': [() => post(bomb(40, 40, '__typename')), 400],
  'fragment cycle': [() => post('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'), 400],
  'chain of fragments': [() => post(`{ ...F0 } ${many(1_500, (i) => `fragment F${i} on Query { ...F${i + 1} }`)} fragment F1500 on Query { __typename }`), 400],
  'many operations': [() => post(many(1_000, (i) => `query Q${i} { __typename }`), {}, { operationName: 'nope' }), 400],
  'variable flood': [() => post(`query(${many(3_000, (i) => `$v${i}: Int`)}) { __typename }`), 400],
  'variables nested deeply': [() => send({ headers: json, body: `{"query":"{__typename}","variables":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}}` }), 400],
  'introspection flood': [() => post(`{ __schema { types { ${'fields { type { '.repeat(8)} name ${'} } '.repeat(8)} } } }`), 400],
  'introspection many times': [() => post(`{ ${many(45, (i) => `s${i}: __schema { types { fields { args { type { name } } } } }`)} }`), 400],
  'everything': [() => post('{ models(first: 100) { nodes { routes(first: 100) { nodes { model { routes(first: 100) { nodes { model { name } } } } } } } } }'), 400],
  'forged cursor': [() => post('{ models(first: 1, after: "AAAA") { nodes { name } } }'), [200]],
  'forged id': [() => post('{ node(id: "bm9uc2Vuc2U6eA") { id } }'), [200]],
  'batch': [() => send({ headers: json, body: JSON.stringify(Array(1_000).fill({ query: '{__typename}' })) }), 400],
  'gzip bomb': [() => send({ headers: { ...json, 'content-encoding': 'gzip' }, body: gzipBomb }), 413],
  'brotli bomb': [() => send({ headers: { ...json, 'content-encoding': 'br' }, body: brotliBomb }), 413],
  'broken gzip': [() => send({ headers: { ...json, 'content-encoding': 'gzip' }, body: 'nonsense' }), 400],
  'invalid UTF-8': [() => send({ headers: json, body: Buffer.from([0x7b, 0x22, 0xff, 0xfe]) }), 400],
  'lone surrogate': [() => send({ headers: json, body: '{"query":"\\ud83d"}' }), 400],
  'form': [() => send({ headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'query={__typename}' }), 415],
  'text': [() => send({ headers: { 'content-type': 'text/plain' }, body: '{"query":"{__typename}"}' }), 415],
  'mutation by GET': [() => send({ method: 'GET', path: '/graphql?query=mutation%7Bx%7D', headers: { accept: json.accept } }), [400, 405]],
  'replayed hash with another text': [() => post('{ __typename }', {}, { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }), 400],
  'unknown hash': [() => post(undefined, {}, { extensions: { persistedQuery: { version: 1, sha256Hash: 'b'.repeat(64) } } }), 400],
  'nonsense key': [() => send({ headers: { ...json, authorization: `Bearer vs_${'x'.repeat(3_000)}` }, body: '{"query":"{__typename}"}' }), 401],
  'large headers': [() => send({ headers: { ...json, 'x-filler': 'x'.repeat(60_000) }, body: '{"query":"{__typename}"}' }), 200],
  'headers of 1 MB': [() => send({ headers: { ...json, 'x-filler': 'x'.repeat(1 << 20) }, body: '{"query":"{__typename}"}' }), 431],
};

function resident() {
  const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)[1]);
}

async function round() {
  await Promise.all(Object.entries(attempts).map(async ([name, [attempt, expected]]) => {
    const result = await attempt();
    if (![expected].flat().includes(result.status)) failures.push(`${name}: status ${result.status} instead of ${expected} ${result.text.slice(0, 200)}`);
    if (result.ms >= MOST_MS) failures.push(`${name}: ${result.ms} ms`);
    if (result.status >= 400 && result.bytes > 10_240) failures.push(`${name}: a refusal of ${result.bytes} bytes`);
  }));
}

// Connections that send their request a byte at a time, or never finish it, or never begin it.
function halfOpen(count) {
  const sockets = [];
  for (let i = 0; i < count; i++) {
    const socket = net.connect(base.port, base.hostname);
    socket.on('error', () => {});
    if (i % 3 === 0) socket.write('POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{');
    if (i % 3 === 1) socket.write('POST /graphql HTTP/1.1\r\nHost: ');
    sockets.push(socket);
  }
  return sockets;
}

function sockets(count) {
  return Array.from({ length: count }, (_, i) => {
    const socket = new WebSocket(`ws://${base.host}/graphql/ws`, 'graphql-transport-ws');
    socket.on('error', () => {});
    socket.on('open', () => {
      if (i % 2) return;
      socket.send('{"type":"connection_init"}');
      for (let n = 0; n < 100; n++) socket.send(JSON.stringify({ id: String(n), type: 'subscribe', payload: { query: 'subscription { catalogRevised { __typename } }' } }));
    });
    return socket;
  });
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

if (process.argv.includes('--each')) {
  for (const [name, [attempt]] of Object.entries(attempts)) {
    const { status, bytes, ms } = await attempt();
    console.log(`${String(ms).padStart(6)} ms  ${status}  ${bytes} bytes  ${name}`);
  }
  process.exit(0);
}

// One whole barrage: every attempt in rounds, half-open connections and sockets beside them, good requests all the while.
let served = 0, slowest = 0;
async function barrage(rounds) {
  const open = halfOpen(200), streams = sockets(50);
  let done = false;
  const others = (async () => {
    while (!done) {
      const started = Date.now();
      if (!(await good())) failures.push('a good request was not served during the barrage');
      slowest = Math.max(slowest, Date.now() - started);
      served += 1;
      await pause(20);
    }
  })();
  for (let i = 0; i < rounds; i++) await round();
  // The server closes bodies that do not arrive: every socket that began one hears of it.
  const closed = Promise.all(open.filter((_, i) => i % 3 === 0).map((socket) => new Promise((heard) => socket.on('data', heard).on('close', heard))));
  if (await Promise.race([closed.then(() => false), pause(MOST_MS).then(() => true)])) failures.push('bodies that never arrive are waited for');
  done = true;
  await others;
  open.forEach((socket) => socket.destroy());
  streams.forEach((socket) => socket.terminate());
}

// Ordinary use: lists and comparisons, as many at a time as the database has readers and more, each with a name of its
// own and so not from the cache; then the longest page there is, and a playground that is opened.
const list = '{ models(first: 20) { nodes { name organization { name } routes(first: 2) { nodes { provider { name } inputPrice { amount } } } } } comparison(left: "gpt-4.1", right: "gpt-oss-120b") { verdict { headline } scorecard { label } } }';
const longest = '{ models(first: 100) { nodes { name routes(first: 5) { nodes { provider { name } inputPrice { amount } outputPrice { amount } } } } } }';
const ordinary = async (queries) => {
  for (const { status, text } of await Promise.all(queries.map((query) => post(query))))
    if (status !== 200 || text.startsWith('{"errors"')) failures.push(`an ordinary request was not served before the barrage: ${status} ${text.slice(0, 200)}`);
};
for (let i = 0; i < 10; i++) await ordinary(Array.from({ length: 32 }, (_, n) => `query Ordinary${i}x${n} ${list}`));
for (const query of [longest, getIntrospectionQuery()]) await ordinary([query]);
const before = resident();
await barrage(5);
// Memory is given back a moment after it was freed, and while there is something to do.
for (let i = 0; i < 50; i++) {
  if (!(await good())) failures.push('a good request was not served after the barrage');
  await pause(100);
}
const after = resident();
console.log(`barrage: ${Object.keys(attempts).length} kinds of attempt, ${served} good requests served meanwhile (slowest ${slowest} ms), resident memory ${Math.round(before / 1024)} MB before, ${Math.round(after / 1024)} MB after`);
if (after - before > MOST_GROWTH_KB) failures.push(`resident memory grew by ${Math.round((after - before) / 1024)} MB, ${MOST_GROWTH_KB / 1024} MB are allowed`);
if (failures.length) {
  console.log(`barrage failed:\n${[...new Set(failures)].join('\n')}`);
  process.exit(1);
}
kept.destroy();
