import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { callApi } from './support/call-api.js';
import { expectAccessible, expectCount, openBrowser, PHONE, settle, showIn, sidewaysScroll } from './support/console-browser.js';
import type { Route } from './support/console-browser.js';
import { codeInReview, editCode, ledgerCount, reviewOf, signInCast, votesOn, type Cast } from './support/review-cast.js';
import { startProduct } from './support/start-product.js';

const product = await startProduct();
const browser = await openBrowser();
let cast: Cast;

beforeAll(async () => {
  cast = await signInCast(browser, product);
});

afterEach(() => {
  for (const person of Object.values(cast)) expect(person.problems.list.splice(0)).toEqual([]);
});

const pageOf = (id: number, view = 'code'): string => `${product.brand}/code/${id}/${view}`;

describe('sending to review', () => {
  test('an editor edits with a live proof, saves a revision and sends exactly it to review', async () => {
    const { page } = cast.editor;
    const id = await codeInReview(cast, product, 'Free delivery over 41 EUR');
    await callApi(page, product, { name: 'review.withdraw', input: { id, note: '' } });
    await page.goto(pageOf(id));
    await page.getByRole('button', { name: 'Edit code' }).click();
    await page.getByText('Nobody has voted on this code yet').waitFor();
    const save = page.getByRole('button', { name: 'Save as new revision' });
    await expect.poll(() => save.getAttribute('aria-disabled')).toBe('true');
    await page.getByRole('textbox', { name: 'JavaScript' }).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type("\nfetch('https://collector.example/hit');");
    await page.getByText(/^1 error, /).waitFor();
    await page.getByText('It can be saved, but not sent to review: 1 error remains.').waitFor();
    await expectAccessible(page);
    await page.reload();
    await page.getByText('What you typed before was kept in this browser.').waitFor();
    await page.getByRole('textbox', { name: 'JavaScript' }).click();
    await page.keyboard.press('Control+a');
    const { javascript } = await callApi<{ javascript: string }>(page, product, { name: 'revisions.get', input: { id, number: 1 }, isQuery: true });
    await page.keyboard.insertText(javascript.replace('41', '42'));
    await page.getByText('0 errors, 0 warnings').waitFor();
    await page.getByLabel('What changed and why').fill('The new limit');
    await save.click();
    await page.getByText('Revision 2 saved.').first().waitFor();
    await page.getByRole('button', { name: 'Send to review' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Send to review' }).click();
    await page.getByText(`#${id} sent to review.`).first().waitFor();
    const review = await reviewOf(page, product, id);
    expect(review).toMatchObject({ status: 'qa_review', revision: 2, submittedBy: 'Noor van Dijk' });
  });
});

describe('who wrote code', () => {
  test('sees why the decision is not theirs, and the API refuses it alike', async () => {
    const id = await codeInReview(cast, product, 'Free delivery over 43 EUR');
    await editCode(cast.approver.page, product, { id, from: '43', to: '44' });
    const { page } = cast.approver;
    await page.goto(pageOf(id));
    await page.locator('[data-decision]').getByLabel('Approve').check();
    const send = page.locator('[data-decision]').getByRole('button', { name: 'Send approval' });
    await send.focus();
    await expect.poll(() => send.getAttribute('aria-disabled')).toBe('true');
    await page.locator('[data-decision]').getByText(/somebody else has to decide/).first().waitFor();
    await send.click({ force: true });
    const { contentHash } = await reviewOf(page, product, id);
    cast.approver.problems.expectStatus(403);
    await expect(callApi(page, product, { name: 'review.decide', input: { id, contentHash, decision: 'approve' } })).rejects.toThrow(/review\.author_cannot_approve/);
    expect(await votesOn(product, id)).toEqual([]);
  });
});

describe('a decision', () => {
  test('that is clicked twice and sent twice by the network is one vote and one entry in the ledger', async () => {
    const { page } = cast.approver;
    const id = await codeInReview(cast, product, 'Free delivery over 45 EUR');
    await page.goto(pageOf(id));
    const bodies: string[] = [];
    await page.route('**/trpc/review.decide*', async (route) => {
      bodies.push(route.request().postData() ?? '');
      // The network asks the server twice; the browser hears of the second answer only.
      await route.fetch();
      await route.continue();
    });
    await page.locator('[data-decision]').getByLabel('Approve').check();
    await page.getByText('This is approval 1 of 1.').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Send approval' }).dblclick();
    await page.getByText(`Approval sent for #${id}.`).first().waitFor();
    await settle(page);
    await page.unroute('**/trpc/review.decide*');
    expect(bodies).toHaveLength(1);
    expect(await votesOn(product, id)).toHaveLength(1);
    expect(await ledgerCount(product, id, 'review.approved')).toBe(1);
    expect((await reviewOf(page, product, id)).status).toBe('approved');
    await page.getByRole('button', { name: 'Deploy', exact: true }).waitFor();
  });

  test('on code that changed meanwhile is refused; the note is kept, and the change is one click away', async () => {
    const { page, problems } = cast.approver;
    const id = await codeInReview(cast, product, 'Free delivery over 46 EUR');
    await page.goto(pageOf(id));
    await page.locator('[data-decision]').getByLabel('Approve').check();
    await page.getByLabel('Note').fill('Read it all, fine by me.');
    // The page does not hear of the new revision before the decision is sent.
    const held: Route[] = [];
    let isHolding = true;
    await page.route(/review\.get/, (route) => (isHolding ? void held.push(route) : route.continue()));
    await editCode(cast.editor.page, product, { id, from: '46', to: '47' });
    problems.expectStatus(409);
    const answer = page.waitForResponse(/review\.decide/);
    await page.keyboard.press('Control+Enter');
    expect((await answer).status()).toBe(409);
    // Taking the route away sends what it holds on its way too, so that comes last.
    isHolding = false;
    await Promise.all(held.map((route) => route.continue()));
    await page.unroute(/review\.get/);
    await page.getByText('The code changed while you were reading: revision 2').first().waitFor();
    await expect.poll(() => page.getByLabel('Note').inputValue()).toBe('Read it all, fine by me.');
    expect(await votesOn(product, id)).toEqual([]);
    await page.locator('[data-decision]').getByRole('link', { name: 'Show what changed' }).click();
    await page.waitForURL(/diff\?from=r1&to=r2/);
    await page.getByText('Free delivery over 47 EUR').first().waitFor();
    await page.getByRole('button', { name: 'Read revision 2' }).click();
    await page.getByRole('heading', { name: `Decide on #${id}, revision 2` }).waitFor();
    await expect.poll(() => page.getByLabel('Note').inputValue()).toBe('Read it all, fine by me.');
    await page.getByRole('button', { name: 'Send approval' }).click();
    await page.getByText(`Approval sent for #${id}.`).first().waitFor();
    const votes = await votesOn(product, id);
    expect(votes).toMatchObject([{ decision: 'approve', note: 'Read it all, fine by me.' }]);
    expect(votes[0]?.content_hash).toBe((await reviewOf(page, product, id)).contentHash);
  });

  test('that asks for changes needs a note, and brings the code back to its author', async () => {
    const { page } = cast.approver;
    const id = await codeInReview(cast, product, 'Free delivery over 48 EUR');
    await editCode(cast.editor.page, product, { id, from: '48', to: '49' });
    await page.goto(pageOf(id));
    await page.locator('[data-decision]').getByLabel('Request changes').check();
    const send = page.getByRole('button', { name: 'Send request' });
    await expect.poll(() => send.getAttribute('aria-disabled')).toBe('true');
    await page.getByLabel('Note').fill('Say "free shipping" as the rest of the shop does.');
    await send.click();
    await page.getByText(`Changes requested for #${id}.`).first().waitFor();
    await cast.editor.page.goto(`${product.organization}/home`);
    const row = cast.editor.page.getByRole('row').filter({ hasText: `#${id} ` }).first();
    await row.getByText('Changes requested', { exact: true }).waitFor();
  });

  test('is taken by keyboard alone, item after item, with the focus as the only cursor', async () => {
    const { page } = cast.approver;
    const ids = [];
    for (const limit of [51, 52, 53]) ids.push(await codeInReview(cast, product, `Free delivery over ${limit} EUR`));
    for (const id of ids) {
      await page.goto(`${product.organization}/code/waiting`);
      await settle(page);
      const link = page.getByRole('link', { name: new RegExp(`^#${id} `) });
      for (let step = 0; step < 20 && !(await link.evaluate((element) => element === document.activeElement)); step += 1) await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.waitForURL(new RegExp(`/code/${id}/`));
      await page.locator('[data-decision]').waitFor();
      await page.keyboard.press('v');
      expect(await page.evaluate(() => document.activeElement?.closest('[data-decision]') !== null)).toBe(true);
      await page.keyboard.press('Space');
      await page.keyboard.press('Control+Enter');
      await page.getByText(`Approval sent for #${id}.`).first().waitFor();
      expect(await votesOn(product, id)).toMatchObject([{ decision: 'approve', content_hash: (await reviewOf(page, product, id)).contentHash }]);
    }
  });
});

describe('on a phone', () => {
  test('code is approved with three taps, with all of the evidence above the button', async () => {
    const { page } = cast.approver;
    const id = await codeInReview(cast, product, 'Free delivery over 55 EUR');
    await editCode(cast.editor.page, product, { id, from: '55', to: '56' });
    await page.setViewportSize(PHONE);
    await page.goto(`${product.organization}/code/waiting`);
    await page.getByRole('link', { name: new RegExp(`^#${id} `) }).click();
    await settle(page);
    expect(await sidewaysScroll(page)).toBe(0);
    await page.getByRole('button', { name: 'Approve…' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByText(/^Static proof: \d+ checks, 0 errors/).waitFor();
    await sheet.getByText('Written by Noor van Dijk', { exact: false }).waitFor({ state: 'attached' });
    for (const colorScheme of ['light', 'dark'] as const) {
      await showIn(page, colorScheme);
      await expectAccessible(page);
    }
    await showIn(page, 'light');
    const send = sheet.getByRole('button', { name: 'Send approval' });
    const box = await send.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(PHONE.height);
    expect(await sidewaysScroll(page)).toBe(0);
    await send.click();
    await page.getByText(`Approval sent for #${id}.`).first().waitFor();
    expect(await votesOn(product, id)).toHaveLength(1);
    await page.setViewportSize({ width: 1280, height: 900 });
  });
});

describe('many at once', () => {
  test('each has its own result; what was refused says why, the selection stays, and what failed is tried again', { timeout: 150_000 }, async () => {
    const { page } = cast.approver;
    const ids: number[] = [];
    for (let limit = 100; limit < 125; limit += 1) ids.push(await codeInReview(cast, product, `Free delivery over ${limit} EUR`));
    for (const [index, id] of ids.slice(0, 3).entries()) await editCode(page, product, { id, from: String(100 + index), to: String(200 + index) });
    await page.goto(`${product.organization}/code/waiting`);
    await settle(page);
    // Own code does not wait for its author.
    const rows = await callApi<{ rows: { id: number }[] }>(page, product, { name: 'review.queue', input: { limit: 200 }, isQuery: true });
    const own = new Set(ids.slice(0, 3));
    expect(rows.rows.filter(({ id }) => own.has(id))).toEqual([]);
    const waiting = ids.slice(3);
    for (const id of waiting) await page.getByLabel(`Choose #${id}`, { exact: true }).check();
    const stale = waiting.slice(0, 3);
    for (const [index, id] of stale.entries()) await editCode(cast.editor.page, product, { id, from: String(103 + index), to: String(303 + index) });
    const unlucky = waiting.at(-1) ?? 0;
    await page.route('**/trpc/review.bulkDecide*', async (route) => {
      // One never reaches the server, as when it is overloaded; the others do.
      const input = JSON.parse(route.request().postData() ?? '{}') as Record<string, { items: { id: number }[] }>;
      const call = input['0'] ?? (input as unknown as { items: { id: number }[] });
      call.items = call.items.filter(({ id }) => id !== unlucky);
      const response = await route.fetch({ postData: JSON.stringify(input) });
      const answer = (await response.json()) as { result: { data: { results: unknown[] } } }[] | { result: { data: { results: unknown[] } } };
      (Array.isArray(answer) ? answer[0] : answer)?.result.data.results.push({ id: unlucky, outcome: 'failed', status: null, code: null, message: 'The server was busy.' });
      await route.fulfill({ response, json: answer });
    });
    await page.getByRole('button', { name: 'Approve…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: `Send approval for ${waiting.length} codes` }).click();
    const results = page.getByRole('table', { name: 'Results' });
    await results.waitFor();
    await page.unroute('**/trpc/review.bulkDecide*');
    await expectCount(results.getByText('Done', { exact: true }), waiting.length - 4);
    await expectCount(results.getByText('Refused', { exact: true }), 3);
    for (const id of stale) await results.getByRole('row').filter({ hasText: `#${id} ` }).getByText('The code was changed by Noor van Dijk', { exact: false }).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expectAccessible(page);
    await page.getByLabel(`Choose #${stale[0]}`, { exact: true }).waitFor();
    await expect.poll(() => page.getByLabel(`Choose #${stale[0]}`, { exact: true }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Retry failed (1)' }).click();
    await results.getByRole('row').filter({ hasText: `#${unlucky} ` }).getByText('Done', { exact: true }).waitFor();
    const { rows: approved } = await product.database.admin.query<{ count: string }>("select count(*) from generated_code where id = any($1) and status = 'approved'", [waiting]);
    expect(Number(approved[0]?.count)).toBe(waiting.length - 3);
  });
});
