import { EXAMPLE_POLICY } from '@safecode/verifier/corpus/example-policy';
import { compilePolicy } from '@safecode/verifier/policy/compile-policy';
import { describe, expect, it } from 'vitest';
import { learn } from '../src/learn.js';
import { correctionsOf, runTask } from './run-task.js';
import { PLAIN_TASKS, POLICY_TASKS } from './tasks/all-tasks.js';

const policy = compilePolicy(EXAMPLE_POLICY);

describe('each task: what must change becomes what it must, look-alikes stay, classes fit', () => {
  it.each(PLAIN_TASKS.map((task) => [task.name, task] as const))('%s', (_name, task) => {
    expect(runTask(task, null).problems).toEqual([]);
  });
  it.each(POLICY_TASKS.map((task) => [task.name, task] as const))('%s', (_name, task) => {
    expect(runTask(task, policy).problems).toEqual([]);
  });
});

describe('the benchmark as a whole', () => {
  it('is large enough, and writes nearly everything byte for byte as a person would', () => {
    const results = [...PLAIN_TASKS.map((task) => runTask(task, null)), ...POLICY_TASKS.map((task) => runTask(task, policy))];
    const sum = (pick: (result: (typeof results)[number]) => number): number => results.reduce((total, result) => total + pick(result), 0);
    expect(results.length).toBeGreaterThanOrEqual(100);
    expect(sum((result) => result.due)).toBeGreaterThan(120);
    expect(sum((result) => result.lookAlikes)).toBeGreaterThan(200);
    expect(sum((result) => result.exact) / sum((result) => result.due)).toBeGreaterThan(0.95);
  });

  it.each(['formatting teaches nothing', 'noise teaches nothing', 'contradictory edits teach nothing', 'different literals teach nothing', 'fewer than three', 'two selectors give nothing', 'formatting of style sheets'])('%s', (name) => {
    const task = PLAIN_TASKS.find((one) => one.name === name);
    expect(task === undefined ? null : learn(correctionsOf(task), { policy: null })).toEqual([]);
  });
});
