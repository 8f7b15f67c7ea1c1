import type { JobPayload } from '@safecode/domain/jobs/job-table';
import type { Deps } from '@safecode/usecases/deps';
import { nameLessons } from '@safecode/usecases/learning/name-lessons';

export const nameAll = (deps: Deps, payload: JobPayload<'learning.name'>): Promise<void> => nameLessons(deps, payload);
