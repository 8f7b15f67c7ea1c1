import { refreshTemplateRecord } from '@safecode/usecases/generation/refresh-template-record';
import type { JobHandler } from '../task-table.js';

export const refreshRecord: JobHandler<'templates.refresh_record'> = (deps, payload) => refreshTemplateRecord(deps, payload);
