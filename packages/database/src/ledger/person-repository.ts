import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { subjectsOfUser } from './audit-names.js';
import { ledgerKeysOf } from './ledger-keys.js';
import { contactRef, userRef } from './subjects.js';

/** A person as the ledger goes on speaking of them. */
export interface ErasedPerson {
  readonly subjects: readonly string[];
  /** The address that was erased: for finding what else names it. Never kept. */
  readonly email: string;
}

/**
 * Destroys the data keys of a person and takes their name and address out of everything the organisation keeps beside
 * the ledger; a membership goes as well. Null for somebody the organisation does not know.
 */
export async function erasePerson(tx: TenantTransaction, userId: number): Promise<ErasedPerson | null> {
  const [known] = await subjectsOfUser(tx, userId);
  const standIn = known === undefined ? 'Erased person' : `Erased ${known.slice(0, 8)}`;
  const { rows } = await sql<{ email: string | null }>`select app.erase_person(${userId}, ${standIn}) as email`.execute(tx);
  const email = rows[0]?.email ?? null;
  if (email === null) return null;
  const { ledgerKey, organizationId } = tx.tenantContext;
  const refs = [userRef(userId), contactRef(ledgerKeysOf(ledgerKey, organizationId), email)];
  const erased = await sql<{ subject: string }>`
    update ledger_subjects set wrapped_key = null, sealed_name = null, erased_at = now(), ref = 'erased:' || subject
     where organization_id = app.organization_id() and ref = any(${refs}::text[]) returning subject`.execute(tx);
  return { subjects: erased.rows.map(({ subject }) => subject), email };
}

/** Ranges of entries of the first format in which a person is named: their names go with a signed segment. */
export async function namedInFormat1(tx: TenantTransaction, person: { readonly userId: number; readonly email: string }): Promise<(readonly [number, number])[]> {
  const { rows } = await sql<{ sequence: string }>`
    select sequence from code_audit_log
     where organization_id = app.organization_id() and format = 1 and (user_id = ${person.userId} or lower(actor ->> 'onBehalfOf') = ${person.email.toLowerCase()})
     order by sequence`.execute(tx);
  return rows.map(({ sequence }) => [Number(sequence), Number(sequence)] as const);
}
