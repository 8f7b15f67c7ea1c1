import { assertCan, can, type Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { cancelAbsence, findAbsenceForUpdate } from '@safecode/database/absences/absence-repository';
import { assertPerson } from '../access/assert-person.js';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';

/**
 * Ends an absence now; one that has not begun never does. Requests that went to somebody else stay with them.
 * @throws access.people_only, access.not_found for one of somebody else the caller knows nothing of, access.denied
 */
export async function endAbsence(deps: Deps, principal: Principal, input: { readonly id: number }): Promise<Record<string, never>> {
  const caller = assertPerson(principal);
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const absence = await findAbsenceForUpdate(tx, input.id, deps.clock.now());
    const isOwn = absence?.person.userId === caller;
    if (absence === null || !(isOwn || can(principal, 'member.read'))) throw new DomainError('access.not_found', { what: 'absence' });
    if (!isOwn) assertCan(principal, 'member.manage');
    await cancelAbsence(tx, absence.id);
    const { startsAt, endsAt } = absence;
    return { result: {}, ledger: [{ action: 'absence.ended', objectType: 'user', objectId: absence.person.userId, before: { absenceId: absence.id, startsAt, endsAt } }] };
  });
}
