import { can, type Principal } from '@safecode/domain/access/principal';
import type { Absence } from '@safecode/domain/absences/absence';
import type { PersonName } from '@safecode/domain/discussions/discussion';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { listAbsences as selectAbsences } from '@safecode/database/absences/absence-repository';
import { listMembers } from '@safecode/database/members/member-repository';
import { assertPerson } from '../access/assert-person.js';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';

/** Absences that are not over: of everybody for those who see who belongs to the organisation, else the caller's own. @throws access.people_only */
export async function listAbsences(deps: Deps, principal: Principal): Promise<{ rows: Absence[] }> {
  const caller = assertPerson(principal);
  const userId = can(principal, 'member.read') ? undefined : caller;
  return { rows: await inTenant(deps.db, tenantContextOf(principal), (tx) => selectAbsences(tx, { now: deps.clock.now(), userId })) };
}

/** Roles that decide on code, in the organisation or for a brand. */
const DECIDE: ReadonlySet<string> = new Set(['reviewer', 'approver', 'admin', 'owner']);

/** People who can be named as stand-in, by name. @throws access.people_only */
export async function listStandIns(deps: Deps, principal: Principal): Promise<{ rows: PersonName[] }> {
  assertPerson(principal);
  const members = await inTenant(deps.db, tenantContextOf(principal), (tx) => listMembers(tx));
  const deciding = members.filter(({ role, brandRoles }) => DECIDE.has(role) || brandRoles.some((brand) => DECIDE.has(brand.role)));
  return { rows: deciding.map(({ userId, name }) => ({ userId, name })) };
}
