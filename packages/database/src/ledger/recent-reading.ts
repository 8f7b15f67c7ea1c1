import type { LedgerValue } from '@safecode/domain/ledger/ledger-entry';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { canonicalJson } from './canonical-json.js';
import { ledgerKeysOf } from './ledger-keys.js';
import { actingRef } from './subjects.js';

/** Whether whoever is in context has an entry `audit.searched` with this content since a moment. */
export async function wasReadSince(tx: TenantTransaction, after: LedgerValue, since: Date): Promise<boolean> {
  const { actor, ledgerKey, organizationId } = tx.tenantContext;
  const acting = actingRef(ledgerKeysOf(ledgerKey, organizationId), actor);
  const keyId = actor.kind === 'api_key' || actor.kind === 'opal' ? actor.keyId : null;
  const { rows } = await sql`
    select 1 from code_audit_log l
     where l.organization_id = app.organization_id() and l.action = 'audit.searched' and l.sequence >= app.ledger_sequence_at(${since})
       and l.after::text = ${canonicalJson(after)} and l.key_id is not distinct from ${keyId}::integer
       and l.subject is not distinct from (select s.subject from ledger_subjects s where s.organization_id = app.organization_id() and s.ref = ${acting?.ref ?? ''})
     limit 1`.execute(tx);
  return rows.length > 0;
}
