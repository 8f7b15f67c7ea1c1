import { assertCan, type Principal } from '@safecode/domain/access/principal';
import { nextQuotaMonth, quotaMonth, type GenerationQuota } from '@safecode/domain/quota/generation-quota';
import type { ModelUse } from '@safecode/domain/quota/model-use';
import { inTenant, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findQuota } from '@safecode/database/quota/quota-repository';
import { sumModelUse } from '@safecode/database/usage/usage-repository';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';

/** The organisation's limit of generations and what of this month is taken. @throws access.denied */
export async function getGenerationQuota(deps: Deps, principal: Principal): Promise<GenerationQuota> {
  assertCan(principal, 'quota.read');
  return inTenant(deps.db, tenantContextOf(principal), (tx) => describeQuota(deps, tx));
}

export async function describeQuota({ clock }: Pick<Deps, 'clock'>, tx: TenantTransaction): Promise<GenerationQuota> {
  return { ...(await findQuota(tx)), resetsAt: nextQuotaMonth(clock.now()).toISOString() };
}

/** What models were used for this month, by purpose. @throws access.denied */
export async function getModelUse(deps: Deps, principal: Principal): Promise<ModelUse> {
  assertCan(principal, 'quota.read');
  const since = quotaMonth(deps.clock.now());
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => ({ since: since.toISOString(), purposes: await sumModelUse(tx, since) }));
}
