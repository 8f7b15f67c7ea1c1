import { expect, test } from 'vitest';
import type { VariationReport, VerificationReport } from '@safecode/domain/verification/report';
import { isSameMeaning } from './same-meaning.js';

const part = (language: 'js' | 'css', astHash: string | null, effectsHash = 'e'): VerificationReport => ({
  verdict: 'pass', language, pageType: 'pdp', findings: [], checked: [], verifierVersion: '1', astHash, effectsHash,
  effects: { selectors: [], hosts: [], events: [], timers: [], globals: [], classes: [], created: [] },
});
const report = (...parts: VerificationReport[]): VariationReport => ({ verdict: 'pass', parts });

test.each<[string, VariationReport, VariationReport, boolean | null]>([
  ['both parts alike', report(part('js', 'a'), part('css', 'b')), report(part('css', 'b'), part('js', 'a')), true],
  ['another meaning', report(part('js', 'a')), report(part('js', 'x')), false],
  ['other effects', report(part('js', 'a', 'e1')), report(part('js', 'a', 'e2')), false],
  ['a part more', report(part('js', 'a')), report(part('js', 'a'), part('css', 'b')), false],
  ['code that does not parse', report(part('js', 'a')), report(part('js', null)), null],
])('%s', (_name, before, ...[after, isSame]) => {
  expect(isSameMeaning(before, after)).toBe(isSame);
});
