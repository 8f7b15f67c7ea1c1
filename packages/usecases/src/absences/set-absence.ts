import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { Absence, SetAbsence } from '@safecode/domain/absences/absence';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { inTenantCommand, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findAbsenceForUpdate, insertAbsence, listAbsences } from '@safecode/database/absences/absence-repository';
import { findMember } from '@safecode/database/members/member-repository';
import { assertPerson } from '../access/assert-person.js';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';

/**
 * Says that somebody is away: the caller, or a member the caller manages. Reviews are not asked of them meanwhile, and
 * those that wait for them go to the stand-in, or to whoever has the least to do, when the absence begins.
 * @throws access.people_only, access.denied, access.not_found, absence.past, absence.overlaps
 */
export async function setAbsence(deps: Deps, principal: Principal, input: SetAbsence): Promise<Absence> {
  const caller = assertPerson(principal);
  const userId = input.userId ?? caller;
  if (userId !== caller) assertCan(principal, 'member.manage');
  const now = deps.clock.now();
  const absence = { userId, standInUserId: input.standInUserId, startsAt: new Date(input.startsAt), endsAt: new Date(input.endsAt) };
  if (absence.endsAt <= now) throw new DomainError('absence.past');
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    await assertMembers(tx, absence);
    await assertFree(tx, absence, now);
    const id = await insertAbsence(tx, absence);
    const kept = await findAbsenceForUpdate(tx, id, now);
    if (kept === null) throw new Error('The absence was not kept.');
    const { startsAt, endsAt } = kept;
    return { result: kept, ledger: [{ action: 'absence.set', objectType: 'user', objectId: userId, after: { absenceId: id, standInUserId: absence.standInUserId, startsAt, endsAt } }] };
  });
}

type Wanted = Omit<Parameters<typeof insertAbsence>[1], 'standInUserId'> & { readonly standInUserId: number | null };

async function assertMembers(tx: TenantTransaction, { userId, standInUserId }: Wanted): Promise<void> {
  if ((await findMember(tx, userId)) === null) throw new DomainError('access.not_found', { what: 'member' });
  if (standInUserId === userId) throw new DomainError('input.invalid', { issues: [{ path: 'standInUserId', message: 'Somebody else stands in.' }] });
  if (standInUserId !== null && (await findMember(tx, standInUserId)) === null) throw new DomainError('access.not_found', { what: 'member' });
}

/** Two absences at once would leave open who stands in. */
async function assertFree(tx: TenantTransaction, { userId, startsAt, endsAt }: Wanted, now: Date): Promise<void> {
  const other = (await listAbsences(tx, { now, userId })).find((known) => new Date(known.startsAt) < endsAt && new Date(known.endsAt) > startsAt);
  if (other !== undefined) throw new DomainError('absence.overlaps', { person: other.person.name, from: other.startsAt.slice(0, 10), to: other.endsAt.slice(0, 10) });
}
