import type { KeyPermission } from '@safecode/domain/access/permissions';
import type { KeyKind } from '@safecode/domain/api-keys/api-key';
import { sql } from 'kysely';
import type { Database } from '../connection/create-database.js';

/** A live key that was presented with the right secret. */
export interface FoundKey {
  readonly id: number;
  readonly organizationId: number;
  readonly kind: KeyKind;
  readonly name: string;
  readonly scopes: readonly KeyPermission[];
  readonly brandAccess: 'all' | 'listed';
  readonly brandIds: readonly number[];
}

interface KeyRow {
  id: number;
  organization_id: number;
  kind: KeyKind;
  name: string;
  scopes: KeyPermission[];
  brand_access: 'all' | 'listed';
  brand_ids: number[];
}

/** By its public half and the SHA-256 (hex) of its secret half. Notes the use, at most once a minute, in the same round trip. */
export async function findApiKey(db: Database, key: { readonly keyId: string; readonly secretHash: string }): Promise<FoundKey | null> {
  const { rows } = await sql<KeyRow>`select * from app.find_api_key(${key.keyId}, ${key.secretHash})`.execute(db);
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
