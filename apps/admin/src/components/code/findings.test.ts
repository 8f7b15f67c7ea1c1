import { Text } from '@codemirror/state';
import { FINDING_CATEGORIES } from '@safecode/domain/verification/categories';
import type { Finding, VariationReport, VerificationReport } from '@safecode/domain/verification/report';
import { describe, expect, test } from 'vitest';
import { toDiagnostics } from './editor-diagnostics.js';
import { CATEGORY_NAMES } from './finding-categories.js';
import { orderFindings } from './order-findings.js';

const finding = (change: Partial<Finding>): Finding => ({ category: 'overlay', severity: 'warning', message: 'm', line: 1, column: 1, endLine: 1, endColumn: 2, ...change });
const part = (language: 'js' | 'css', findings: Finding[]): VerificationReport => ({
  verdict: 'pass',
  language,
  pageType: 'pdp',
  findings,
  effects: { selectors: [], hosts: [], events: [], timers: [], globals: [], classes: [], created: [] },
  checked: [],
  verifierVersion: '1',
});

test('every category has a name of its own', () => {
  const names = FINDING_CATEGORIES.map((category) => CATEGORY_NAMES[category]);
  expect(new Set(names).size).toBe(FINDING_CATEGORIES.length);
});

test('errors come first, then JavaScript before CSS, then by place', () => {
  const report: VariationReport = {
    verdict: 'fail',
    parts: [part('css', [finding({ line: 1, severity: 'error' })]), part('js', [finding({ line: 9 }), finding({ line: 4, severity: 'error' }), finding({ line: 4, column: 3 })])],
  };
  expect(orderFindings(report).map(({ finding: { severity, line }, language }) => `${severity} ${language} ${line}`)).toEqual([
    'error js 4',
    'error css 1',
    'warning js 4',
    'warning js 9',
  ]);
});

describe('marks of the editor', () => {
  const doc = Text.of(['const a = 1;', 'use(a);']);
  test('stand at the exact offsets, in order', () => {
    const marks = toDiagnostics(doc, [finding({ line: 2, column: 5, endLine: 2, endColumn: 6, mend: 'Do' }), finding({ line: 1, column: 7, endLine: 1, endColumn: 8 })]);
    expect(marks.map(({ from, to }) => doc.sliceString(from, to))).toEqual(['a', 'a']);
    expect(marks[1]?.message).toBe('m\nDo');
  });
  test('stay inside a text that has become shorter', () => {
    const [mark] = toDiagnostics(doc, [finding({ line: 40, column: 9, endLine: 41, endColumn: 2 })]);
    expect(mark).toMatchObject({ from: doc.length, to: doc.length });
  });
});
