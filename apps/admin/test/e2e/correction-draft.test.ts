import type { GeneratedCode } from '@safecode/domain/codes/generated-code';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, openBrowser, settle, type Page } from './support/console-browser.js';
import { generate, lookAt, picture } from './support/lesson-steps.js';
import { signInCast, type Cast } from './support/review-cast.js';
import { startProduct } from './support/start-product.js';

const product = await startProduct();
const browser = await openBrowser();
let cast: Cast;
let code: GeneratedCode;

beforeAll(async () => {
  cast = await signInCast(browser, product);
  code = await generate(cast.editor.page, product, 'Sale starts Friday');
});

afterEach(() => {
  for (const person of [cast.editor, cast.approver, cast.reviewer]) expect(person.problems.list.splice(0)).toEqual([]);
});

const corrections = (): string => `${product.brand}/code/${code.id}/corrections`;

async function write(page: Page, css: string): Promise<void> {
  await page.getByRole('textbox', { name: 'CSS' }).click();
  await page.keyboard.press('ControlOrMeta+a');
  // Emptied first: over coloured words a browser would write with an inline style, which the policy refuses.
  await page.keyboard.press('Backspace');
  await page.keyboard.insertText(css);
}

describe('a correction that the policy refuses', () => {
  test('says which selectors it needs, and becomes a proposal with one click; its text is kept', async () => {
    const { page } = cast.editor;
    await page.goto(`${corrections()}?report=edit`);
    await settle(page);
    await write(page, `${code.css}\n.teaser-strip .teaser {\n  margin-top: 8px;\n}\n`);
    await page.getByLabel('In your words').fill('The teaser sticks to the bar.');
    await page.getByText('The policy stands against it').waitFor();
    await page.getByText('It needs selectors that are not approved on pdp:').waitFor();
    await settle(page);
    await lookAt(page, 'draft-refused');
    await picture(page, 'console-policy', page.getByText('The policy stands against it'));
    expect(await page.getByRole('button', { name: 'Save correction' }).getAttribute('aria-disabled')).toBe('true');
    await page.getByRole('button', { name: 'Propose and keep the text' }).click();
    await page.getByText('Waits for a decision').waitFor();
    await page.getByText('You ask for it, so that somebody else has to decide on it.').waitFor();
    await settle(page);
    await lookAt(page, 'draft-waits');
  });

  test('is decided on by somebody else, who is told and sees the correction before', async () => {
    const { page } = cast.approver;
    await page.goto(`${product.organization}/notifications`);
    await settle(page);
    await page.getByRole('link', { name: /asks you to approve selectors for a correction of/ }).click();
    await page.waitForURL(`**${corrections()}`);
    await page.getByRole('button', { name: 'Show the correction' }).click();
    await page.getByText('margin-top: 8px').first().waitFor();
    await settle(page);
    await lookAt(page, 'draft-decision');
    await page.getByRole('button', { name: 'Approve the selectors…' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Approve these selectors?' });
    await dialog.getByText('.teaser-strip .teaser').waitFor();
    await expectAccessible(page);
    await dialog.getByLabel('Note').fill('Ours.');
    await dialog.getByRole('button', { name: 'Approve the selectors' }).click();
    await page.getByText('Selectors approved').waitFor();
    const { rows } = await product.database.admin.query<{ status: string; page_type: string }>("select status, page_type from dom_selectors where selector = '.teaser-strip .teaser'");
    expect(rows).toEqual([{ status: 'approved', page_type: 'pdp' }]);
  });

  test('is taken up again with its text, proved now, and saved as a correction', async () => {
    const { page } = cast.editor;
    await page.goto(corrections());
    await settle(page);
    await page.getByText('Ines Carvalho decided. “Ours.”').waitFor();
    await lookAt(page, 'draft-approved');
    await page.getByRole('button', { name: 'Take it up again' }).click();
    await page.locator('output').getByText('Pass').waitFor();
    expect(await page.getByLabel('In your words').inputValue()).toBe('The teaser sticks to the bar.');
    await page.getByRole('button', { name: 'Save correction' }).click();
    await page.getByRole('row', { name: /The teaser sticks to the bar/ }).waitFor();
    expect(await page.getByText('Waiting for the policy').count()).toBe(0);
    const { rows } = await product.database.admin.query<{ status: string; isKept: boolean }>('select d.status, r.css = d.css as "isKept" from correction_drafts d join corrections c on c.id = d.correction_id join code_revisions r on r.code_id = c.code_id and r.number = c.corrected_revision');
    expect(rows).toEqual([{ status: 'sent', isKept: true }]);
  });

  test('says that rules have no proposals, and is kept as a draft that can be discarded', async () => {
    const { page } = cast.editor;
    await page.goto(`${corrections()}?report=edit`);
    await settle(page);
    await write(page, `${code.css}\n.lm-announcement {\n  margin: 0 !important;\n}\n`);
    await page.getByText(/^Rule L05: /).waitFor();
    await page.getByText(/There is no proposal for rules/).waitFor();
    await settle(page);
    await lookAt(page, 'draft-rule');
    await page.getByRole('button', { name: 'Keep the text as a draft' }).click();
    await page.getByText('Asks for no selector: a rule stands against it.').waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
    await page.getByText('The draft is discarded.').first().waitFor();
    await expect.poll(() => page.getByText('Waiting for the policy').count()).toBe(0);
    const { rows } = await product.database.admin.query<{ action: string }>("select action from code_audit_log where action like 'correction_draft.%' order by sequence");
    expect(rows.map(({ action }) => action)).toEqual(['correction_draft.proposed', 'correction_draft.approved', 'correction_draft.kept', 'correction_draft.withdrawn']);
  });
});
