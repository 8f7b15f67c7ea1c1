import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { COLOUR_RULES, DESKTOP, expectAccessible, newPerson, openBrowser, PHONE, settle, showIn, sidewaysScroll, signIn, violationsOf, type Page, type Person } from './support/console-browser.js';
import { startProduct } from './support/start-product.js';

const product = await startProduct({ withShop: true });
const browser = await openBrowser();
const PICTURES = process.env['CONSOLE_PICTURES'];
/** A capture opens two browsers on a machine that is busy with this one. */
const CAPTURED_MS = 100_000;
let owner: Person;

beforeAll(async () => {
  owner = await newPerson(browser, product);
  await signIn(owner, { ...product.owner, to: `${product.brand}/knowledge/selectors/test` });
});

afterEach(() => {
  expect(owner.problems.list.splice(0)).toEqual([]);
});

/** Looks at the screen as everybody sees it, and keeps pictures when they are asked for. */
async function lookAt(page: Page, name: string): Promise<void> {
  for (const viewport of [PHONE, DESKTOP]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['dark', 'light'] as const) {
      await showIn(page, colorScheme);
      expect({ name, viewport, colorScheme, violations: await violationsOf(page, colorScheme === 'dark' ? COLOUR_RULES : undefined) }).toEqual({ name, viewport, colorScheme, violations: [] });
      if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/${name}-${viewport.width}-${colorScheme}.png`, fullPage: true });
    }
    expect(await sidewaysScroll(page)).toBe(0);
  }
}

const field = (page: Page) => page.getByRole('textbox', { name: 'Selector', exact: true });

describe('capturing a page', () => {
  test('refuses one of somebody else in place, and keeps what was typed', async () => {
    const { page, problems } = owner;
    problems.expectStatus(400);
    await page.getByRole('button', { name: 'Capture a page' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Address' }).fill('https://elsewhere.example/');
    await dialog.getByRole('button', { name: 'Capture page' }).click();
    await dialog.getByRole('alert').filter({ hasText: 'is not a host of the brand' }).waitFor();
    await expect.poll(() => dialog.getByRole('textbox', { name: 'Address' }).inputValue()).toBe('https://elsewhere.example/');
    await expectAccessible(page);
    if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/capture-form.png` });
  });

  test('of the demonstration shop shows how far it is, survives a reload, and ends with a picture', async () => {
    const { page } = owner;
    const dialog = page.getByRole('dialog');
    product.pauseWorker();
    await dialog.getByLabel('Pages that are known').selectOption({ label: `pdp: ${product.shop}/p/harrow-shell-jacket` });
    await dialog.getByRole('button', { name: 'Capture page' }).click();
    await page.getByRole('heading', { name: 'The page is captured' }).waitFor();
    await page.waitForURL(/page=c\d+/);
    await lookAt(page, 'capture-progress');
    await page.reload();
    await page.getByText('Waits for its turn').waitFor();
    product.resumeWorker();
    await page.getByText('Write a selector.').waitFor({ timeout: CAPTURED_MS });
    expect(page.url()).toMatch(/page=c\d+/);
  });
});

