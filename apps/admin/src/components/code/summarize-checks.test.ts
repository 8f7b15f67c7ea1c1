import type { Finding, VariationReport, VerificationReport } from '@safecode/domain/verification/report';
import { expect, test } from 'vitest';
import { summarizeChecks } from './summarize-checks.js';

const finding = (category: Finding['category'], severity: Finding['severity']): Finding => ({ category, severity, message: 'm', line: 1, column: 1, endLine: 1, endColumn: 2 });
const part = (language: 'js' | 'css', checked: Finding['category'][], findings: Finding[]): VerificationReport => ({
  verdict: 'pass',
  language,
  pageType: 'pdp',
  findings,
  effects: { selectors: [], hosts: [], events: [], timers: [], globals: [], classes: [], created: [] },
  checked,
  verifierVersion: '1.0.0',
});

test('a category passed only when it was checked and nothing was found', () => {
  const report: VariationReport = {
    verdict: 'fail',
    parts: [part('js', ['network', 'overlay', 'storage'], [finding('storage', 'error'), finding('overlay', 'warning')]), part('css', ['overlay'], [])],
  };
  const rows = summarizeChecks(report, ['network', 'overlay', 'storage', 'css-important']);
  expect(rows.map((row) => [row.category, row.status, row.checkedIn])).toEqual([
    ['network', 'passed', ['js']],
    ['overlay', 'warned', ['js', 'css']],
    ['storage', 'failed', ['js']],
    ['css-important', 'not_run', []],
  ]);
});

test('an error in a category that nobody claims to have checked still fails it', () => {
  expect(summarizeChecks({ verdict: 'fail', parts: [part('js', [], [finding('network', 'error')])] }, ['network'])[0]?.status).toBe('failed');
});
