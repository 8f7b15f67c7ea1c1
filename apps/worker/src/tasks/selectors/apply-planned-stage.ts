import type { JobPayload } from '@safecode/domain/jobs/job-table';
import type { Deps } from '@safecode/usecases/deps';
import { applyStage } from '@safecode/usecases/selectors/apply-stage';

/** Lets a planned stage of a selector take effect. */
export const applyPlannedStage = (deps: Deps, payload: JobPayload<'selectors.apply_stage'>): Promise<void> => applyStage(deps, payload);
