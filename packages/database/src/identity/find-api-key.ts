import type { KeyPermission } from '@safecode/domain/access/permissions';
import type { KeyKind } from '@safecode/domain/api-keys/api-key';
import { sql } from 'kysely';
import type { Database } from '../connection/create-database.js';
import { isAboutContent } from '../connection/refusals.js';
import { Gatherer, GATHERING_MS } from '../gathering/gatherer.js';

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

/** The public half of a presented key, and the SHA-256 (hex) of its secret half. */
export interface KeyProof {
  readonly keyId: string;
  readonly secretHash: string;
}

interface KeyRow {
  place: number;
  id: number;
  organization_id: number;
  kind: KeyKind;
  name: string;
  scopes: KeyPermission[];
  brand_access: 'all' | 'listed';
  brand_ids: number[];
}

const lookups = new Gatherer<Database, KeyProof, FoundKey | null>({ maxItems: 100, pauseMs: GATHERING_MS, isAboutItem: isAboutContent, work: findTogether });

/**
 * The live key a proof opens. Notes the use, at most once a minute, in the same round trip. Proofs that come while
 * others are looked up are looked up together, each after it came: a key that was revoked opens nothing any more.
 */
export function findApiKey(db: Database, key: KeyProof): Promise<FoundKey | null> {
  return lookups.add({ owner: db, key: '', group: db }, key);
}

async function findTogether(db: Database, keys: readonly KeyProof[]): Promise<(FoundKey | null)[]> {
  const places = new Map<string, number>();
  const asked: KeyProof[] = [];
  const placeOf = keys.map((key) => {
    const name = `${key.keyId}:${key.secretHash}`;
    const place = places.get(name) ?? asked.push(key);
    places.set(name, place);
    return place;
  });
  const { rows } = await sql<KeyRow>`
    select asked.place::integer, k.*
      from unnest(${asked.map(({ keyId }) => keyId)}::text[], ${asked.map(({ secretHash }) => secretHash)}::text[]) with ordinality as asked (key_id, secret_hash, place)
      cross join lateral app.find_api_key(asked.key_id, asked.secret_hash) as k`.execute(db);
  const found = new Map(rows.map((row) => [row.place, toFoundKey(row)]));
  return placeOf.map((place) => found.get(place) ?? null);
}

const toFoundKey = (row: KeyRow): FoundKey => ({
  id: row.id,
  organizationId: row.organization_id,
  kind: row.kind,
  name: row.name,
  scopes: row.scopes,
  brandAccess: row.brand_access,
  brandIds: row.brand_ids,
});
