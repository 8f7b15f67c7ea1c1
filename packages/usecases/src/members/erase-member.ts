import { assertCan, type Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { removeMemberSchema } from '@safecode/domain/members/member';
import { inTenantCommand, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { erasePerson, namedInFormat1 } from '@safecode/database/ledger/person-repository';
import { applySegment } from '@safecode/database/ledger/segments';
import { findMember } from '@safecode/database/members/member-repository';
import type { Checkpoint } from '@safecode/domain/ledger/checkpoint';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { writeCheckpoint } from '../ledger/write-checkpoints.js';
import { assertManageableMember, assertOwnerRemains } from './assert-manageable-member.js';

/**
 * Erases a person: their data key is destroyed, so that their name and their texts in the ledger can never be read
 * again, and their name and address go from everything else the organisation keeps. What they did stays, under a
 * pseudonym, and the chain stays whole. Also for somebody who was removed before.
 * @throws access.* (see assertManageableMember), access.last_owner
 */
export async function eraseMember(deps: Deps, principal: Principal, input: z.infer<typeof removeMemberSchema>): Promise<Record<string, never>> {
  assertCan(principal, 'member.manage');
  // What the erasure empties must be covered by a checkpoint that was signed before it.
  const checkpoint = await writeCheckpoint(deps, principal.organizationId);
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    if ((await findMember(tx, input.userId)) !== null) await assertOwnerRemains(tx, await assertManageableMember(tx, principal, input.userId), null);
    const erased = await erasePerson(tx, input.userId);
    if (erased === null) throw new DomainError('access.not_found', { what: 'member' });
    const emptied = await emptyOldEntries(tx, { userId: input.userId, email: erased.email, checkpoint, now: deps.clock.now() });
    const [subject = String(input.userId)] = erased.subjects;
    return { result: {}, ledger: [{ action: 'person.erased' as const, objectType: 'person', objectId: subject, after: { subjects: erased.subjects, emptiedEntries: emptied } }] };
  });
}

interface NamedPerson {
  readonly userId: number;
  readonly email: string;
  readonly checkpoint: Checkpoint | null;
  readonly now: Date;
}

/** Entries of the first format hold names: they are emptied, by a signed segment. */
async function emptyOldEntries(tx: TenantTransaction, { userId, email, checkpoint, now }: NamedPerson): Promise<number> {
  const ranges = await namedInFormat1(tx, { userId, email });
  if (ranges.length === 0 || checkpoint === null) return 0;
  return applySegment(tx, {
    format: 'safecode-segment-1',
    organizationId: tx.tenantContext.organizationId,
    kind: 'emptied',
    ranges: ranges.map(([first, last]): [number, number] => [first, last]),
    entries: ranges.length,
    last: null,
    checkpoint,
    at: now.toISOString(),
  });
}
