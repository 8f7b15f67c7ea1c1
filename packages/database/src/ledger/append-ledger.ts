import type { Actor } from '@safecode/domain/access/actor';
import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import { sql, type CompiledQuery } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { canonicalJson } from './canonical-json.js';
import { contentDigestOf, digestOf, linkHash } from './entry-format-2.js';
import { ledgerKeysOf } from './ledger-keys.js';
import { sealContent } from './seal-content.js';
import { actingRef, completeSubjects, personsOf, userRef, type PersonRef, type Subject, type SubjectRow } from './subjects.js';
import { plusMicroseconds } from './utc-microseconds.js';

/** An entry as it is written; names are those of the statement. */
interface SealedEntry {
  readonly sequence: number;
  readonly codeId: number | null;
  readonly brandId: number | null;
  readonly actor: string;
  readonly action: string;
  readonly objectType: string;
  readonly objectId: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly notes: string | null;
  readonly salt: string;
  readonly contentDigest: string;
  readonly at: string;
  readonly digest: string;
  readonly hash: string;
  readonly previousHash: string;
}

/**
 * Takes the head of the organisation's chain with its lock and seals the entries that follow from it. The answer is the
 * statement that writes them and moves the head: the last of the transaction, sent together with the commit, because
 * until then the organisation's other writers wait.
 */
export async function sealEntries(tx: TenantTransaction, records: readonly LedgerRecord[]): Promise<CompiledQuery> {
  const { organizationId, actor, ledgerKey } = tx.tenantContext;
  const keys = ledgerKeysOf(ledgerKey, organizationId);
  const persons = personsOf(keys, actor, records);
  const head = await takeHead(tx, persons);
  const subjects = await completeSubjects(tx, persons, head.subjects);
  const actingAs = actingRef(keys, actor);
  const acting = actingAs === null ? null : (subjects.get(actingAs.ref) ?? null);
  const kept = canonicalJson(pseudonymous(actor, acting));
  const link = { ...head.link };
  const entries = records.map((record, at): SealedEntry => {
    const sequence = head.sequence + at + 1;
    const about = record.personal === undefined ? null : (subjects.get(userRef(record.personal.userId)) ?? null);
    const entry = sealEntry({ record, sequence, link, at: plusMicroseconds(head.now, at), actor: kept, content: sealContent(record, { organizationId, sequence }, { acting, about }) }, tx);
    link.hash = linkHash(keys.chain, link.hash, entry.digest);
    link.digest = entry.digest;
    return { ...entry, hash: link.hash };
  });
  return writeEntries(entries, actor, acting).compile(tx);
}

interface EntryParts {
  readonly record: LedgerRecord;
  readonly sequence: number;
  readonly link: { readonly hash: string; readonly digest: string };
  readonly at: string;
  readonly actor: string;
  readonly content: ReturnType<typeof sealContent>;
}

function sealEntry({ record, sequence, link, at, actor, content }: EntryParts, tx: TenantTransaction): Omit<SealedEntry, 'hash'> {
  const entry = {
    sequence,
    at,
    actor,
    action: record.action,
    objectType: record.objectType,
    objectId: String(record.objectId),
    brandId: record.brandId ?? null,
    codeId: record.codeId ?? null,
    contentDigest: contentDigestOf(content),
  };
  const digest = digestOf({ ...entry, organizationId: tx.tenantContext.organizationId, previousDigest: link.digest });
  return { ...entry, ...content, digest, previousHash: link.hash };
}

/** Who acted, without a name: a person is a pseudonym, whom an agent says it acts for as well. */
function pseudonymous(actor: Actor, acting: Subject | null): Readonly<Record<string, string | number | null>> {
  if (actor.kind === 'user') return { kind: 'user', subject: acting?.subject ?? null };
  return actor.kind === 'opal' ? { ...actor, onBehalfOf: acting?.subject ?? null } : actor;
}

interface Head {
  readonly sequence: number;
  readonly link: { hash: string; digest: string };
  /** The time of the next entry: later than the last one's, also when the clock was set back. */
  readonly now: string;
  readonly subjects: readonly SubjectRow[];
}

async function takeHead(tx: TenantTransaction, persons: readonly PersonRef[]): Promise<Head> {
  const { rows } = await sql<{ sequence: string; hash: string; digest: string; now: string; subjects: SubjectRow[] }>`
    select h.sequence, h.hash, h.digest,
           to_char(greatest(clock_timestamp(), h.last_at + interval '1 microsecond') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as now,
           (select coalesce(json_agg(json_build_object('ref', s.ref, 'subject', s.subject, 'wrapped_key', s.wrapped_key, 'sealed_name', s.sealed_name)), '[]')
              from ledger_subjects s
             where s.organization_id = h.organization_id and s.ref = any(${persons.map(({ ref }) => ref)}::text[]) and s.erased_at is null) as subjects
      from audit_heads h where h.organization_id = ${tx.tenantContext.organizationId} for update`.execute(tx);
  const [head] = rows;
  if (head === undefined) throw new Error('The organisation has no ledger.');
  // Before the second format there was no digest: the first one follows from the hash.
  return { sequence: Number(head.sequence), link: { hash: head.hash, digest: head.digest === '' ? head.hash : head.digest }, now: head.now, subjects: head.subjects };
}

/** One statement with one text, however many entries there are: it is prepared once. */
function writeEntries(entries: readonly SealedEntry[], actor: Actor, acting: Subject | null) {
  const last = entries.at(-1);
  if (last === undefined) throw new Error('There is no entry to write.');
  const userId = actor.kind === 'user' ? actor.userId : null;
  const keyId = actor.kind === 'api_key' || actor.kind === 'opal' ? actor.keyId : null;
  return sql`
    with entries as (
      insert into code_audit_log (sequence, generated_code_id, brand_id, user_id, subject, key_id, actor, action, object_type, object_id,
                                  before, after, notes, created_at, hash, previous_hash, format, salt, content_digest, digest)
      select e.sequence, e."codeId", e."brandId", ${userId}::integer, ${acting?.subject ?? null}::text, ${keyId}::integer, e.actor::json, e.action,
             e."objectType", e."objectId", e.before::json, e.after::json, e.notes, e.at::timestamptz, e.hash, e."previousHash", 2, e.salt, e."contentDigest", e.digest
        from json_to_recordset(${JSON.stringify(entries)}::json) as e (
             sequence bigint, "codeId" integer, "brandId" integer, actor text, action text, "objectType" text, "objectId" text,
             before text, after text, notes text, at text, hash text, "previousHash" text, salt text, "contentDigest" text, digest text)
      returning 1)
    update audit_heads set sequence = ${last.sequence}, hash = ${last.hash}, digest = ${last.digest}, last_at = ${last.at}::timestamptz
     where organization_id = app.organization_id() and (select count(*) from entries) = ${entries.length}`;
}
