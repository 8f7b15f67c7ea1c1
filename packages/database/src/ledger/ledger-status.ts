import type { AuditStatus } from '@safecode/domain/ledger/audit';
import { ledgerVerificationSchema } from '@safecode/domain/ledger/audit';
import type { Checkpoint } from '@safecode/domain/ledger/checkpoint';
import { sql } from 'kysely';
import type { Database } from '../connection/create-database.js';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { toIso } from '../connection/iso-time.js';
import { ledgerSigner, signCheckpoint } from './ledger-signer.js';
import type { LedgerVerification } from './verify-ledger.js';

/** The head of the chain; a chain that began before digests has its hash for one. */
export async function readChainHead(tx: TenantTransaction): Promise<{ sequence: number; digest: string }> {
  const row = await tx.selectFrom('audit_heads').select(['sequence', 'hash', 'digest']).executeTakeFirst();
  return row === undefined ? { sequence: 0, digest: '' } : { sequence: Number(row.sequence), digest: row.digest === '' ? row.hash : row.digest };
}

/** The present head, signed; null for a chain without entries. */
export async function signHead(tx: TenantTransaction, now: Date): Promise<Checkpoint | null> {
  const head = await readChainHead(tx);
  const { organizationId, ledgerKey } = tx.tenantContext;
  return head.sequence === 0 ? null : signCheckpoint(ledgerSigner(ledgerKey), { organizationId, ...head, at: now.toISOString() });
}

/** Keeps what a verification found. */
export async function insertVerification(tx: TenantTransaction, verification: LedgerVerification, milliseconds: number): Promise<void> {
  await tx
    .insertInto('ledger_verifications')
    .values({
      entries: verification.entries,
      head_sequence: verification.head.sequence,
      checkpoint_sequence: verification.checkpointSequence,
      break_sequence: verification.firstBreak?.sequence ?? null,
      break_kind: verification.firstBreak?.kind ?? null,
      milliseconds: Math.round(milliseconds),
    })
    .execute();
}

/** The newest verification, or null. */
export async function findVerification(tx: TenantTransaction): Promise<AuditStatus['verification']> {
  const row = await tx
    .selectFrom('ledger_verifications')
    .select(['verified_at', 'entries', 'head_sequence', 'checkpoint_sequence', 'break_sequence', 'break_kind'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  return ledgerVerificationSchema.parse({
    at: toIso(row.verified_at),
    entries: Number(row.entries),
    upTo: Number(row.head_sequence),
    checkpointSequence: row.checkpoint_sequence === null ? null : Number(row.checkpoint_sequence),
    firstBreak: row.break_sequence === null ? null : { sequence: Number(row.break_sequence), kind: row.break_kind },
  });
}

/** When the ledger of the organisation began. */
export async function ledgerBegan(tx: TenantTransaction): Promise<string> {
  const { created_at: at } = await tx.selectFrom('organizations').select('created_at').executeTakeFirstOrThrow();
  return toIso(at);
}

/** The first of the verifications without a good one after it that found a break: the same break, night after night, is one. Null without. */
export async function findBreakBegin(tx: TenantTransaction): Promise<number | null> {
  const row = await tx
    .selectFrom('ledger_verifications as found')
    .select(({ fn }) => fn.min('found.id').as('id'))
    .where('found.break_sequence', 'is not', null)
    .where('found.id', '>', sql<number>`coalesce((select max(good.id) from ledger_verifications as good where good.break_sequence is null), 0)`)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Every organisation of the installation, for jobs that look after all ledgers. */
export async function listOrganizationIds(db: Database): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select id from app.organization_ids() as id`.execute(db);
  return rows.map(({ id }) => id);
}
