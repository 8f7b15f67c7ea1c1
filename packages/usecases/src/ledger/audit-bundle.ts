import { createHash, type Hash } from 'node:crypto';
import type { EvidenceItem } from '@safecode/domain/ledger/evidence';
import { inTenant, type TenantContext, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { readAuditRows, resolveFilter, showEntries } from '@safecode/database/ledger/audit-read-model';
import { lengthPrefixed } from '@safecode/database/ledger/canonical-json';
import { ledgerSigner } from '@safecode/database/ledger/ledger-signer';
import { digestBefore, sealedEntry } from '@safecode/database/ledger/sealed-entries';
import { readSegments } from '@safecode/database/ledger/segments';
import type { Deps } from '../deps.js';
import { writeCheckpoint, type LedgerDeps } from './write-checkpoints.js';

const BATCH = 1000;
export const BUNDLE_FORMAT = 'safecode-ledger-bundle-1';
/** The same with evidence between header and entries. */
export const EVIDENCE_FORMAT = 'safecode-evidence-1';

export type BundleDeps = LedgerDeps & Pick<Deps, 'keys'>;

/** For whom a bundle is made. */
export interface BundleReader {
  readonly context: TenantContext;
  canRead(brandId: number): boolean;
}

export interface BundleRange {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly upTo: number;
}

/** Evidence that rests on the entries of the same file. */
export interface BundledEvidence {
  /** The first entry that it names. */
  readonly first: number;
  /** What the header says of it. */
  readonly about: object;
  readonly items: AsyncGenerator<readonly EvidenceItem[]>;
}

/**
 * A piece of the chain as JSON Lines that anybody can check with the public key alone: header, entries, checkpoints,
 * segments, and a trailer that signs the SHA-256 of all lines before it. Names and reasons beside an entry are for
 * reading; they are under the trailer's signature, not under the chain's digest.
 */
export async function* bundleLines(deps: BundleDeps, reader: BundleReader, { evidence, ...range }: BundleRange & { readonly evidence?: BundledEvidence }): AsyncGenerator<string> {
  // The newest entry is under a signature, too.
  await writeCheckpoint(deps, reader.context.organizationId);
  const sha = createHash('sha256');
  const signer = ledgerSigner(deps.keys.ledger);
  const format = evidence === undefined ? BUNDLE_FORMAT : EVIDENCE_FORMAT;
  const { header, last } = await inTenant(deps.db, reader.context, (tx) => readHeader(tx, range, evidence?.first));
  yield line(sha, { ...header, format, ...evidence?.about, publicKey: signer.publicKey, exportedAt: deps.clock.now().toISOString() });
  for await (const items of evidence?.items ?? []) yield items.map((item) => line(sha, item)).join('');
  let entries = 0;
  for await (const batch of entryBatches(deps, reader, { first: header.from, last })) {
    entries += batch.length;
    yield batch.map((entry) => line(sha, entry)).join('');
  }
  const checkpoints = (await deps.checkpoints.list(reader.context.organizationId)).filter(({ sequence }) => sequence >= header.from - 1 && sequence <= last);
  yield checkpoints.map((checkpoint) => line(sha, { type: 'checkpoint', ...checkpoint })).join('');
  const segments = await inTenant(deps.db, reader.context, readSegments);
  yield (segments ?? []).map(({ body, signature }) => line(sha, { type: 'segment', body, signature })).join('');
  const digest = sha.digest('hex');
  yield `${JSON.stringify({ type: 'trailer', entries, sha256: digest, signature: signer.sign(lengthPrefixed([format, String(entries), digest])) })}\n`;
}

function line(sha: Hash, value: object): string {
  const text = `${JSON.stringify(value)}\n`;
  sha.update(text);
  return text;
}

async function readHeader(tx: TenantTransaction, { from, to, upTo }: BundleRange, wanted: number | undefined) {
  const scope = await resolveFilter(tx, { from, to, brandIds: null });
  const [first] = await readAuditRows(tx, scope, { direction: 'asc', after: null, limit: 1 });
  const [newest] = await readAuditRows(tx, scope, { direction: 'desc', after: null, limit: 1 });
  const begin = wanted ?? Number(first?.sequence ?? upTo + 1);
  const last = Math.min(Number(newest?.sequence ?? upTo), upTo);
  const previousDigest = await digestBefore(tx, begin);
  return { header: { type: 'header', organizationId: tx.tenantContext.organizationId, from: begin, to: last, previousDigest }, last };
}

async function* entryBatches(deps: BundleDeps, reader: BundleReader, { first, last }: { first: number; last: number }) {
  let after = first - 1;
  while (after < last) {
    const batch = await inTenant(deps.db, reader.context, async (tx) => {
      const rows = (await readAuditRows(tx, await resolveFilter(tx, { brandIds: null }), { direction: 'asc', after, limit: BATCH })).filter(({ sequence }) => Number(sequence) <= last);
      const shown = await showEntries(tx, rows);
      return rows.map((row, at) => {
        // The chain has no gaps: of brands somebody may not see, the contents are left out.
        const isVisible = row.brand_id === null || reader.canRead(row.brand_id);
        return { ...sealedEntry(row, isVisible), shown: { actor: shown[at]?.actor.label ?? '', reason: isVisible ? (shown[at]?.reason ?? null) : null } };
      });
    });
    const newest = batch.at(-1);
    if (newest === undefined) return;
    after = newest.sequence;
    yield batch;
  }
}
