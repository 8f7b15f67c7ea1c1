import { describe, expect, it } from 'vitest';
import { applyImprovements } from './apply-improvements.js';
import type { Correction } from './learn.js';
import { learnMany } from './learn-many.js';

const css = (n: number, before: string, after: string): Correction => ({
  id: `c${n}`, seq: n, language: 'css', author: `p${n % 3}`, original: `.fx-${n} { color: red; ${before} }`, corrected: `.fx-${n} { color: red; ${after} }`,
});
/** A word that has nothing in common with its neighbours. */
const word = (n: number): string => `w${((n * 2_654_435_761) % 4_294_967_296).toString(36)}`;

/** Two lessons, one contradiction, and much that is like nothing else. */
const MANY = Array.from({ length: 240 }, (_, n) => {
  if (n % 8 === 0) return css(n, 'border-radius: 3px', 'border-radius: 12px');
  if (n % 8 === 1) return css(n, 'z-index: 9', 'z-index: 1');
  if (n % 8 === 2) return css(n, 'margin: 5px', n % 16 === 2 ? 'margin: 6px' : 'margin: 7px');
  return css(n, `--${word(n)}: ${word(n + 5000)}`, `--${word(n + 9000)}: ${word(n + 13_000)}`);
});

describe('learning from many corrections', { timeout: 60_000 }, () => {
  it('finds what some have in common, with every correction that shows it, and nothing from contradictions', () => {
    const learnt = learnMany(MANY, { policy: null });
    expect(learnt.map(({ before, after, support }) => [before, after, support.length]).sort()).toEqual([['border-radius: 3px', 'border-radius: 12px', 30], ['z-index: 9', 'z-index: 1', 30]]);
    for (const { original, corrected, language } of MANY.filter((_, n) => n % 8 < 2)) expect(applyImprovements(original, language, learnt).code).toBe(corrected);
    for (const { corrected, language } of MANY) expect(applyImprovements(corrected, language, learnt).changed).toBe(false);
  });

  it('does not depend on their order', () => {
    expect(learnMany(MANY.toReversed(), { policy: null })).toEqual(learnMany(MANY, { policy: null }));
  });

  it('learns nothing that is wrong about one of them, however few show that', () => {
    const against = { ...css(900, 'order: 1', 'order: 2'), original: '.fx-x { z-index: 9; order: 1 }', corrected: '.fx-x { z-index: 9; order: 2 }' };
    expect(learnMany([...MANY, against], { policy: null }).map(({ before }) => before)).not.toContain('z-index: 9');
  });
});
