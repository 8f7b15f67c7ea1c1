import { describe, expect, test } from 'vitest';
import type { Effects, Finding, VariationReport } from '@safecode/domain/verification/report';
import { compareEffects, compareFindings } from './compare-reports.js';
import { summarizeEffectChanges } from './effect-changes.js';

const NO_EFFECTS: Effects = { selectors: [], hosts: [], events: [], timers: [], globals: [], classes: [], created: [] };
const finding = (message: string, line: number): Finding => ({ category: 'overlay', severity: 'warning', message, line, column: 1, endLine: line, endColumn: 2 });
const report = (effects: Partial<Effects>, findings: Finding[] = []): VariationReport => ({
  verdict: 'pass',
  parts: [{ verdict: 'pass', language: 'js', pageType: 'pdp', findings, effects: { ...NO_EFFECTS, ...effects }, checked: ['overlay'], verifierVersion: '1' }],
});

describe('what changes in what code does', () => {
  test.each<[string, Partial<Effects>, Partial<Effects>, string]>([
    ['nothing', { selectors: ['.a'] }, { selectors: ['.a'] }, 'the same'],
    ['one selector more', { selectors: ['.a'] }, { selectors: ['.a', '.b'] }, '+1 selector, 0 hosts, 0 globals'],
    ['another host and a timer', { hosts: ['a.example'] }, { hosts: ['b.example'], timers: ['setTimeout'] }, '0 selectors, +1 host, -1 host, +1 timer, 0 globals'],
    ['the same selector used in another way', { selectors: ['.a'], selectorUses: [{ selector: '.a', use: 'read' }] }, { selectors: ['.a'], selectorUses: [{ selector: '.a', use: 'remove' }] }, '+1 selector, -1 selector, 0 hosts, 0 globals'],
  ])('%s', (_name, before, after, text) => {
    expect(summarizeEffectChanges(compareEffects(report(before), report(after)))).toBe(text);
  });
});

describe('what changes in the findings', () => {
  test('a finding that only moved is the same, a second one of the same kind is new', () => {
    const before = report({}, [finding('covers', 3), finding('gone', 9)]);
    const after = report({}, [finding('covers', 7), finding('covers', 20)]);
    const { added, gone } = compareFindings(before, after);
    expect(added.map((one) => one.finding.line)).toEqual([20]);
    expect(gone.map((one) => one.finding.message)).toEqual(['gone']);
  });
});
