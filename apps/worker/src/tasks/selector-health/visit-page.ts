import type { JobPayload } from '@safecode/domain/jobs/job-table';
import type { Deps } from '@safecode/usecases/deps';
import { visitPage as visit } from '@safecode/usecases/selector-health/visit-page';

/** One look at a page for all of its selectors. */
export const visitPage = (deps: Deps, payload: JobPayload<'health.visit_page'>): Promise<void> => visit(deps, payload);
