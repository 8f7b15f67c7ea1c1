import type { AuditActor, AuditPerson } from '@safecode/domain/ledger/audit';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { ledgerKeysOf } from './ledger-keys.js';
import type { KeptActor } from './tables.js';
import { readName, unwrapKey, userRef } from './subjects.js';

interface NameRow {
  readonly subject: string;
  readonly ref: string;
  readonly wrapped_key: string | null;
  readonly sealed_name: string | null;
}

/** Persons by pseudonym, with the keys of those who are not erased. */
export interface KnownPersons {
  keyOf(subject: string): Buffer | null;
  personOf(subject: string): AuditPerson;
}

/** Looks up the persons behind pseudonyms; all of the organisation's when none are named. */
export async function loadPersons(tx: TenantTransaction, subjects: readonly string[]): Promise<KnownPersons> {
  const { rows } = await sql<NameRow>`
    select subject, ref, wrapped_key, sealed_name from ledger_subjects
     where organization_id = app.organization_id() and subject = any(${[...new Set(subjects)]}::text[])`.execute(tx);
  return knownPersons(tx, rows);
}

function knownPersons(tx: TenantTransaction, rows: readonly NameRow[]): KnownPersons {
  const { wrapping } = ledgerKeysOf(tx.tenantContext.ledgerKey, tx.tenantContext.organizationId);
  const bySubject = new Map(rows.map((row) => [row.subject, row]));
  const keyOf = (subject: string): Buffer | null => {
    const row = bySubject.get(subject);
    return row === undefined || row.wrapped_key === null ? null : unwrapKey(wrapping, { subject, wrapped_key: row.wrapped_key });
  };
  const personOf = (subject: string): AuditPerson => {
    const row = bySubject.get(subject);
    const key = keyOf(subject);
    const userId = row !== undefined && /^user:\d+$/.test(row.ref) ? Number(row.ref.slice(5)) : null;
    return { subject, userId, name: row === undefined || key === null ? null : readName(key, row) };
  };
  return { keyOf, personOf };
}

/** Everybody the ledger speaks of, by name, erased persons last. */
export async function listPersons(tx: TenantTransaction): Promise<AuditPerson[]> {
  const { rows } = await sql<NameRow>`
    select subject, ref, wrapped_key, sealed_name from ledger_subjects
     where organization_id = app.organization_id() order by erased_at nulls first, created_at, subject limit 2000`.execute(tx);
  const persons = knownPersons(tx, rows);
  const order = new Intl.Collator('en');
  return rows
    .map(({ subject }) => persons.personOf(subject))
    .sort((one, other) => Number(one.name === null) - Number(other.name === null) || order.compare(one.name ?? '', other.name ?? '') || (one.subject < other.subject ? -1 : 1));
}

/** The pseudonyms of a person, of now and of earlier memberships. */
export async function subjectsOfUser(tx: TenantTransaction, userId: number): Promise<string[]> {
  const rows = await tx.selectFrom('ledger_subjects').select('subject').where('ref', '=', userRef(userId)).execute();
  return rows.map(({ subject }) => subject);
}

/** What people read for somebody whose name is gone. */
const erasedLabel = (subject: string): string => `Erased person ${subject.slice(0, 8)}`;
const labelOf = (person: AuditPerson): string => person.name ?? erasedLabel(person.subject);

/** Pseudonyms in an actor, for looking them up. */
export const subjectsInActor = (actor: KeptActor): string[] => [actor.subject, actor.onBehalfOf].filter((text): text is string => typeof text === 'string' && text.startsWith('p-'));

/** An actor with names. Entries of the first format have theirs with them. */
export function showActor(actor: KeptActor, persons: KnownPersons): AuditActor {
  const base = { kind: actor.kind, keyId: actor.keyId ?? null };
  if (actor.kind === 'user') {
    const person =
      actor.subject === null || actor.subject === undefined
        ? { subject: '', userId: actor.userId ?? null, name: actor.label ?? null }
        : persons.personOf(actor.subject);
    return { ...base, label: labelOf(person), person, onBehalfOf: null };
  }
  const { onBehalfOf = null } = actor;
  const principal = onBehalfOf === null ? null : onBehalfOf.startsWith('p-') ? persons.personOf(onBehalfOf) : { subject: '', userId: null, name: onBehalfOf };
  return { ...base, label: actor.label ?? actor.kind, person: null, onBehalfOf: principal };
}
