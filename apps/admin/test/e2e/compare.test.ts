import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Revision } from '@safecode/domain/review/revision';
import { callApi } from './support/call-api.js';
import { expectAccessible, newPerson, openBrowser, PHONE, settle, showIn, sidewaysScroll, signIn } from './support/console-browser.js';
import { codeInReview, editCode, reviewOf, signInCast, type Cast } from './support/review-cast.js';
import { startProduct } from './support/start-product.js';

const product = await startProduct();
const browser = await openBrowser();
let cast: Cast;
let id: number;

const viewOf = (view: string): string => `${product.brand}/code/${id}/${view}`;

beforeAll(async () => {
  cast = await signInCast(browser, product);
  id = await codeInReview(cast, product, 'Free delivery over 60 EUR');
  await editCode(cast.editor.page, product, { id, from: '60 EUR', to: '65 EUR' });
});

afterEach(() => {
  for (const person of Object.values(cast)) expect(person.problems.list.splice(0)).toEqual([]);
});

/** 5,000 lines, of which some at the edges of runs change. */
const long = (changed: readonly number[]): string =>
  `(function () {\n${Array.from({ length: 5_000 }, (_, line) => `  var a${line} = ${changed.includes(line) ? line + 1 : line};`).join('\n')}\n})();\n`;
const CHANGED = [0, 1, 999, 1_003, 1_010, 2_500, 4_998, 4_999];

describe('comparing', () => {
  test('shows any two sides with their names, effects above the lines, and keeps the choice in the address', async () => {
    const { page } = cast.approver;
    await page.goto(viewOf('diff'));
    await page.getByRole('button', { name: 'Side by side' }).waitFor();
    await page.getByText('Effects:').first().waitFor();
    await page.getByText('1 removed').waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await showIn(page, colorScheme);
      await expectAccessible(page);
    }
    await showIn(page, 'light');
    await page.getByRole('button', { name: 'As text' }).click();
    await page.getByText(`--- a/variation-${id}.js`, { exact: false }).waitFor();
    await page.getByLabel('Compare', { exact: true }).selectOption('template');
    await page.waitForURL(/from=template/);
    expect(new URL(page.url()).searchParams.get('mode')).toBe('text');
    await page.reload();
    await settle(page);
    await expect.poll(() => page.getByRole('button', { name: 'As text' }).getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('button', { name: 'Side by side' }).click();
  });

  test('has room on a phone: one below the other, wrapped, nothing sideways', async () => {
    const { page } = cast.approver;
    await page.setViewportSize(PHONE);
    await page.goto(viewOf('diff'));
    await page.getByText('1 removed').waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Side by side' }).isVisible()).toBe(false);
    expect(await sidewaysScroll(page)).toBe(0);
    await expectAccessible(page);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  test('of 5,000 lines hides no change, opens twenty lines at a time, and reaches every change by key', { timeout: 120_000 }, async () => {
    const { page } = cast.approver;
    const review = await reviewOf(page, product, id);
    const first = await callApi<{ revision: Revision }>(page, product, { name: 'revisions.create', input: { id, baseHash: review.contentHash, javascript: long([]), css: '', note: '' } });
    const second = await callApi<{ revision: Revision }>(page, product, { name: 'revisions.create', input: { id, baseHash: first.revision.contentHash, javascript: long(CHANGED), css: '', note: '' } });
    await page.goto(`${viewOf('diff')}?from=r${first.revision.number}&to=r${first.revision.number}`);
    await page.getByText('No changes').waitFor();
    await page.getByLabel('with', { exact: true }).selectOption(`r${second.revision.number}`);
    await page.getByText(`${CHANGED.length - 2} changes`).waitFor();
    const shown = await page.locator('[data-change]').allTextContents();
    for (const line of CHANGED) expect(shown.some((text) => text.includes(`var a${line} = ${line + 1};`))).toBe(true);
    const before = await page.getByText('lines unchanged').allInnerTexts();
    await page.getByRole('button', { name: '20 down: show more from above' }).first().click();
    const after = await page.getByText('lines unchanged').allInnerTexts();
    expect(Number(after[0]?.replace(/\D/g, ''))).toBe(Number(before[0]?.replace(/\D/g, '')) - 20);
    for (let change = 0; change < CHANGED.length - 2; change += 1) {
      await page.keyboard.press(']');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('data-change'))).toBe(String(change));
      await page.getByText(`${change + 1} of ${CHANGED.length - 2}`, { exact: true }).waitFor();
    }
    await page.keyboard.press('[');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-change'))).toBe(String(CHANGED.length - 4));
  });
});

