import { hash } from 'node:crypto';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { lengthPrefixed } from './canonical-json.js';
import type { ChainWalk } from './check-entry.js';
import { ENTRY_FORMAT_2, linkHash } from './entry-format-2.js';
import { ledgerKeysOf } from './ledger-keys.js';

/** An entry of format 2 as the texts that are hashed. A text is null where there is more to an entry than these. */
export interface SealRow {
  readonly sequence: string;
  /** The number, the hash before it, and what was kept of the content's digest, the digest and the hash. */
  readonly seal: string | null;
  /** The digested fields from the time to the code. */
  readonly body: string | null;
  readonly content: string | null;
}

const field = (text: string): string => `octet_length(${text}) || ':' || ${text}`;
const AT = `to_char(l.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** The same fields in the same order as entry-format-2 encodes them. */
const TEXTS = sql.raw(`
  l.sequence,
  l.sequence || ':' || l.previous_hash || ':' || l.content_digest || ':' || l.digest || ':' || l.hash as seal,
  case when l.format = 2 then
    '27:' || ${AT} || ${field('l.actor::text')} || ${field('l.action')} || ${field('l.object_type')} || ${field('l.object_id')}
    || coalesce(${field('l.brand_id::text')}, '0:') || coalesce(${field('l.generated_code_id::text')}, '0:')
  end as body,
  ${field('l.salt')} || coalesce(${field('l.before::text')}, '4:null') || coalesce(${field('l.after::text')}, '4:null')
    || coalesce((octet_length(l.notes) + 1) || ':1' || l.notes, '1:0') as content`);

/** The texts of the entries that follow one up to another, in order. The database puts them together while those before them are hashed here. */
export async function readSeals(tx: TenantTransaction, window: { readonly after: number; readonly upTo: number; readonly limit: number }): Promise<SealRow[]> {
  const { rows } = await sql<SealRow>`
    select ${TEXTS}
      from code_audit_log l
     where l.organization_id = app.organization_id() and l.sequence > ${window.after}::bigint and l.sequence <= ${window.upTo}::bigint
     order by l.sequence
     limit ${window.limit}`.execute(tx);
  return rows;
}

/**
 * Moves on to an entry that is the one that was written after the last. False, and nothing is moved, when it is another
 * one or cannot be told from these texts: check-entry says what it is.
 */
export function followSeal(tx: TenantTransaction, walk: ChainWalk, { seal, body, content }: SealRow): boolean {
  if (body === null || content === null) return false;
  const { organizationId, ledgerKey } = tx.tenantContext;
  const sequence = walk.sequence + 1;
  const contentDigest = hash('sha256', content, 'hex');
  const place = lengthPrefixed([ENTRY_FORMAT_2, String(organizationId), String(sequence), walk.digest]);
  const digest = hash('sha256', `${place}${body}${contentDigest.length}:${contentDigest}`, 'hex');
  const link = linkHash(ledgerKeysOf(ledgerKey, organizationId).chain, walk.hash, digest);
  // None of the parts has a colon in it, so texts that are equal have equal parts.
  if (seal !== `${sequence}:${walk.hash}:${contentDigest}:${digest}:${link}`) return false;
  if ((walk.checkpoints.get(sequence) ?? digest) !== digest) return false;
  walk.sequence = sequence;
  walk.hash = link;
  walk.digest = digest;
  return true;
}
