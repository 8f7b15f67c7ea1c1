import { ALL_PERMISSIONS } from '@safecode/domain/access/permissions';
import { can, getEffectiveRole, type Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { SessionView } from '@safecode/domain/sessions/session';
import { listSwitcherBrands } from '@safecode/database/brands/brand-switcher';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { listSessionsOf } from '@safecode/database/identity/sessions';
import { findPerson, listMemberships, type Membership } from '@safecode/database/identity/people';
import { visibleBrandIds } from '../access/visible-brand-ids.js';
import type { Deps } from '../deps.js';
import type { SignedInPerson } from './signed-in-person.js';

type OrganizationView = SessionView['organizations'][number];

/** Who is signed in, where they belong, and every permission they have there: what the console draws itself from. */
export async function viewSession(deps: Deps, person: SignedInPerson): Promise<SessionView> {
  const user = await findPerson(deps.db, person.userId);
  const session = (await listSessionsOf(deps.db, person.userId)).find(({ id }) => id === person.sessionId);
  if (user === null || session === undefined) throw new DomainError('auth.required');
  const organizations: OrganizationView[] = [];
  for (const membership of await listMemberships(deps.db, person.userId)) {
    organizations.push(await viewOrganization(deps, { id: person.userId, name: user.name }, membership));
  }
  return { user: { id: person.userId, name: user.name, email: user.email }, organizations, expiresAt: session.expiresAt.toISOString() };
}

async function viewOrganization(deps: Deps, user: { id: number; name: string }, membership: Membership): Promise<OrganizationView> {
  const principal = principalOf(user, membership);
  const context = { organizationId: membership.organizationId, actor: principal.actor };
  const brands = await inTenant(deps.db, context, (tx) => listSwitcherBrands(tx, visibleBrandIds(principal)));
  return {
    id: membership.organizationId,
    name: membership.name,
    slug: membership.slug,
    role: membership.role,
    permissions: ALL_PERMISSIONS.filter((permission) => can(principal, permission)),
    brands: brands.map((brand) => ({
      ...brand,
      pageTypes: [...brand.pageTypes],
      role: getEffectiveRole(principal, brand.id) ?? membership.role,
      permissions: ALL_PERMISSIONS.filter((permission) => can(principal, permission, brand.id)),
    })),
  };
}

const principalOf = (user: { id: number; name: string }, membership: Membership): Principal => ({
  actor: { kind: 'user', userId: user.id, label: user.name },
  organizationId: membership.organizationId,
  role: membership.role,
  brandRoles: new Map(membership.brandRoles.map(({ brandId, role }) => [brandId, role])),
  brandAccess: membership.brandAccess,
  scopes: null,
  keyBrandIds: new Set(),
});
