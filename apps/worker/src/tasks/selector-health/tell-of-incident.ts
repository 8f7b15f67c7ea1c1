import type { JobPayload } from '@safecode/domain/jobs/job-table';
import type { Deps } from '@safecode/usecases/deps';
import { tellIncident } from '@safecode/usecases/selector-health/tell-incident';

/** Tells people of an incident that opened, got worse or is over. */
export const tellOfIncident = (deps: Deps, payload: JobPayload<'health.tell_incident'>): Promise<void> => tellIncident(deps, payload);
