import type { JobPayload } from '@safecode/domain/jobs/job-table';
import type { Deps } from '@safecode/usecases/deps';
import { runDeployment } from '@safecode/usecases/deployments/run-deployment';

export const runPlannedDeployment = (deps: Deps, payload: JobPayload<'deployments.run'>): Promise<void> => runDeployment(deps, payload);
