import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { createApiKeyResultSchema, createApiKeySchema } from '@safecode/domain/api-keys/api-key';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { findApiKeyById, insertApiKey } from '@safecode/database/api-keys/api-key-repository';
import { findBrand } from '@safecode/database/brands/brand-repository';
import { inTenantCommand, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';

/** Makes a key. Its secret is in this answer and nowhere else. @throws access.denied, access.not_found, input.invalid */
export async function createApiKey(
  deps: Deps,
  principal: Principal,
  input: z.infer<typeof createApiKeySchema>,
): Promise<z.infer<typeof createApiKeyResultSchema>> {
  assertCan(principal, 'api_key.manage');
  if (input.brandAccess === 'listed' && input.brandIds.length === 0) {
    throw new DomainError('input.invalid', { issues: [{ path: 'brandIds', message: 'Choose at least one brand, or all brands.' }] });
  }
  if (input.expiresAt !== null && new Date(input.expiresAt) <= deps.clock.now()) {
    throw new DomainError('input.invalid', { issues: [{ path: 'expiresAt', message: 'Choose a moment in the future.' }] });
  }
  const { keyId, secretHash, hint, presented } = deps.auth.newKey(input.kind);
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const brandIds = input.brandAccess === 'listed' ? [...new Set(input.brandIds)] : [];
    await assertBrands(tx, brandIds);
    const id = await insertApiKey(tx, { ...input, brandIds, keyId, secretHash, hint, expiresAt: input.expiresAt === null ? null : new Date(input.expiresAt) });
    const key = await findApiKeyById(tx, id);
    if (key === null) throw new DomainError('access.not_found', { what: 'key' });
    return {
      result: { key, secret: presented },
      ledger: [{ action: 'api_key.created' as const, objectType: 'api_key', objectId: id, after: { kind: input.kind, name: input.name, scopes: input.scopes, brandIds } }],
    };
  });
}

async function assertBrands(tx: TenantTransaction, brandIds: readonly number[]): Promise<void> {
  for (const id of brandIds) {
    if ((await findBrand(tx, id)) === null) throw new DomainError('access.not_found', { what: 'brand' });
  }
}
