import type { Principal } from '@safecode/domain/access/principal';
import type { ConfidenceSettings, updateConfidenceSettingsSchema } from '@safecode/domain/confidence/confidence-model';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { findConfidenceSettings, saveConfidenceSettings } from '@safecode/database/confidence/settings-repository';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import { assertChangeableBrand } from '../brands/assert-changeable-brand.js';
import type { Deps } from '../deps.js';

/** Sets below which chance a brand is asked instead of given code. @throws access.not_found, access.denied, conflict.archived, conflict.stale_version */
export async function updateConfidenceSettings(deps: Deps, principal: Principal, input: z.infer<typeof updateConfidenceSettingsSchema>): Promise<ConfidenceSettings> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const brand = await assertChangeableBrand(tx, principal, { brandId: input.brandId, permission: 'brand.update' });
    const before = await findConfidenceSettings(tx, brand.id);
    const result = await saveConfidenceSettings(tx, { ...input, brandId: brand.id });
    return {
      result,
      ledger: [
        {
          action: 'confidence_settings.changed',
          objectType: 'brand',
          objectId: brand.id,
          brandId: brand.id,
          before: { abstainBelow: before.abstainBelow },
          after: { abstainBelow: result.abstainBelow },
        },
      ],
    };
  });
}
