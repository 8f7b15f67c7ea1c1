import type { Correction } from '@safecode/domain/corrections/correction';
import type { GeneratedCode } from '@safecode/domain/codes/generated-code';
import type { LessonDetail } from '@safecode/domain/learning/lesson';
import { expect, test } from 'vitest';
import { callApi } from './call-api.js';
import { expectAccessible, settle } from './console-browser.js';
import { brandIdOf, correct, FROM, generate, lessonsOf, lookAt, PATIENT, PICTURES, TO, type Circle } from './lesson-steps.js';
import type { Cast } from './review-cast.js';
import type { Product } from './start-product.js';

/** The circle, each step by those who take it: correct, propose, approve, generate, look where a line comes from, retract. */
export function testCircle(product: Product, castNow: () => Cast): void {
  const taught: { codes: GeneratedCode[]; byReviewer: Correction | null; lessonId: number } = { codes: [], byReviewer: null, lessonId: 0 };
  const circle = async (): Promise<Circle> => ({ product, cast: castNow(), brandId: await brandIdOf(product) });

  test('an editor reports how code had to be corrected; what it is recognised as stands there before it is saved', async () => {
    const { page } = castNow().editor;
    const code = await generate(page, product, 'Closed on Monday');
    taught.codes.push(code);
    expect(code.css).toContain(FROM);
    await page.goto(`${product.brand}/code/${code.id}/corrections`);
    await settle(page);
    await page.getByRole('button', { name: 'Report correction' }).click();
    await page.getByText('Nothing is changed yet.').first().waitFor();
    const write = async (text: string): Promise<void> => {
      await page.getByRole('textbox', { name: 'CSS' }).click();
      await page.keyboard.press('ControlOrMeta+a');
      // Emptied first: over coloured words a browser would write with an inline style, which the policy refuses.
      await page.keyboard.press('Backspace');
      await page.keyboard.insertText(text);
    };
    await write(code.css.replace('text-align: center', 'text-align:   center'));
    await page.getByText('Only the format differs. It can be kept, but nothing is learnt from it.').waitFor();
    await write('.foreign { color: red }');
    await page.locator('output').getByText('Fail').waitFor();
    await write(code.css.replace(FROM, TO));
    await page.locator('output').getByText('Style').waitFor();
    await settle(page);
    await lookAt(page, 'learning-report');
    await page.getByLabel('Reason').selectOption('broken_layout');
    await page.getByLabel('In your words').fill('The lines stand too close on a phone.');
    await page.getByRole('button', { name: 'Save correction' }).click();
    await page.getByRole('row', { name: /Style/ }).getByText('The lines stand too close on a phone.').waitFor();
    await expectAccessible(page);
    if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/learning-corrections.png`, fullPage: true });
  });

  test('three corrections by two people become a proposal with its replay, which others decide on', async () => {
    const now = await circle();
    const { editor, reviewer, approver } = now.cast;
    for (const text of ['New shop in Bath', 'Sale starts Friday']) taught.codes.push(await generate(editor.page, product, text));
    const [, second, third] = taught.codes;
    if (second === undefined || third === undefined) throw new Error('Nothing to correct.');
    await correct(editor.page, product, second);
    taught.byReviewer = await correct(reviewer.page, product, third);
    await expect.poll(async () => (await lessonsOf(now)).map(({ status, corrections, people }) => [status, corrections, people]), PATIENT).toEqual([['proposed', 3, 2]]);
    const [lesson] = await lessonsOf(now);
    taught.lessonId = lesson?.id ?? 0;
    expect(lesson?.replay).toMatchObject({ saved: 3, worse: 0, avoidedCorrections: [expect.any(Number), expect.any(Number), expect.any(Number)] });
    const { page } = approver;
    await page.goto(`${product.brand}/learning`);
    await settle(page);
    await page.getByRole('row', { name: /gap/ }).getByText('3 corrections, 2 people').waitFor();
    await lookAt(page, 'learning-board');
    await page.getByRole('row', { name: /gap/ }).getByRole('link').click();
    await page.getByText(`: 3 edits saved`).waitFor();
    await settle(page);
    await lookAt(page, 'learning-lesson');
    await page.getByRole('button', { name: `Show the change of code ${second.id}` }).click();
    await page.getByText('With the lesson').first().waitFor();
    await settle(page);
    // Whoever lacks the right sees why, and is refused by the server alike.
    await editor.page.goto(`${product.brand}/learning/${taught.lessonId}`);
    await settle(editor.page);
    expect(await editor.page.getByRole('button', { name: 'Approve…' }).getAttribute('aria-disabled')).toBe('true');
    editor.problems.expectStatus(403);
    const refused = await callApi(editor.page, product, { name: 'learning.decide', input: { id: taught.lessonId, contentHash: lesson?.contentHash, decision: 'approve' } }).catch(String);
    expect(refused).toMatch(/403/);
  });

  test('an approver puts it in use, and the next generation needs no correction', async () => {
    const now = await circle();
    const { page } = now.cast.approver;
    await page.getByRole('button', { name: 'Approve…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('The next drafts of this brand are changed by it').waitFor();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Approve 1 lesson' }).click();
    await page.getByText('In use', { exact: true }).first().waitFor();
    const editor = now.cast.editor.page;
    const code = await generate(editor, product, 'Free gift wrap');
    taught.codes.push(code);
    expect(code.css).toContain(TO);
    expect(code.madeFrom.lessons).toMatchObject([{ id: taught.lessonId, lines: { js: [] } }]);
    await editor.goto(`${product.brand}/generate/${code.runId}`);
    await settle(editor);
    await editor.getByText(`Lesson put in: ${taught.lessonId}`).waitFor();
    await editor.goto(`${product.brand}/code/${code.id}/lineage`);
    await settle(editor);
    await editor.getByText(`Lesson ${taught.lessonId}, version 1`).waitFor();
    await editor.getByText(/Noor .*: broken layout/).first().waitFor();
    await lookAt(editor, 'learning-lineage');
  });

  test('a retracted correction takes the lesson out of use, and the state is as before', async () => {
    const now = await circle();
    const { reviewer, editor } = now.cast;
    const third = taught.codes[2];
    await reviewer.page.goto(`${product.brand}/code/${third?.id ?? 0}/corrections`);
    await settle(reviewer.page);
    await reviewer.page.getByRole('button', { name: `Retract correction ${taught.byReviewer?.id ?? 0}` }).click();
    await reviewer.page.getByLabel('Why it was wrong').fill('Only with a narrow font');
    await expectAccessible(reviewer.page);
    await reviewer.page.getByRole('dialog').getByRole('button', { name: 'Retract' }).click();
    await reviewer.page.getByText('Retracted by').waitFor();
    await expect.poll(async () => (await lessonsOf(now)).map(({ status }) => status), PATIENT).toEqual(['retracted']);
    const detail = await callApi<LessonDetail>(now.cast.approver.page, product, { name: 'learning.lesson', input: { id: taught.lessonId }, isQuery: true });
    expect(detail.reason).toContain(`#${taught.byReviewer?.id ?? 0}`);
    expect((await generate(editor.page, product, 'Open on Sunday')).css).toContain(FROM);
    const { rows } = await product.database.admin.query<{ action: string }>("select action from code_audit_log where action like 'lesson.%' and action not in ('lesson.mined', 'lesson.named') order by sequence");
    expect(rows.map(({ action }) => action)).toEqual(['lesson.proposed', 'lesson.approved', 'lesson.retracted']);
  });
}
