import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ledgerSigner } from '@safecode/database/ledger/ledger-signer';
import type { ExportAudit } from '@safecode/domain/ledger/audit';
import { beforeAll, describe, expect, it } from 'vitest';
import { ledgerScene, type LedgerShop } from '../../test/ledger-scene.js';
import { csvField } from './audit-csv.js';
import { exportAudit } from './export-audit.js';
import { writeCheckpoint } from './write-checkpoints.js';

const VERIFIER = join(import.meta.dirname, '../../../../tooling/ledger-verifier/verify-ledger.mjs');
const { deps, database, shop: makeShop } = await ledgerScene();
let shop: LedgerShop;
let bundle: string;
let serial = 0;

async function exported(input: ExportAudit, of = shop): Promise<string> {
  let text = '';
  for await (const piece of await exportAudit(deps, of.owner, input)) text += piece;
  return text;
}

/** Runs the standalone verifier as an auditor would. */
function verifyFiles(args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [VERIFIER, ...args], { maxBuffer: 1e7 }, (error, stdout, stderr) => resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr }));
  });
}

function check(text: string | Buffer, key?: string): Promise<{ code: number; output: string }> {
  serial += 1;
  const file = join(database.dataDir, `bundle-${serial}.jsonl`);
  writeFileSync(file, text);
  return verifyFiles([file, ...(key === undefined ? [] : ['--key', key])]);
}

type Line = Record<string, unknown> & { type: string };
const linesOf = (text: string): Line[] => text.trimEnd().split('\n').map((line) => JSON.parse(line) as Line);

/** Puts changed lines together as an attacker without the key can: counts and sums are right again. */
function rebuild(lines: Line[]): string {
  const body = lines.slice(0, -1).map((line) => `${JSON.stringify(line)}\n`).join('');
  const trailer = { ...lines.at(-1), entries: lines.filter(({ type }) => type === 'entry').length, sha256: createHash('sha256').update(body).digest('hex') };
  return `${body}${JSON.stringify(trailer)}\n`;
}

const withEntries = (change: (entries: Line[]) => Line[], from = bundle): string => {
  const lines = linesOf(from);
  const entries = lines.filter(({ type }) => type === 'entry');
  return rebuild([...lines.filter(({ type }) => type === 'header'), ...change(entries), ...lines.filter(({ type }) => type !== 'header' && type !== 'entry')]);
};

beforeAll(async () => {
  shop = await makeShop();
  for (let n = 0; n < 4; n += 1) await shop.append('brand.updated', { reason: 'naïve "quotes", =1+1', after: { n, text: '🚚 ü\n' } });
  await writeCheckpoint(deps, shop.id);
  for (let n = 4; n < 8; n += 1) await shop.append('template.updated', { after: { n } });
  bundle = await exported({ format: 'bundle' });
});

