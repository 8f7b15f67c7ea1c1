import type { CorrectionKind } from '@safecode/domain/corrections/improvement';
import type { CompiledPolicy } from '@safecode/verifier/policy/compiled-policy';
import { applyImprovements } from '../src/apply-improvements.js';
import { classifyCorrection } from '../src/classify/classify-correction.js';
import { learn, type Correction } from '../src/learn.js';
import { readCode } from '../src/tree/read-code.js';
import type { Task } from './tasks/task.js';

/** The corrections of a task. */
export function correctionsOf(task: Task): Correction[] {
  return task.train.map(([original, corrected], seq) => ({ id: `c${seq}`, seq, language: task.language, author: `p${seq % 2}`, original, corrected }));
}

export interface TaskResult {
  /** Codes that must change, and how many became exactly what they must (in normal form; byte for byte). */
  readonly due: number;
  readonly right: number;
  readonly exact: number;
  readonly lookAlikes: number;
  readonly wronglyChanged: number;
  readonly classes: number;
  readonly classesRight: number;
  readonly problems: readonly string[];
}

/** Learns a task and applies what was learnt. */
export function runTask(task: Task, policy: CompiledPolicy | null): TaskResult {
  const corrections = correctionsOf(task);
  const improvements = learn(corrections, { policy });
  const result = { due: 0, right: 0, exact: 0, lookAlikes: 0, wronglyChanged: 0, classes: 0, classesRight: 0 };
  const problems: string[] = [];
  for (const application of task.apply) {
    const language = application.language ?? task.language;
    const got = applyImprovements(application.code, language, improvements).code;
    if (application.result === null) {
      result.lookAlikes += 1;
      if (got === application.code) continue;
      result.wronglyChanged += 1;
      problems.push(`wrongly changed: ${JSON.stringify(application.code)} -> ${JSON.stringify(got)}`);
      continue;
    }
    result.due += 1;
    if (got === application.result) result.exact += 1;
    if (readCode(got, language)?.tree.hash === readCode(application.result, language)?.tree.hash) result.right += 1;
    else problems.push(`wrong: ${JSON.stringify(application.code)} -> ${JSON.stringify(got)}, due ${JSON.stringify(application.result)}`);
  }
  for (const [index, correction] of corrections.entries()) {
    const due: CorrectionKind | undefined = typeof task.kind === 'string' ? task.kind : task.kind[index];
    const got = classifyCorrection(correction, policy);
    result.classes += 1;
    if (got === due) result.classesRight += 1;
    else problems.push(`class of ${correction.id}: ${got}, due ${due ?? ''}`);
  }
  if (problems.length > 0) problems.push(...improvements.map(({ before, after, form, support }) => `  learnt ${form} ${JSON.stringify(before)} => ${JSON.stringify(after)} from ${support.join(',')}`));
  return { ...result, problems };
}
