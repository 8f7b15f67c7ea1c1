import { assertCan, hasBrandAccess, type Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { ExportAudit } from '@safecode/domain/ledger/audit';
import { EVIDENCE_CONTROLS } from '@safecode/domain/ledger/evidence';
import { inTenant, inTenantCommand } from '@safecode/database/connection/in-tenant';
import { readAuditRows, resolveFilter, showDetails, type AuditRow } from '@safecode/database/ledger/audit-read-model';
import { firstEvidence } from '@safecode/database/ledger/evidence-reads';
import { readChainHead } from '@safecode/database/ledger/ledger-status';
import { tenantContextOf } from '../access/tenant-context.js';
import { visibleBrandIds } from '../access/visible-brand-ids.js';
import type { Deps } from '../deps.js';
import { AUDIT_CSV_HEADER, toCsvLine } from './audit-csv.js';
import { bundleLines, type BundleDeps, type BundleReader } from './audit-bundle.js';
import { evidenceLines, type EvidenceRange } from './evidence-lines.js';
import { ledgerContext } from './ledger-context.js';
import { toLedgerValue } from './to-ledger-value.js';

/** Entries read at once: bounds the memory of an export. */
const BATCH = 1000;

/**
 * Records an export and answers its text piece by piece, oldest entry first, up to the head of the moment. Each piece is
 * read when the one before it was taken, in a transaction of its own.
 * @throws access.denied, input.invalid for a bundle or evidence with a filter other than time (they are a piece of the
 *   chain, without gaps), and for evidence without a period
 */
export async function exportAudit(deps: Deps, principal: Principal, input: ExportAudit): Promise<AsyncGenerator<string>> {
  assertCan(principal, 'audit.read');
  const { format, ...filter } = input;
  const { from, to, ...others } = filter;
  assertWhole(input, Object.values(others).some((value) => value !== undefined));
  await inTenantCommand(deps.db, tenantContextOf(principal), async () => ({
    result: undefined,
    ledger: [{ action: 'audit.exported', objectType: 'ledger', objectId: principal.organizationId, after: toLedgerValue({ format, filter }) }],
  }));
  const { sequence: upTo } = await inTenant(deps.db, tenantContextOf(principal), readChainHead);
  const reader: BundleReader = { context: tenantContextOf(principal), canRead: (brandId) => hasBrandAccess(principal, brandId) };
  if (format === 'bundle') return bundleLines(deps, reader, { from, to, upTo });
  if (format === 'evidence' && from !== undefined && to !== undefined) return evidencePack(deps, reader, { period: { from, to }, upTo });
  return format === 'csv' ? csvLines(deps, principal, { filter, upTo }) : jsonLines(deps, principal, { filter, upTo });
}

const invalid = (path: string, message: string): DomainError => new DomainError('input.invalid', { issues: [{ path, message }] });

function assertWhole({ format, from, to }: ExportAudit, isFiltered: boolean): void {
  if (format !== 'bundle' && format !== 'evidence') return;
  if (isFiltered) throw invalid('format', 'A signed file is a whole piece of the chain: only "from" and "to" can be given.');
  if (format === 'evidence' && (from === undefined || to === undefined || Date.parse(from) >= Date.parse(to))) throw invalid('from', 'Evidence is of a period: give "from" and a later "to".');
}

/** Evidence of a period, sorted by control, with all entries of the ledger it rests on: one signed file that explains itself. */
async function evidencePack(deps: Deps, reader: BundleReader, range: EvidenceRange): Promise<AsyncGenerator<string>> {
  const first = await inTenant(deps.db, reader.context, (tx) => firstEvidence(tx, range.period));
  const about = {
    period: range.period,
    controls: Object.fromEntries(Object.entries(EVIDENCE_CONTROLS).map(([id, { title }]) => [id, title])),
    readMe: 'Lines of type "evidence" are sorted by control; "ledger" names the entries each rests on, by sequence and digest. The entries follow in the same file. Check it with verify-ledger.mjs.',
  };
  return bundleLines(deps, reader, { from: undefined, to: undefined, upTo: range.upTo, evidence: { first: first ?? range.upTo, about, items: evidenceLines(deps, reader, range) } });
}

/** The whole ledger as a signed bundle, for who runs the installation. Recorded as well. */
export async function exportBundle(deps: BundleDeps, organizationId: number): Promise<AsyncGenerator<string>> {
  const context = ledgerContext(organizationId);
  await inTenantCommand(deps.db, context, async () => ({
    result: undefined,
    ledger: [{ action: 'audit.exported', objectType: 'ledger', objectId: organizationId, after: { format: 'bundle', filter: {} }, reason: 'on the command line' }],
  }));
  const { sequence: upTo } = await inTenant(deps.db, context, readChainHead);
  return bundleLines(deps, { context, canRead: () => true }, { from: undefined, to: undefined, upTo });
}

interface ExportRange {
  readonly filter: Omit<ExportAudit, 'format'>;
  readonly upTo: number;
}

async function* csvLines(deps: Deps, principal: Principal, range: ExportRange): AsyncGenerator<string> {
  yield AUDIT_CSV_HEADER;
  for await (const details of detailBatches(deps, principal, range)) yield details.map(toCsvLine).join('');
}

async function* jsonLines(deps: Deps, principal: Principal, range: ExportRange): AsyncGenerator<string> {
  for await (const details of detailBatches(deps, principal, range)) yield details.map((detail) => `${JSON.stringify(detail)}\n`).join('');
}

async function* detailBatches(deps: Deps, principal: Principal, { filter, upTo }: ExportRange) {
  let after = 0;
  for (;;) {
    const { rows, details } = await inTenant(deps.db, tenantContextOf(principal), async (tx) => {
      const range = await resolveFilter(tx, { ...filter, brandIds: visibleBrandIds(principal) });
      const read = await readAuditRows(tx, range, { direction: 'asc', after, limit: BATCH });
      const found: AuditRow[] = read.filter(({ sequence }) => Number(sequence) <= upTo);
      return { rows: found, details: await showDetails(tx, found) };
    });
    if (details.length > 0) yield details;
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    after = Number(last.sequence);
  }
}
