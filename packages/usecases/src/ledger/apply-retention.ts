import type { Checkpoint } from '@safecode/domain/ledger/checkpoint';
import type { RetentionDays } from '@safecode/domain/ledger/retention';
import { inTenant, inTenantCommand, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findDueRanges, findRemovable, readRetention } from '@safecode/database/ledger/retention-repository';
import { applySegment } from '@safecode/database/ledger/segments';
import { verifyLedger } from '@safecode/database/ledger/verify-ledger';
import { forEachLedger } from './for-each-ledger.js';
import { ledgerContext } from './ledger-context.js';
import { dueClasses, removableBefore } from './retention-rules.js';
import { writeCheckpoint, type LedgerDeps } from './write-checkpoints.js';

/** Entries of one transaction: bounds how long the organisation's writers may wait. */
const BATCH = 10_000;

/**
 * Drops the contents that are due and removes the oldest entries of which nothing is left, up to a checkpoint signed
 * just now. A chain that does not verify is left alone: what is evidence of tampering is not removed.
 * Answers how many entries were emptied and removed.
 */
export async function applyRetention(deps: LedgerDeps, organizationId: number): Promise<{ emptied: number; removed: number }> {
  const context = ledgerContext(organizationId);
  const { days } = await inTenant(deps.db, context, readRetention);
  const done = { emptied: 0, removed: 0 };
  if (Object.values(days).every((kept) => kept === null)) return done;
  const checkpoint = await writeCheckpoint(deps, organizationId);
  if (checkpoint === null || !(await isWhole(deps, organizationId))) return done;
  for (;;) {
    const step = await inTenant(deps.db, context, (tx) => nextStep(tx, { days, checkpoint, now: deps.clock.now() }));
    if (step === null) return done;
    const entries = await inTenantCommand(deps.db, context, async (tx) => {
      const count = await applySegment(tx, step);
      const after = { kind: step.kind, entries: count, from: step.ranges[0]?.[0] ?? 0, upTo: step.ranges.at(-1)?.[1] ?? 0, checkpoint: checkpoint.sequence };
      return { result: count, ledger: [{ action: 'retention.applied' as const, objectType: 'ledger', objectId: organizationId, after }] };
    });
    done[step.kind] += entries;
    // Nothing happened, so the next step would be the same.
    if (entries === 0) return done;
  }
}

/** The same for every organisation. */
export async function applyAllRetention(deps: LedgerDeps): Promise<void> {
  await forEachLedger(deps, { failure: 'ledger.retention_failed' }, async (organizationId) => {
    const { emptied, removed } = await applyRetention(deps, organizationId);
    if (emptied + removed > 0) deps.log.info('ledger.retention_applied', { organizationId, count: emptied + removed });
  });
}

async function isWhole(deps: LedgerDeps, organizationId: number): Promise<boolean> {
  const checkpoints = await deps.checkpoints.list(organizationId);
  const { firstBreak } = await inTenant(deps.db, ledgerContext(organizationId), (tx) => verifyLedger(tx, checkpoints));
  if (firstBreak === null) return true;
  deps.log.error('ledger.retention_refused', { organizationId, sequence: firstBreak.sequence, kind: firstBreak.kind });
  return false;
}

interface RetentionRun {
  readonly days: RetentionDays;
  readonly checkpoint: Checkpoint;
  readonly now: Date;
}

/** The next segment to empty or to remove, or null when nothing is due. */
async function nextStep(tx: TenantTransaction, { days, checkpoint, now }: RetentionRun) {
  const segment = { format: 'safecode-segment-1' as const, organizationId: checkpoint.organizationId, checkpoint, at: now.toISOString() };
  for (const due of dueClasses(days, now)) {
    const { ranges, entries } = await findDueRanges(tx, due, { upTo: checkpoint.sequence, limit: BATCH });
    if (entries > 0) return { ...segment, kind: 'emptied' as const, ranges, entries, last: null };
  }
  const before = removableBefore(days, now);
  const removable = before === null ? null : await findRemovable(tx, { before, upTo: checkpoint.sequence, limit: BATCH });
  if (removable === null) return null;
  const { first, last } = removable;
  return { ...segment, kind: 'removed' as const, ranges: [[first, last.sequence] as [number, number]], entries: last.sequence - first + 1, last };
}
