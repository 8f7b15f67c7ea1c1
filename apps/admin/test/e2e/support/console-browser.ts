import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { launchChromium } from '@safecode/browser/launch-chromium';
import type { AxeResults } from 'axe-core';
import { afterAll, expect, vi } from 'vitest';
import type { Product } from './start-product.js';

const AXE_SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** How long something on a page may take before it counts as missing; busy machines are slow. */
const PATIENCE_MS = 30_000;
export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

export type Browser = Awaited<ReturnType<typeof launchChromium>>;
export type BrowserContext = Awaited<ReturnType<Browser['newContext']>>;
export type Page = Awaited<ReturnType<BrowserContext['newPage']>>;
export type Route = Parameters<Parameters<Page['route']>[1]>[0];

/** A browser for this test file. */
export async function openBrowser(): Promise<Browser> {
  const browser = await launchChromium();
  afterAll(() => browser.close());
  return browser;
}

/** What went wrong in a page without anybody having asked for it: errors, warnings, failed requests. */
export interface Problems {
  readonly list: string[];
  /** Statuses that the test provokes. */
  readonly expectStatus: (...statuses: number[]) => void;
}

export function watchProblems(page: Page): Problems {
  const list: string[] = [];
  const expected = new Set<number>();
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    // Chromium repeats every failed request on the console; the status below says more.
    if (message.text().startsWith('Failed to load resource')) return;
    list.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => list.push(`error: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 400 && !expected.has(response.status())) list.push(`${response.status()} ${response.url()}`);
  });
  return { list, expectStatus: (...statuses) => statuses.forEach((status) => expected.add(status)) };
}

export interface Person {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly problems: Problems;
}

/** A browser of its own for one person; nobody is signed in yet. */
export async function newPerson(browser: Browser, product: Product): Promise<Person> {
  const context = await browser.newContext({
    baseURL: product.url,
    viewport: DESKTOP,
    reducedMotion: 'reduce',
    colorScheme: 'light',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  followRequests(page);
  return { context, page, problems: watchProblems(page) };
}

export async function fillSignIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('Mail address').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Signs somebody in and waits for the screen they asked for. */
export async function signIn(person: Person, options: { readonly email: string; readonly password: string; readonly to: string }): Promise<void> {
  await person.page.goto(options.to);
  await fillSignIn(person.page, options.email, options.password);
  await person.page.locator('#main h1').waitFor();
  await settle(person.page);
}

/** Requests on their way, by page. */
const underway = new WeakMap<Page, Set<unknown>>();

function followRequests(page: Page): void {
  const open = new Set<unknown>();
  // The stream of changes stays open as long as the page.
  page.on('request', (request) => request.resourceType() !== 'eventsource' && open.add(request));
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  underway.set(page, open);
}

/** Draws three times: an answer is drawn in the first, and what a drawn part asks for is on its way by the last. */
const drawThrice = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    return document.querySelector('main h1') !== null && document.querySelector('[data-testid="skeleton"]') === null;
  });

/** Waits until nothing is being loaded any more: no skeleton, no request, and none that follows from them. */
export async function settle(page: Page): Promise<void> {
  await page.locator('main h1').waitFor();
  const isQuiet = async (): Promise<boolean> => underway.get(page)?.size === 0 && (await drawThrice(page)) && underway.get(page)?.size === 0;
  await vi.waitUntil(isQuiet, { timeout: PATIENCE_MS, interval: 20 });
}

/** Waits until the page keeps its height: long code is drawn where it is looked at, line by line once their heights are known. */
export async function settleHeight(page: Page): Promise<void> {
  await page.evaluate(async () => {
    let height = -1;
    for (let still = 0; still < 15; still = document.documentElement.scrollHeight === height ? still + 1 : 0) {
      height = document.documentElement.scrollHeight;
      await new Promise(requestAnimationFrame);
    }
  });
}

/** Waits until so many elements are there: an answer may be drawn a moment after it has come. */
export async function expectCount(elements: ReturnType<Page['locator']>, count: number): Promise<void> {
  await expect.poll(() => elements.count(), { timeout: PATIENCE_MS }).toBe(count);
}

/** Changes the system's theme and waits until the page follows. */
export async function showIn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
}

/** The only rules whose answer can differ between the themes. */
export const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** Every violation as "rule: element", empty when there is none; of all rules, or of the given ones. */
export async function violationsOf(page: Page, rules?: readonly string[]): Promise<string[]> {
  // Evaluated in the page by the debugger, which the content security policy does not concern.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`${AXE_SOURCE}; void 0`);
  // Only the markup of what is wrong is read: selectors of elements are not made, and style sheets not loaded a second time (they are the page's own).
  const results = await page.evaluate<AxeResults>(`axe.run(document, { runOnly: ${JSON.stringify(rules ?? AXE_TAGS)}, resultTypes: ['violations'], selectors: false, preload: false })`);
  return results.violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 200)} ${node.failureSummary?.split('\n')[1] ?? ''}`));
}

export async function expectAccessible(page: Page): Promise<void> {
  expect(await violationsOf(page)).toEqual([]);
}

/** Pixels by which the page is wider than its window. */
export const sidewaysScroll = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
