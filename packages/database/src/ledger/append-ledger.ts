import type { Actor } from '@safecode/domain/access/actor';
import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { canonicalJson } from './canonical-json.js';
import { canFollow, nextTime, takeHead, type ChainHead } from './chain-head.js';
import { contentDigestOf, digestOf, linkHash } from './entry-format-2.js';
import { ledgerKeysOf } from './ledger-keys.js';
import { sealContent } from './seal-content.js';
import { actingRef, personsOf, userRef, type PersonRef, type Subject } from './subjects.js';
import { plusMicroseconds } from './utc-microseconds.js';

/** An entry as it is written; names are those of the statement. */
export interface SealedEntry {
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

/** Entries that follow a head, and the head they lead to. */
export interface SealedAppend {
  readonly entries: readonly SealedEntry[];
  readonly author: EntryAuthor;
  readonly head: ChainHead;
}

/** Who acted, as columns: pseudonym, person and key. */
export interface EntryAuthor {
  readonly subject: string | null;
  readonly userId: number | null;
  readonly keyId: number | null;
}

/** Takes the head of the organisation's chain with its lock and seals the entries that follow from it. */
export async function sealEntries(tx: TenantTransaction, records: readonly LedgerRecord[]): Promise<SealedAppend> {
  return sealOnto(tx, records, await takeHead(tx, personsIn(tx, records)));
}

/** Seals entries onto a head that this process wrote itself a moment ago; null when something has to be looked up first. */
export function sealFollowing(tx: TenantTransaction, records: readonly LedgerRecord[], head: ChainHead): SealedAppend | null {
  return canFollow(head, personsIn(tx, records)) ? sealOnto(tx, records, head) : null;
}

const personsIn = ({ tenantContext }: TenantTransaction, records: readonly LedgerRecord[]): PersonRef[] =>
  personsOf(ledgerKeysOf(tenantContext.ledgerKey, tenantContext.organizationId), tenantContext.actor, records);

function sealOnto(tx: TenantTransaction, records: readonly LedgerRecord[], head: ChainHead): SealedAppend {
  const { organizationId, actor, ledgerKey } = tx.tenantContext;
  const keys = ledgerKeysOf(ledgerKey, organizationId);
  const actingAs = actingRef(keys, actor);
  const acting = actingAs === null ? null : (head.persons.get(actingAs.ref) ?? null);
  const kept = canonicalJson(pseudonymous(actor, acting));
  const link = { hash: head.hash, digest: head.digest };
  const first = nextTime(head);
  const entries = records.map((record, at): SealedEntry => {
    const sequence = head.sequence + at + 1;
    const about = record.personal === undefined ? null : (head.persons.get(userRef(record.personal.userId)) ?? null);
    const entry = sealEntry({ record, sequence, link, at: plusMicroseconds(first, at), actor: kept, content: sealContent(record, { organizationId, sequence }, { acting, about }) }, tx);
    link.hash = linkHash(keys.chain, link.hash, entry.digest);
    link.digest = entry.digest;
    return { ...entry, hash: link.hash };
  });
  const last = entries.at(-1);
  if (last === undefined) throw new Error('There is no entry to write.');
  return { entries, author: authorOf(actor, acting), head: { ...head, sequence: last.sequence, hash: last.hash, digest: last.digest, lastAt: last.at } };
}

const authorOf = (actor: Actor, acting: Subject | null): EntryAuthor => ({
  subject: acting?.subject ?? null,
  userId: actor.kind === 'user' ? actor.userId : null,
  keyId: actor.kind === 'api_key' || actor.kind === 'opal' ? actor.keyId : null,
});

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
