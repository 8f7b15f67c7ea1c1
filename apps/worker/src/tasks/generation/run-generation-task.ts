import type { JobPayload } from '@safecode/domain/jobs/job-table';
import type { Deps } from '@safecode/usecases/deps';
import { runGeneration } from '@safecode/usecases/generation/run-generation';

export const runGenerationTask = (deps: Deps, payload: JobPayload<'generation.run'>): Promise<void> => runGeneration(deps, payload);
