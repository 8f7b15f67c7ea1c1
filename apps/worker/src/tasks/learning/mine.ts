import type { JobPayload } from '@safecode/domain/jobs/job-table';
import type { Deps } from '@safecode/usecases/deps';
import { mineBrand } from '@safecode/usecases/learning/mine-brand';

export const mine = (deps: Deps, payload: JobPayload<'learning.mine'>): Promise<void> => mineBrand(deps, payload);
