import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { GenerationQuota, setGenerationQuotaSchema } from '@safecode/domain/quota/generation-quota';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { saveMonthlyLimit } from '@safecode/database/quota/quota-repository';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { describeQuota } from './get-generation-quota.js';

/** Sets, raises, lowers or lifts the limit of generations a month. @throws access.denied */
export async function setGenerationQuota(deps: Deps, principal: Principal, input: z.infer<typeof setGenerationQuotaSchema>): Promise<GenerationQuota> {
  assertCan(principal, 'quota.manage');
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const before = await describeQuota(deps, tx);
    await saveMonthlyLimit(tx, input.monthlyLimit);
    const result = await describeQuota(deps, tx);
    return {
      result,
      ledger: [
        {
          action: 'quota.changed' as const,
          objectType: 'organization',
          objectId: principal.organizationId,
          before: { monthlyLimit: before.monthlyLimit },
          after: { monthlyLimit: result.monthlyLimit },
        },
      ],
    };
  });
}
