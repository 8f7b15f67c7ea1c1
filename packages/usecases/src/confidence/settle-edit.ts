import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { hasOutcome } from '@safecode/database/confidence/outcome-repository';
import { findRevision, type StoredRevision } from '@safecode/database/revisions/revision-repository';
import type { CompiledPolicy } from '@safecode/verifier/policy/compiled-policy';
import { withHashes } from '../revisions/view-revision.js';
import { classifySides } from '../corrections/classify-sides.js';
import { settleOutcome } from './settle-outcome.js';

export interface Edit {
  readonly codeId: number;
  /** The newest revision before the edit. */
  readonly head: StoredRevision;
  readonly edited: { readonly javascript: string; readonly css: string; readonly astHash: string | null };
  readonly policy: CompiledPolicy;
  readonly at: Date;
}

/** Settles code as edited, unless the edit left what it means as it was generated, or what became of it is settled. */
export async function settleEdit(tx: TenantTransaction, { codeId, head, edited, policy, at }: Edit): Promise<void> {
  if (await hasOutcome(tx, codeId)) return;
  const original = head.number === 1 ? head : await findRevision(tx, codeId, 1);
  if (original === null) return;
  const { astHash } = withHashes(original);
  if (astHash !== null && astHash === edited.astHash) return;
  const { kind: trouble } = classifySides(original, edited, policy);
  if (trouble !== 'format_only') await settleOutcome(tx, { codeId, reason: 'edited', trouble, at });
}
