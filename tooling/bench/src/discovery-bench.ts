import { discoverElements } from '@safecode/selectors/discovery/discover-elements';
import { profilePage } from '@safecode/selectors/fingerprint/profile-page';
import { robustSelectors } from '@safecode/selectors/generation/robust-selectors';
import type { Page } from '@safecode/selectors/page/page';
import { parsePage } from '@safecode/selectors/page/parse-page';
import { queryAll } from '@safecode/selectors/page/query-all';
import { pairPages } from '@safecode/selectors/relocation/page-pair';
import { relocateElement } from '@safecode/selectors/relocation/relocate';
import { readPages, type LabelledPage } from './discovery/labelled-pages.js';
import { makePage } from './discovery/made-page.js';
import { median, printFigure, quantile } from './figure.js';

const BENCH = 'discovery';
const ROUNDS = 15;
/** Selectors as people type them: names, positions, relations. */
const TYPED = ['.product__buy', 'h1', 'main .product__price', '.card__title', 'ul > li:nth-child(3) .card__add', 'form[action="/cart/add"] button', '.recommendations a:not(.logo)', 'header input[type=search]', 'td.fact', '.product:has(h1) button'];

/**
 * How many elements of labelled shop pages are found, and the time discovery, relocation and matching take. Accuracy needs
 * `DISCOVERY_DATA`, a folder with a manifest.json of labelled pages; the times are measured on a page made here as well.
 */
export function benchDiscovery(): void {
  const folder = process.env['DISCOVERY_DATA'] ?? '';
  const pages = folder === '' ? null : readPages(folder);
  if (pages === null) process.stderr.write('discovery: accuracy skipped, because DISCOVERY_DATA names no folder with a manifest.json of labelled pages\n');
  else benchLabelled(pages);
  benchSpeed();
}

interface Answered {
  readonly page: LabelledPage;
  readonly parsed: Page;
  readonly selectors: ReadonlyMap<string, string>;
  readonly ms: number;
}

function benchLabelled(pages: readonly LabelledPage[]): void {
  for (const page of pages.slice(0, 1)) answer(page);
  const answers = pages.map(answer);
  const labels = answers.flatMap(({ page, parsed, selectors }) => Object.keys(page.truth).map((role) => isRight(page, parsed, { role, selector: selectors.get(role) })));
  printFigure({ bench: BENCH, metric: 'labelled elements found', value: labels.filter(Boolean).length / labels.length, unit: `share of ${labels.length}` });
  const elsewhere = answers.flatMap((from) => answers.filter((to) => to !== from && to.page.site === from.page.site && to.page.type === from.page.type).flatMap((to) => carried(from, to)));
  if (elsewhere.length > 0) printFigure({ bench: BENCH, metric: 'right selectors that hold on another page of the shop', value: elsewhere.filter(Boolean).length / elsewhere.length, unit: `share of ${elsewhere.length}` });
  printTimes('a labelled page, parsed and searched', answers.map(({ ms }) => ms));
}

function answer(page: LabelledPage): Answered {
  const started = performance.now();
  const parsed = parsePage(page.html);
  const found = discoverElements(parsed, page.type);
  return { page, parsed, selectors: new Map(found.map(({ role, selector }) => [role, selector])), ms: performance.now() - started };
}

/** Right is a selector all of whose matches are among those that were accepted. */
function isRight({ truth }: LabelledPage, parsed: Page, { role, selector }: { readonly role: string; readonly selector: string | undefined }): boolean {
  const accept = truth[role]?.accept;
  if (selector === undefined || accept === undefined) return false;
  const accepted = new Set(queryAll(parsed, accept));
  const found = queryAll(parsed, selector);
  return found.length > 0 && found.every((element) => accepted.has(element));
}

/** Of the selectors that are right on a page, those that are right on another page of the shop. */
function carried(from: Answered, to: Answered): boolean[] {
  return [...from.selectors].filter(([role, selector]) => to.page.truth[role] !== undefined && isRight(from.page, from.parsed, { role, selector })).map(([role, selector]) => isRight(to.page, to.parsed, { role, selector }));
}

function benchSpeed(): void {
  const [old, changed] = [makePage('old'), makePage('new')];
  const discovery: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) discovery.push(timeOf(() => void discoverElements(parsePage(old), 'product')));
  printTimes(`a page of ${parsePage(old).elements.length} elements, parsed and searched`, discovery.slice(3));
  benchRelocation(old, changed);
  const page = parsePage(changed);
  const typed: number[] = [];
  for (let round = 0; round < ROUNDS * 10; round += 1) for (const selector of TYPED) typed.push(timeOf(() => void queryAll(page, selector, { maxSteps: 2_000_000 })));
  printFigure({ bench: BENCH, metric: 'selectors matched on a page', value: 1000 / mean(typed.slice(TYPED.length * 20)), unit: '1/s' });
  const written = page.elements.filter(({ tag }) => tag === 'button').map((element) => timeOf(() => void robustSelectors(page, element, 5)));
  printFigure({ bench: BENCH, metric: 'selectors written for an element', value: 1000 / mean(written.slice(20)), unit: '1/s' });
}

function benchRelocation(old: string, changed: string): void {
  const pages = pairPages(profilePage(parsePage(old)), profilePage(parsePage(changed)));
  const targets = pages.old.page.elements.filter(({ tag }) => tag === 'button' || tag === 'h1' || tag === 'input');
  const times = targets.map((element) => timeOf(() => void relocateElement(pages, element)));
  printTimes('a target of relocation after parsing', times.slice(20));
}

function printTimes(metric: string, times: readonly number[]): void {
  printFigure({ bench: BENCH, metric: `${metric}, median`, value: median(times), unit: 'ms' });
  printFigure({ bench: BENCH, metric: `${metric}, 95th percentile`, value: quantile(times, 0.95), unit: 'ms' });
}

function timeOf(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
