import type { Stage } from '@safecode/domain/generation/run';
import type { Phases } from '@safecode/domain/requests/opal-request';

/** Milliseconds by phase of a call, from the stages of its run. Repairs are drafting; scoring is not counted apart. */
export function phasesOfStages(stages: readonly Stage[], queueMs: number): Phases {
  const total = (names: readonly Stage['stage'][]): number =>
    Math.round(stages.reduce((sum, stage) => sum + (names.includes(stage.stage) ? (stage.ms ?? 0) : 0), 0) * 100) / 100;
  return { queue: Math.max(0, Math.round(queueMs)), select: total(['select']), model: total(['draft', 'repair']), verify: total(['improve', 'verify']) };
}
