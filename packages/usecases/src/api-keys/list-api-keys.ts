import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { ApiKey } from '@safecode/domain/api-keys/api-key';
import { listApiKeys as selectApiKeys } from '@safecode/database/api-keys/api-key-repository';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';

/** API keys and Opal tokens of the organisation, revoked ones too. @throws access.denied */
export async function listApiKeys(deps: Deps, principal: Principal): Promise<{ rows: ApiKey[] }> {
  assertCan(principal, 'api_key.read');
  return { rows: await inTenant(deps.db, tenantContextOf(principal), (tx) => selectApiKeys(tx)) };
}