describe('the signed bundle', () => {
  it('is valid for the standalone verifier, with the key in it and with the one that was kept', async () => {
    const { publicKey } = ledgerSigner(deps.keys.ledger);
    const plain = await check(bundle);
    expect(plain).toMatchObject({ code: 0, output: expect.stringMatching(/^VALID [^]*Signed checkpoints: 2/) });
    expect(await check(bundle, publicKey)).toMatchObject({ code: 0 });
    expect(await check(bundle, ledgerSigner(Buffer.alloc(32, 1)).publicKey)).toMatchObject({ code: 1, output: expect.stringContaining('another public key') });
    expect(linesOf(bundle).filter(({ type }) => type === 'entry').at(-1)).toMatchObject({ action: 'audit.exported', shown: { actor: 'Zoë' } });
  });

  it('is not valid with any one byte flipped', async () => {
    const bytes = Buffer.from(bundle);
    const files = Array.from({ length: 400 }, (_, n) => {
      const flipped = Buffer.from(bytes);
      const place = Math.floor((n * (bytes.length - 1)) / 399);
      flipped[place] = (flipped[place] ?? 0) ^ (1 << (n % 7));
      const file = join(database.dataDir, `flipped-${n}.jsonl`);
      writeFileSync(file, flipped);
      return file;
    });
    const { output } = await verifyFiles(files);
    expect(output.match(/^NOT VALID /gm)).toHaveLength(400);
    expect(output).not.toMatch(/^VALID /m);
  });

  it.each<[string, (entries: Line[]) => Line[], RegExp]>([
    ['an edit', (entries) => entries.map((entry, at) => (at === 3 ? { ...entry, action: 'brand.archived' } : entry)), /Entry 4 was edited/],
    ['an edited content', (entries) => entries.map((entry, at) => (at === 3 ? { ...entry, content: { ...(entry['content'] as object), after: '{"n":99}' } } : entry)), /Entry 4 was edited: its content/],
    ['an insertion', (entries) => entries.flatMap((entry, at) => (at === 3 ? [entry, { ...entry, action: 'brand.archived' }] : [entry])), /two entries 4/],
    ['a deletion', (entries) => entries.filter((_, at) => at !== 3), /Deleted: entry 4 is missing/],
    ['another order', (entries) => entries.map((entry, at) => (at === 3 ? entries[4] : at === 4 ? entries[3] : entry) as Line), /Reordered: entry 5 stands where entry 4/],
    ['a fork', (entries) => [...entries, { ...(entries.at(-1) as Line), action: 'brand.archived' }], /Fork or insertion: there are two entries/],
    ['a cut tail', (entries) => entries.slice(0, -2), /Cut: the bundle should end with entry/],
  ])('shows %s', async (_, change, sentence) => {
    const { code, output } = await check(withEntries(change));
    expect(output).toMatch(sentence);
    expect(code).toBe(1);
  });

  it('shows a tail that was cut with the header made to fit, by a checkpoint that knows more', async () => {
    const lines = linesOf(withEntries((entries) => entries.slice(0, -2)));
    const last = lines.findLast(({ type }) => type === 'entry');
    expect((await check(rebuild(lines.map((line) => (line.type === 'header' ? { ...line, to: last?.['sequence'] } : line))))).output).toMatch(/a signed checkpoint knows entry/);
  });

  it('shows a history that was written anew with right digests: no signature fits it', async () => {
    const other = await makeShop();
    for (let n = 0; n < 8; n += 1) await other.append('brand.archived');
    const lines = linesOf(await exported({ format: 'bundle' }, other));
    const theirs = linesOf(bundle);
    const mixed = [lines[0] as Line, ...lines.filter(({ type }) => type === 'entry'), ...theirs.filter(({ type }) => type === 'checkpoint'), theirs.at(-1) as Line];
    expect((await check(rebuild(mixed))).output).toMatch(/NOT VALID[^]*(another organisation|Rewritten|not signed)/);
  });

  it('cannot be checked when it is not there, and is not valid when it is something else', async () => {
    expect(await verifyFiles(['/nonexistent.jsonl'])).toMatchObject({ code: 2, output: expect.stringContaining('NOT CHECKED') });
    expect(await verifyFiles([])).toMatchObject({ code: 2 });
    expect(await check('hello\n')).toMatchObject({ code: 1 });
    expect(await check(Buffer.from([0xff, 0xfe, 0x0a]))).toMatchObject({ code: 1 });
  });
});

describe('exports for people and programs', () => {
  it('are safe against formulas, name the zone of times, and hold every entry in order', async () => {
    await shop.append('brand.updated', { reason: '=HYPERLINK("https://evil.example")' });
    const csv = await exported({ format: 'csv', actions: 'brand.updated' });
    const [header = '', ...rows] = csv.slice(1).trimEnd().split('\r\n');
    expect(csv.startsWith('\uFEFFsequence,time (UTC),')).toBe(true);
    expect(header.split(',')).toContain('seal');
    expect(rows).toHaveLength(5);
    expect(rows.at(-1)).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
    const lines = (await exported({ format: 'jsonl', actions: 'brand.updated' })).trimEnd().split('\n').map((line) => JSON.parse(line) as { sequence: number; reason: string });
    expect(lines.map(({ sequence }) => sequence)).toEqual(lines.map(({ sequence }) => sequence).toSorted((one, other) => one - other));
    expect(lines.at(-1)?.reason).toBe('=HYPERLINK("https://evil.example")');
  });

  it.each([['=1', `'=1`], ['+1', `'+1`], ['-1', `'-1`], ['@a', `'@a`], ['\ta', `'\ta`], ['\r', `"'\r"`], ['a=1', 'a=1'], ['a,b', '"a,b"'], ['"', '""""'], [null, ''], [-1, '-1']])('%j becomes %j', (value, field) => {
    expect(csvField(value)).toBe(field);
  });

  it('are recorded before the first line, and refused to those who may not read the ledger', async () => {
    await exported({ format: 'csv', codeId: 7 });
    expect((await shop.ledger()).at(-1)).toMatchObject({ action: 'audit.exported', after: { format: 'csv', filter: { codeId: 7 } }, actor: { label: 'Zoë' } });
    const viewer = await (await shop.join('Vera', 'viewer')).principal();
    await expect(exportAudit(deps, viewer, { format: 'csv' })).rejects.toMatchObject({ code: 'access.denied' });
    await expect(exportAudit(deps, shop.owner, { format: 'bundle', codeId: 7 })).rejects.toMatchObject({ code: 'input.invalid' });
  });
});
