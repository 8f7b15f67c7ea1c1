import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, newPerson, openBrowser, settle, signIn, type Person } from './support/console-browser.js';
import { startProduct } from './support/start-product.js';

const product = await startProduct();
const browser = await openBrowser();
let owner: Person;

beforeAll(async () => {
  owner = await newPerson(browser, product);
  await signIn(owner, { ...product.owner, to: `${product.brand}/home` });
});

afterEach(() => {
  expect(owner.problems.list.splice(0)).toEqual([]);
});

describe('selectors', () => {
  test('one that approves everything is refused by the server, in place; nothing typed is lost', async () => {
    const { page, problems } = owner;
    problems.expectStatus(400);
    await page.goto(`${product.brand}/knowledge/selectors`);
    await page.getByRole('button', { name: 'Add selector' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Everything');
    await page.getByRole('textbox', { name: 'Selector', exact: true }).fill('div');
    await page.getByRole('button', { name: 'Save selector' }).click();
    await page.getByRole('alert').filter({ hasText: 'would approve nearly everything' }).waitFor();
    await expect.poll(() => page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('Everything');
    await expectAccessible(page);
  });

  test('a good one is saved, found, changed and archived', async () => {
    const { page } = owner;
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Size guide');
    await page.getByRole('textbox', { name: 'Selector', exact: true }).fill('.lk-size-guide');
    await page.getByRole('textbox', { name: 'Role', exact: true }).fill('sizeGuide');
    await page.getByRole('button', { name: 'Save selector' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByLabel('Search selectors').fill('size guide');
    const row = page.getByRole('row', { name: /Size guide/ });
    await row.getByText('Approved').waitFor();
    await page.getByRole('button', { name: 'Edit Size guide' }).click();
    await page.getByRole('dialog').getByLabel('Note').fill('Opens the table of sizes.');
    await page.getByRole('button', { name: 'Save selector' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Archive Size guide' }).click();
    await page.getByRole('button', { name: 'Archive selector' }).click();
    await expect.poll(() => page.getByRole('button', { name: 'Edit Size guide' }).count()).toBe(0);
  });
});

describe('rules', () => {
  test('a new rule needs its parameters, and then stands in the list', async () => {
    const { page } = owner;
    await page.goto(`${product.brand}/knowledge/rules`);
    await page.getByRole('button', { name: 'Add rule' }).click();
    await page.getByLabel('Number').fill('L77');
    await page.getByLabel('Kind').selectOption('own-prefix');
    await page.getByLabel('Prefix').fill('No Prefix');
    await page.getByRole('button', { name: 'Save rule' }).click();
    await page.getByText('This does not have the expected form.').waitFor();
    await page.getByLabel('Kind').selectOption('forbid-api');
    await page.getByRole('combobox', { name: 'Names' }).or(page.getByRole('textbox', { name: 'Names' })).first().fill('print');
    await page.keyboard.press('Enter');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save rule' }).click();
    await page.getByRole('row', { name: /L77/ }).getByText('print').waitFor();
    await page.goto(`${product.brand}/knowledge/rules#L77`);
    await settle(page);
    await expect.poll(() => page.locator('#L77').evaluate((cell) => cell.getBoundingClientRect().top < window.innerHeight)).toBe(true);
  });
});

describe('templates', () => {
  const editor = () => owner.page.getByRole('textbox', { name: 'JavaScript' });

  test('the verifier answers while somebody writes; what is not safe is refused', async () => {
    const { page, problems } = owner;
    problems.expectStatus(422);
    await page.goto(`${product.brand}/knowledge/templates`);
    await page.getByRole('link', { name: 'Free-delivery bar' }).click();
    const check = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Check with example values' }) });
    await check.getByText('Pass', { exact: true }).waitFor();
    await editor().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type("\ndocument.querySelector('.not-approved').remove();");
    await check.getByText('Fail', { exact: true }).waitFor();
    await check.getByText('Unapproved selector').first().waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save template' }).click();
    await page.getByRole('alert').filter({ hasText: 'breaks the rules' }).waitFor();
    await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toMatch(/version 1$/);
  });

  test('leaving with unsaved changes asks first', async () => {
    const { page } = owner;
    const asked: string[] = [];
    page.once('dialog', (dialog) => {
      asked.push(dialog.message());
      void dialog.dismiss();
    });
    await page.getByRole('link', { name: 'Code', exact: true }).first().click();
    await expect.poll(() => asked).toHaveLength(1);
    expect(page.url()).toMatch(/\/knowledge\/templates\/\d+$/);
  });

  test('two people save: the second keeps the text and is told', async () => {
    const { page, problems, context } = owner;
    problems.expectStatus(409);
    await editor().click();
    await page.keyboard.press('Control+End');
    for (let presses = 0; presses < 50; presses += 1) await page.keyboard.press('Backspace');
    const other = await context.newPage();
    await other.goto(page.url());
    await other.getByRole('textbox', { name: 'Name', exact: true }).fill('Free-delivery strip');
    await other.getByRole('button', { name: 'Save template' }).click();
    await other.getByRole('heading', { level: 1, name: 'Free-delivery strip, version 2' }).waitFor();
    await other.close();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Free-delivery band');
    await page.getByRole('button', { name: 'Save template' }).click();
    await page.getByRole('alert').filter({ hasText: 'while you were editing' }).waitFor();
    await expect.poll(() => page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('Free-delivery band');
    await page.getByRole('button', { name: 'Discard my changes and load the present version' }).click();
    await page.getByRole('heading', { level: 1, name: 'Free-delivery strip, version 2' }).waitFor();
    await expect.poll(() => page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('Free-delivery strip');
  });
});

describe('brands', () => {
  test('a new brand is in the switcher at once; its settings change; archiving takes it away', async () => {
    const { page } = owner;
    await page.goto(`${product.organization}/brands/new`);
    await page.getByRole('button', { name: 'Add brand' }).click();
    await page.getByText(/fields need a change/).waitFor();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Fernhill');
    await page.getByLabel('Short name').fill('fernhill');
    await page.getByLabel('Address of the shop').fill('https://www.fernhill.example');
    await page.getByLabel('Own prefix').fill('fh-');
    await page.getByRole('button', { name: 'Add brand' }).click();
    await page.waitForURL('**/b/fernhill/knowledge/selectors');
    await page.getByText('No selectors yet.').waitFor();
    await page.getByRole('button', { name: /Switch brand/ }).click();
    await page.getByRole('link', { name: 'Larkmoor' }).click();
    await page.waitForURL(`**${product.brand}/knowledge/selectors`);
    await page.goto(`${product.organization}/b/fernhill/settings`);
    await page.getByLabel('Note').fill('Sister shop');
    await page.getByRole('button', { name: 'Save brand' }).click();
    await page.getByText('Brand "Fernhill" saved.').first().waitFor();
    await page.getByRole('button', { name: 'Archive brand' }).click();
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Archive brand' }).click();
    await page.getByRole('heading', { level: 1, name: 'Brands' }).waitFor();
    await settle(page);
    await page.goto(`${product.organization}/b/fernhill/home`);
    await settle(page);
    await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toBe('Page not found');
  });
});
