import { DomainError } from '@safecode/domain/errors/domain-error';
import { DEFAULT_REVIEW_POLICY, type ReviewOwner, type ReviewPolicy, type ReviewPolicyContent } from '@safecode/domain/review/review-policy';
import { sql } from 'kysely';
import { toIso } from '../connection/iso-time.js';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** The review policy of a brand; the default, at version 0, when nobody has set one up. */
export async function findReviewPolicy(tx: TenantTransaction, brandId: number): Promise<ReviewPolicy> {
  const row = await tx
    .selectFrom('review_policies')
    .select(['version', 'approvals_needed', 'separate_qa', 'qa_needed', 'rules', 'updated_at', 'updated_by'])
    .where('brand_id', '=', brandId)
    .executeTakeFirst();
  const owners = await listOwners(tx, brandId);
  if (row === undefined) return { ...DEFAULT_REVIEW_POLICY, brandId, version: 0, owners, updatedAt: null, updatedBy: null };
  return {
    ...DEFAULT_REVIEW_POLICY,
    ...row.rules,
    approvalsNeeded: row.approvals_needed,
    separateQa: row.separate_qa,
    qaNeeded: row.qa_needed,
    brandId,
    version: row.version,
    owners,
    updatedAt: toIso(row.updated_at),
    updatedBy: row.updated_by,
  };
}

async function listOwners(tx: TenantTransaction, brandId: number): Promise<ReviewPolicy['owners']> {
  const rows = await tx
    .selectFrom('review_owners as owner')
    .innerJoin('users as person', 'person.id', 'owner.user_id')
    .select(['owner.page_type', 'owner.user_id', 'owner.stage', 'person.name'])
    .where('owner.brand_id', '=', brandId)
    .orderBy('owner.id')
    .execute();
  return rows.map((row) => ({ pageType: row.page_type, userId: row.user_id, stage: row.stage, name: row.name }));
}

export interface PolicyChange {
  readonly brandId: number;
  readonly expectedVersion: number;
  readonly content: ReviewPolicyContent;
  readonly owners: readonly ReviewOwner[];
}

/**
 * Sets the policy of a brand and its owners.
 * @throws conflict.stale_version when somebody else changed it since, access.not_found for an owner who is no member
 */
export async function saveReviewPolicy(tx: TenantTransaction, { brandId, expectedVersion, content, owners }: PolicyChange): Promise<void> {
  const { approvalsNeeded, separateQa, qaNeeded, ...rules } = content;
  const columns = { approvals_needed: approvalsNeeded, separate_qa: separateQa, qa_needed: qaNeeded, rules: JSON.stringify(rules) };
  const saved =
    expectedVersion === 0
      ? await tx.insertInto('review_policies').values({ brand_id: brandId, ...columns }).onConflict((conflict) => conflict.doNothing()).returning('version').executeTakeFirst()
      : await tx
          .updateTable('review_policies')
          .set({ ...columns, version: sql<number>`version + 1`, updated_at: sql<Date>`now()`, updated_by: sql<string | null>`app.actor_label()` })
          .where('brand_id', '=', brandId)
          .where('version', '=', expectedVersion)
          .returning('version')
          .executeTakeFirst();
  if (saved === undefined) {
    const { updatedBy } = await findReviewPolicy(tx, brandId);
    throw new DomainError('conflict.stale_version', { changedBy: updatedBy ?? 'somebody else' });
  }
  await tx.deleteFrom('review_owners').where('brand_id', '=', brandId).execute();
  if (owners.length > 0) {
    await tx
      .insertInto('review_owners')
      .values(owners.map(({ pageType, userId, stage }) => ({ brand_id: brandId, page_type: pageType, user_id: userId, stage })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
