import autocannon from 'autocannon';
import { printFigure, median } from './figure.js';
import { freePort, spawnProgram, startApi, startDatabase, stopProgram, type Database } from './product.js';

const CONNECTIONS = 50;
const ROUND_SECONDS = 6;
/** A server runs for days: what is compiled while it is new is not what a call costs. */
const WARM_UP_SECONDS = 10;
const ROUNDS = 3;

interface Load {
  readonly requestsPerSecond: number;
  readonly p95: number;
  readonly failures: number;
}

interface Target {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: (n: number) => string;
  readonly stop: () => Promise<void>;
}

/**
 * The Opal bridge without a model (authentication, capture, generation by the template engine with a request never
 * seen before, verification, ledger, job) against a bare trpc-to-openapi handler with one insert and one select.
 * Rounds alternate, so that a change of the machine's speed hits both.
 */
export async function benchOpal(): Promise<void> {
  const database = await startDatabase();
  try {
    const reference = await startReference(database);
    const product = await startProduct(database);
    const loads: { product: Load[]; reference: Load[] } = { product: [], reference: [] };
    await round(product, WARM_UP_SECONDS);
    await round(reference, WARM_UP_SECONDS);
    for (let i = 0; i < ROUNDS; i += 1) {
      loads.reference.push(await round(reference, ROUND_SECONDS));
      loads.product.push(await round(product, ROUND_SECONDS));
    }
    await product.stop();
    await reference.stop();
    report(loads);
  } finally {
    await database.stop();
  }
}

function report(loads: { product: Load[]; reference: Load[] }): void {
  const of = (list: Load[], key: keyof Load): number => median(list.map((load) => load[key]));
  const failures = [...loads.product, ...loads.reference].reduce((sum, load) => sum + load.failures, 0);
  printFigure({ bench: 'opal', metric: 'generate-variation-code without model, 50 connections', value: of(loads.product, 'requestsPerSecond'), unit: 'requests/s', reference: of(loads.reference, 'requestsPerSecond') });
  printFigure({ bench: 'opal', metric: 'p95, 50 connections', value: of(loads.product, 'p95'), unit: 'ms', reference: of(loads.reference, 'p95') });
  printFigure({ bench: 'opal', metric: 'answers that are not a success', value: failures, unit: 'answers' });
}

let sequence = 0;

async function round(target: Target, seconds: number): Promise<Load> {
  let failures = 0;
  const result = await autocannon({
    url: target.url,
    connections: CONNECTIONS,
    duration: seconds,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...target.headers },
    requests: [{ setupRequest: (request) => ({ ...request, body: target.body((sequence += 1)) }) }],
    verifyBody: (body) => {
      const isGood = !String(body).includes('"ok":false');
      if (!isGood) failures += 1;
      return isGood;
    },
  });
  return { requestsPerSecond: result.requests.average, p95: result.latency.p97_5, failures: failures + result.non2xx + result.errors };
}

async function startReference(database: Database): Promise<Target> {
  const port = await freePort();
  const child = spawnProgram('tooling/bench/dist/reference-bridge.js', { DATABASE_URL: database.url, PORT: String(port) });
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code) => reject(new Error(`The reference ended with ${code}.`)));
  });
  return {
    url: `http://127.0.0.1:${port}/record`,
    headers: {},
    body: (n) => JSON.stringify({ brand: 'shop', page_type: 'pdp', description: `a bar with the copy "Free shipping ${n}"` }),
    stop: () => stopProgram(child),
  };
}

async function startProduct(database: Database): Promise<Target> {
  const { url, firstRun: { opalToken }, stop } = await startApi(database, 'demo-knowledge');
  const brand = await firstBrand(url, opalToken);
  return {
    url: `${url}/tools/generate-variation-code`,
    headers: { authorization: `Bearer ${opalToken}` },
    body: (n) => JSON.stringify({ parameters: { brand, page_type: 'pdp', description: `Add a free-shipping bar above the buy button with the copy "Free shipping on order ${n}"` } }),
    stop,
  };
}

async function firstBrand(url: string, token: string): Promise<string> {
  const answer = await fetch(`${url}/tools/list-brands`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{"parameters":{}}',
  });
  const { brands } = (await answer.json()) as { brands: { slug: string }[] };
  const slug = brands[0]?.slug;
  if (slug === undefined) throw new Error('The demonstration organisation has no brand.');
  return slug;
}
