import type { Effects, VariationReport } from '@safecode/domain/verification/report';
import { expect, test } from 'vitest';
import { declaredEffects } from './declared-effects.js';

const OLD: Effects = { selectors: ['.b', '.a'], hosts: [], events: ['click'], timers: [], globals: ['SHOP'], classes: [], created: [] };
const report = (...effects: Effects[]): VariationReport => ({
  verdict: 'pass',
  parts: effects.map((one) => ({ verdict: 'pass', language: 'js', pageType: 'pdp', findings: [], effects: one, checked: [], verifierVersion: '1' })),
});

test('a report of an older verifier is shown without how', () => {
  expect(declaredEffects(report(OLD), 'selectors')).toEqual([{ what: '.a', how: [] }, { what: '.b', how: [] }]);
  expect(declaredEffects(report(OLD), 'keyframes')).toEqual([]);
});

test('what all parts do is told together, with each way once', () => {
  const parts = [
    { ...OLD, selectorUses: [{ selector: '.a', use: 'style' as const }, { selector: '.a', use: 'query' as const }], listeners: [{ event: 'click', on: 'window' }], globalUses: [{ global: 'dataLayer', use: 'read' as const }] },
    { ...OLD, selectors: ['.a'], selectorUses: [{ selector: '.a', use: 'style' as const }], keyframes: ['fh-in'] },
  ];
  expect(declaredEffects(report(...parts), 'selectors')).toEqual([{ what: '.a', how: ['query', 'style'] }, { what: '.b', how: [] }]);
  expect(declaredEffects(report(...parts), 'events')).toEqual([{ what: 'click', how: ['on window'] }]);
  expect(declaredEffects(report(...parts), 'globals')).toEqual([{ what: 'SHOP', how: [] }, { what: 'dataLayer', how: ['read'] }]);
  expect(declaredEffects(report(...parts), 'keyframes')).toEqual([{ what: 'fh-in', how: [] }]);
});
