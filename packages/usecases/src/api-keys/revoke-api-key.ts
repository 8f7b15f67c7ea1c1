import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { ApiKey, revokeApiKeySchema } from '@safecode/domain/api-keys/api-key';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { findApiKeyById, revokeApiKey as markRevoked } from '@safecode/database/api-keys/api-key-repository';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';

/** Revokes a key; its next call is refused. @throws access.denied, access.not_found for one that is not live */
export async function revokeApiKey(deps: Deps, principal: Principal, input: z.infer<typeof revokeApiKeySchema>): Promise<ApiKey> {
  assertCan(principal, 'api_key.manage');
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const isRevoked = await markRevoked(tx, input.id);
    const key = await findApiKeyById(tx, input.id);
    if (key === null || !isRevoked) throw new DomainError('access.not_found', { what: 'live key' });
    return { result: key, ledger: [{ action: 'api_key.revoked' as const, objectType: 'api_key', objectId: key.id, before: { name: key.name, kind: key.kind } }] };
  });
}
