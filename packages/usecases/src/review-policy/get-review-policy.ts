import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { getReviewPolicySchema, ReviewPolicy } from '@safecode/domain/review/review-policy';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { findReviewPolicy } from '@safecode/database/review/policy-repository';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import { findVisibleBrand } from '../brands/assert-changeable-brand.js';
import type { Deps } from '../deps.js';

/** How code of a brand is reviewed. @throws access.not_found, access.denied */
export async function getReviewPolicy(deps: Deps, principal: Principal, input: z.infer<typeof getReviewPolicySchema>): Promise<ReviewPolicy> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const brand = await findVisibleBrand(tx, principal, input.brandId);
    assertCan(principal, 'code.read', brand.id);
    return findReviewPolicy(tx, brand.id);
  });
}
