import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { LearningPolicy, UpdateLearningPolicy } from '@safecode/domain/learning/learning-policy';
import { inTenant, inTenantCommand } from '@safecode/database/connection/in-tenant';
import { findLearningPolicy, saveLearningPolicy } from '@safecode/database/learning/policy-repository';
import { tenantContextOf } from '../access/tenant-context.js';
import { assertChangeableBrand, findVisibleBrand } from '../brands/assert-changeable-brand.js';
import type { Deps } from '../deps.js';
import { toLedgerValue } from '../ledger/to-ledger-value.js';
import { enqueueMining } from './enqueue-mining.js';

/** How a brand learns. @throws access.not_found, access.denied */
export async function getLearningPolicy(deps: Deps, principal: Principal, input: { readonly brandId: number }): Promise<LearningPolicy> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const brand = await findVisibleBrand(tx, principal, input.brandId);
    assertCan(principal, 'code.read', brand.id);
    return findLearningPolicy(tx, brand.id);
  });
}

/**
 * Sets how a brand learns. It holds for what is learnt from then on; what people approved stays in use.
 * @throws access.not_found, access.denied, conflict.archived, conflict.stale_version
 */
export async function updateLearningPolicy(deps: Deps, principal: Principal, input: UpdateLearningPolicy): Promise<LearningPolicy> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const brand = await assertChangeableBrand(tx, principal, { brandId: input.brandId, permission: 'learning.manage' });
    const before = await findLearningPolicy(tx, brand.id);
    const { brandId, expectedVersion, ...content } = input;
    await saveLearningPolicy(tx, { brandId, expectedVersion, content });
    await enqueueMining(tx, brand.id);
    const after = await findLearningPolicy(tx, brand.id);
    return {
      result: after,
      ledger: [{ action: 'learning_policy.changed', objectType: 'learning_policy', objectId: brand.id, brandId: brand.id, before: toLedgerValue(before), after: toLedgerValue(after) }],
    };
  });
}
