import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, expectCount, newPerson, openBrowser, settle, signIn, type Person } from './support/console-browser.js';
import { generateByOpal, startProduct } from './support/start-product.js';

/** Set to a folder to keep the pictures of the user guide. */
const PICTURES = process.env['GUIDE_PICTURES'];
const REQUEST = 'Add a free-delivery bar above the buy button that says "Free delivery over 75 EUR" on dark green';

const product = await startProduct();
const browser = await openBrowser();
let owner: Person;

const keepPicture = async (name: string): Promise<void> => {
  if (PICTURES !== undefined) await owner.page.screenshot({ path: join(PICTURES, `${name}.png`) });
};

beforeAll(async () => {
  owner = await newPerson(browser, product);
  await signIn(owner, { ...product.owner, to: `${product.brand}/home` });
});

afterEach(() => {
  expect(owner.problems.list.splice(0)).toEqual([]);
});

/** Collects everything the polite live region says from now on. */
const listen = (): Promise<void> =>
  owner.page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const region = document.querySelector('[data-testid="live-polite"]');
    if (region !== null) new MutationObserver(() => said.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
  });
const said = (): Promise<string[]> => owner.page.evaluate(() => (window as unknown as { said: string[] }).said);

describe('from Home to proven code', () => {
  test('by keyboard: c, describe, Ctrl+Enter, stages, code', async () => {
    const { page } = owner;
    await listen();
    await page.keyboard.press('c');
    await page.getByRole('heading', { level: 1, name: 'Generate for Larkmoor' }).waitFor();
    await page.getByLabel('What should it do?').fill(REQUEST);
    await page.getByText('Template engine').waitFor();
    await expect.poll(() => page.locator('section').filter({ hasText: 'What will be used' }).innerText()).toMatch(/Rules\s+12/);
    await page.getByLabel('What should it do?').press('Control+Enter');
    await page.getByText(/^Passed\. The code is #\d+\.$/).waitFor();
    const stages = await page.locator('ol > li').allInnerTexts();
    expect(stages.map((stage) => stage.split('\n')[0]?.replace(/ .*/, ''))).toEqual(['Select', 'Draft', 'Verify', 'Score']);
    await expectAccessible(page);
    await keepPicture('console-run');
    await expect.poll(said).toEqual(expect.arrayContaining([expect.stringMatching(/^Passed/)]));
    await page.reload();
    await page.getByText(/^Passed\. The code is #\d+\.$/).waitFor();
  });

  test('the code can be read, linked by line, copied and taken as a file', async () => {
    const { page } = owner;
    await page.getByRole('link', { name: /^Open code #/ }).click();
    await page.locator('.cm-content').first().waitFor();
    await expect.poll(() => page.locator('.cm-content').first().innerText()).toContain("'use strict'");
    await page.getByRole('textbox', { name: /Go to line, JavaScript/ }).fill('4');
    await page.getByRole('button', { name: 'Go to line, JavaScript' }).click();
    await page.locator('.cm-linked-line').waitFor();
    expect(new URL(page.url()).hash).toBe('#L4');
    await page.getByRole('button', { name: 'Copy JavaScript' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('Free delivery over 75 EUR');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download CSS' }).click();
    expect((await download).suggestedFilename()).toMatch(/^variation-\d+\.css$/);
  });

  test('findings and evidence are views with addresses of their own', async () => {
    const { page } = owner;
    await page.getByRole('link', { name: /^Findings/ }).click();
    await page.getByText('Nothing was found.').waitFor();
    expect(page.url()).toMatch(/\/findings$/);
    await page.keyboard.press('4');
    await page.getByRole('heading', { name: 'Made from' }).waitFor();
    await expectCount(page.getByRole('table', { name: 'Checks' }).getByRole('row'), 21);
    await keepPicture('console-evidence');
    expect(await page.title()).toMatch(/^#\d+ Evidence · Larkmoor · Opal Safe Code$/);
    await page.goBack();
    await page.getByText('Nothing was found.').waitFor();
  });
});

describe('a run that takes its time', () => {
  const start = async (description: string): Promise<void> => {
    const { page } = owner;
    await page.goto(`${product.brand}/generate`);
    await page.getByLabel('What should it do?').fill(description);
    await page.getByRole('button', { name: /^Generate Ctrl/ }).click();
    await page.getByText('Queued', { exact: true }).waitFor();
  };

  test('is followed live, without asking again and again', async () => {
    const { page } = owner;
    product.pauseWorker();
    const stream = page.waitForRequest(/generation\.watch/);
    await start(`${REQUEST}, live`);
    expect((await stream).url()).toContain('larkmoor-outfitters');
    const asked: string[] = [];
    const note = (request: { url: () => string }): void => void asked.push(request.url());
    page.on('request', note);
    await expectAccessible(page);
    product.resumeWorker();
    await page.getByText(/^Passed\. The code is #\d+\.$/).waitFor();
    expect(asked.filter((url) => url.includes('generation.get'))).toEqual([]);
    page.removeListener('request', note);
  });

  test('goes on when somebody leaves, and stands on Home', async () => {
    const { page } = owner;
    product.pauseWorker();
    await start(`${REQUEST}, and I leave`);
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await page.getByRole('table', { name: 'Running now' }).getByText('and I leave').waitFor();
    await expectAccessible(page);
    product.resumeWorker();
    await expect.poll(() => page.getByRole('table', { name: 'Running now' }).count(), { timeout: 20_000 }).toBe(0);
  });

  test('can be stopped, and stays stopped', async () => {
    const { page } = owner;
    product.pauseWorker();
    await start(`${REQUEST}, stop this`);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('A person stopped this run.').waitFor();
    product.resumeWorker();
    await expect.poll(async () => (await product.database.admin.query('select from graphile_worker.jobs where task_identifier = $1', ['generation.run'])).rowCount).toBe(0);
    await page.reload();
    await page.getByText('A person stopped this run.').waitFor();
    expect(await page.getByRole('button', { name: 'Stop' }).count()).toBe(0);
  });
});

describe('without a connection', () => {
  test('a change is refused where it was made, and not sent later by itself', async () => {
    const { page, context } = owner;
    await page.goto(`${product.brand}/generate`);
    const field = page.getByLabel('What should it do?');
    await field.fill('Offline for a moment');
    await settle(page);
    const sent: string[] = [];
    const note = (request: { url: () => string }): void => void sent.push(new URL(request.url()).pathname);
    page.on('request', note);
    await context.setOffline(true);
    await page.getByText('You are offline.').first().waitFor();
    await page.getByRole('button', { name: /^Generate Ctrl/ }).click();
    await page.getByText('The connection to the server was lost before it answered.').waitFor();
    await expectAccessible(page);
    await field.focus();
    await context.setOffline(false);
    await page.locator('output').filter({ hasText: 'You are offline.' }).waitFor({ state: 'detached' });
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    // The next thing asked of the server would come after a change that was held back.
    const templates = page.waitForResponse((response) => response.url().includes('templates.list'));
    await page.getByLabel('Page type').selectOption('cart');
    await templates;
    await settle(page);
    expect(sent.filter((path) => path.includes('generation.start'))).toHaveLength(1);
    expect(new URL(page.url()).pathname).toBe(`${product.brand}/generate`);
    await expect.poll(() => field.inputValue()).toBe('Offline for a moment');
    await field.fill('');
    await page.getByLabel('Page type').selectOption('pdp');
    page.removeListener('request', note);
  });

  test('a screen that was not opened yet waits for the connection; Back leads to what was there', async () => {
    const { page, context, problems } = await newPerson(browser, product);
    await signIn({ page, context, problems }, { ...product.owner, to: `${product.brand}/generate` });
    await context.setOffline(true);
    await page.getByText('You are offline.').first().waitFor();
    await page.getByRole('link', { name: 'Members' }).click();
    await page.getByRole('heading', { level: 1, name: 'This screen has not been opened yet' }).waitFor();
    await expectAccessible(page);
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Generate for Larkmoor' }).waitFor();
    await page.goForward();
    await page.getByRole('heading', { level: 1, name: 'This screen has not been opened yet' }).waitFor();
    await context.setOffline(false);
    await page.getByRole('heading', { level: 1, name: 'Members' }).waitFor();
    expect(await page.title()).toMatch(/^Members · /);
    await context.close();
  });
});

describe('a request with open ends', () => {
  test('asks exact questions; the answers lead to code', async () => {
    const { page } = owner;
    await page.goto(`${product.brand}/generate`);
    await page.getByLabel('What should it do?').fill('Change a text');
    await page.getByRole('button', { name: /^Generate Ctrl/ }).click();
    await page.getByRole('heading', { name: 'Answer to go on' }).waitFor();
    await page.getByRole('button', { name: 'Generate with the answers' }).click();
    await page.getByText('2 fields need a change').waitFor();
    await expectAccessible(page);
    await page.getByRole('textbox', { name: /What exactly should/ }).fill('Into the basket');
    await page.getByRole('radio', { name: 'Buy button' }).check();
    await page.getByRole('button', { name: 'Generate with the answers' }).click();
    await page.getByText(/^Passed\. The code is #\d+\.$/).waitFor();
    await expect.poll(() => page.locator('.cm-content').first().innerText()).toContain('Into the basket');
    await page.goto(`${product.brand}/home`);
    await page.getByText('Nothing is waiting for you.').waitFor();
  });

  test('what no template can do is said, and the request can be changed', async () => {
    const { page } = owner;
    await page.goto(`${product.brand}/generate`);
    await page.getByLabel('What should it do?').fill('Write a poem about the sea');
    await page.getByRole('button', { name: /^Generate Ctrl/ }).click();
    await page.getByText('The run failed').waitFor();
    await page.getByRole('button', { name: 'Change the request' }).click();
    await page.getByRole('heading', { level: 1, name: 'Generate for Larkmoor' }).waitFor();
    await expect.poll(() => page.getByLabel('What should it do?').inputValue()).toBe('Write a poem about the sea');
  });

  test('what is written stays until it is sent', async () => {
    const { page } = owner;
    await page.goto(`${product.brand}/generate`);
    await page.getByLabel('What should it do?').fill('Half a thought');
    await page.reload();
    await expect.poll(() => page.getByLabel('What should it do?').inputValue()).toBe('Half a thought');
    await page.getByLabel('What should it do?').fill('');
  });
});

describe('the list of code', () => {
  beforeAll(async () => {
    for (let amount = 100; amount < 155; amount += 1) await generateByOpal(product, `Add a free-delivery bar above the buy button that says "Free delivery over ${amount} EUR"`);
  });

  test('filters stand in the address, count, and are undone by Back', async () => {
    const { page } = owner;
    await page.goto(`${product.brand}/code`);
    await settle(page);
    await page.getByLabel('Verdict').selectOption('fail');
    await page.getByText('Nothing matches these filters.').waitFor();
    expect(new URL(page.url()).search).toBe('?verdict=fail');
    await page.goBack();
    await page.getByRole('table', { name: 'Code' }).waitFor();
    expect(new URL(page.url()).search).toBe('');
    await expect.poll(() => page.getByLabel('Verdict').inputValue()).toBe('');
    await expect.poll(() => page.getByLabel('Page type').locator('option').allInnerTexts()).toContainEqual(expect.stringMatching(/^pdp \(5\d\)$/));
  });

  test('the search narrows the rows; a bad parameter is dropped, not an error', async () => {
    const { page } = owner;
    await page.goto(`${product.brand}/code?verdict=sideways&q=over+123&nonsense=1`);
    await settle(page);
    await expect.poll(() => new URL(page.url()).search).toBe('?q=over+123');
    await expect.poll(() => page.getByRole('table', { name: 'Code' }).getByRole('link').allInnerTexts()).toEqual([expect.stringContaining('123')]);
    await page.keyboard.press('/');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('over 117');
    await expect.poll(() => new URL(page.url()).search).toBe('?q=over+117');
    await page.getByRole('link', { name: /over 117/ }).waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect.poll(() => new URL(page.url()).search).toBe('');
  });

  test('loads the next fifty and sorts', async () => {
    const { page } = owner;
    await page.goto(`${product.brand}/code`);
    await settle(page);
    const rows = page.getByRole('table', { name: 'Code' }).locator('tbody tr');
    await expectCount(rows, 50);
    await page.getByRole('button', { name: 'Load 50 more' }).click();
    await expect.poll(() => rows.count()).toBeGreaterThan(55);
    const numbers = (await page.getByRole('table', { name: 'Code' }).getByRole('link').allInnerTexts()).map((text) => Number(/#(\d+)/.exec(text)?.[1]));
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => b - a));
    await page.getByRole('button', { name: 'Made' }).click();
    await expect.poll(() => new URL(page.url()).search).toBe('?sort=created');
    await page.getByRole('row', { name: /#1 / }).waitFor();
  });

  test('j and Enter open a row; Back returns to it', async () => {
    const { page } = owner;
    await page.goto(`${product.brand}/code?q=over+12`);
    await settle(page);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const second = await page.evaluate(() => document.activeElement?.textContent ?? '');
    expect(second).toBe(await page.getByRole('table', { name: 'Code' }).getByRole('link').nth(1).innerText());
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/code\/\d+\/code$/);
    await page.getByRole('heading', { level: 1, name: second }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.goBack();
    await settle(page);
    await expect.poll(() => page.getByLabel('Search code').inputValue()).toBe('over 12');
  });
});

describe('search and shortcuts', () => {
  test('Ctrl+K finds pages, brands and codes, and a number opens its code', async () => {
    const { page } = owner;
    await page.goto(`${product.organization}/home`);
    await settle(page);
    await page.keyboard.press('Control+k');
    const search = page.getByPlaceholder('Search or jump to…');
    await search.fill('lark');
    await page.getByRole('button', { name: /Generate for Larkmoor/ }).waitFor();
    await expectAccessible(page);
    await search.fill('#1');
    await page.getByRole('button', { name: 'Open code #1' }).waitFor();
    await search.press('Enter');
    await page.waitForURL(`**${product.brand}/code/1/code`);
    expect(await search.count()).toBe(0);
  });

  test('g then r goes to the requests; ? lists the keys; they can be switched off', async () => {
    const { page } = owner;
    await page.goto(`${product.brand}/home`);
    await settle(page);
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await page.getByRole('heading', { level: 1, name: 'Opal requests' }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await expectAccessible(page);
    await page.getByLabel('Keys without Ctrl or ⌘').uncheck({ force: true });
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('c');
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(page.url()).toMatch(/\/requests$/);
    await page.evaluate(() => localStorage.removeItem('opal.single-keys'));
  });

  test('the first Tab leads past the navigation', async () => {
    const { page } = owner;
    await page.goto(`${product.brand}/home`);
    await settle(page);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  });
});
