import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { callApi } from './support/call-api.js';
import { expectAccessible, expectCount, newPerson, openBrowser, PHONE, settle, showIn, sidewaysScroll, signIn, type Person } from './support/console-browser.js';
import { codeInReview, editCode, ledgerCount, reviewOf, signInCast, type Cast } from './support/review-cast.js';
import { startProduct } from './support/start-product.js';

const product = await startProduct();
const browser = await openBrowser();
let cast: Cast;
let owner: Person;

beforeAll(async () => {
  cast = await signInCast(browser, product);
  owner = await newPerson(browser, product);
  await signIn(owner, { ...product.owner, to: `${product.organization}/home` });
});

afterEach(() => {
  for (const person of [...Object.values(cast), owner]) expect(person.problems.list.splice(0)).toEqual([]);
});

const pageOf = (id: number, view = 'code'): string => `${product.brand}/code/${id}/${view}`;

/** The same screen in both themes and on a phone: nothing that shuts anybody out, nothing sideways. */
async function expectGood(page: Person['page']): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await showIn(page, colorScheme);
    await expectAccessible(page);
  }
  await page.setViewportSize(PHONE);
  // Bars that stay in sight cover what is scrolled under them.
  await page.evaluate(() => window.scrollTo(0, 0));
  await expectAccessible(page);
  await expect.poll(() => sidewaysScroll(page)).toBe(0);
  await page.setViewportSize({ width: 1280, height: 900 });
  await showIn(page, 'light');
}

describe('a code page that is open', () => {
  test('hears of votes, revisions and threads without asking for them', async () => {
    const id = await codeInReview(cast, product, 'Free delivery over 71 EUR');
    const { page } = cast.editor;
    await page.goto(pageOf(id));
    await page.getByText('Nobody has voted yet.').waitFor();
    const { contentHash } = await reviewOf(cast.reviewer.page, product, id);
    await callApi(cast.approver.page, product, { name: 'discussions.create', input: { codeId: id, body: 'Is this the right amount?' } });
    await page.getByRole('navigation', { name: 'Views of the code' }).getByRole('link', { name: 'Discussion 1' }).waitFor({ timeout: 10_000 });
    await callApi(cast.approver.page, product, { name: 'review.decide', input: { id, contentHash, decision: 'request_changes', note: 'Another amount, please.' } });
    // The slow question that is left comes after a minute.
    await page.getByText('Another amount, please.').first().waitFor({ timeout: 10_000 });
    await editCode(cast.approver.page, product, { id, from: '71', to: '72' });
    await page.getByText('Revision 2 arrived.').waitFor({ timeout: 10_000 });
    expect((await reviewOf(cast.reviewer.page, product, id)).openThreads).toBe(1);
  });

  test('keeps who sent it to review, with the ledger entry of each step', async () => {
    const id = await codeInReview(cast, product, 'Free delivery over 73 EUR');
    const { contentHash } = await reviewOf(cast.approver.page, product, id);
    await callApi(cast.approver.page, product, { name: 'review.decide', input: { id, contentHash, decision: 'approve' } });
    const { page } = cast.approver;
    await page.goto(pageOf(id, 'history'));
    await page.getByText('Sent to review by Noor van Dijk').waitFor();
    await expectGood(page);
    await page.getByRole('listitem').filter({ hasText: 'Sent to review by Noor van Dijk' }).getByRole('link', { name: /^Ledger entry \d/ }).click();
    await page.waitForURL(/\/audit\?entry=/);
    await page.getByRole('dialog', { name: /\d+/ }).getByText('Review: submitted').first().waitFor();
    expect(await ledgerCount(product, id, 'review.submitted')).toBe(1);
  });
});

describe('the lines of a diff', () => {
  test('are commented on by keyboard alone, and show their threads', async () => {
    const id = await codeInReview(cast, product, 'Free delivery over 74 EUR');
    await editCode(cast.editor.page, product, { id, from: '74', to: '75' });
    const { page } = cast.approver;
    await page.goto(pageOf(id, 'diff'));
    await page.getByText('1 removed').waitFor();
    await page.locator('[data-note-line]').first().waitFor();
    await page.keyboard.press(']');
    await page.keyboard.press('ArrowDown');
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    await expect.poll(focused).toMatch(/^Comment on line \d+$/);
    const first = await focused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await expect.poll(focused).toBe(first);
    await page.keyboard.press('Enter');
    await page.keyboard.type('The amount is on the delivery page, too.');
    await page.keyboard.press('Control+Enter');
    await page.locator('[data-line-threads]').getByText('The amount is on the delivery page, too.').waitFor();
    await expectGood(page);
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await expect.poll(focused).toMatch(/^Open discussion of line \d+$/);
    await page.getByRole('link', { name: 'Discussion 1' }).waitFor();
    const threads = await callApi<{ rows: { revision: number; place: { kind: string } }[] }>(page, product, { name: 'discussions.list', input: { codeId: id }, isQuery: true });
    expect(threads.rows).toMatchObject([{ place: { kind: 'lines' } }]);
    // One line number is in the order of Tab, however many lines there are.
    await expectCount(page.locator('[data-note-line][tabindex="0"]'), 1);
  });
});

