import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { COLOUR_RULES, DESKTOP, expectAccessible, newPerson, openBrowser, PHONE, settle, showIn, sidewaysScroll, signIn, violationsOf, type Page, type Person } from './support/console-browser.js';
import { startProduct } from './support/start-product.js';

const product = await startProduct({ withShop: true });
// Nothing is visited here; visits have their own tests.
await product.database.admin.query("update watched_pages set next_visit_at = now() + interval '1 day'");
const browser = await openBrowser();
const PICTURES = process.env['CONSOLE_PICTURES'];
let owner: Person;

beforeAll(async () => {
  owner = await newPerson(browser, product);
  await signIn(owner, { ...product.owner, to: `${product.brand}/health` });
});

afterEach(() => {
  expect(owner.problems.list.splice(0)).toEqual([]);
});

/** What is watched, as the database has it. */
async function watchedPages(): Promise<{ readonly url: string; readonly minutes: number }[]> {
  const { rows } = await product.database.admin.query<{ url: string; minutes: number }>('select url, every_minutes as minutes from watched_pages where is_active order by id');
  return rows;
}

describe('the health screen', () => {
  test('lists the watched pages, accessible in both themes, on a desktop and a phone', async () => {
    const { page } = owner;
    const pages = await watchedPages();
    expect(pages.length).toBeGreaterThan(0);
    for (const { url } of pages) await page.getByText(url, { exact: true }).waitFor();
    for (const viewport of [PHONE, DESKTOP]) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ['dark', 'light'] as const) {
        await showIn(page, colorScheme);
        expect({ viewport, colorScheme, violations: await violationsOf(page, colorScheme === 'dark' ? COLOUR_RULES : undefined) }).toEqual({ viewport, colorScheme, violations: [] });
        if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/health-${viewport.width}-${colorScheme}.png`, fullPage: true });
      }
      expect(await sidewaysScroll(page)).toBe(0);
    }
  });

  test('takes another page to watch, after saying what is no address', async () => {
    const { page } = owner;
    const before = await watchedPages();
    await page.getByRole('button', { name: 'Watch a page' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Address').fill('no address');
    await dialog.getByLabel('Minutes between visits').fill('720');
    await dialog.getByRole('button', { name: 'Save page' }).click();
    await dialog.getByText('Use the address of a page, with https://.').first().waitFor();
    await expectAccessible(page);
    if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/health-form.png` });
    await dialog.getByLabel('Address').fill('https://larkmoor.example/sale');
    await dialog.getByRole('button', { name: 'Save page' }).click();
    await page.getByText('Page saved. It is visited now.').first().waitFor();
    await page.getByRole('row', { name: /larkmoor\.example\/sale/ }).getByText('12 hours').waitFor();
    expect(await watchedPages()).toEqual([...before, { url: 'https://larkmoor.example/sale', minutes: 720 }]);
  });

  test('changes and removes it again, all of it in the ledger', async () => {
    const { page } = owner;
    await page.getByRole('button', { name: 'Edit https://larkmoor.example/sale' }).click();
    await page.getByRole('dialog').getByLabel('Minutes between visits').fill('2880');
    await page.getByRole('dialog').getByRole('button', { name: 'Save page' }).click();
    await page.getByRole('row', { name: /larkmoor\.example\/sale/ }).getByText('2 days').waitFor();
    await page.getByRole('button', { name: 'Stop watching https://larkmoor.example/sale' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('It is not visited any more.').waitFor();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Stop watching' }).click();
    await page.getByText('The page is not watched any more.').first().waitFor();
    await expect.poll(() => page.getByRole('row', { name: /larkmoor\.example\/sale/ }).count()).toBe(0);
    await settle(page);
    expect((await watchedPages()).map(({ url }) => url)).not.toContain('https://larkmoor.example/sale');
    const { rows } = await product.database.admin.query<{ action: string }>("select action from code_audit_log where action like 'watched_page.%' order by sequence desc limit 3");
    expect(rows.map(({ action }) => action).toReversed()).toEqual(['watched_page.added', 'watched_page.changed', 'watched_page.removed']);
  });
});

