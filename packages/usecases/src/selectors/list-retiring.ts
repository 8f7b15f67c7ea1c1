import type { DomSelector } from '@safecode/domain/selectors/dom-selector';
import type { RetiringUse } from '@safecode/domain/selectors/selector-stage';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { listActiveSelectors, listLeavingSelectors } from '@safecode/database/selectors/selector-repository';
import { listPlannedStages } from '@safecode/database/selectors/stage-repository';
import { selectorMatcher } from '../selector-health/find-impact.js';
import { loadCodeUses } from '../selector-health/load-uses.js';

/** Selectors that a code has and that are on their way out, gone, or about to be: for those who decide on it. */
export async function listRetiring(tx: TenantTransaction, code: { readonly id: number; readonly brandId: number; readonly pageType: string }): Promise<RetiringUse[]> {
  const [leaving, planned] = [await listLeavingSelectors(tx, code.brandId), await listPlannedStages(tx, code.brandId)];
  if (leaving.length + planned.length === 0) return [];
  const active = await listActiveSelectors(tx, code.brandId);
  const concerned = new Map(leaving.filter((selector) => !isStillApproved(selector, active)).map((selector) => [selector.id, selector]));
  for (const selector of active) if (planned.some(({ selectorId }) => selectorId === selector.id)) concerned.set(selector.id, selector);
  const uses = concerned.size === 0 ? null : await loadCodeUses(tx, code.id);
  if (uses === null) return [];
  return [...concerned.values()]
    .filter(({ pageType, selector }) => (pageType === code.pageType || pageType === 'global') && selectorMatcher(selector)(uses))
    .map((selector) => {
      const next = planned.find(({ selectorId }) => selectorId === selector.id);
      return { selectorId: selector.id, name: selector.name, selector: selector.selector, stage: selector.status, next: next === undefined ? null : { to: next.to, at: next.effectiveAt }, replacement: next?.replacement ?? selector.replacement };
    });
}

/** An archived entry whose text stands in the list again takes nothing away. */
const isStillApproved = (selector: DomSelector, active: readonly DomSelector[]): boolean =>
  selector.status === 'archived' && active.some((other) => other.selector === selector.selector && (other.pageType === selector.pageType || other.pageType === 'global'));
