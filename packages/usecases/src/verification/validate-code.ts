import { assertCan, hasBrandAccess, type Principal } from '@safecode/domain/access/principal';
import type { ValidateCode, validateCodeResultSchema } from '@safecode/domain/codes/validate-code';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { findBrandBySlug } from '@safecode/database/brands/brand-repository';
import { proposeFixes } from '@safecode/verifier/fix/propose-fixes';
import { verifyVariation } from '@safecode/verifier/verify-variation';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import { assertKnownPageTypes } from '../brands/assert-page-types.js';
import type { Deps } from '../deps.js';

/**
 * Verifies code that somebody wrote against the rules of a brand. Nothing is stored.
 * @throws access.not_found, access.denied, brand.page_type_unknown
 */
export async function validateCode(deps: Deps, principal: Principal, input: ValidateCode): Promise<z.infer<typeof validateCodeResultSchema>> {
  const { reviewPolicy: policy } = await inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const brand = await findBrandBySlug(tx, input.brand);
    if (brand === null || !hasBrandAccess(principal, brand.id)) throw new DomainError('access.not_found', { what: 'brand' });
    assertCan(principal, 'code.verify', brand.id);
    assertKnownPageTypes(brand, [input.pageType]);
    return deps.knowledge.getFor(tx, brand);
  });
  const { pageType, javascript = '', css = '' } = input;
  const sources = { pageType, javascript, css };
  return { report: proposeFixes(policy, sources, verifyVariation(policy, sources)) };
}
