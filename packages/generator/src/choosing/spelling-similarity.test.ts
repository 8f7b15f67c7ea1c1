import { describe, expect, it } from 'vitest';
import { spellText, spellingSimilarity, trigramsOfWords } from './spelling-similarity.js';

const similar = (name: string, text: string) => spellingSimilarity(trigramsOfWords(name.split(' ')), spellText(text.split(' ')));

describe('spellingSimilarity', () => {
  it.each([
    ['delivery bar', 'a bar for delivery', 1],
    ['bar', 'zzz', 0],
    // "  d", " de", "del", "eli", "liv", "ive", "ver", "ery", "ry " against "  d", " de", "del", "eli", "liv", "ivr", "vry", "ry ": 6 of 11.
    ['delivery', 'delivry', 6 / 11],
  ])('%s in "%s" is %d', (name, text, expected) => {
    expect(similar(name, text)).toBeCloseTo(expected, 10);
  });

  it('counts longer words more', () => {
    expect(similar('free delivery', 'delivery')).toBeGreaterThan(similar('free delivery', 'free'));
  });

  it('is 0 without words', () => {
    expect([spellingSimilarity([], spellText(['a'])), spellingSimilarity(trigramsOfWords(['a']), spellText([]))]).toEqual([0, 0]);
  });
});
