import { hasBrandAccess, type Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { GenerationRun } from '@safecode/domain/generation/run';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { findRun } from '@safecode/database/generation/run-read-model';
import type { Deps } from '../deps.js';

/** One run with its stages as they stand. A run of a brand the caller cannot see answers like one that does not exist. */
export async function getRun(deps: Deps, principal: Principal, input: { readonly id: number }): Promise<GenerationRun> {
  const run = await inTenant(deps.db, { organizationId: principal.organizationId, actor: principal.actor }, (tx) => findRun(tx, input.id));
  if (run === null || !hasBrandAccess(principal, run.brandId)) throw new DomainError('access.not_found', { what: 'run' });
  return run;
}
