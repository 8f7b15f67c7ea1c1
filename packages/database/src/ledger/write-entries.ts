import type { PoolClient } from 'pg';
import { sendTogether, type NamedStatement } from '../connection/send-together.js';
import type { SealedAppend, SealedEntry } from './append-ledger.js';
import type { Following } from './ledger-turns.js';

/**
 * Locks the head and moves it, if it is still the one that was followed. If not, its sequence stays, which a trigger
 * refuses: nothing after it in the message is done. Whoever holds the lock is waited for, and what they left is compared.
 */
const MOVE_HEAD = `
  update audit_heads set sequence = case when hash = $5 then $1::bigint else sequence end, hash = $2, digest = $3, last_at = $4::timestamptz
   where organization_id = app.organization_id()`;

const COLUMNS = `sequence, generated_code_id, brand_id, user_id, subject, key_id, actor, action, object_type, object_id,
                 before, after, notes, created_at, hash, previous_hash, format, salt, content_digest, digest`;

/** Nearly every change has one entry: taking a list apart for it would cost more than the rest of the statement. */
const WRITE_ENTRY = `
  insert into code_audit_log (${COLUMNS})
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 2, $17, $18, $19)`;

/** One text, however many entries there are. */
const WRITE_ENTRIES = `
  insert into code_audit_log (${COLUMNS})
  select e.sequence, e."codeId", e."brandId", $1::integer, $2::text, $3::integer, e.actor::json, e.action, e."objectType", e."objectId",
         e.before::json, e.after::json, e.notes, e.at::timestamptz, e.hash, e."previousHash", 2, e.salt, e."contentDigest", e.digest
    from json_to_recordset($4::json) as e (
         sequence bigint, "codeId" integer, "brandId" integer, actor text, action text, "objectType" text, "objectId" text,
         before text, after text, notes text, at text, hash text, "previousHash" text, salt text, "contentDigest" text, digest text)`;

const SAVEPOINT: NamedStatement = { name: 'ledger_savepoint', text: 'savepoint ledger', values: [] };
const COMMIT: NamedStatement = { name: 'ledger_commit', text: 'commit', values: [] };

/** What refuses an append onto a head that was moved: the head itself, and the number that is taken. */
const OVERTAKEN = new Set(['audit_heads_forward', 'code_audit_log_sequence_key']);

/** Writes entries onto a head that is locked, and commits, in one message: until then the organisation's other writers wait. */
export async function appendAndCommit(client: PoolClient, append: SealedAppend): Promise<void> {
  assertCommitted(await sendTogether(client, [moveHead(append), writeEntries(append), COMMIT]));
}

/**
 * Writes entries onto a head that this process left a moment ago, or is about to leave, and commits: one round trip.
 * The savepoint is answered at once, which tells that the server has begun.
 */
export function followAndCommit(client: PoolClient, append: SealedAppend): Pick<Following, 'begun' | 'written'> {
  const begun = sendTogether(client, [SAVEPOINT]).then(
    () => undefined,
    // Then the entries are refused as well, and the reason is told there.
    () => undefined,
  );
  return { begun, written: writeBehindSavepoint(client, append) };
}

/** False when something else stands on the head by now: then nothing was written, and the transaction goes on as before. */
async function writeBehindSavepoint(client: PoolClient, append: SealedAppend): Promise<boolean> {
  try {
    assertCommitted(await sendTogether(client, [moveHead(append), writeEntries(append), COMMIT]));
    return true;
  } catch (error) {
    if (!isOvertaken(error)) throw error;
    await client.query('rollback to savepoint ledger');
    return false;
  }
}

function moveHead({ entries, head }: SealedAppend): NamedStatement {
  const values = [String(head.sequence), head.hash, head.digest, head.lastAt, entries[0]?.previousHash ?? ''];
  return { name: 'ledger_head', text: MOVE_HEAD, values };
}

function writeEntries({ entries, author }: SealedAppend): NamedStatement {
  const [entry, ...others] = entries;
  const writtenBy = [textOf(author.userId), author.subject, textOf(author.keyId)];
  if (entry === undefined || others.length > 0) return { name: 'ledger_entries', text: WRITE_ENTRIES, values: [...writtenBy, JSON.stringify(entries)] };
  return { name: 'ledger_entry', text: WRITE_ENTRY, values: valuesOf(entry, writtenBy) };
}

const valuesOf = (entry: SealedEntry, writtenBy: readonly (string | null)[]): (string | null)[] => [
  String(entry.sequence), textOf(entry.codeId), textOf(entry.brandId), ...writtenBy, entry.actor, entry.action, entry.objectType, entry.objectId,
  entry.before, entry.after, entry.notes, entry.at, entry.hash, entry.previousHash, entry.salt, entry.contentDigest, entry.digest,
];

const textOf = (value: number | null): string | null => (value === null ? null : String(value));

const isOvertaken = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'constraint' in error && typeof error.constraint === 'string' && OVERTAKEN.has(error.constraint);

/** A commit is answered with ROLLBACK when a statement had failed, also one whose error the work had swallowed. */
function assertCommitted(command: string): void {
  if (command !== 'COMMIT') throw new Error('The transaction was rolled back: a statement in it had failed.');
}
