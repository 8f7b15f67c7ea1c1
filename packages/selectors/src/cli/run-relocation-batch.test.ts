import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runRelocationBatch } from './run-relocation-batch.js';

const folder = mkdtempSync(join(tmpdir(), 'relocate-'));
afterAll(() => rmSync(folder, { recursive: true }));

writeFileSync(join(folder, 'old.html'), '<!doctype html><nav><a href="/a">Home</a><a href="/b">Contact us</a></nav><h1 class="t">Great chairs</h1><p>Text</p>');
writeFileSync(join(folder, 'new.html'), '<!doctype html><header><nav><a href="/a">Home</a><a href="/b">Contact us</a></nav></header><div><h1 class="headline">Great chairs</h1></div><p>Text</p>');
writeFileSync(join(folder, 'odd.html'), Buffer.from([0xff, 0xfe, 0x00, 0x3c, 0x61, 0xc3, 0x28, 0x80]));

async function batch(lines: readonly unknown[]): Promise<Record<string, unknown>[]> {
  writeFileSync(join(folder, 'in.jsonl'), lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  const out: string[] = [];
  await runRelocationBatch({ input: join(folder, 'in.jsonl'), folder }, async (line) => {
    await Promise.resolve(out.push(line));
  });
  return out.map((line) => JSON.parse(line) as Record<string, unknown>);
}

it('answers every line in order and puts the error of a bad line into its answer', async () => {
  const good = { id: 'a', oldHtml: 'old.html', selector: '.t', newHtml: 'new.html' };
  const answers = await batch([good, 'not json', '[]', { id: 7 }, { ...good, id: 'b', selector: 'a' }, { ...good, id: 'c', selector: 'a[' }, { ...good, id: 'd', newHtml: 'none.html' }, { ...good, id: 'e', newHtml: '.' }, { ...good, id: 'f', newHtml: 'odd.html' }, '', { ...good, id: 'g', selector: 'nav a:last-child' }]);
  expect(answers.map(({ id, outcome, selector }) => [id, outcome, selector])).toEqual([
    ['a', 'found', '.headline'], [null, 'uncertain', null], [null, 'uncertain', null], [7, 'uncertain', null], ['b', 'uncertain', null], ['c', 'uncertain', null], ['d', 'uncertain', null], ['e', 'uncertain', null],
    ['f', 'gone', null], ['g', 'found', 'nav a:last-child'],
  ]);
  expect(answers.map(({ error }) => error ?? '').map(String)).toEqual([
    '', 'Line 2 of the batch cannot be answered: it is not JSON.', 'Line 3 of the batch cannot be answered: it is not a JSON object.', 'Line 4 of the batch cannot be answered: oldHtml must be the path of a file.',
    'Line 5 of the batch cannot be answered: the selector matches 2 elements of the old page; it must match exactly one.', expect.stringContaining('does not parse'), expect.stringContaining('cannot read'), expect.stringContaining('cannot read'), '', '',
  ]);
  expect(answers[0]).toMatchObject({ confidence: expect.any(Number), alternatives: expect.any(Array), ms: expect.any(Number) });
});

it('answers the same twice', async () => {
  const line = { id: 'a', oldHtml: 'old.html', selector: 'p', newHtml: 'new.html' };
  const [first, second] = await batch([line, line]);
  expect({ ...first, ms: 0 }).toEqual({ ...second, ms: 0 });
});
