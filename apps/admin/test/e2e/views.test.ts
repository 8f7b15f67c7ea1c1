import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, newPerson, openBrowser, PHONE, settle, sidewaysScroll, signIn, DESKTOP, type Person } from './support/console-browser.js';
import { generateByOpal, startProduct } from './support/start-product.js';

const product = await startProduct();
const browser = await openBrowser();
const PICTURES = process.env['CONSOLE_PICTURES'];
let owner: Person;

beforeAll(async () => {
  await generateByOpal(product, 'Add a free-delivery bar above the buy button that says "Free delivery over 60 EUR" on dark green');
  owner = await newPerson(browser, product);
  await signIn(owner, { ...product.owner, to: `${product.brand}/code` });
});

afterEach(() => {
  expect(owner.problems.list.splice(0)).toEqual([]);
});

describe('a saved view', () => {
  test('is saved from the filters, stands in the address, and shows what it says', async () => {
    const { page } = owner;
    expect(await page.getByRole('button', { name: 'Save view' }).count()).toBe(0);
    await page.getByLabel('Verdict').selectOption('pass');
    await page.getByRole('button', { name: 'Save view' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Verdict: Pass').waitFor();
    await expectAccessible(page);
    await dialog.getByLabel('Name').fill('Ready for review');
    await dialog.getByLabel('Share with the team').check();
    await dialog.getByRole('button', { name: 'Save view' }).click();
    await page.waitForURL(/saved=/);
    const views = page.getByRole('navigation', { name: 'Saved views' });
    await views.getByRole('link', { name: 'All' }).click();
    await page.waitForURL((url) => url.search === '');
    await views.getByRole('link', { name: /Ready for review/ }).click();
    await page.waitForURL(/verdict=pass/);
    await expect.poll(() => views.getByRole('link', { name: /Ready for review/ }).getAttribute('aria-current')).toMatch(/^(?:page|true)$/);
    await expect.poll(() => page.getByLabel('Verdict').inputValue()).toBe('pass');
    await page.reload();
    await settle(page);
    await expect.poll(() => views.getByRole('link', { name: /Ready for review/ }).getAttribute('aria-current')).toMatch(/^(?:page|true)$/);
  });

  test('says when its filters were changed; the change is undone or kept', async () => {
    const { page } = owner;
    await page.getByLabel('Order').selectOption('title');
    await page.getByText('Modified').waitFor();
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect.poll(() => page.getByText('Modified').count()).toBe(0);
    await expect.poll(() => page.getByLabel('Order').inputValue()).toBe('-created');
    await page.getByLabel('Order').selectOption('title');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect.poll(() => page.getByText('Modified').count()).toBe(0);
    const { rows } = await product.database.admin.query<{ search: object }>('select search from saved_views');
    expect(rows).toEqual([{ search: { verdict: 'pass', sort: 'title' } }]);
    for (const viewport of [PHONE, DESKTOP]) {
      await page.setViewportSize(viewport);
      await expectAccessible(page);
      expect(await sidewaysScroll(page)).toBe(0);
      if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/views-${viewport.width}.png` });
    }
  });

  test('is renamed and deleted, for the whole team', async () => {
    const { page } = owner;
    await page.getByRole('button', { name: 'Edit view' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('To review');
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('link', { name: /To review/ }).waitFor();
    await page.getByRole('button', { name: 'Edit view' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete view' }).click();
    await page.getByRole('dialog').getByText('It goes for the whole team.').waitFor();
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Delete view' }).click();
    await expect.poll(() => page.getByRole('link', { name: /To review/ }).count()).toBe(0);
    expect(new URL(page.url()).searchParams.get('saved')).toBeNull();
    await expect.poll(() => page.getByLabel('Verdict').inputValue()).toBe('pass');
  });
});
