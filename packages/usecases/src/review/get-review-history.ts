import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { HistorySeal, ReviewHistory } from '@safecode/domain/review/review-history';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { readAuditRows, resolveFilter, showEntries, type AuditRow } from '@safecode/database/ledger/audit-read-model';
import { listRequests } from '@safecode/database/review/review-request-repository';
import { findCodeRow } from '@safecode/database/review/state-repository';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';

/** Entries of one code that a page shows; more than that is for the audit screen. */
const SHOWN = 500;

/** Every time a code was sent to review, and the seal of each step of its history. @throws access.not_found, access.denied */
export async function getReviewHistory(deps: Deps, principal: Principal, input: { readonly id: number }): Promise<ReviewHistory> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const code = assertVisible(principal, await findCodeRow(tx, input.id), 'code');
    assertCan(principal, 'code.read', code.brandId);
    const requests = await listRequests(tx, code.id);
    const rows = await readAuditRows(tx, await resolveFilter(tx, { codeId: code.id, brandIds: null }), { direction: 'asc', after: null, limit: SHOWN + 1 });
    const shown = rows.slice(0, SHOWN);
    const entries = await showEntries(tx, shown);
    const seals = entries.map(({ sequence, seal, at, actor, action, reason }, index): HistorySeal => ({ sequence, seal, at, actor: actor.label, action, reason, ...namedBy(shown[index]) }));
    return { requests, seals, isComplete: rows.length <= SHOWN };
  });
}

function namedBy(row: AuditRow | undefined): Pick<HistorySeal, 'voteId' | 'revision' | 'requestId' | 'deploymentId'> {
  const content: unknown = row?.after === null || row?.after === undefined ? {} : JSON.parse(row.after);
  const number = (field: string): number | null => {
    const value: unknown = typeof content === 'object' && content !== null ? Reflect.get(content, field) : null;
    return typeof value === 'number' ? value : null;
  };
  return { voteId: number('voteId'), revision: number('revision'), requestId: number('requestId'), deploymentId: number('deploymentId') };
}
