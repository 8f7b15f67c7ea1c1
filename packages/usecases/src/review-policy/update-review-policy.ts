import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { GLOBAL_PAGE_TYPE } from '@safecode/domain/policy/brand-policy';
import type { ReviewPolicy, UpdateReviewPolicy } from '@safecode/domain/review/review-policy';
import { inTenantCommand, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findReviewPolicy, saveReviewPolicy } from '@safecode/database/review/policy-repository';
import { listReviewers } from '@safecode/database/review/review-request-repository';
import { tenantContextOf } from '../access/tenant-context.js';
import { assertChangeableBrand } from '../brands/assert-changeable-brand.js';
import { assertKnownPageTypes } from '../brands/assert-page-types.js';
import type { Deps } from '../deps.js';
import { toLedgerValue } from '../ledger/to-ledger-value.js';

/**
 * Sets how code of a brand is reviewed. It holds at once, also for code that is in review or approved and not deployed.
 * @throws access.not_found, access.denied, conflict.archived, conflict.stale_version, brand.page_type_unknown, review.not_a_reviewer
 */
export async function updateReviewPolicy(deps: Deps, principal: Principal, input: UpdateReviewPolicy): Promise<ReviewPolicy> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const brand = await assertChangeableBrand(tx, principal, { brandId: input.brandId, permission: 'review_policy.manage' });
    assertKnownPageTypes(brand, input.owners.flatMap(({ pageType }) => (pageType === null ? [] : [pageType])));
    await assertReviewers(tx, input);
    const before = await findReviewPolicy(tx, brand.id);
    const { brandId, expectedVersion, owners: named, ...content } = input;
    const owners = named.map((owner) => ({ ...owner, pageType: owner.pageType === GLOBAL_PAGE_TYPE ? null : owner.pageType }));
    await saveReviewPolicy(tx, { brandId, expectedVersion, owners, content });
    const after = await findReviewPolicy(tx, brand.id);
    return {
      result: after,
      ledger: [{ action: 'review_policy.changed', objectType: 'review_policy', objectId: brand.id, brandId: brand.id, before: toLedgerValue(before), after: toLedgerValue(after) }],
    };
  });
}

/** An owner who may not decide would be waited for in vain. */
async function assertReviewers(tx: TenantTransaction, { brandId, owners }: UpdateReviewPolicy): Promise<void> {
  if (owners.length === 0) return;
  const reviewers = await listReviewers(tx, brandId);
  const unfit = owners.find((owner) => !reviewers.some(({ userId, stage }) => userId === owner.userId && stage === owner.stage));
  if (unfit !== undefined) throw new DomainError('review.not_a_reviewer', { person: `Person ${unfit.userId}`, why: `the right to decide as ${unfit.stage === 'qa' ? 'QA' : 'approver'} is missing.` });
}
