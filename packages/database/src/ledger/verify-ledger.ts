import type { Checkpoint, LedgerBreakKind } from '@safecode/domain/ledger/checkpoint';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { checkEntry, type ChainWalk } from './check-entry.js';
import { readChainEntries } from './chain-rows.js';
import { followSeals } from './chain-seals.js';
import { isSignedCheckpoint, ledgerSigner } from './ledger-signer.js';
import { readSegments, type SignedSegment } from './segments.js';

/** The first place where the chain is not what was written. */
export interface LedgerBreak {
  readonly sequence: number;
  readonly kind: LedgerBreakKind;
}

export interface LedgerVerification {
  /** Entries that are there and were checked. */
  readonly entries: number;
  readonly head: { readonly sequence: number; readonly hash: string };
  /** The newest signed checkpoint that was compared. */
  readonly checkpointSequence: number | null;
  /** Null when every entry is as it was written and none is missing. */
  readonly firstBreak: LedgerBreak | null;
}

/** Sequences that one statement walks over: it has to end in time, and more would save nothing. */
const STRETCH = 10_000;
/** Entries read at once to be checked one by one. Of more, most would outlive the garbage collector's first rounds. */
const BATCH = 1000;

/**
 * Recomputes the organisation's whole chain and compares it with the checkpoints kept outside the database. Changes
 * nothing. Without checkpoints a tail that was cut together with the head row is not seen.
 */
export async function verifyLedger(tx: TenantTransaction, checkpoints: readonly Checkpoint[] = []): Promise<LedgerVerification> {
  const { newest, ...head } = await readHead(tx);
  const segments = await readSegments(tx);
  const signed = checkpoints.filter((checkpoint) => isCheckpointOf(tx, checkpoint));
  const result = { head, checkpointSequence: signed.reduce<number | null>((last, { sequence }) => Math.max(last ?? 0, sequence), null) };
  if (segments === null) return { ...result, entries: 0, firstBreak: { sequence: 1, kind: 'unsigned' } };
  const walk = startOf(segments, signed);
  const entries = await walkChain(tx, walk, Math.max(head.sequence, newest));
  const expected = Math.max(head.sequence, result.checkpointSequence ?? 0);
  const isCut = walk.sequence !== expected || walk.hash !== head.hash;
  return { ...result, entries, firstBreak: walk.firstBreak ?? (isCut ? { sequence: Math.min(walk.sequence, expected) + 1, kind: 'cut' } : null) };
}

interface Walk extends ChainWalk {
  firstBreak: LedgerBreak | null;
}

/** Where the chain begins: at its first entry, or behind what was removed. */
function startOf(segments: readonly SignedSegment[], checkpoints: readonly Checkpoint[]): Walk {
  const removed = segments.findLast(({ segment }) => segment.kind === 'removed')?.segment.last ?? null;
  const walk: Walk = {
    sequence: removed?.sequence ?? 0,
    hash: removed?.hash ?? '',
    digest: removed?.digest ?? '',
    emptied: segments.filter(({ segment }) => segment.kind === 'emptied').flatMap(({ segment }) => segment.ranges),
    checkpoints: new Map(checkpoints.map(({ sequence, digest }) => [sequence, digest])),
    firstBreak: null,
  };
  const anchored = removed === null ? undefined : walk.checkpoints.get(removed.sequence);
  if (removed !== null && anchored !== undefined && anchored !== removed.digest) walk.firstBreak = { sequence: removed.sequence, kind: 'rewritten' };
  return walk;
}

/** Answers the number of entries that are there, up to the first break. */
async function walkChain(tx: TenantTransaction, walk: Walk, upTo: number): Promise<number> {
  let entries = 0;
  while (walk.sequence < upTo && walk.firstBreak === null) {
    const end = Math.min(walk.sequence + STRETCH, upTo);
    entries += await followSeals(tx, walk, end);
    if (walk.sequence < end) await checkEach(tx, walk, end);
    if (walk.sequence < end && walk.firstBreak === null) {
      // None is left of the stretch. Whatever comes after it shows that some are missing.
      await checkEach(tx, walk, upTo);
      return entries;
    }
  }
  return entries;
}

/** Checks entries by their columns: those of the first format, emptied ones, and to say what is wrong with one. */
async function checkEach(tx: TenantTransaction, walk: Walk, upTo: number): Promise<void> {
  for (;;) {
    const rows = await readChainEntries(tx, { after: walk.sequence, upTo, limit: BATCH });
    for (const row of rows) walk.firstBreak ??= checkEntry(tx, walk, row);
    if (rows.length < BATCH || walk.firstBreak !== null) return;
  }
}

function isCheckpointOf(tx: TenantTransaction, checkpoint: Checkpoint): boolean {
  return checkpoint.organizationId === tx.tenantContext.organizationId && isSignedCheckpoint(ledgerSigner(tx.tenantContext.ledgerKey), checkpoint);
}

/** Head and newest entry in one snapshot: what is appended meanwhile is not looked at. */
async function readHead(tx: TenantTransaction): Promise<LedgerVerification['head'] & { readonly newest: number }> {
  const { rows } = await sql<{ sequence: string; hash: string; newest: string | null }>`
    select h.sequence, h.hash, (select l.sequence from code_audit_log l where l.organization_id = h.organization_id order by l.sequence desc limit 1) as newest
      from audit_heads h where h.organization_id = app.organization_id()`.execute(tx);
  const [row] = rows;
  return row === undefined ? { sequence: 0, hash: '', newest: 0 } : { sequence: Number(row.sequence), hash: row.hash, newest: Number(row.newest ?? 0) };
}
