import { describe, expect, it } from 'vitest';
import { applyImprovements } from '../src/apply-improvements.js';
import { learn } from '../src/learn.js';
import { learnOn, NOTHING_LEARNT, type Learnt } from '../src/learn-on.js';
import { correctionsOf } from './run-task.js';
import { PLAIN_TASKS } from './tasks/all-tasks.js';

const options = { policy: null };
const oneByOne = (task: (typeof PLAIN_TASKS)[number]): Learnt => correctionsOf(task).reduce((learnt, correction) => learnOn(learnt, [correction], options), NOTHING_LEARNT);

describe('learning on, one correction after the other', () => {
  it('learns what learning from all of them does, while nothing of it is known before', () => {
    const tasks = PLAIN_TASKS.filter((task) => task.train.length === 3);
    expect(tasks.length).toBeGreaterThan(50);
    for (const task of tasks) expect([task.name, oneByOne(task).improvements]).toEqual([task.name, learn(correctionsOf(task), options)]);
  }, 120_000);

  it('keeps what it explains as examples, and learns nothing that would change them', () => {
    const use = (name: string) => ({ original: `${name}.onclick = go;`, corrected: `${name}.addEventListener('click', go);` });
    const corrections = ['a', 'b', 'c'].map((name, seq) => ({ id: name, seq, language: 'js' as const, author: 'ana', ...use(name) }));
    const learnt = learnOn(NOTHING_LEARNT, corrections, options);
    expect(learnt).toMatchObject({ open: [], closed: corrections });
    expect(learnt.improvements).toHaveLength(1);
    // Somebody else wants it back: what is right already must not change.
    const back = corrections.map((correction, at) => ({ ...correction, id: `back ${at}`, seq: 3 + at, original: correction.corrected, corrected: correction.original }));
    expect(learnOn(learnt, back, options).improvements).toEqual(learnt.improvements);
  });

  it('applies what it learnt to code as it comes', () => {
    const task = PLAIN_TASKS.find(({ name }) => name === 'flag removed');
    if (task === undefined) throw new Error('The task is gone.');
    const { improvements } = oneByOne(task);
    expect(applyImprovements('.d { z-index: 3 !important; }', 'css', improvements).code).toBe('.d { z-index: 3; }');
  });
});
