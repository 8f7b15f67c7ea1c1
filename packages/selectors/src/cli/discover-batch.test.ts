import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SHOPS } from '../../test/shop-pages.js';
import { runDiscoverBatch } from './discover-batch.js';

describe('runDiscoverBatch', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'discover-'));
    writeFileSync(join(folder, 'shop.html'), SHOPS[0]?.html ?? '');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function answer(lines: readonly string[]): Promise<Record<string, unknown>[]> {
    writeFileSync(join(folder, 'in.jsonl'), lines.join('\n'));
    const out: string[] = [];
    await runDiscoverBatch(join(folder, 'in.jsonl'), folder, async (line) => void out.push(line));
    return out.map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  it('answers every line in order, bad ones with what is wrong', async () => {
    const answers = await answer(['{"id":"a","html":"shop.html","pageType":"pdp"}', 'no json', '{"id":"c"}', '{"id":"d","html":"gone.html"}', '', '{"id":"e","html":"shop.html","pageType":null}', '[1]', '{"id":"g","html":"shop.html","pageType":7}']);
    expect(answers.map(({ id }) => id)).toEqual(['a', null, 'c', 'd', 'e', null, 'g']);
    expect(answers.map(({ error }) => error)).toEqual([
      undefined, 'The line cannot be answered: it is not JSON.', 'The line cannot be answered: html must be the path of a page.', expect.stringMatching(/^The page gone\.html cannot be read: ENOENT/),
      undefined, 'The line cannot be answered: it is not a JSON object.', 'The line cannot be answered: pageType must be a string.',
    ]);
  });

  it('gives role, selector, confidence, evidence, alternatives and time', async () => {
    const [first] = await answer(['{"id":1,"html":"shop.html"}']);
    expect(first).toMatchObject({ id: 1, ms: expect.any(Number) });
    expect(first?.['elements']).toContainEqual({ role: 'search', selector: 'input[name="q"]', confidence: expect.any(Number), evidence: expect.arrayContaining(['a search field']), alternatives: expect.any(Array) });
  });
});
