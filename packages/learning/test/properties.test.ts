import { improvementSchema } from '@safecode/domain/corrections/improvement';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyImprovements } from '../src/apply-improvements.js';
import { runLearning } from '../src/cli/run-learning.js';
import { learn } from '../src/learn.js';
import { readCode } from '../src/tree/read-code.js';
import { correctionsOf } from './run-task.js';
import { PLAIN_TASKS } from './tasks/all-tasks.js';
import type { Task } from './tasks/task.js';

const anyTask = fc.constantFrom(...PLAIN_TASKS);
/** White space and comments, which may stand before and behind any code of both languages. */
const filling = fc.array(fc.constantFrom('\n', '  ', '/* .price-box setTimeout(a, 0) */', '\t', '\r\n'), { maxLength: 4 }).map((parts) => parts.join(''));
const KNOWN = new Map<Task, ReturnType<typeof learn>>();

function learnt(task: Task): ReturnType<typeof learn> {
  const known = KNOWN.get(task) ?? learn(correctionsOf(task), { policy: null });
  KNOWN.set(task, known);
  return known;
}

describe('what is learnt', () => {
  it('does not depend on the order of the corrections, nor on formatting around them', () => {
    fc.assert(
      fc.property(anyTask, fc.integer({ min: 0, max: 2 }), filling, filling, (task, turn, before, behind) => {
        const corrections = correctionsOf(task).map((one) => ({ ...one, original: `${before}${one.original}${behind}` }));
        const turned = [...corrections.slice(turn), ...corrections.slice(0, turn)].toReversed();
        const strip = (list: ReturnType<typeof learn>): unknown[] => list.map(({ change, kind, support }) => ({ kind, support, change: change.type === 'rewrite' ? change.pattern : change }));
        expect(strip(learn(turned, { policy: null }))).toEqual(strip(learnt(task)));
      }),
      { numRuns: 25 },
    );
  });

  it('is data: it survives JSON and its schema', () => {
    for (const task of PLAIN_TASKS) for (const improvement of learnt(task)) expect(improvementSchema.parse(JSON.parse(JSON.stringify(improvement)))).toEqual(improvement);
  });

  it('is nothing when only the formatting differs', () => {
    fc.assert(
      fc.property(anyTask, filling, filling, (task, before, behind) => {
        const corrections = correctionsOf(task).map((one) => ({ ...one, corrected: `${before}${one.original}${behind}` }));
        expect(learn(corrections, { policy: null })).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('applying', () => {
  it('twice is applying once, leaves corrected code alone, and always gives code that parses', () => {
    for (const task of PLAIN_TASKS) {
      const improvements = learnt(task);
      for (const { code, language = task.language } of [...task.apply, ...task.train.flatMap(([original, corrected]) => [{ code: original }, { code: corrected }])]) {
        const once = applyImprovements(code, language, improvements);
        expect(applyImprovements(once.code, language, improvements)).toEqual({ code: once.code, changed: false, improvements: [] });
        expect(readCode(once.code, language)).not.toBeNull();
      }
      for (const [, corrected] of task.train) expect(applyImprovements(corrected, task.language, improvements).code).toBe(corrected);
    }
  });

  it('does not depend on formatting around the code, and keeps it', () => {
    fc.assert(
      fc.property(anyTask, filling, filling, (task, before, behind) => {
        for (const { code, language = task.language } of task.apply) {
          const plain = applyImprovements(code, language, learnt(task)).code;
          const padded = applyImprovements(`${before}\n${code}\n${behind}`, language, learnt(task)).code;
          expect(readCode(padded, language)?.tree.hash).toBe(readCode(plain, language)?.tree.hash);
          expect(padded.startsWith(before) && padded.endsWith(behind)).toBe(true);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('gives broken code back as it was', () => {
    for (const task of PLAIN_TASKS.slice(0, 20)) expect(applyImprovements('a { ( ', task.language, learnt(task))).toEqual({ code: 'a { ( ', changed: false, improvements: [] });
  });

  it.each(PLAIN_TASKS.map((task) => [task.name, task] as const))('brings every original to its correction: %s', (_name, task) => {
    const improvements = learnt(task);
    if (improvements.length === 0) return expect(task.apply.every(({ result }) => result === null)).toBe(true);
    for (const [original, corrected] of task.train) expect(readCode(applyImprovements(original, task.language, improvements).code, task.language)?.tree.hash).toBe(readCode(corrected, task.language)?.tree.hash);
  });
});

describe('scopes', () => {
  const lines = (task: Task, scope: string): { train: string[]; apply: string[] } => ({
    train: correctionsOf(task).map((one) => JSON.stringify({ scope, brand: 'b', reason: 'use $( ) eval', ...one })),
    apply: task.apply.map(({ code, language = task.language }, at) => JSON.stringify({ scope, id: `a${at}`, brand: 'b', language, code })),
  });

  it('see nothing of each other, and their order does not matter', () => {
    fc.assert(
      fc.property(anyTask, anyTask, (one, other) => {
        const [a, b] = [lines(one, 'one'), lines(other, 'other')];
        const together = runLearning({ train: [...a.train, ...b.train].join('\n'), apply: [...a.apply, ...b.apply].join('\n') }, null);
        const turned = runLearning({ train: [...b.train, ...a.train].toReversed().join('\n'), apply: [...b.apply, ...a.apply].join('\n') }, null);
        const alone = [a, b].map(({ train, apply }) => runLearning({ train: train.join('\n'), apply: apply.join('\n') }, null)).join('');
        expect(turned).toBe(together);
        expect(together).toBe(alone);
      }),
      { numRuns: 25 },
    );
  });
});
