import { proposeFixes } from '@safecode/verifier/fix/propose-fixes';
import { verifyVariation } from '@safecode/verifier/verify-variation';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { hostileDrafter } from '../test/hostile-drafters.js';
import { shopBrand, shopKnowledge, shopPolicy } from '../test/shop-knowledge.js';
import { generateVariation } from './generate-variation.js';
import { TemplateDrafter } from './template-drafter.js';

const RUNS = 400;

it('never passes code that an independent verification refuses, whoever drafts', async () => {
  const kinds = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(hostileDrafter, fc.nat(3), fc.boolean(), async (...[drafter, maxRepairs, hasFallback]) => {
      const outcome = await generateVariation({
        request: { brand: shopBrand, pageType: 'pdp', description: 'Hide the reviews', answers: {}, knowledge: shopKnowledge, rankedTemplates: [] },
        policy: shopPolicy,
        drafter,
        fallback: hasFallback ? new TemplateDrafter() : null,
        maxRepairs,
        signal: AbortSignal.timeout(60),
        now: () => new Date(0),
        templateRecord: () => null,
        onStage: () => undefined,
      });
      kinds.set(outcome.kind, (kinds.get(outcome.kind) ?? 0) + 1);
      if (outcome.kind !== 'passed' && outcome.kind !== 'not_safe') return;
      const { javascript, css } = outcome.draft;
      expect([typeof javascript, typeof css]).toEqual(['string', 'string']);
      const fresh = verifyVariation(shopPolicy, { pageType: 'pdp', javascript, css });
      expect(fresh.verdict).toBe(outcome.kind === 'passed' ? 'pass' : 'fail');
      expect(outcome.report).toEqual(proposeFixes(shopPolicy, { pageType: 'pdp', javascript, css }, fresh));
      expect(outcome.confidence.score > 0).toBe(outcome.kind === 'passed');
      expect(outcome.repairs).toBeLessThanOrEqual(maxRepairs);
      // What is returned does not change afterwards either.
      expect(outcome.draft.javascript).toBe(javascript);
    }),
    { numRuns: RUNS },
  );
  // The property is worth nothing if one side never occurs.
  expect(kinds.get('passed')).toBeGreaterThan(RUNS / 20);
  expect(kinds.get('not_safe')).toBeGreaterThan(RUNS / 20);
  expect(kinds.get('failed')).toBeGreaterThan(RUNS / 60);
}, 120_000);
