import { assertCan, hasBrandAccess, type Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { isFinalRunStatus, type GenerationRun } from '@safecode/domain/generation/run';
import { inTenant, inTenantCommand } from '@safecode/database/connection/in-tenant';
import { stopRun as markStopped } from '@safecode/database/generation/run-repository';
import { findRun } from '@safecode/database/generation/run-read-model';
import type { Deps } from '../deps.js';

/**
 * Stops a run; its draft is kept. A run that is over already is answered as it is. Whoever works on it notices at its
 * next stage, and can no longer store a result.
 */
export async function stopRun(deps: Deps, principal: Principal, input: { readonly id: number }): Promise<GenerationRun> {
  const context = { organizationId: principal.organizationId, actor: principal.actor };
  const run = await inTenant(deps.db, context, (tx) => findRun(tx, input.id));
  if (run === null || !hasBrandAccess(principal, run.brandId)) throw new DomainError('access.not_found', { what: 'run' });
  assertCan(principal, 'code.generate', run.brandId);
  if (isFinalRunStatus(run.status)) return run;
  return inTenantCommand(deps.db, context, async (tx) => {
    const isStopped = await markStopped(tx, run.id);
    const result = (await findRun(tx, run.id)) ?? run;
    return {
      result,
      ledger: [
        {
          action: 'generation.stopped' as const,
          objectType: 'generation_run',
          objectId: run.id,
          brandId: run.brandId,
          before: { status: run.status },
          after: { status: result.status, wasInTime: isStopped },
        },
      ],
    };
  });
}
