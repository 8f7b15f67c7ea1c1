import type { Stage, StageName } from '@safecode/domain/generation/run';

const EXPECTED: readonly StageName[] = ['select', 'draft', 'verify', 'score'];

/** The stages that every run still passes through; repairs come only when they are needed. */
export function remainingStages(stages: readonly Pick<Stage, 'stage'>[]): StageName[] {
  const seen = new Set(stages.map((stage) => stage.stage));
  return EXPECTED.filter((stage) => !seen.has(stage));
}

/** Findings that the last verification left; empty before the first one. */
export const lastFindings = (stages: readonly Stage[]): Stage['findings'] => stages.findLast((stage) => stage.stage === 'verify')?.findings ?? [];

/** How many repairs were tried. */
export const countRepairs = (stages: readonly Pick<Stage, 'stage'>[]): number => stages.filter((stage) => stage.stage === 'repair').length;

/** The stages that changed since the last look, for one announcement each. */
export function changedStages(before: readonly Stage[], after: readonly Stage[]): Stage[] {
  const known = new Map(before.map((stage) => [`${stage.stage}-${stage.attempt}`, stage.status]));
  return after.filter((stage) => known.get(`${stage.stage}-${stage.attempt}`) !== stage.status);
}
