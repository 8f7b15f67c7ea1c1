import { can } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { Member } from '@safecode/domain/members/member';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { listMembers } from '@safecode/database/members/member-repository';
import { principalOfMember } from '../access/principal-of-member.js';

/** Everybody who may see the code of a brand at this moment, by name. */
export async function readersOf(tx: TenantTransaction, brandId: number): Promise<Member[]> {
  const { organizationId } = tx.tenantContext;
  return (await listMembers(tx)).filter((member) => can(principalOfMember(member, organizationId), 'code.read', brandId));
}

/**
 * Refuses mentions of people who cannot see the code. Somebody of another organisation and somebody who does not exist
 * are named by their number, and one answer: nobody learns who there is.
 * @throws discussion.mention_refused with everybody it is about
 */
export async function assertMentionable(tx: TenantTransaction, mentions: readonly number[], readers: readonly Member[]): Promise<number[]> {
  const allowed = new Set(readers.map(({ userId }) => userId));
  const refused = [...new Set(mentions)].filter((userId) => !allowed.has(userId));
  if (refused.length === 0) return [...new Set(mentions)];
  const names = new Map((await listMembers(tx)).map(({ userId, name }) => [userId, name]));
  throw new DomainError('discussion.mention_refused', { people: refused.map((userId) => names.get(userId) ?? `person ${userId}`), userIds: refused });
}
