import { createHmac, randomBytes } from 'node:crypto';
import type { Actor } from '@safecode/domain/access/actor';
import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { ledgerKeysOf, type LedgerKeys } from './ledger-keys.js';
import { openText, sealText } from './sealed-text.js';

/** A person of whom the ledger speaks: how to find them, and the name to show while they are not erased. */
export interface PersonRef {
  readonly ref: string;
  readonly name: string;
}

/** A person's pseudonym and data key. */
export interface Subject {
  readonly subject: string;
  readonly key: Buffer;
}

/** A row of ledger_subjects that is not erased. */
export interface SubjectRow {
  readonly ref: string;
  readonly subject: string;
  readonly wrapped_key: string;
  readonly sealed_name: string | null;
}

export const userRef = (userId: number): string => `user:${userId}`;

/** An address is found again by its digest; the digest is keyed, so that it cannot be guessed back. */
export const contactRef = (keys: LedgerKeys, address: string): string =>
  `contact:${createHmac('sha256', keys.contact).update(address.trim().toLowerCase()).digest('hex').slice(0, 40)}`;

/** The persons that entries of this actor name: the actor, whom an agent acts for, and whom personal fields are about. */
export function personsOf(keys: LedgerKeys, actor: Actor, records: readonly LedgerRecord[]): PersonRef[] {
  const persons = new Map<string, string>();
  const acting = actingRef(keys, actor);
  if (acting !== null) persons.set(acting.ref, acting.name);
  for (const { personal } of records) if (personal !== undefined && !persons.has(userRef(personal.userId))) persons.set(userRef(personal.userId), personal.name);
  return [...persons].map(([ref, name]) => ({ ref, name }));
}

/** The person who acts, or in whose name an agent does; null for keys and the system. */
export function actingRef(keys: LedgerKeys, actor: Actor): PersonRef | null {
  if (actor.kind === 'user') return { ref: userRef(actor.userId), name: actor.label };
  if (actor.kind === 'opal' && actor.onBehalfOf !== null && actor.onBehalfOf.trim() !== '') return { ref: contactRef(keys, actor.onBehalfOf), name: actor.onBehalfOf };
  return null;
}

/** Makes what is missing of the rows found, and answers every person's pseudonym and key by ref. */
export async function completeSubjects(tx: TenantTransaction, persons: readonly PersonRef[], found: readonly SubjectRow[]): Promise<Map<string, Subject>> {
  const { wrapping } = keysOf(tx);
  const rows = new Map(found.map((row) => [row.ref, row]));
  const missing = persons.filter(({ ref }) => !rows.has(ref));
  if (missing.length > 0) for (const row of await insertSubjects(tx, missing)) rows.set(row.ref, row);
  const subjects = new Map<string, Subject>();
  for (const { ref, name } of persons) {
    const row = rows.get(ref);
    if (row === undefined) throw new Error('A person of the ledger was not found.');
    const key = unwrapKey(wrapping, row);
    if (readName(key, row) !== name) await renameSubject(tx, row.subject, sealText(key, namePlace(row.subject), name));
    subjects.set(ref, { subject: row.subject, key });
  }
  return subjects;
}

async function insertSubjects(tx: TenantTransaction, persons: readonly PersonRef[]): Promise<SubjectRow[]> {
  const { wrapping } = keysOf(tx);
  const values = persons.map(({ ref, name }) => {
    const subject = `p-${randomBytes(10).toString('hex')}`;
    const key = randomBytes(32);
    return { ref, subject, wrapped_key: sealText(wrapping, keyPlace(subject), key), sealed_name: sealText(key, namePlace(subject), name) };
  });
  // Somebody else may have made them since: theirs count.
  await sql`
    insert into ledger_subjects (ref, subject, wrapped_key, sealed_name)
    select ref, subject, wrapped_key, sealed_name
      from json_to_recordset(${JSON.stringify(values)}::json) as e (ref text, subject text, wrapped_key text, sealed_name text)
    on conflict (organization_id, ref) do nothing`.execute(tx);
  return findSubjects(tx, persons.map(({ ref }) => ref));
}

async function findSubjects(tx: TenantTransaction, refs: readonly string[]): Promise<SubjectRow[]> {
  const { rows } = await sql<SubjectRow>`
    select ref, subject, wrapped_key, sealed_name from ledger_subjects
     where organization_id = app.organization_id() and ref = any(${[...refs]}::text[]) and erased_at is null`.execute(tx);
  return rows;
}

async function renameSubject(tx: TenantTransaction, subject: string, sealedName: string): Promise<void> {
  await tx.updateTable('ledger_subjects').set({ sealed_name: sealedName }).where('subject', '=', subject).where('erased_at', 'is', null).execute();
}

/** Keys of subjects by their wrapped form: unwrapping costs more than an entry's hashes. */
const unwrapped = new Map<string, Buffer>();
const MAX_UNWRAPPED = 5000;

/** A person's data key. */
export function unwrapKey(wrapping: Buffer, row: { readonly subject: string; readonly wrapped_key: string }): Buffer {
  const id = `${row.subject}:${row.wrapped_key}`;
  const cached = unwrapped.get(id);
  if (cached !== undefined) return cached;
  const key = openText(wrapping, keyPlace(row.subject), row.wrapped_key);
  if (key === null) throw new Error('The data key of a person does not open: it was changed, or the encryption key is another one.');
  if (unwrapped.size >= MAX_UNWRAPPED) unwrapped.clear();
  unwrapped.set(id, key);
  return key;
}

/** The name behind a pseudonym. */
export const readName = (key: Buffer, row: { readonly subject: string; readonly sealed_name: string | null }): string | null =>
  row.sealed_name === null ? null : (openText(key, namePlace(row.subject), row.sealed_name)?.toString('utf8') ?? null);

const keyPlace = (subject: string): string => `key|${subject}`;
const namePlace = (subject: string): string => `name|${subject}`;
const keysOf = (tx: TenantTransaction): LedgerKeys => ledgerKeysOf(tx.tenantContext.ledgerKey, tx.tenantContext.organizationId);
