import type { KeyPermission } from '@safecode/domain/access/permissions';
import type { ApiKey, KeyKind } from '@safecode/domain/api-keys/api-key';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { toIso, toIsoOrNull } from '../connection/iso-time.js';

export interface NewApiKey {
  readonly kind: KeyKind;
  readonly name: string;
  /** The public half, by which the key is found. */
  readonly keyId: string;
  /** SHA-256 (hex) of the secret half. Not readable afterwards. */
  readonly secretHash: string;
  readonly hint: string;
  readonly scopes: readonly KeyPermission[];
  readonly brandAccess: 'all' | 'listed';
  readonly brandIds: readonly number[];
  readonly expiresAt: Date | null;
}

interface KeyRow {
  readonly id: number;
  readonly kind: KeyKind;
  readonly name: string;
  readonly hint: string;
  readonly scopes: KeyPermission[];
  readonly brand_access: 'all' | 'listed';
  readonly brands: ApiKey['brands'];
  readonly created_by: string;
  readonly created_at: Date;
  readonly expires_at: Date | null;
  readonly last_used_at: Date | null;
  readonly revoked_at: Date | null;
}

const toKey = (row: KeyRow): ApiKey => ({
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
});

const selectKeys = (condition: ReturnType<typeof sql>) => sql<KeyRow>`
  select k.id, k.kind, k.name, k.hint, k.scopes, k.brand_access, k.created_by, k.created_at, k.expires_at, k.last_used_at, k.revoked_at,
         coalesce((select jsonb_agg(jsonb_build_object('id', b.id, 'name', b.name) order by b.name)
                     from api_key_brands kb join brands b on b.organization_id = kb.organization_id and b.id = kb.brand_id
                    where kb.organization_id = k.organization_id and kb.api_key_id = k.id), '[]') as brands
    from api_keys k
   where ${condition}
   order by k.id desc`;

/** Keys and Opal tokens, newest first, revoked ones included. */
export async function listApiKeys(tx: TenantTransaction): Promise<ApiKey[]> {
  const { rows } = await selectKeys(sql`true`).execute(tx);
  return rows.map(toKey);
}

export async function findApiKeyById(tx: TenantTransaction, id: number): Promise<ApiKey | null> {
  const { rows } = await selectKeys(sql`k.id = ${id}`).execute(tx);
  const [row] = rows;
  return row === undefined ? null : toKey(row);
}

/** @throws access.not_found when a brand is not one of the organisation's */
export async function insertApiKey(tx: TenantTransaction, key: NewApiKey): Promise<ApiKey> {
  const { id } = await tx
    .insertInto('api_keys')
    .values({
      kind: key.kind,
      name: key.name,
      key_id: key.keyId,
      secret_hash: key.secretHash,
      hint: key.hint,
      scopes: [...key.scopes],
      brand_access: key.brandAccess,
      expires_at: key.expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (key.brandAccess === 'listed') await insertKeyBrands(tx, id, [...new Set(key.brandIds)]);
  const made = await findApiKeyById(tx, id);
  if (made === null) throw new DomainError('access.not_found', { what: 'key' });
  return made;
}

async function insertKeyBrands(tx: TenantTransaction, keyId: number, brandIds: readonly number[]): Promise<void> {
  const { rows } = await sql<{ brand_id: number }>`
    insert into api_key_brands (api_key_id, brand_id)
    select ${keyId}::integer, b.id from brands b where b.id = any (${[...brandIds]}::integer[])
    returning brand_id`.execute(tx);
  if (rows.length !== brandIds.length) throw new DomainError('access.not_found', { what: 'brand' });
}

/** Revokes a key at once and for good; one that is revoked already stays as it was. @throws access.not_found */
export async function revokeApiKey(tx: TenantTransaction, id: number): Promise<ApiKey> {
  await tx.updateTable('api_keys').set({ revoked_at: sql<Date>`now()` }).where('id', '=', id).where('revoked_at', 'is', null).execute();
  const key = await findApiKeyById(tx, id);
  if (key === null) throw new DomainError('access.not_found', { what: 'key' });
  return key;
}

/** When an Opal token of the organisation was last used, or null. */
export async function findLastOpalUse(tx: TenantTransaction): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select max(last_used_at) as at from api_keys where kind = 'opal'`.execute(tx);
  return rows[0]?.at ?? null;
}
