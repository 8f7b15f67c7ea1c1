import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import { insertCode } from '@safecode/database/codes/code-repository';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { finishRun } from '@safecode/database/generation/run-repository';
import { enqueueTemplateRecord } from './enqueue-template-record.js';
import type { RunEnding } from './run-ending.js';

/**
 * Keeps how a run on record ended: code and report, the run's result, and the follow-up job, in the caller's transaction.
 * Answers the ledger entries the caller appends last. Empty when the run was over already: a job may run twice, its
 * effect is there once.
 */
export async function storeEnding(tx: TenantTransaction, runId: number, ending: RunEnding): Promise<LedgerRecord[]> {
  const { code, reusedCodeId } = ending;
  const codeId = code === null ? reusedCodeId : await insertCode(tx, { ...code, runId });
  if (code !== null && codeId === null) return [];
  if (!(await finishRun(tx, runId, { ...ending.result, codeId }))) return [];
  await enqueueTemplateRecord(tx, code?.templateId ?? null);
  return [ending.ledgerEntry({ runId, codeId })];
}
