import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { DeadLetter } from '@safecode/domain/jobs/dead-letter';
import type { Page, PageQuery } from '@safecode/domain/paging/page';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { listDeadLetters as selectDeadLetters } from '@safecode/database/jobs/dead-letter-repository';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';

/** Jobs of the organisation that used up their attempts. @throws access.denied */
export async function listDeadLetters(deps: Deps, principal: Principal, input: PageQuery): Promise<Page<DeadLetter>> {
  assertCan(principal, 'job.read');
  return inTenant(deps.db, tenantContextOf(principal), (tx) => selectDeadLetters(tx, { ...input, cursorKey: deps.keys.cursor }));
}
