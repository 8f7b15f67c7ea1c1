import type { Permission } from '@safecode/domain/access/permissions';
import type { KeyKind } from '@safecode/domain/api-keys/api-key';
import { sql, type Kysely } from 'kysely';
import type { Tables } from '../connection/tables.js';

/** A live key, with what it may do and where. */
export interface FoundApiKey {
  readonly id: number;
  readonly organizationId: number;
  readonly kind: KeyKind;
  readonly name: string;
  readonly scopes: readonly Permission[];
  readonly brandAccess: 'all' | 'listed';
  /** The key's brands when `brandAccess` is `listed`. */
  readonly brandIds: readonly number[];
}

interface KeyRow {
  readonly id: number;
  readonly organization_id: number;
  readonly kind: KeyKind;
  readonly name: string;
  readonly scopes: Permission[];
  readonly brand_access: 'all' | 'listed';
  readonly brand_ids: number[];
}

/**
 * The live key with this public id and this hash (SHA-256, hex) of its secret; null when there is none, whatever the
 * reason. Its last use is noted at most once a minute, in the same round trip.
 */
export async function findApiKey(db: Kysely<Tables>, keyId: string, secretHash: string): Promise<FoundApiKey | null> {
  const { rows } = await sql<KeyRow>`select * from app.find_api_key(${keyId}, ${secretHash})`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  return {
    id: row.id,
    organizationId: row.organization_id,
    kind: row.kind,
    name: row.name,
    scopes: row.scopes,
    brandAccess: row.brand_access,
    brandIds: row.brand_ids,
  };
}