describe('trying a selector', () => {
  test('answers while somebody types: matches on the picture, in each window, with better ones', async () => {
    const { page } = owner;
    await field(page).pressSequentially('.pdp button[type=submit]');
    await page.locator('[data-mark]').first().waitFor();
    const result = page.locator('section').filter({ has: page.getByRole('heading', { name: 'What it finds' }) });
    await result.getByText('Desktop').waitFor();
    await result.getByText('Phone').waitFor();
    await page.waitForURL(/selector=/);
    await lookAt(page, 'tester');
    if (PICTURES !== undefined) {
      await page.locator('[data-mark]').first().scrollIntoViewIfNeeded();
      await page.screenshot({ path: `${PICTURES}/console-tester.png` });
    }
    const better = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Better ways to say it' }) });
    await better.getByRole('button', { name: /^Use this one/ }).first().click();
    await expect.poll(() => field(page).inputValue()).not.toBe('.pdp button[type=submit]');
    await result.getByText('One match').first().waitFor();
  });

  test('says where a selector cannot be read, and where one stops matching', async () => {
    const { page } = owner;
    await field(page).fill('.pdp > > .price');
    await page.getByText('Something must stand between ">" and ">". At character 8:').waitFor();
    await expect.poll(() => page.locator('mark').innerText()).toBe('>');
    await lookAt(page, 'tester-invalid');
    await field(page).fill('[data-test="product-price"] .nowhere');
    await page.getByRole('heading', { name: 'Where it stops matching' }).waitFor();
    await page.getByText('No match').first().waitFor();
  });

  test('shows many matches by number, also from the keyboard, and survives a reload', async () => {
    const { page } = owner;
    await field(page).fill('.product-card, .pdp a');
    await page.getByRole('table', { name: 'Matches on the desktop' }).waitFor();
    const show = page.getByRole('button', { name: 'Show match 2 on the picture' });
    await show.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('[data-mark="2"]').evaluate((mark) => getComputedStyle(mark).borderTopWidth)).toBe('3px');
    await page.getByRole('button', { name: 'Phone' }).click();
    await page.getByRole('table', { name: 'Matches on the phone' }).waitFor();
    await page.waitForURL(/selector=.*&window=phone|window=phone.*selector=/);
    await page.reload();
    await page.getByRole('table', { name: 'Matches on the phone' }).waitFor();
    await expect.poll(() => field(page).inputValue()).toBe('.product-card, .pdp a');
  });

  test("is added to the brand's list with the form filled in and counted live", async () => {
    const { page } = owner;
    await field(page).fill('.pdp__buy');
    await page.getByRole('button', { name: "Add to the brand's list" }).click();
    const dialog = page.getByRole('dialog');
    await expect.poll(() => dialog.getByRole('textbox', { name: 'Selector', exact: true }).inputValue()).toBe('.pdp__buy');
    await dialog.getByRole('textbox', { name: 'Selector', exact: true }).fill('[data-test="buy-form"] button');
    // A visit of the watched page may be newer than the capture, and sees it through one window only.
    await dialog.getByText(/1 match on the desktop.* of "/).waitFor();
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Buy form buttons');
    await expectAccessible(page);
    if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/selector-form-live.png` });
    await dialog.getByRole('button', { name: 'Save selector' }).click();
    await dialog.waitFor({ state: 'detached' });
    await field(page).fill('[data-test="buy-form"] button');
    await page.getByText('As "Buy form buttons"', { exact: true }).waitFor();
  });
});

describe('finding elements', () => {
  test('lists what the page has, with those the brand has already', async () => {
    const { page } = owner;
    await page.getByRole('link', { name: 'Find elements' }).click();
    await page.getByRole('heading', { name: /elements found/ }).waitFor();
    await page.locator('[data-mark]').first().waitFor();
    await page.getByText(/^In the list as/).first().waitFor();
    await expect.poll(() => page.locator('[data-mark]').count()).toBeGreaterThan(5);
    await lookAt(page, 'finder');
    if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/console-finder.png` });
  });

  test('adds several in one step, tells what was refused, and knows them afterwards', async () => {
    const { page } = owner;
    await page.getByRole('checkbox').nth(0).check();
    await page.getByRole('checkbox').nth(1).check();
    await page.waitForURL(/sel=/);
    await page.getByRole('textbox', { name: /^Name of/ }).first().fill('Found on the page');
    await expectAccessible(page);
    if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/finder-chosen.png`, fullPage: true });
    await page.getByRole('button', { name: 'Add 2 to the list' }).click();
    await page.getByText('2 selectors added.').first().waitFor();
    await page.getByText('In the list as "Found on the page"').waitFor();
    await settle(page);
    const { rows } = await product.database.admin.query<{ action: string }>("select action from code_audit_log where action in ('selector.created', 'page_capture.requested') order by sequence desc limit 3");
    expect(rows.map(({ action }) => action)).toEqual(['selector.created', 'selector.created', 'selector.created']);
  });

  test('leads to the tester with the selector in the address', async () => {
    const { page } = owner;
    await page.getByRole('link', { name: 'Try it' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Try a selector' }).waitFor();
    await page.getByText('One match').first().waitFor();
    expect(new URL(page.url()).searchParams.get('selector')).toBeTruthy();
  });
});

describe('a saved page', () => {
  test('is drawn without being run, and one that is too large is refused before it is sent', async () => {
    const { page } = owner;
    await page.goto(`${product.brand}/knowledge/selectors/find`);
    await page.getByRole('button', { name: 'Capture a page' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Saved page' }).click();
    const choose = (content: string): Promise<void> => page.locator('input[type=file]').setInputFiles({ name: 'saved.html', mimeType: 'text/html', buffer: Buffer.from(content) });
    await choose('x'.repeat(1_300_000));
    await dialog.getByText('The file has more than 1.2 million characters.').first().waitFor();
    await expectAccessible(page);
    await choose('<!doctype html><title>Saved kettle</title><main class="product"><h1 class="product-title">Kettle</h1><p class="price">€ 24.00</p><button class="add-to-cart">Add to cart</button></main><script>document.querySelector("h1").remove()</script>');
    await dialog.getByRole('button', { name: 'Capture page' }).click();
    await page.getByRole('heading', { name: /elements? found/ }).waitFor({ timeout: CAPTURED_MS });
    await expect.poll(() => page.getByText('h1: Kettle').count()).toBe(1);
  });
});
