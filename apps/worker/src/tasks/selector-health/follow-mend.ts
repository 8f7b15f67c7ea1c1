import type { JobPayload } from '@safecode/domain/jobs/job-table';
import type { Deps } from '@safecode/usecases/deps';
import { reviseCodes } from '@safecode/usecases/selector-health/revise-codes';

/** Gives the codes a mend concerns their revisions. */
export const followMend = (deps: Deps, payload: JobPayload<'health.revise_codes'>): Promise<void> => reviseCodes(deps, payload);
