import { describe, it } from 'vitest';
import { runTask } from './run-task.js';
import { LOGIC_TASKS } from './tasks/logic-tasks.js';
import { SELECTOR_TASKS } from './tasks/selector-tasks.js';
import { STYLE_TASKS } from './tasks/style-tasks.js';
import { TEXT_TASKS } from './tasks/text-tasks.js';

describe('x', () => {
  it('prints', () => {
    const out: string[] = [];
    for (const [name, tasks] of Object.entries({ SELECTOR_TASKS, LOGIC_TASKS, TEXT_TASKS, STYLE_TASKS })) {
      const sum = [0, 0, 0, 0, 0, 0, 0];
      const t = performance.now();
      for (const task of tasks) {
        let r;
        try { r = runTask(task, null); } catch (e) { out.push(`CRASH ${task.name}: ${String((e as Error).stack).slice(0, 600)}`); continue; }
        [r.due, r.right, r.exact, r.lookAlikes, r.wronglyChanged, r.classes, r.classesRight].forEach((n, i) => { sum[i] += n; });
        if (r.problems.length) out.push(`## ${task.name}\n${r.problems.join('\n')}`);
      }
      out.push(`=== ${name}: tasks ${tasks.length} due ${sum[0]} right ${sum[1]} exact ${sum[2]} look-alikes ${sum[3]} wrong ${sum[4]} classes ${sum[5]} right ${sum[6]} ${Math.round(performance.now() - t)}ms`);
    }
    process.stdout.write(out.join('\n') + '\n');
  });
});
