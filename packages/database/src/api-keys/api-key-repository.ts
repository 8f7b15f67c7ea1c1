import type { KeyPermission } from '@safecode/domain/access/permissions';
import type { ApiKey, KeyKind } from '@safecode/domain/api-keys/api-key';
import { sql } from 'kysely';
import { toIso, toIsoOrNull } from '../connection/iso-time.js';
import type { TenantTransaction } from '../connection/in-tenant.js';

export interface NewApiKey {
  readonly kind: KeyKind;
  readonly name: string;
  readonly hint: string;
  readonly keyId: string;
  /** SHA-256 (hex) of the secret half. */
  readonly secretHash: string;
  readonly scopes: readonly KeyPermission[];
  readonly brandAccess: 'all' | 'listed';
  readonly brandIds: readonly number[];
  readonly expiresAt: Date | null;
}

/** Makes a key for the brands given. Answers its row id. */
export async function insertApiKey(tx: TenantTransaction, key: NewApiKey): Promise<number> {
  const { id } = await tx
    .insertInto('api_keys')
    .values({
      kind: key.kind,
      name: key.name,
      hint: key.hint,
      key_id: key.keyId,
      secret_hash: key.secretHash,
      scopes: [...key.scopes],
      brand_access: key.brandAccess,
      expires_at: key.expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (key.brandAccess === 'listed' && key.brandIds.length > 0) {
    await tx.insertInto('api_key_brands').values(key.brandIds.map((brandId) => ({ organization_id: tx.tenantContext.organizationId, api_key_id: id, brand_id: brandId }))).execute();
  }
  return id;
}

interface KeyRow {
  id: number;
  kind: KeyKind;
  name: string;
  hint: string;
  scopes: KeyPermission[];
  brand_access: 'all' | 'listed';
  brands: { id: number; name: string }[];
  created_by: string;
  created_at: Date;
  expires_at: Date | null;
  last_used_at: Date | null;
  revoked_at: Date | null;
}

/** Keys of the organisation, newest first, revoked ones too: who could call until when is part of the record. */
export async function listApiKeys(tx: TenantTransaction, id?: number): Promise<ApiKey[]> {
  const { rows } = await sql<KeyRow>`
    select k.id, k.kind, k.name, k.hint, k.scopes, k.brand_access, k.created_by, k.created_at, k.expires_at, k.last_used_at, k.revoked_at,
           (select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'name', b.name) order by b.name, b.id), '[]')
              from api_key_brands kb join brands b on b.organization_id = kb.organization_id and b.id = kb.brand_id
             where kb.organization_id = k.organization_id and kb.api_key_id = k.id) as brands
      from api_keys k where ${id === undefined ? sql`true` : sql`k.id = ${id}`} order by k.id desc limit 500`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    hint: row.hint,
    scopes: row.scopes,
    brandAccess: row.brand_access,
    brands: row.brands,
    createdBy: row.created_by,
    createdAt: toIso(row.created_at),
    expiresAt: toIsoOrNull(row.expires_at),
    lastUsedAt: toIsoOrNull(row.last_used_at),
    revokedAt: toIsoOrNull(row.revoked_at),
  }));
}

export async function findApiKeyById(tx: TenantTransaction, id: number): Promise<ApiKey | null> {
  return (await listApiKeys(tx, id))[0] ?? null;
}

/** False when there is no such live key. */
export async function revokeApiKey(tx: TenantTransaction, id: number): Promise<boolean> {
  const row = await tx
    .updateTable('api_keys')
    .set({ revoked_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
