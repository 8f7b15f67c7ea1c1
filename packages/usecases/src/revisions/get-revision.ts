import { assertCan, type Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { getRevisionSchema, Revision } from '@safecode/domain/review/revision';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { findCodeRow } from '@safecode/database/review/state-repository';
import { findRevision } from '@safecode/database/revisions/revision-repository';
import type { z } from 'zod';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { viewRevision } from './view-revision.js';

/** One revision with its texts and its evidence. @throws access.not_found, access.denied */
export async function getRevision(deps: Deps, principal: Principal, input: z.infer<typeof getRevisionSchema>): Promise<Revision> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const code = assertVisible(principal, await findCodeRow(tx, input.id), 'code');
    assertCan(principal, 'code.read', code.brandId);
    const revision = await findRevision(tx, code.id, input.number);
    if (revision === null) throw new DomainError('access.not_found', { what: 'revision' });
    return viewRevision(revision);
  });
}
