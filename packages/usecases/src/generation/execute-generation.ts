import type { Stage } from '@safecode/domain/generation/run';
import { generateVariation, type GenerationOutcome } from '@safecode/generator/generate-variation';
import type { Deps } from '../deps.js';
import { changesOf } from '../learning/changes-of.js';
import type { LoadedGeneration } from './load-generation.js';
import type { DraftCode } from './run-progress.js';

/** Drafts, verifies and repairs within the deadline. `signal` is a person's stop. */
export async function executeGeneration(
  deps: Deps,
  loaded: LoadedGeneration,
  watch: { readonly signal: AbortSignal; readonly onStage: (stage: Stage, draft?: DraftCode) => void },
): Promise<GenerationOutcome> {
  const { drafter, fallback } = deps.generation;
  const outcome = await generateVariation({
    request: loaded.request,
    policy: loaded.policy,
    drafter,
    fallback,
    lessons: changesOf(loaded.request.knowledge),
    maxRepairs: deps.config.maxRepairs,
    signal: AbortSignal.any([watch.signal, AbortSignal.timeout(deps.config.generationDeadlineMs)]),
    now: () => deps.clock.now(),
    templateRecord: (templateId) => loaded.records.get(templateId) ?? null,
    onStage: (made, draft) => {
      const stage = withSelection(made, loaded);
      observeStage(deps, stage);
      watch.onStage(stage, draft);
    },
  });
  deps.metrics?.countRun(outcome.kind);
  return outcome;
}

/** Knowledge is selected before the drafter is asked: the first stage tells of that work. */
export function withSelection(stage: Stage, { selection }: LoadedGeneration): Stage {
  if (stage.stage !== 'select') return stage;
  return { ...stage, startedAt: selection.startedAt.toISOString(), ms: stage.ms === null ? null : selection.ms };
}

/** Counts a stage that has ended. */
export function observeStage(deps: Deps, { stage, ms }: Stage): void {
  if (ms !== null) deps.metrics?.observeStage(stage, ms / 1000);
}
