import { it } from 'vitest';
import { diffTrees } from '../src/diff/diff-trees.js';
import { addedBy, parentPair, removedBy } from '../src/diff/change.js';
import { rungsOf } from '../src/generalise/example.js';
import { generalise } from '../src/generalise/generalise.js';
import { collectEdits, signatureOf } from '../src/learn/collect-edits.js';
import { isRight } from '../src/learn/is-right.js';
import { changesOf, readSample } from '../src/learn/sample.js';
import { correctionsOf } from './run-task.js';
import { HARD_TASKS } from './tasks/hard-tasks.js';
import { LOGIC_TASKS } from './tasks/logic-tasks.js';
import { MORE_TASKS } from './tasks/more-tasks.js';
import { SELECTOR_TASKS } from './tasks/selector-tasks.js';
import { STYLE_TASKS } from './tasks/style-tasks.js';
import { TEXT_TASKS } from './tasks/text-tasks.js';
it('debug', () => {
  const names = (process.env['TASK'] ?? '').split(';');
  for (const task of [...LOGIC_TASKS, ...SELECTOR_TASKS, ...STYLE_TASKS, ...TEXT_TASKS, ...MORE_TASKS, ...HARD_TASKS].filter((t) => names.includes(t.name))) {
    const samples = correctionsOf(task).map(readSample).filter((s) => s !== null);
    const out: string[] = [`# ${task.name}`];
    const tiers = samples.map((s, i) => collectEdits(i, changesOf(s)));
    for (const tier of ['joint', 'fine', 'whole', 'unit'] as const) {
      const edits = tiers.flatMap((t) => t[tier]);
      for (const e of edits) out.push(`${tier} ${e.correction} sig0 ${signatureOf(e, 0)} | ${e.changes.map((c) => `${parentPair(c).before.kind}: [${removedBy(c).map((t) => samples[e.correction].original.code.slice(t.start, t.end)).join(' ; ')}] -> [${addedBy(c).map((t) => samples[e.correction].corrected.code.slice(t.start, t.end)).join(' ; ')}]`).join(' && ')} rungs ${rungsOf(e).map((r) => r.label).join(', ')}`);
      const groups = edits.reduce((m, e) => m.set(signatureOf(e, 0), [...(m.get(signatureOf(e, 0)) ?? []), e]), new Map());
      for (const [sig, group] of groups) for (const narrow of [false, true]) for (const label of rungsOf(group[0]).map((r) => r.label)) {
        const rungs = group.map((e) => rungsOf(e).find((r) => r.label === label));
        if (rungs.some((r) => !r)) { out.push(`   ${sig} ${label}: missing`); continue; }
        const g = generalise(rungs.map((r) => r.example), group.map((e) => ({ original: samples[e.correction].original.code, corrected: samples[e.correction].corrected.code })), narrow ? "seen" : "alike");
        out.push(`   ${sig} ${label} ${narrow}: ${g === null ? 'none' : `${g.before} => ${g.after} right ${isRight(g.rewrite, samples, group)}`}`);
      }
    }
    process.stdout.write(out.join('\n') + '\n');
  }
}, 120000);
