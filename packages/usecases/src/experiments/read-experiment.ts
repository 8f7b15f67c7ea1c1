import type { TemplateExperiment } from '@safecode/domain/experiments/template-experiment';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { listMadeTrials, listSettledTrials, type StoredExperiment } from '@safecode/database/experiments/experiment-repository';
import { judgeExperiment } from '@safecode/learning/experiments/judge-experiment';

/** An experiment with how its arms compare now, and the code that was settled last in the new one: what a decision rests on. */
export interface ReadExperiment {
  readonly view: TemplateExperiment;
  readonly lastCodeId: number | null;
}

export async function readExperiment(tx: TenantTransaction, { startedByUserId: _starter, ...stored }: StoredExperiment): Promise<ReadExperiment> {
  const settled = await listSettledTrials(tx, stored.id);
  const made = await listMadeTrials(tx, stored.id);
  const requestsOf = (arm: 'control' | 'treatment'): number => new Set(made.flatMap(({ trial, request }) => (trial.arm === arm ? [request] : []))).size;
  const reading = judgeExperiment({
    share: stored.share,
    settled: settled.map(({ trial }) => trial),
    rejected: settled.map(({ trial, isRejected }) => ({ arm: trial.arm, isWrong: isRejected })),
    made: made.map(({ trial }) => trial),
    subjects: { control: requestsOf('control'), treatment: requestsOf('treatment') },
  });
  return { view: { ...stored, reading }, lastCodeId: settled.findLast(({ trial }) => trial.arm === 'treatment')?.codeId ?? null };
}
