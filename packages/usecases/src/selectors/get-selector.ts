import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { CodeStatus } from '@safecode/domain/codes/generated-code';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { DomSelector } from '@safecode/domain/selectors/dom-selector';
import type { SelectorDetail, SelectorUsage } from '@safecode/domain/selectors/selector-stage';
import { inTenant, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findReviewPolicy } from '@safecode/database/review/policy-repository';
import { listPagesOfSelector } from '@safecode/database/selector-health/timeline-repository';
import { listIncidentsOfSelector } from '@safecode/database/selector-health/incident-repository';
import { findSelector, listReplacedBy } from '@safecode/database/selectors/selector-repository';
import { listStageChanges } from '@safecode/database/selectors/stage-repository';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { selectorMatcher } from '../selector-health/find-impact.js';
import { loadUses } from '../selector-health/load-uses.js';

/** One selector with its stages, what uses it, and how it does. @throws access.not_found, access.denied */
export async function getSelector(deps: Deps, principal: Principal, input: { readonly id: number }): Promise<SelectorDetail> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const selector = assertVisible(principal, await findSelector(tx, input.id), 'selector');
    assertCan(principal, 'brand.read', selector.brandId);
    return viewSelector(tx, selector.id);
  });
}

/** A selector as people see it, read in this transaction. @throws access.not_found */
export async function viewSelector(tx: TenantTransaction, id: number): Promise<SelectorDetail> {
  const selector = await findSelector(tx, id);
  if (selector === null) throw new DomainError('access.not_found', { what: 'selector' });
  const { stageNoticeDays } = await findReviewPolicy(tx, selector.brandId);
  const stages = await listStageChanges(tx, id);
  return {
    selector,
    noticeDays: stageNoticeDays,
    stages: stages.map(({ selectorId: _s, brandId: _b, replacement: _r, ...change }) => change),
    usage: await findUsage(tx, selector),
    pages: await listPagesOfSelector(tx, id),
  };
}

/** Everything of the brand that uses a selector, codes of every status. */
async function findUsage(tx: TenantTransaction, { id, brandId, selector, role }: DomSelector): Promise<SelectorUsage> {
  const { templates, codes, unread } = await loadUses(tx, brandId, null);
  const isUsedBy = selectorMatcher(selector);
  const used = codes.filter(({ uses }) => isUsedBy(uses));
  const concerned = templates.flatMap(({ template, uses }) => {
    const isNamed = isUsedBy(uses);
    const hasSlot = role !== null && template.slots.some((slot) => slot.kind === 'selector' && slot.role === role);
    return isNamed || hasSlot ? [{ id: template.id, name: template.name, version: template.version, by: isNamed ? ('code' as const) : ('role' as const) }] : [];
  });
  const codesByStatus: Partial<Record<CodeStatus, number>> = {};
  for (const { status } of used) codesByStatus[status] = (codesByStatus[status] ?? 0) + 1;
  return {
    templates: concerned,
    codes: used.slice(0, SHOWN_CODES).map(({ id: codeId, title, status, pageType }) => ({ id: codeId, title, status, pageType })),
    codesByStatus,
    liveCount: codesByStatus.deployed ?? 0,
    replaces: await listReplacedBy(tx, brandId, selector),
    incidents: await listIncidentsOfSelector(tx, id),
    unread,
  };
}

/** Codes that are listed one by one; all of them are counted. */
const SHOWN_CODES = 200;
