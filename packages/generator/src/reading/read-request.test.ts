import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shopBrand, shopKnowledge } from '../../test/shop-knowledge.js';
import { draftFromTemplate } from '../template-drafter.js';
import { readRequest } from './read-request.js';

const draft = (description: string) => draftFromTemplate({ brand: shopBrand, pageType: 'pdp', description, answers: {}, knowledge: shopKnowledge, rankedTemplates: [] });

describe('readRequest', () => {
  it('keeps every stretch within the text, whatever the text is', () => {
    const piece = fc.oneof(fc.string({ unit: 'binary', maxLength: 10 }), fc.constantFrom('"', "'", '“', '”', '„', ' above the ', ' 50 EUR', ' 1,000.5', ' dark blue ', '#fff', ' https://a.example/b', ' 12px', ' hide the reviews', '\n', '.'));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const description = pieces.join('');
        const reading = readRequest(description);
        for (const span of [...reading.tokens, ...reading.quotes, ...reading.colors, ...reading.urls, ...reading.quantities, ...reading.placements]) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(description.length);
        }
        expect(['draft', 'questions', 'impossible']).toContain(draft(description).kind);
      }),
      { numRuns: 300 },
    );
    // Hundreds of drafts: on a busy machine more than half a minute.
  }, 120_000);

  // The longest description the product takes has 4,000 characters.
  it.each(['"', "'a", '“', '1,000', '1.1', '€1', 'above the ', 'hide the a ', 'light ', '#fff', '/a', 'rgb(', '\\"', '1 ', '\u0000', 'at the top of the ', '„a"', 'saying a ', "'"])('does not take long for many of %j', (unit) => {
    const description = unit.repeat(Math.floor(4000 / unit.length));
    // Time of this process on a core, not of the clock: a busy machine must not fail it. Ordinary is a tenth.
    const began = process.cpuUsage();
    draft(description);
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1000).toBeLessThan(1500);
  });
});
