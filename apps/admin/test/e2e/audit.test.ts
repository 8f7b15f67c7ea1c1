import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { expectAccessible, expectCount, newPerson, openBrowser, PHONE, settle, sidewaysScroll, signIn, DESKTOP, type Person } from './support/console-browser.js';
import { generateByOpal, startProduct } from './support/start-product.js';

const VERIFIER = fileURLToPath(new URL('../../../../tooling/ledger-verifier/verify-ledger.mjs', import.meta.url));
const product = await startProduct();
const browser = await openBrowser();
let owner: Person;
const { admin } = product.database;

/** Has the worker verify all ledgers now, as it does every night. */
async function verifyNow(): Promise<void> {
  const count = async () => Number((await admin.query('select count(*) from ledger_verifications')).rows[0].count);
  const before = await count();
  await admin.query("select graphile_worker.add_job('ledger.verify', '{}')");
  await vi.waitUntil(async () => (await count()) > before, { timeout: 15_000, interval: 100 });
}

beforeAll(async () => {
  await generateByOpal(product, 'Add a free-delivery bar above the buy button that says "Free delivery over 60 EUR"');
  owner = await newPerson(browser, product);
  await signIn(owner, { ...product.owner, to: `${product.organization}/home` });
  const { page } = owner;
  await page.goto(`${product.brand}/settings`);
  await page.getByLabel('Note').fill('Outdoor clothing, since 1962');
  const saved = page.waitForResponse(/brands\.update/);
  await page.getByRole('button', { name: 'Save brand' }).click();
  expect((await saved).status()).toBe(200);
  await verifyNow();
});

afterEach(() => {
  expect(owner.problems.list.splice(0)).toEqual([]);
});

const audit = (search = ''): string => `${product.organization}/audit${search}`;

/** Follows a link of the export menu. Answers the file. */
async function exportAs(name: RegExp): Promise<string> {
  const { page } = owner;
  await page.getByRole('button', { name: /^Export/ }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name }).click();
  return (await download).path();
}

