import type { ProofFinding } from '@safecode/domain/domain-proofs/domain-proof';
import type { ProofMemory } from '@safecode/domain/domain-proofs/next-proof';
import { sql } from 'kysely';
import type { Database } from '../connection/create-database.js';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** What is kept of the proof of a host. */
export interface DomainProof extends ProofMemory {
  readonly id: number;
  readonly brandId: number;
  readonly host: string;
  readonly askedAt: Date;
  readonly checkedAt: Date | null;
  readonly findings: readonly ProofFinding[];
  readonly watchDespiteRobots: boolean;
  readonly overrideBy: string | null;
  readonly overrideAt: Date | null;
}

const selectProof = (tx: TenantTransaction) =>
  tx
    .selectFrom('domain_proofs')
    .select([
      'id', 'brand_id as brandId', 'host', 'state', 'method', 'verified_at as verifiedAt', 'missing_since as missingSince', 'grace_ends_at as graceEndsAt', 'asked_at as askedAt', 'checked_at as checkedAt',
      'findings', 'next_check_at as nextCheckAt', 'watch_despite_robots as watchDespiteRobots', 'override_by as overrideBy', 'override_at as overrideAt',
    ]);

/** The proofs of a brand's hosts that were ever looked for. */
export async function listProofs(tx: TenantTransaction, brandId: number): Promise<DomainProof[]> {
  return selectProof(tx).where('brand_id', '=', brandId).orderBy('host').execute();
}

/** The proof, held until the transaction ends; null when there is none. */
export async function lockProof(tx: TenantTransaction, id: number): Promise<DomainProof | null> {
  return (await selectProof(tx).where('id', '=', id).forUpdate().executeTakeFirst()) ?? null;
}

/** The proof of a host of a brand, held until the transaction ends; null when it was never looked for. */
export async function lockProofOf(tx: TenantTransaction, { brandId, host }: { readonly brandId: number; readonly host: string }): Promise<DomainProof | null> {
  return (await selectProof(tx).where('brand_id', '=', brandId).where('host', '=', host).forUpdate().executeTakeFirst()) ?? null;
}

/** Notes that somebody asked for a check; the first time makes the row. Answers its number. */
export async function askForProof(tx: TenantTransaction, asked: { readonly brandId: number; readonly host: string; readonly at: Date }): Promise<number> {
  const { id } = await tx
    .insertInto('domain_proofs')
    .values({ brand_id: asked.brandId, host: asked.host, asked_at: asked.at, findings: '[]' })
    .onConflict((conflict) => conflict.columns(['organization_id', 'brand_id', 'host']).doUpdateSet({ asked_at: asked.at }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Writes what a check found and what follows from it. A decision on robots.txt ends with the proof. */
export async function recordProof(tx: TenantTransaction, id: number, checked: { readonly memory: ProofMemory; readonly findings: readonly ProofFinding[]; readonly at: Date }): Promise<void> {
  const { state, method, verifiedAt, missingSince, graceEndsAt, nextCheckAt } = checked.memory;
  await tx
    .updateTable('domain_proofs')
    .set({ state, method, verified_at: verifiedAt, missing_since: missingSince, grace_ends_at: graceEndsAt, next_check_at: nextCheckAt, checked_at: checked.at, findings: JSON.stringify(checked.findings) })
    .$if(state !== 'verified', (update) => update.set({ watch_despite_robots: false, override_by: null, override_at: null }))
    .where('id', '=', id)
    .execute();
}

/** Writes the decision whether pages of a host are visited although robots.txt says no. */
export async function setOverride(tx: TenantTransaction, id: number, decision: { readonly watchDespiteRobots: boolean; readonly at: Date }): Promise<void> {
  await tx
    .updateTable('domain_proofs')
    .set({ watch_despite_robots: decision.watchDespiteRobots, override_by: sql<string>`app.actor_label()`, override_at: decision.at })
    .where('id', '=', id)
    .execute();
}

/** Moves the next check, so that the schedule does not add its job twice. */
export async function moveNextCheck(tx: TenantTransaction, id: number, nextAt: Date): Promise<void> {
  await tx.updateTable('domain_proofs').set({ next_check_at: nextAt }).where('id', '=', id).execute();
}

/** Proofs of every organisation whose time has come, the longest waiting first: ids only. */
export async function listDueProofs(db: Database, limit: number): Promise<{ readonly organizationId: number; readonly proofId: number }[]> {
  const { rows } = await sql<{ organization_id: number; proof_id: number }>`select * from app.due_domain_proofs(${limit})`.execute(db);
  return rows.map((row) => ({ organizationId: row.organization_id, proofId: row.proof_id }));
}
