import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { listRevisionsSchema, revisionListSchema } from '@safecode/domain/review/revision';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { findCodeRow } from '@safecode/database/review/state-repository';
import { listRevisions as selectRevisions } from '@safecode/database/revisions/revision-repository';
import type { z } from 'zod';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { summarizeRevision } from './view-revision.js';

/** Revisions of code, the newest first. @throws access.not_found, access.denied */
export async function listRevisions(deps: Deps, principal: Principal, input: z.infer<typeof listRevisionsSchema>): Promise<z.infer<typeof revisionListSchema>> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const code = assertVisible(principal, await findCodeRow(tx, input.id), 'code');
    assertCan(principal, 'code.read', code.brandId);
    return { rows: (await selectRevisions(tx, code.id)).map(summarizeRevision) };
  });
}