describe('the audit screen', () => {
  test('says up to where the ledger is verified and signed, and shows who did what with its seal', async () => {
    const { page } = owner;
    await page.goto(audit());
    await settle(page);
    await page.getByText(/^Verified up to entry [\d,]+, signed up to entry [\d,]+ outside the database$/).waitFor();
    const row = page.getByRole('row', { name: /Brand: updated/ }).first();
    await row.getByText('Margit Halloran').waitFor();
    await row.getByText(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6} UTC$/).waitFor();
    await expect.poll(() => page.getByRole('row', { name: /Code: created/ }).first().innerText()).toContain('Opal');
    await expectAccessible(page);
  });

  test('opens an entry with what changed, at its own address', async () => {
    const { page } = owner;
    await page.getByRole('row', { name: /Brand: updated/ }).first().getByRole('link', { name: 'Brand: updated' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Outdoor clothing, since 1962').waitFor();
    expect(new URL(page.url()).searchParams.get('entry')).toMatch(/^\d+$/);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect.poll(() => new URL(page.url()).searchParams.get('entry')).toBeNull();
  });

  test('filters by what is in the address, keeps it over a reload, and drops what is no filter', async () => {
    const { page } = owner;
    await page.goto(audit('?action=brand.updated&type=1%202'));
    await settle(page);
    expect(new URL(page.url()).search).toBe('?action=brand.updated');
    await expectCount(page.getByRole('row'), 2);
    await page.getByLabel('Person').selectOption({ label: 'Margit Halloran' });
    await settle(page);
    await page.reload();
    await settle(page);
    await expectCount(page.getByRole('row'), 2);
    await page.getByLabel('Up to and with (UTC day)').fill('2020-01-01');
    await page.getByText('No entry fits these filters').waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).first().click();
    await page.getByRole('button', { name: 'Everything by a person, 90 days' }).click();
    await settle(page);
    expect(new URL(page.url()).searchParams.get('from')).toMatch(/^\d{4}-\d\d-\d\d$/);
    await page.getByRole('button', { name: 'Reads and exports of the ledger' }).click();
    await page.getByRole('row', { name: /Ledger: searched/ }).first().waitFor();
  });

  test('exports a proof that holds offline, and no longer with one byte flipped; the export is recorded', async () => {
    await owner.page.goto(audit());
    await settle(owner.page);
    const file = await exportAs(/Signed bundle/);
    expect(execFileSync(process.execPath, [VERIFIER, file], { encoding: 'utf8' })).toMatch(/^VALID/);
    const bytes = readFileSync(file);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    const flipped = join(product.database.dataDir, 'flipped.jsonl');
    writeFileSync(flipped, bytes);
    expect(() => execFileSync(process.execPath, [VERIFIER, flipped], { encoding: 'utf8', stdio: 'pipe' })).toThrow(/Command failed/);
    expect(readFileSync(await exportAs(/CSV/), 'utf8')).toMatch(/^\uFEFFsequence,time \(UTC\),/);
    await owner.page.reload();
    await owner.page.getByRole('row', { name: /Ledger: exported/ }).first().waitFor();
  });

  test('prints as the proof: whole seals, no controls', async () => {
    const { page } = owner;
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
    const seal = await page.getByRole('row', { name: /Ledger: exported/ }).first().getByText(/^[0-9a-f]{64}$/).innerText();
    expect(seal).toHaveLength(64);
    await page.emulateMedia({ media: 'screen' });
  });

  test('prints the proof of a code with its hash, verdict, votes and every line', async () => {
    const { page } = owner;
    const { rows } = await admin.query<{ id: number; content_hash: string; javascript: string }>('select id, content_hash, javascript from generated_code order by id limit 1');
    const [code] = rows;
    await page.goto(audit(`?code=${code?.id}`));
    await page.locator('[data-code-proof]').waitFor({ state: 'attached' });
    await settle(page);
    expect(await page.locator('[data-code-proof]').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    const proof = page.locator('[data-code-proof]');
    await expect.poll(() => proof.isVisible()).toBe(true);
    const text = await proof.innerText();
    expect(text).toContain(code?.content_hash);
    expect(text).toMatch(/Nobody has voted|Decision/);
    expect(text).toMatch(/\d+ checks? run: 0 errors/);
    const lines = code?.javascript.trimEnd().split('\n') ?? [];
    await expectCount(proof.locator('ol').first().locator('li'), lines.length);
    expect(text).toContain(lines.at(-1)?.trim());
    expect((await page.pdf({ format: 'A4' })).byteLength).toBeGreaterThan(10_000);
    await page.emulateMedia({ media: 'screen' });
  });

  test('gives evidence of a period that holds offline', async () => {
    const { page } = owner;
    await page.goto(audit());
    await settle(page);
    await page.getByRole('button', { name: /^Export/ }).click();
    await page.getByRole('button', { name: 'Evidence for an audit…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Evidence for an audit' });
    await dialog.getByText('CC8.1').waitFor();
    await expectAccessible(page);
    await dialog.getByLabel('From (UTC day)').fill('2099-01-01');
    await dialog.getByText('Choose a first day and a later or equal last day.').waitFor({ state: 'attached' });
    await dialog.getByLabel('From (UTC day)').fill('2020-01-01');
    const download = page.waitForEvent('download');
    await dialog.getByRole('link', { name: 'Download evidence' }).click();
    const file = join(product.database.dataDir, 'evidence.jsonl');
    await (await download).saveAs(file);
    expect(execFileSync(process.execPath, [VERIFIER, file], { encoding: 'utf8' })).toMatch(/^VALID [^]*CC6\.1/);
  });

  test('is complete on a phone', async () => {
    const { page } = owner;
    await page.setViewportSize(PHONE);
    await page.goto(audit());
    await settle(page);
    expect(await sidewaysScroll(page)).toBe(0);
    await expectAccessible(page);
    await page.setViewportSize(DESKTOP);
  });
});

describe('retention and legal holds', () => {
  test('are set after seeing what they would do, and a hold is placed and released', async () => {
    const { page } = owner;
    await page.goto(`${product.organization}/settings/ledger`);
    await settle(page);
    await page.getByLabel(/^Generation:/).fill('10');
    await page.getByText('Days, at least 90').last().waitFor();
    await page.getByLabel(/^Generation:/).fill('120');
    await expect.poll(() => page.getByRole('button', { name: 'Save retention' }).getAttribute('aria-disabled')).toBe('true');
    await page.getByRole('button', { name: 'See what this would do' }).click();
    await page.getByText('If it ran now').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save retention' }).click();
    await page.getByText('Saved. The worker applies it every night.').first().waitFor();
    await page.getByRole('button', { name: 'Place a hold' }).click();
    await page.getByRole('dialog').getByLabel('Keeps').selectOption('brand');
    await page.getByRole('dialog').getByLabel('Why').fill('Case 4711');
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Place a hold' }).click();
    await page.getByRole('row', { name: /Brand Larkmoor/ }).getByRole('button', { name: 'Release' }).click();
    await page.getByRole('dialog').getByLabel('Why').fill('Closed');
    await page.getByRole('dialog').getByRole('button', { name: 'Release' }).click();
    await page.getByRole('row', { name: /Brand Larkmoor/ }).getByText(/^Released/).waitFor();
    const { rows } = await admin.query("select action from code_audit_log where action in ('retention.changed', 'legal_hold.placed', 'legal_hold.released') order by sequence");
    expect(rows.map(({ action }) => action as string)).toEqual(['retention.changed', 'legal_hold.placed', 'legal_hold.released']);
  });
});

describe('a ledger somebody changed', () => {
  test('is a red bar that names the first bad entry, and can still be exported', async () => {
    const { page } = owner;
    await admin.query("set session_replication_role = 'replica'; update code_audit_log set object_id = '999' where sequence = 3; reset session_replication_role");
    await verifyNow();
    await page.goto(audit());
    await page.getByText('The ledger is broken at entry 3').waitFor();
    await page.getByText(/Its content does not fit its hash\./).waitFor();
    await settle(page);
    await expectAccessible(page);
    const file = await exportAs(/Signed bundle/);
    expect(() => execFileSync(process.execPath, [VERIFIER, file], { encoding: 'utf8', stdio: 'pipe' })).toThrow(/Command failed/);
  });
});

describe('somebody who may not read the ledger', () => {
  test('is told so, and finds no entry in the rail', async () => {
    await admin.query("update memberships set role = 'viewer' where user_id = (select id from users where email = $1)", [product.owner.email]);
    const person = await newPerson(browser, product);
    person.problems.expectStatus(403);
    await signIn(person, { ...product.owner, to: audit() });
    await person.page.getByText('You cannot see this').first().waitFor();
    expect(await person.page.getByRole('navigation', { name: 'Main' }).first().getByRole('link', { name: 'Audit' }).count()).toBe(0);
    expect(person.problems.list).toEqual([]);
    await person.context.close();
  });
});