describe('the list of code', () => {
  test('is looked into by keyboard without being left, and the address keeps it', async () => {
    const [one, two] = [await codeInReview(cast, product, 'Free delivery over 76 EUR'), await codeInReview(cast, product, 'Free delivery over 77 EUR')];
    const { page } = cast.reviewer;
    await page.goto(`${product.brand}/code`);
    await page.getByRole('link', { name: new RegExp(`^#${two} `) }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press(' ');
    await page.locator(`[data-peek="${two}"]`).getByText('It uses').waitFor();
    await expect.poll(() => new URL(page.url()).searchParams.get('peek')).toBe(String(two));
    await page.keyboard.press('j');
    await page.locator(`[data-peek="${one}"]`).getByText('Approvals 0 of 1').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toContain(`#${one}`);
    await expectGood(page);
    await page.reload();
    await page.locator(`[data-peek="${one}"]`).getByText('It uses').waitFor();
    await page.keyboard.press('Escape');
    await expectCount(page.locator('[data-peek]'), 0);
    await page.getByRole('button', { name: `Look into #${two} beside the list` }).click();
    await page.locator(`[data-peek="${two}"]`).getByRole('link', { name: 'Open' }).click();
    await page.waitForURL(new RegExp(`/code/${two}/code`));
  });

  test('says until when a decision is due, the first one first, and the verdict that holds now', async () => {
    const id = await codeInReview(cast, product, 'Free delivery over 78 EUR');
    await product.database.admin.query(`update review_requests set due_at = now() - interval '1 hour' where code_id = $1`, [id]);
    const { page } = cast.reviewer;
    await page.goto(`${product.brand}/code`);
    await page.getByRole('columnheader', { name: 'Due' }).getByRole('button').click();
    await page.waitForURL(/sort=due/);
    const first = page.getByRole('table', { name: 'Code' }).locator('tbody tr').first();
    await expect.poll(() => first.textContent()).toContain(`#${id}`);
    await expect.poll(() => first.textContent()).toContain('Overdue:');
    await editCode(cast.editor.page, product, { id, from: "'", to: "`${eval('1')}`+'" });
    await expect.poll(() => page.getByRole('row').filter({ hasText: `#${id} ` }).textContent()).toContain('Fail');
  });
});

describe('somebody who is away', () => {
  test('says so, names a stand-in, who is asked instead; and comes back', async () => {
    const { page } = cast.approver;
    await page.goto(`${product.organization}/settings/absences`);
    await page.getByText('Nobody is away.').waitFor();
    await expectGood(page);
    await page.getByRole('button', { name: 'Set absence' }).click();
    const dialog = page.getByRole('dialog', { name: 'Set absence' });
    await dialog.getByLabel('Last day away').fill('2000-01-01');
    await dialog.getByRole('button', { name: 'Save absence' }).click();
    await dialog.getByText('An absence ends after it begins.').first().waitFor();
    await dialog.getByLabel('Last day away').fill(new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10));
    await dialog.getByLabel('Stand-in').selectOption({ index: 1 });
    const standIn = await dialog.getByLabel('Stand-in').locator('option:checked').textContent();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Save absence' }).click();
    const row = page.getByRole('row').filter({ hasText: 'Ines Carvalho' });
    await expect.poll(() => row.textContent()).toContain('Away now');
    await expect.poll(() => row.textContent()).toContain(standIn ?? '');
    await expectGood(page);
    const id = await codeInReview(cast, product, 'Free delivery over 79 EUR');
    const review = await reviewOf(cast.editor.page, product, id);
    expect(review.waitingFor.map(({ name }) => name)).not.toContain('Ines Carvalho');
    await page.getByRole('button', { name: 'End the absence of Ines Carvalho' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'End absence' }).click();
    await page.getByText('Nobody is away.').waitFor();
  });

  test('is set by an admin for somebody else', async () => {
    const { page } = owner;
    await page.goto(`${product.organization}/settings/absences`);
    await page.getByRole('button', { name: 'Set absence' }).click();
    const dialog = page.getByRole('dialog', { name: 'Set absence' });
    await dialog.getByLabel('Person').selectOption({ label: 'Dewi Pritchard' });
    await dialog.getByRole('button', { name: 'Save absence' }).click();
    const row = page.getByRole('row').filter({ hasText: 'Dewi Pritchard' });
    await row.waitFor();
    await row.getByRole('button', { name: /^End/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'End absence' }).click();
    await expect.poll(() => row.count()).toBe(0);
  });
});

describe('a ledger that is broken', () => {
  test('is said on Home to those who watch it, with the way to the entry', async () => {
    const { rows } = await product.database.admin.query<{ id: number }>(`select id from organizations where slug = $1`, [product.organization.replace('/o/', '')]);
    await product.database.admin.query(`insert into ledger_verifications (organization_id, entries, head_sequence, break_sequence, break_kind, milliseconds) values ($1, 40, 40, 12, 'changed', 3)`, [rows[0]?.id]);
    const { page } = owner;
    await page.goto(`${product.organization}/home`);
    await page.getByText('The ledger is broken at entry 12.').waitFor();
    await expectGood(page);
    await page.getByRole('link', { name: 'Open Audit' }).click();
    await page.waitForURL(/\/audit$/);
    await cast.editor.page.goto(`${product.organization}/home`);
    await settle(cast.editor.page);
    expect(await cast.editor.page.getByText('The ledger is broken').count()).toBe(0);
    await product.database.admin.query(`insert into ledger_verifications (organization_id, entries, head_sequence, milliseconds) values ($1, 40, 40, 3)`, [rows[0]?.id]);
  });
});