describe('what is deployed by hand', () => {
  test('goes live with its id on the platform, is rolled back with a reason, and every step stands in the history', async () => {
    const { page } = cast.approver;
    id = await codeInReview(cast, product, 'Free delivery over 70 EUR');
    const { contentHash } = await reviewOf(page, product, id);
    await callApi(page, product, { name: 'review.decide', input: { id, contentHash, decision: 'approve' } });
    await page.goto(viewOf('code'));
    await page.getByRole('button', { name: 'Deploy', exact: true }).click();
    await page.waitForURL(/deployments/);
    await page.getByRole('region', { name: 'Deployments' }).getByRole('button', { name: 'Deploy', exact: true }).click();
    await page.getByRole('dialog').getByText(contentHash.slice(0, 7), { exact: false }).waitFor();
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Deploy' }).click();
    await page.getByRole('button', { name: 'Package' }).click();
    await page.getByRole('dialog').getByRole('button', { name: /^Copy .*manifest/ }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(contentHash);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Mark as deployed' }).click();
    const mark = page.getByRole('dialog').getByRole('button', { name: 'Mark as deployed' });
    await expect.poll(() => mark.getAttribute('aria-disabled')).toBe('true');
    await page.getByLabel('Id on the platform').fill('exp-7781');
    await mark.click();
    await page.getByRole('table', { name: 'Deployments' }).getByText('exp-7781').waitFor();
    expect((await reviewOf(page, product, id)).status).toBe('deployed');
    await page.getByRole('table', { name: 'Deployments' }).getByRole('button', { name: 'Roll back' }).click();
    await page.getByLabel('Reason').fill('The bar covers the cookie notice.');
    await page.getByRole('dialog').getByRole('button', { name: 'Roll back' }).click();
    await page.getByRole('table', { name: 'Deployments' }).getByText('The bar covers the cookie notice.').waitFor();
    expect((await reviewOf(page, product, id)).status).toBe('rolled_back');
    await page.goto(viewOf('history'));
    await page.getByText(/^Deployment #\d+ went live$/).waitFor();
    await page.getByText(/^Revision 1 generated$/).waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await showIn(page, colorScheme);
      await expectAccessible(page);
    }
    await showIn(page, 'light');
  });
});

describe('how code is reviewed', () => {
  test('is set for a brand; somebody with an older version is told and loses nothing', async () => {
    const { page, problems } = cast.approver;
    await page.goto(`${product.brand}/settings/review`);
    await expect.poll(() => page.getByRole('button', { name: 'Save' }).getAttribute('aria-disabled')).toBe('true');
    const owner = await newPerson(browser, product);
    await signIn(owner, { ...product.owner, to: `${product.brand}/settings/review` });
    await owner.page.getByRole('button', { name: 'Add item' }).click();
    await owner.page.getByRole('textbox', { name: 'Item 1' }).fill('Legal text is unchanged');
    await owner.page.getByLabel('Approvals needed').selectOption('2');
    await owner.page.getByRole('button', { name: 'Save' }).click();
    await owner.page.getByText('Review saved as version 1.').first().waitFor();
    await expectAccessible(owner.page);
    // Somebody else, over the API, on top of version 1.
    const policy = await callApi<Record<string, unknown>>(owner.page, product, { name: 'reviewPolicy.get', input: { brandId: 1 }, isQuery: true });
    await callApi(owner.page, product, { name: 'reviewPolicy.update', input: { ...policy, expectedVersion: 1, approvalsNeeded: 3 } });
    owner.problems.expectStatus(409);
    await owner.page.getByLabel('At least characters').fill('20');
    await owner.page.getByRole('button', { name: 'Save' }).click();
    await owner.page.getByRole('button', { name: 'Load the newest' }).waitFor();
    await expect.poll(() => owner.page.getByLabel('At least characters').inputValue()).toBe('20');
    await owner.page.getByRole('button', { name: 'Load the newest' }).click();
    await owner.page.getByText('Version 2', { exact: false }).waitFor();
    await expect.poll(() => owner.page.getByLabel('Approvals needed').inputValue()).toBe('3');
    expect([...problems.list, ...owner.problems.list]).toEqual([]);
    await owner.context.close();
  });
});
