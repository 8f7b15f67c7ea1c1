import type { VariationReport } from '@safecode/domain/verification/report';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, newPerson, openBrowser, PHONE, signIn, type Person } from './support/console-browser.js';
import { generateByOpal, startProduct } from './support/start-product.js';

const JAVASCRIPT = "(function () {\n  const note = document.createElement('p');\n  note.className = 'delivery-note';\n  document.body.append(note);\n  fetch('https://collector.example/hit');\n})();\n";
const CSS = '.delivery-note { color: green !important }\n';

const product = await startProduct();
const browser = await openBrowser();
let owner: Person;
let codeId: number;

/** What the product itself says of a change, asked as the console asks. */
async function verify(javascript: string, css: string): Promise<VariationReport> {
  const input = { brand: 'larkmoor', pageType: 'pdp', javascript, css };
  const answer = await owner.page.evaluate(
    async ([body, organization]) => {
      const response = await fetch('/trpc/verification.validate', { method: 'POST', headers: { 'content-type': 'application/json', 'x-organization': organization }, body });
      return (await response.json()) as { result: { data: { report: unknown } } };
    },
    [JSON.stringify(input), product.organization.replace('/o/', '')] as const,
  );
  return answer.result.data.report as VariationReport;
}

/** A row like another one, but for what is given: code is written once and never changed. */
async function copyRow(table: 'generated_code' | 'generation_runs', id: string, change: object): Promise<void> {
  await product.database.admin.query(
    `insert into ${table} overriding system value select (jsonb_populate_record(null::${table}, to_jsonb(row) || $1::jsonb)).* from ${table} row where row.id = ${id}`,
    [JSON.stringify(change)],
  );
}

beforeAll(async () => {
  owner = await newPerson(browser, product);
  await signIn(owner, { ...product.owner, to: `${product.brand}/home` });
  const provedId = await generateByOpal(product, 'Add a free-delivery bar above the buy button that says "Free delivery over 75 EUR"');
  // A draft as a drafter leaves it that does not know better; its report is the product's own.
  const report = await verify(JAVASCRIPT, CSS);
  codeId = 9001;
  await copyRow('generation_runs', `(select run_id from generated_code where id = ${provedId})`, { id: codeId });
  await copyRow('generated_code', String(provedId), { id: codeId, run_id: codeId, javascript: JAVASCRIPT, css: CSS, report, verdict: 'fail', status: 'failed_draft' });
  await owner.page.goto(`${product.brand}/code/${codeId}/findings`);
});

afterEach(() => {
  expect(owner.problems.list.splice(0)).toEqual([]);
});

const card = (title: string) => owner.page.getByRole('article').filter({ has: owner.page.getByRole('heading', { name: title }) });

describe('a finding', () => {
  test('shows what a suggested change does to both languages, and hands out the corrected code', async () => {
    const { page } = owner;
    const finding = card('CSS without own prefix').first();
    await finding.getByRole('button', { name: /^Suggested change: Call it lm-delivery-note/ }).click();
    const lines = await finding.locator('pre').allInnerTexts();
    expect(lines.join('\n')).toContain("note.className = 'lm-delivery-note';");
    expect(lines.join('\n')).toContain('.lm-delivery-note { color: green !important }');
    await expectAccessible(page);
    await finding.getByRole('button', { name: 'Copy corrected JavaScript' }).click();
    await finding.getByRole('button', { name: 'Copied' }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(JAVASCRIPT.replace('delivery-note', 'lm-delivery-note'));
    const after = await verify(copied, CSS.replace('delivery-note', 'lm-delivery-note'));
    expect(after.parts.flatMap((part) => part.findings).map((one) => one.category)).toEqual(['network', 'css-important']);
    const download = page.waitForEvent('download');
    await finding.getByRole('button', { name: 'Download corrected CSS' }).click();
    expect((await download).suggestedFilename()).toBe(`variation-${codeId}-corrected.css`);
  });

  test('has no suggestion where only people can decide, and says what its check looks for', async () => {
    const finding = card('Network');
    expect(await finding.getByRole('button', { name: /^Suggested change/ }).count()).toBe(0);
    await finding.getByRole('button', { name: 'About this check' }).click();
    await finding.getByText('A request to a host that is not allowed.').waitFor();
    await expect.poll(() => finding.locator('pre').last().innerText()).toContain("fetch('/api/stock");
    await expectAccessible(owner.page);
  });

  test('can be mended on a phone too', async () => {
    const { page } = owner;
    await page.setViewportSize(PHONE);
    await page.reload();
    await card('CSS !important').getByRole('button', { name: 'Suggested change: Remove !important' }).click();
    await card('CSS !important').getByRole('button', { name: 'Copy corrected CSS' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });
});

test('what the code does is told in one line above it, and with how under Evidence', async () => {
  const { page } = owner;
  await page.goto(`${product.brand}/code/${codeId}`);
  await page.getByText(/^This code uses \d+ selectors?, 0 hosts, /).waitFor();
  await page.goto(`${product.brand}/code/${codeId}/evidence`);
  await page.getByText('body', { exact: true }).waitFor();
  await expect.poll(() => page.locator('dd').filter({ hasText: '.delivery-note' }).first().innerText()).toMatch(/\.delivery-note\s+style/);
});
