import type { GeneratedCode } from '@safecode/domain/codes/generated-code';
import type { CorrectionPreview } from '@safecode/domain/corrections/correction';
import type { Lesson, LessonDetail } from '@safecode/domain/learning/lesson';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { callApi } from './support/call-api.js';
import { openBrowser, settle } from './support/console-browser.js';
import { brandIdOf, FROM, generate, lessonInUse, lookAt, PATIENT, picture, TO, type Circle } from './support/lesson-steps.js';
import { signInCast } from './support/review-cast.js';
import { settleWith } from './support/settle-with.js';
import { startProduct } from './support/start-product.js';

const product = await startProduct();
const browser = await openBrowser();
let circle: Circle;
let lesson: Lesson;

beforeAll(async () => {
  circle = { product, cast: await signInCast(browser, product), brandId: await brandIdOf(product) };
  lesson = await lessonInUse(circle);
});

afterEach(() => {
  for (const person of [circle.cast.editor, circle.cast.approver, circle.cast.reviewer]) expect(person.problems.list.splice(0)).toEqual([]);
});

const detailOf = (): Promise<LessonDetail> => callApi<LessonDetail>(circle.cast.approver.page, product, { name: 'learning.lesson', input: { id: lesson.id }, isQuery: true });

describe('a lesson made a rule', () => {
  test('is not for those it rests on: they read why, and the server refuses them alike', async () => {
    const { page, problems } = circle.cast.reviewer;
    await page.goto(`${product.brand}/learning/${lesson.id}`);
    await settle(page);
    const make = page.getByRole('button', { name: 'Make it a rule…' });
    expect(await make.getAttribute('aria-disabled')).toBe('true');
    problems.expectStatus(403);
    const input = { id: lesson.id, contentHash: lesson.contentHash, number: 'L1', text: '', ownerId: 1, expiresOn: '2030-01-01' };
    expect(await callApi(page, product, { name: 'learning.enforce', input }).catch(String)).toMatch(/403/);
  });

  test('is decided on by somebody else with the keyboard alone, with examples and conflicts before the decision', async () => {
    const { page } = circle.cast.approver;
    await page.goto(`${product.brand}/learning/${lesson.id}`);
    await settle(page);
    await page.getByText('Nothing speaks against it').waitFor();
    await page.getByText('This fails').waitFor();
    await page.getByText('No approved code would fail.').waitFor();
    await lookAt(page, 'rule-candidate');
    const make = page.getByRole('button', { name: 'Make it a rule…' });
    await make.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Make it a rule' });
    await expect.poll(() => dialog.getByLabel('Number').evaluate((field) => field === document.activeElement)).toBe(true);
    for (const text of ['gap: 4px 16px', 'gap: 8px 16px', /^Correction #\d+: its original fails/, 'Nothing.', 'No approved code.', /^Taught by Noor van Dijk and Dewi Pritchard\. You reported none/]) await dialog.getByText(text).first().waitFor();
    await lookAt(page, 'rule-dialog');
    await picture(page, 'console-rule', dialog.getByLabel('Number'));
    // Closed by Escape, the focus is where it was.
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => make.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => dialog.getByLabel('Number').evaluate((field) => field === document.activeElement)).toBe(true);
    const type = async (text: string): Promise<void> => {
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.insertText(text);
    };
    await type('GAP');
    await page.keyboard.press('Tab');
    await type('Lines of a bar stand at least 8px apart.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('N');
    expect(await dialog.getByLabel('Owner').evaluate((field) => field === document.activeElement)).toBe(true);
    // A date has three parts, and a button for its calendar.
    for (let part = 0; part < 5; part += 1) await page.keyboard.press('Tab');
    expect(await dialog.getByLabel('Note').evaluate((field) => field === document.activeElement)).toBe(true);
    await type('It holds for all bars.');
    await page.keyboard.press('Tab');
    expect(await dialog.getByRole('button', { name: 'Make it a rule' }).evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByText('It is rule GAP, version 1.').waitFor();
    await settle(page);
    await lookAt(page, 'rule-made');
    const { rows } = await product.database.admin.query<{ action: string }>("select action from code_audit_log where action in ('lesson.enforced', 'rule.created') order by sequence");
    expect(rows.map(({ action }) => action).slice(-2)).toEqual(['lesson.enforced', 'rule.created']);
  });

  test('refuses code that people write with what it changes, names itself, and is the fix', async () => {
    const { page, problems } = circle.cast.editor;
    const code = await generate(page, product, 'Free gift wrap');
    expect(code.css).toContain(TO);
    const css = code.css.replace(TO, FROM);
    const preview = await callApi<CorrectionPreview>(page, product, { name: 'corrections.preview', input: { id: code.id, originalRevision: 1, javascript: code.javascript, css } });
    expect(preview.report.parts.flatMap(({ findings }) => findings)).toMatchObject([{ category: 'learnt-rule', severity: 'error', rule: 'GAP', fix: { edits: [{ language: 'css' }] } }]);
    problems.expectStatus(422);
    const { contentHash } = await callApi<GeneratedCode>(page, product, { name: 'codes.get', input: { id: code.id }, isQuery: true });
    expect(await callApi(page, product, { name: 'corrections.report', input: { id: code.id, originalRevision: 1, baseHash: contentHash, javascript: code.javascript, css, reasonKind: 'other' } }).catch(String)).toMatch(/422.*learnt-rule/);
    await page.goto(`${product.brand}/code/${code.id}/corrections?report=edit`);
    await settle(page);
    await page.getByRole('textbox', { name: 'CSS' }).click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Backspace');
    await page.keyboard.insertText(css);
    await page.locator('output').getByText('Fail').waitFor();
    await settle(page);
    await lookAt(page, 'rule-refuses');
  });

  test('stands among the rules of the brand with its owner and its last day, and can be changed', async () => {
    const { page } = circle.cast.approver;
    await page.goto(`${product.brand}/knowledge/rules`);
    await settle(page);
    const row = page.getByRole('row', { name: /GAP/ });
    await row.waitFor();
    await row.getByText(/Noor .*until \d+ \w+ \d{4}/).waitFor();
    await lookAt(page, 'rule-list');
    await row.getByRole('link', { name: /Lesson \d+/ }).click();
    await page.getByRole('button', { name: 'Change the rule…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Change the rule' });
    await dialog.getByLabel('What it says').fill('At least 8px apart.');
    await lookAt(page, 'rule-change');
    await dialog.getByRole('button', { name: 'Save the rule' }).click();
    await page.getByText('It is rule GAP, version 2.').waitFor();
    const { rows } = await product.database.admin.query<{ text: string; version: number }>("select definition ->> 'text' as text, version from code_rules where rule_id = 'GAP'");
    expect(rows).toEqual([{ text: 'At least 8px apart.', version: 2 }]);
  });
});

describe('a lesson that does harm', () => {
  test('is withdrawn by itself; its page says why with numbers, what happened with it, and what can be done', async () => {
    const { page } = circle.cast.approver;
    await settleWith(product, { lessonId: null, codes: { approved: 36, edited: 4 } });
    await settleWith(product, { lessonId: lesson.id, codes: { approved: 10, edited: 30 } });
    await product.database.admin.query("select graphile_worker.add_job('learning.watch', '{}')");
    await expect.poll(async () => (await detailOf()).status, PATIENT).toBe('withdrawn');
    await page.goto(`${product.brand}/learning`);
    await settle(page);
    await lookAt(page, 'withdrawn-board');
    await page.getByRole('row', { name: /gap/ }).getByRole('link').click();
    await page.getByText(/Codes with it go wrong more often: 30 of 40 \(75 %\) were edited or rejected/).first().waitFor();
    await settle(page);
    await lookAt(page, 'withdrawn-lesson');
    await picture(page, 'console-withdrawn');
    await page.getByText('It was rule GAP, which is archived.').waitFor();
  });

  test('can be approved again by a person, from when its codes count anew', async () => {
    const { page } = circle.cast.approver;
    await page.getByRole('button', { name: 'Approve…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Approve 1 lesson' }).click();
    await page.getByText('No code with it is settled yet.').waitFor();
    expect((await detailOf()).status).toBe('active');
  });
});
