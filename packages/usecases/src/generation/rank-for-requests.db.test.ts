import { findBrandBySlug } from '@safecode/database/brands/brand-repository';
import { inTenant, type TenantContext } from '@safecode/database/connection/in-tenant';
import { DEMO_REQUESTS } from '@safecode/database/seed/demo-knowledge/requests';
import { seedDemo } from '@safecode/database/seed/seed-organization';
import { testDatabase } from '@safecode/testing/database/test-database';
import { describe, expect, it } from 'vitest';
import { KnowledgeCache } from '../knowledge/knowledge-cache.js';
import { rankForRequests } from './rank-for-requests.js';

const { db } = await testDatabase();
const { organizationId } = await seedDemo({
  db,
  owner: { name: 'Ada', email: 'ada@first.example' },
  passwordHash: 'argon',
  opalKey: { keyId: 'first', secretHash: 'hash', hint: 'osk_first' },
  storefrontUrl: 'http://127.0.0.1:4100',
  verifyTemplate: () => ({ verdict: 'pass', parts: [] }),
});
const context: TenantContext = { organizationId, actor: { kind: 'system', label: 'Test' } };
const knowledge = new KnowledgeCache();

interface Asked {
  readonly pageType: string;
  readonly description: string;
}

function rankAll(requests: readonly Asked[]) {
  return inTenant(db, context, async (tx) => {
    const brand = await findBrandBySlug(tx, 'larkmoor');
    const known = await knowledge.get(tx, brand?.id ?? 0);
    return rankForRequests(tx, requests.map(({ pageType, description }) => ({ known, pageType, description })), 8);
  });
}

async function rank(request: Asked): Promise<{ slug: string; score: number }[]> {
  const [ranked = []] = await rankAll([request]);
  return ranked.map(({ template, score }) => ({ slug: template.slug, score }));
}

describe('the ranking of templates', () => {
  it.each(DEMO_REQUESTS.map((request) => [request.description, request] as const))('finds the template for: %s', async (_, request) => {
    const [best, second] = await rank(request);
    expect(best?.slug).toBe(request.template);
    expect(best?.score).toBeGreaterThan(second?.score ?? 0);
  });

  it('forgives spelling', async () => {
    expect((await rank({ pageType: 'cart', description: 'progres bar for free delivry' }))[0]?.slug).toBe('free-delivery-progress');
  });

  it('stays between 0 and 1, low when nothing fits, whatever is asked', async () => {
    for (const description of ['', 'zzz', '!!!', '€ 100', 'a'.repeat(4000), '"Bonjour"', "it's % _ \\ & | ! :* <->"]) {
      for (const { score } of await rank({ pageType: 'pdp', description })) {
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThan(0.5);
      }
    }
  });

  it('leaves out templates of other page types', async () => {
    expect((await rank({ pageType: 'home', description: 'progress bar for free delivery' })).map(({ slug }) => slug)).not.toContain('free-delivery-progress');
  });

  it('gives each of several requests what it gets alone', async () => {
    const together = await rankAll(DEMO_REQUESTS);
    for (const [at, request] of DEMO_REQUESTS.entries()) {
      expect(together[at]?.map(({ template, score }) => ({ slug: template.slug, score }))).toEqual(await rank(request));
    }
  });
});
