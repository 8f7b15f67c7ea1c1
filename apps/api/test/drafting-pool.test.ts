import { brandSchema } from '@safecode/domain/brands/brand';
import type { DraftRequest } from '@safecode/generator/drafter';
import { afterAll, describe, expect, it } from 'vitest';
import { createDraftingPool } from '../src/drafting/create-drafting-pool.js';

const AT = '2026-11-01T08:00:00.000Z';
const brand = brandSchema.parse({
  id: 7, name: 'Fernhill', slug: 'fernhill', site: 'https://www.fernhill.example', domains: ['www.fernhill.example'], ownPrefix: 'fh-', pageTypes: ['pdp'],
  description: '', status: 'active', knowledgeVersion: 3, isDemo: false, createdAt: AT, updatedAt: AT,
});
const request = (description: string): DraftRequest => ({
  brand, pageType: 'pdp', description, answers: {}, knowledge: { brand, selectors: [], rules: [], templates: [] }, rankedTemplates: [],
});
const LIMITS = { records: [], maxRepairs: 3, deadlineMs: 10_000 };

const pool = createDraftingPool({ threads: 2, thread: new URL('./failing-thread.mjs', import.meta.url) });
afterAll(() => pool.close());
const reasonOf = async (description: string): Promise<string> => {
  const { outcome } = await pool.draft(request(description), LIMITS);
  return outcome.kind === 'impossible' ? outcome.reason : outcome.kind;
};

describe('the threads that draft', () => {
  it('are told the knowledge they do not have, and answer each its own', async () => {
    const asked = Array.from({ length: 30 }, (_, n) => `request ${n}`);
    expect(await Promise.all(asked.map(reasonOf))).toEqual(asked);
  });

  it('are replaced when one ends, and only the job to blame fails', async () => {
    const asked = ['one', 'two', 'end the thread', 'three', 'four', 'five'];
    const settled = await Promise.allSettled(asked.map(reasonOf));
    expect(settled.map((one) => (one.status === 'fulfilled' ? one.value : 'failed'))).toEqual(['one', 'two', 'failed', 'three', 'four', 'five']);
    expect(await reasonOf('afterwards')).toBe('afterwards');
  });
});