describe('the domains of a brand', () => {
  const host = new URL(product.shop ?? '').host;
  const putProof = (line: string): Promise<Response> => fetch(`${product.shop}/__proof`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ line }) });
  const shopPanel = (page: Page) => page.getByRole('region', { name: host });
  const stateIs = (page: Page, label: string): Promise<void> => shopPanel(page).getByText(label, { exact: true }).waitFor();

  test('show what proves each, ready to be copied, and refuse the override before', async () => {
    const { page } = owner;
    await page.goto(`${product.brand}/settings/domains`);
    await settle(page);
    const panel = shopPanel(page);
    await panel.getByText('Not proved').waitFor();
    const override = panel.getByRole('button', { name: 'Watch although robots.txt says no' });
    await override.focus();
    await panel.getByText('Only for a host that is proved').waitFor();
    await page.keyboard.press('Enter');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await page.getByRole('region', { name: 'www.larkmoor.example' }).getByText('_safecode-proof.www.larkmoor.example').count()).toBe(1);
    await panel.getByRole('button', { name: 'Copy the line' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^safecode-proof=[0-9a-f]{40}$/);
    if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/domains-unproved.png`, fullPage: true });
  });

  test('are proved by what was copied, and then watched although robots.txt says no, which Health says', async () => {
    const { page } = owner;
    await shopPanel(page).getByRole('button', { name: 'Check now' }).click();
    await shopPanel(page).getByText('File: Not found.').waitFor();
    await putProof(await page.evaluate(() => navigator.clipboard.readText()));
    await shopPanel(page).getByRole('button', { name: 'Check now' }).click();
    await stateIs(page, 'Verified');
    await shopPanel(page).getByRole('button', { name: 'Watch although robots.txt says no' }).click();
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Watch although robots.txt says no' }).click();
    await page.getByText(`The robots.txt of ${host} is not asked any more.`).first().waitFor();
    await shopPanel(page).getByRole('button', { name: 'Obey robots.txt again' }).waitFor();
    await settle(page);
    for (const viewport of [PHONE, DESKTOP]) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ['dark', 'light'] as const) {
        await showIn(page, colorScheme);
        expect({ viewport, colorScheme, violations: await violationsOf(page, colorScheme === 'dark' ? COLOUR_RULES : undefined) }).toEqual({ viewport, colorScheme, violations: [] });
        if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/domains-${viewport.width}-${colorScheme}.png`, fullPage: true });
      }
      expect(await sidewaysScroll(page)).toBe(0);
    }
    await page.goto(`${product.brand}/health`);
    await page.getByText('The robots.txt of 1 host is not asked').waitFor();
    await page.getByText(`${host}: proved to be the brand's, switched on by`).waitFor();
    await settle(page);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Domains of the brand' }).click();
    await page.waitForURL('**/settings/domains');
  });

  test('lose it when the proof is gone for an hour', async () => {
    const { page } = owner;
    await putProof('');
    await shopPanel(page).getByRole('button', { name: 'Check now' }).click();
    await stateIs(page, 'Proof not found');
    // The hour passes.
    await product.database.admin.query("update domain_proofs set missing_since = missing_since - interval '1 hour'");
    await shopPanel(page).getByRole('button', { name: 'Check now' }).click();
    await stateIs(page, 'Lapsed');
    await shopPanel(page).getByText('It is obeyed').waitFor();
    const { rows } = await product.database.admin.query<{ action: string }>("select action from code_audit_log where action in ('domain.verified', 'domain.robots_override_changed', 'domain.lapsed') order by sequence");
    expect(rows.map(({ action }) => action)).toEqual(['domain.verified', 'domain.robots_override_changed', 'domain.lapsed']);
  });
});
