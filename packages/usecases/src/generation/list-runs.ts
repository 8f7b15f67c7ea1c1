import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { GenerationRun, listRunsSchema } from '@safecode/domain/generation/run';
import type { Page } from '@safecode/domain/paging/page';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { listRuns as selectRuns } from '@safecode/database/generation/run-read-model';
import type { z } from 'zod';
import { visibleBrandIds } from '../access/visible-brand-ids.js';
import type { Deps } from '../deps.js';

/** Runs of the brands the caller may see, newest first. */
export async function listRuns(deps: Deps, principal: Principal, input: z.infer<typeof listRunsSchema>): Promise<Page<GenerationRun>> {
  if (input.brandId !== undefined) assertCan(principal, 'code.read', input.brandId);
  return inTenant(deps.db, { organizationId: principal.organizationId, actor: principal.actor }, (tx) =>
    selectRuns(tx, { ...input, brandIds: visibleBrandIds(principal), cursorKey: deps.keys.cursor }),
  );
}
