import { launchChromium } from '@safecode/browser/launch-chromium';
import { median, printFigure, quantile } from '../figure.js';
import { startApi, startDatabase, type Database } from '../product.js';
import { observePages, readTimings, timeClick, type Browser, type BrowserContext, type Page } from './page-timings.js';

const ROUNDS = 5;
const DIFF_LINES = 5_000;
/** Lines of the second text that differ: at the edges of runs and between. */
const CHANGED: ReadonlySet<number> = new Set([0, 1, 999, 1_003, 1_010, 2_500, 4_998, 4_999]);

interface Product {
  readonly url: string;
  readonly organization: string;
  readonly sign: { readonly email: string; readonly password: string };
  readonly stop: () => Promise<void>;
}

/**
 * How quick the console is in the packaged Chromium, with the demonstration's data and without a worker: first paint of
 * Home and of a code with an empty cache, from input to paint in the list of codes, and a comparison of 5,000 lines.
 * References are the limits of the product's design.
 */
export async function benchConsoleSpeed(): Promise<void> {
  const database = await startDatabase();
  const browser = await launchChromium();
  try {
    const product = await startProduct(database);
    try {
      const state = await signIn(browser, product);
      await benchPaint(browser, product, state);
      await benchInputs(browser, product, state);
      await benchComparison(browser, product, state);
    } finally {
      await product.stop();
    }
  } finally {
    await browser.close();
    await database.stop();
  }
}

async function startProduct(database: Database): Promise<Product> {
  const { url, firstRun, stop } = await startApi(database, 'demo');
  return { url, organization: firstRun.organizationSlug, sign: { email: firstRun.adminEmail, password: firstRun.adminPassword }, stop };
}

type State = Awaited<ReturnType<BrowserContext['storageState']>>;

async function signIn(browser: Browser, { url, sign }: Product): Promise<State> {
  const context = await browser.newContext({ baseURL: url });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.fill('input[type=email]', sign.email);
  await page.fill('input[name=password]', sign.password);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/home/);
  const state = await context.storageState();
  await context.close();
  return state;
}

/** A page of a signed-in person, in a context of its own: nothing is cached. */
async function open(browser: Browser, { url, organization }: Product, visit: { readonly state: State; readonly to: string }): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, storageState: visit.state, viewport: { width: 1280, height: 900 } });
  await observePages(context);
  const page = await context.newPage();
  await page.goto(`/o/${organization}${visit.to}`);
  await page.locator('#main h1').waitFor();
  await page.waitForLoadState('load');
  await page.locator('[data-testid="skeleton"]').first().waitFor({ state: 'detached' });
  return page;
}

async function benchPaint(browser: Browser, product: Product, state: State): Promise<void> {
  const screens = [{ name: 'Home', to: '/home', limit: 1200 }, { name: 'code page', to: '/b/larkmoor/code/1/code', limit: 1500 }];
  const shifts: number[] = [];
  for (const { name, to, limit } of screens) {
    const paints: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const page = await open(browser, product, { state, to });
      await page.waitForTimeout(500);
      const { lcp, cls } = await readTimings(page);
      paints.push(lcp);
      shifts.push(cls);
      await page.context().close();
    }
    printFigure({ bench: 'console-speed', metric: `largest contentful paint of ${name}, cold`, value: median(paints), unit: 'ms', reference: limit });
  }
  printFigure({ bench: 'console-speed', metric: 'largest layout shift of these', value: Math.max(...shifts), unit: 'CLS', reference: 0.02 });
}

/** Typing into the search, opening and closing the peek, walking the rows by key. */
async function benchInputs(browser: Browser, product: Product, state: State): Promise<void> {
  const page = await open(browser, product, { state, to: '/code' });
  await page.waitForTimeout(1000);
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.getByLabel('Search code').pressSequentially('free delivery', { delay: 40 });
    await page.getByLabel('Search code').press('Escape');
    await page.getByLabel('Search code').fill('');
    await page.getByRole('button', { name: /^Look/ }).first().click();
    await page.keyboard.press('Escape');
    await page.locator('#main h1').click();
    for (const key of ['j', 'j', 'j', 'k', 'k', 'j']) await page.keyboard.press(key, { delay: 40 });
  }
  await page.waitForTimeout(500);
  const { interactions, longestTask } = await readTimings(page);
  printFigure({ bench: 'console-speed', metric: `from input to paint in the list of codes, 98th percentile of ${interactions.length} that took 16 ms or more`, value: interactions.length === 0 ? 16 : quantile(interactions, 0.98), unit: 'ms', reference: 100 });
  printFigure({ bench: 'console-speed', metric: 'longest task while typing and walking', value: longestTask, unit: 'ms', reference: 150 });
  await page.context().close();
}

const longText = (isChanged: (line: number) => boolean): string =>
  `(function () {\n${Array.from({ length: DIFF_LINES }, (_, line) => `  var a${line} = ${isChanged(line) ? line + 1 : line};`).join('\n')}\n})();\n`;

async function benchComparison(browser: Browser, product: Product, state: State): Promise<void> {
  const page = await open(browser, product, { state, to: '/b/larkmoor/code/6/code' });
  const code = await call<{ contentHash: string }>(page, product, { name: 'review.get', input: { id: 6 }, isQuery: true });
  const first = await revise(page, product, { baseHash: code.contentHash, javascript: longText(() => false) });
  const second = await revise(page, product, { baseHash: first.contentHash, javascript: longText((line) => CHANGED.has(line)) });
  await page.goto(`/o/${product.organization}/b/larkmoor/code/6/diff?from=r${first.number}&to=r${first.number}`);
  await page.getByText('No changes').waitFor();
  await page.getByLabel('with', { exact: true }).selectOption(`r${second.number}`);
  await page.locator('[data-change]').first().waitFor();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    times.push(await timeClick(page, { button: '[aria-label="Swap the two sides"]', appears: '[data-change]' }));
    await page.waitForTimeout(300);
  }
  printFigure({ bench: 'console-speed', metric: `comparison of ${DIFF_LINES} lines shown, slowest of ${ROUNDS}`, value: Math.max(...times), unit: 'ms', reference: 800 });
  await page.context().close();
}

interface Revised {
  readonly number: number;
  readonly contentHash: string;
}

const revise = async (page: Page, product: Product, content: { readonly baseHash: string; readonly javascript: string }): Promise<Revised> =>
  (await call<{ revision: Revised }>(page, product, { name: 'revisions.create', input: { id: 6, css: '', note: '', ...content } })).revision;

/** Calls a procedure as the person whose page it is. */
async function call<T>(page: Page, { url, organization }: Product, { name, input, isQuery = false }: { readonly name: string; readonly input: unknown; readonly isQuery?: boolean }): Promise<T> {
  const headers = { origin: url, 'x-organization': organization };
  const answer = isQuery
    ? await page.request.get(`/trpc/${name}?input=${encodeURIComponent(JSON.stringify(input))}`, { headers })
    : await page.request.post(`/trpc/${name}`, { headers, data: input });
  if (!answer.ok()) throw new Error(`${name} answered ${answer.status()}: ${await answer.text()}`);
  return ((await answer.json()) as { result: { data: T } }).result.data;
}
