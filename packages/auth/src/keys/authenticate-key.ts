import type { Actor } from '@safecode/domain/access/actor';
import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { Database } from '@safecode/database/connection/create-database';
import { findApiKey, type FoundKey } from '@safecode/database/identity/find-api-key';
import { parseKey } from './key-format.js';

/**
 * The principal of an API key or an Opal token. One round trip, which also notes the use. The database compares the
 * SHA-256 of the secret, so its time says nothing about the secret: who cannot choose the hash cannot approach it
 * step by step.
 * @throws auth.token_invalid for a key that is unknown, mistyped, revoked or expired: the same answer
 */
export async function authenticateKey(db: Database, presented: string): Promise<Principal> {
  const key = parseKey(presented);
  const found = key === null ? null : await findApiKey(db, { keyId: key.keyId, secretHash: key.secretHash });
  if (found === null || found.kind !== key?.kind) throw new DomainError('auth.token_invalid');
  return principalOfKey(found);
}

function principalOfKey(key: FoundKey): Principal {
  const actor: Actor =
    key.kind === 'opal' ? { kind: 'opal', keyId: key.id, label: key.name, onBehalfOf: null } : { kind: 'api_key', keyId: key.id, label: key.name };
  return {
    actor,
    organizationId: key.organizationId,
    role: null,
    brandRoles: new Map(),
    brandAccess: key.brandAccess,
    scopes: new Set(key.scopes),
    keyBrandIds: new Set(key.brandIds),
  };
}
