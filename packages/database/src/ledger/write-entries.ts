import type { PoolClient } from 'pg';
import { batchWrites } from '../connection/batch-writes.js';
import type { SealedAppend } from './append-ledger.js';

/** The last two statements of a transaction that wrote to the ledger: nobody is told of it before the flush, see in-tenant. */
const COMMIT = 'set local synchronous_commit = off; commit';

/** One text, however many entries there are: it is prepared once a connection. The head is moved first, and with it locked. */
const APPEND = `
  with head as (
    update audit_heads set sequence = $1, hash = $2, digest = $3, last_at = $4::timestamptz
     where organization_id = app.organization_id() and sequence = $5
    returning 1)
  insert into code_audit_log (sequence, generated_code_id, brand_id, user_id, subject, key_id, actor, action, object_type, object_id,
                              before, after, notes, created_at, hash, previous_hash, format, salt, content_digest, digest)
  select e.sequence, e."codeId", e."brandId", $6::integer, $7::text, $8::integer, e.actor::json, e.action,
         e."objectType", e."objectId", e.before::json, e.after::json, e.notes, e.at::timestamptz, e.hash, e."previousHash", 2, e.salt, e."contentDigest", e.digest
    from (select count(*) from head) locked
   cross join json_to_recordset($9::json) as e (
         sequence bigint, "codeId" integer, "brandId" integer, actor text, action text, "objectType" text, "objectId" text,
         before text, after text, notes text, at text, hash text, "previousHash" text, salt text, "contentDigest" text, digest text)`;

/** The statement as it is known to a connection that has prepared it for writing onto a followed head. */
const FOLLOW = 'ledger_follow';
const PREPARE = `prepare ${FOLLOW} (bigint, text, text, text, bigint, integer, text, integer, text) as ${APPEND}`;
const prepared = new WeakSet<PoolClient>();

const FORK_KEY = 'code_audit_log_sequence_key';

function parametersOf({ entries, author, head }: SealedAppend): readonly (string | number | null)[] {
  const before = head.sequence - entries.length;
  return [head.sequence, head.hash, head.digest, head.lastAt, before, author.userId, author.subject, author.keyId, JSON.stringify(entries)];
}

/**
 * Writes entries onto a head that is locked, and commits. Append and commit travel together: until then the
 * organisation's other writers wait.
 */
export async function appendAndCommit(client: PoolClient, append: SealedAppend): Promise<void> {
  batchWrites(client);
  const written = client.query({ name: 'ledger_append', text: APPEND, values: [...parametersOf(append)] });
  const ended = client.query(COMMIT);
  const [entries, end] = await Promise.allSettled([written, ended]);
  if (entries.status === 'rejected') throw entries.reason;
  if (end.status === 'rejected') throw end.reason;
  assertCommitted(end.value);
}

/**
 * Writes entries onto a head that this process left a moment ago and nobody has locked for it, and commits: one round
 * trip. False when somebody else's entry stands there by now: then nothing was written, and the transaction goes on as
 * before. That an entry has a number already is what stops a fork; statement and commit are one message, of which the
 * server does nothing more after an error.
 */
export async function followAndCommit(client: PoolClient, append: SealedAppend): Promise<boolean> {
  batchWrites(client);
  const ready = prepared.has(client) ? Promise.resolve() : client.query(PREPARE).then(() => prepared.add(client));
  const values = parametersOf(append).map((value) => (value === null ? 'null' : typeof value === 'number' ? String(value) : client.escapeLiteral(value)));
  const written = client.query(`savepoint ledger; execute ${FOLLOW} (${values.join(', ')}); ${COMMIT}`);
  const [isReady, end] = await Promise.allSettled([ready, written]);
  if (isReady.status === 'rejected') throw isReady.reason;
  if (end.status === 'fulfilled') {
    assertCommitted(end.value);
    return true;
  }
  if (!isFork(end.reason)) throw end.reason;
  await client.query('rollback to savepoint ledger');
  return false;
}

const isFork = (error: unknown): boolean => typeof error === 'object' && error !== null && 'constraint' in error && error.constraint === FORK_KEY;

/** A commit is answered with ROLLBACK when a statement had failed, also one whose error the work had swallowed. */
function assertCommitted(answer: unknown): void {
  const last: unknown = Array.isArray(answer) ? answer.at(-1) : answer;
  const command = typeof last === 'object' && last !== null && 'command' in last ? last.command : undefined;
  if (command !== 'COMMIT') throw new Error('The transaction was rolled back: a statement in it had failed.');
}
