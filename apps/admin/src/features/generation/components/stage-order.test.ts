import type { Stage } from '@safecode/domain/generation/run';
import { expect, test } from 'vitest';
import { changedStages, countRepairs, lastFindings, remainingStages } from './stage-order.js';

const stage = (name: Stage['stage'], attempt = 0, change: Partial<Stage> = {}): Stage => ({
  stage: name,
  attempt,
  status: 'done',
  startedAt: '2026-11-23T12:00:00Z',
  ms: 1,
  summary: '',
  findings: [],
  ...change,
});
const found: Stage['findings'][number] = { category: 'overlay', severity: 'error', message: 'm', line: 1, column: 1, endLine: 1, endColumn: 2 };

test('what still comes never lists a repair', () => {
  expect(remainingStages([])).toEqual(['select', 'draft', 'verify', 'score']);
  expect(remainingStages([stage('select'), stage('draft'), stage('verify'), stage('repair', 1)])).toEqual(['score']);
});

test('the findings that remain are those of the last verification', () => {
  const stages = [stage('verify', 0, { findings: [found, found] }), stage('repair', 1), stage('verify', 1, { findings: [found] }), stage('score')];
  expect(lastFindings(stages)).toHaveLength(1);
  expect(countRepairs(stages)).toBe(1);
  expect(lastFindings([])).toEqual([]);
});

test('one announcement for each stage that is new or has changed its status', () => {
  const before = [stage('select'), stage('draft', 0, { status: 'running' })];
  const after = [stage('select'), stage('draft'), stage('verify', 0, { status: 'running' })];
  expect(changedStages(before, after).map((entry) => `${entry.stage} ${entry.status}`)).toEqual(['draft done', 'verify running']);
});
