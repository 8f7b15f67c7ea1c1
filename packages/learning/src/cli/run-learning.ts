import type { CompiledPolicy } from '@safecode/verifier/policy/compiled-policy';
import { applyImprovements } from '../apply-improvements.js';
import { classifyCorrection } from '../classify/classify-correction.js';
import { learn } from '../learn.js';
import { applyLineSchema, readLines, trainLineSchema, type ApplyLine, type TrainLine } from './read-lines.js';

/** The texts of the two input files. */
export interface LearningInput {
  readonly train: string;
  readonly apply: string;
}

/**
 * The answer to one run, as JSON lines: errors of bad lines first, then scope by scope the classes, the improvements
 * and the results. Scopes stand in the order of their names, so that the order of the input does not matter.
 */
export function runLearning(input: LearningInput, policy: CompiledPolicy | null): string {
  const train = readLines(input.train, 'train', trainLineSchema);
  const apply = readLines(input.apply, 'apply', applyLineSchema);
  const isKnownBrand = policy !== null && train.lines.some(({ brand }) => isBrand(brand, policy));
  const scopes = [...new Set([...train.lines, ...apply.lines].map(({ scope }) => scope))].sort();
  const trainOf = groupByScope(train.lines);
  const applyOf = groupByScope(apply.lines);
  const lines: unknown[] = [...train.errors, ...apply.errors];
  for (const scope of scopes) {
    const corrections = (trainOf.get(scope) ?? []).toSorted((a, b) => a.seq - b.seq || (a.id < b.id ? -1 : 1));
    // One profile is given: when it names a brand of the file, it says nothing about the others.
    const own = policy !== null && (!isKnownBrand || corrections.some(({ brand }) => isBrand(brand, policy))) ? policy : null;
    lines.push(...answerScope(scope, { corrections, codes: applyOf.get(scope) ?? [], policy: own }));
  }
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

function isBrand(brand: string, policy: CompiledPolicy): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return plain(brand) === plain(policy.source.brand);
}

function groupByScope<T extends { readonly scope: string }>(lines: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const line of lines) {
    const group = groups.get(line.scope) ?? [];
    group.push(line);
    groups.set(line.scope, group);
  }
  return groups;
}

interface ScopeWork {
  readonly corrections: readonly TrainLine[];
  readonly codes: readonly ApplyLine[];
  readonly policy: CompiledPolicy | null;
}

function answerScope(scope: string, { corrections, codes, policy }: ScopeWork): unknown[] {
  const improvements = learn(corrections, { policy });
  return [
    ...corrections.map((correction) => ({ type: 'classification', scope, id: correction.id, kind: classifyCorrection(correction, policy) })),
    ...improvements.map(({ id, kind, form, before, after, support }) => ({ type: 'improvement', scope, id, kind, form, before, after, support })),
    ...codes.map(({ id, language, code }) => ({ type: 'result', scope, id, ...applyImprovements(code, language, improvements) })),
  ];
}
