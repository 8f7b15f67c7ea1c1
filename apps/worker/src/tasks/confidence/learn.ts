import type { JobPayload } from '@safecode/domain/jobs/job-table';
import { learnConfidence, scheduleLearning } from '@safecode/usecases/confidence/learn-confidence';
import type { Deps } from '@safecode/usecases/deps';

export async function scheduleAllLearning(deps: Deps): Promise<void> {
  await scheduleLearning(deps);
}

export async function learnFromOutcomes(deps: Deps, payload: JobPayload<'confidence.learn'>): Promise<void> {
  await learnConfidence(deps, payload);
}
