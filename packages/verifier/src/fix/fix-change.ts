import type { FindingCategory } from '@safecode/domain/verification/categories';
import type { Fix, VariationReport } from '@safecode/domain/verification/report';
import type { CompiledPolicy } from '../policy/compiled-policy.js';
import { verifyVariation } from '../verify-variation.js';
import { applyEdits, overlap, type ChangeSources } from './change.js';
import { countFindings, isImprovement, proposeFixes, verifySources } from './propose-fixes.js';

/** Every round mends at least one finding, so this bounds the work and nothing else. */
const MAX_ROUNDS = 100;

export interface FixedChange {
  readonly sources: ChangeSources;
  /** The report of what is left. */
  readonly report: VariationReport;
  /** What was done, in order. */
  readonly applied: readonly string[];
}

/** Applies every fix there is, again and again, until no fix applies. */
export function fixChange(policy: CompiledPolicy, sources: ChangeSources): FixedChange {
  let current = sources;
  let report = proposeFixes(policy, current, verifyVariation(policy, current));
  const applied: string[] = [];
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const chosen = chooseFixes(policy, current, report);
    if (chosen.length === 0) break;
    current = applyEdits(current, chosen.flatMap((fix) => fix.edits));
    applied.push(...chosen.map((fix) => fix.title));
    report = proposeFixes(policy, current, verifyVariation(policy, current));
  }
  return { sources: current, report, applied };
}

/** One guard, one function around the script, mends the other findings of its kind too. */
const MENDS_ITS_KIND: ReadonlySet<FindingCategory> = new Set(['missing-guard', 'global-leak']);

/** All fixes that can be applied at once, when together they mend as well; else the first one, which was proved alone. */
function chooseFixes(policy: CompiledPolicy, sources: ChangeSources, report: VariationReport): readonly Fix[] {
  const apart: Fix[] = [];
  const titles = new Set<string>();
  for (const { category, fix } of report.parts.flatMap((part) => part.findings)) {
    if (fix === undefined || apart.some((other) => overlap(other, fix))) continue;
    if (MENDS_ITS_KIND.has(category) && titles.has(fix.title)) continue;
    titles.add(fix.title);
    apart.push(fix);
  }
  const changed = applyEdits(sources, apart.flatMap((fix) => fix.edits));
  return isImprovement(countFindings(report.parts), countFindings(verifySources(policy, changed))) ? apart : apart.slice(0, 1);
}
