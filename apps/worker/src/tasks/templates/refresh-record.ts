import type { JobPayload } from '@safecode/domain/jobs/job-table';
import type { Deps } from '@safecode/usecases/deps';
import { refreshTemplateRecord } from '@safecode/usecases/generation/refresh-template-record';

export const refreshRecord = (deps: Deps, payload: JobPayload<'templates.refresh_record'>): Promise<void> => refreshTemplateRecord(deps, payload);
