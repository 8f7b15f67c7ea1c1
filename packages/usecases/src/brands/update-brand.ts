import type { Principal } from '@safecode/domain/access/principal';
import { brandContentSchema, type Brand, type SavedBrand, type updateBrandSchema } from '@safecode/domain/brands/brand';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { inTenantCommand, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { countPageTypeUse, updateBrand as writeBrand } from '@safecode/database/brands/brand-repository';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { assertSoundPolicy } from '../knowledge/assert-sound-policy.js';
import { toLedgerValue } from '../ledger/to-ledger-value.js';
import { assertChangeableBrand } from './assert-changeable-brand.js';
import { assertOwnPageTypes } from './assert-page-types.js';

/**
 * Changes a brand. `expectedVersion` is the knowledge version that was shown.
 * @throws access.not_found, access.denied, conflict.archived, conflict.stale_version, conflict.exists,
 *   knowledge.contradictory, brand.page_type_in_use when a page type that is taken away still has selectors or templates
 */
export async function updateBrand(deps: Deps, principal: Principal, input: z.infer<typeof updateBrandSchema>): Promise<SavedBrand> {
  const content = brandContentSchema.parse(input);
  assertOwnPageTypes(content.pageTypes);
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const before = await assertChangeableBrand(tx, principal, { brandId: input.id, permission: 'brand.update' });
    await assertUnused(tx, before, content.pageTypes);
    const brand = await writeBrand(tx, { id: input.id, expectedVersion: input.expectedVersion, content });
    const warnings = await assertSoundPolicy(tx, brand.id, { kind: 'brand' });
    return {
      result: { ...brand, warnings },
      ledger: [
        {
          action: 'brand.updated',
          objectType: 'brand',
          objectId: brand.id,
          brandId: brand.id,
          before: toLedgerValue(brandContentSchema.parse(before)),
          after: toLedgerValue(content),
        },
      ],
    };
  });
}

async function assertUnused(tx: TenantTransaction, brand: Brand, kept: readonly string[]): Promise<void> {
  for (const pageType of brand.pageTypes.filter((known) => !kept.includes(known))) {
    const count = await countPageTypeUse(tx, brand.id, pageType);
    if (count > 0) throw new DomainError('brand.page_type_in_use', { pageType, count });
  }
}
