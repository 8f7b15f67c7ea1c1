import type { Actor } from '@safecode/domain/access/actor';
import type { LedgerBreakKind } from '@safecode/domain/ledger/checkpoint';
import type { LedgerValue } from '@safecode/domain/ledger/ledger-entry';
import type { TenantTransaction } from '../connection/in-tenant.js';
import type { ChainRow } from './chain-rows.js';
import { hashEntry } from './entry-format-1.js';
import { contentDigestOf, digestOf, linkHash } from './entry-format-2.js';
import { ledgerKeysOf } from './ledger-keys.js';

/** The last entry that was walked over, and what is known from outside about the ones to come. */
export interface ChainWalk {
  sequence: number;
  hash: string;
  digest: string;
  /** Entries whose contents were dropped by a signed segment: first and last sequence of each run. */
  readonly emptied: readonly (readonly [first: number, last: number])[];
  /** Digests by sequence, from signed checkpoints. */
  readonly checkpoints: ReadonlyMap<number, string>;
}

/** Checks an entry against the one before it, and moves on to it. */
export function checkEntry(tx: TenantTransaction, walk: ChainWalk, row: ChainRow): { sequence: number; kind: LedgerBreakKind } | null {
  const sequence = Number(row.sequence);
  if (sequence !== walk.sequence + 1) return { sequence: walk.sequence + 1, kind: 'missing' };
  if (row.previous_hash !== walk.hash) return { sequence, kind: 'unlinked' };
  const isEmptied = walk.emptied.some(([first, last]) => sequence >= first && sequence <= last);
  if (!(row.format === 1 ? isIntactFormat1(tx, row, isEmptied) : isIntact(tx, { walk, row, isEmptied }))) return { sequence, kind: 'changed' };
  walk.sequence = sequence;
  walk.hash = row.hash;
  walk.digest = row.digest ?? row.hash;
  const anchored = walk.checkpoints.get(sequence);
  return anchored === undefined || anchored === walk.digest ? null : { sequence, kind: 'rewritten' };
}

function isIntact(tx: TenantTransaction, { walk, row, isEmptied }: { walk: ChainWalk; row: ChainRow; isEmptied: boolean }): boolean {
  const { organizationId, ledgerKey } = tx.tenantContext;
  const contentDigest = row.salt === null && isEmptied && row.before === null && row.after === null && row.notes === null ? row.content_digest : contentDigestOf({ ...row, salt: row.salt ?? '' });
  if (contentDigest === null || contentDigest !== row.content_digest) return false;
  const digest = digestOf({
    organizationId,
    sequence: walk.sequence + 1,
    previousDigest: walk.digest,
    at: row.at,
    actor: row.actor,
    action: row.action,
    objectType: row.object_type,
    objectId: row.object_id,
    brandId: row.brand_id,
    codeId: row.generated_code_id,
    contentDigest,
  });
  return digest === row.digest && linkHash(ledgerKeysOf(ledgerKey, organizationId).chain, walk.hash, digest) === row.hash;
}

/** An emptied entry of the first format keeps its place and its hash, which nobody can recompute; the segment was signed. */
function isIntactFormat1(tx: TenantTransaction, row: ChainRow, isEmptied: boolean): boolean {
  if (isEmptied) return true;
  return (
    hashEntry(tx.tenantContext.ledgerKey, {
      organizationId: tx.tenantContext.organizationId,
      sequence: Number(row.sequence),
      previousHash: row.previous_hash,
      at: row.at,
      actor: JSON.parse(row.actor) as Actor,
      action: row.action,
      objectType: row.object_type,
      objectId: row.object_id,
      brandId: row.brand_id,
      codeId: row.generated_code_id,
      before: parse(row.before),
      after: parse(row.after),
      reason: row.notes,
    }) === row.hash
  );
}

const parse = (text: string | null): LedgerValue => (text === null ? null : (JSON.parse(text) as LedgerValue));
