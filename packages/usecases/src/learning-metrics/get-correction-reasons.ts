import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { ReasonIntent } from '@safecode/domain/corrections/reason-intent';
import { MIN_CLAIM, type CorrectionReasons, type CorrectionReasonsInput } from '@safecode/domain/learning-metrics/learning-metrics';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { readReasons } from '@safecode/database/learning-metrics/metrics-read-model';
import { classifyReason } from '@safecode/learning/reasons/classify-reason';
import { READ_CHARACTERS } from '@safecode/learning/reasons/reason-clauses';
import { wilsonShare } from '@safecode/learning/statistics/wilson-share';
import { tenantContextOf } from '../access/tenant-context.js';
import { findVisibleBrand } from '../brands/assert-changeable-brand.js';
import type { Deps } from '../deps.js';
import { periodOf } from './period.js';

/** More reasons are not read for one answer. */
const MOST_REASONS = 400;

/**
 * Why people correct code of a brand, by what their reasons are about. Reasons are read when asked for and the answer is
 * for people: it is kept nowhere, and nothing is decided by it. @throws access.not_found, access.denied
 */
export async function getCorrectionReasons(deps: Deps, principal: Principal, input: CorrectionReasonsInput): Promise<CorrectionReasons> {
  const period = periodOf(input, deps.clock.now());
  const { reasons, worded, silent } = await inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const brand = await findVisibleBrand(tx, principal, input.brandId);
    assertCan(principal, 'code.read', brand.id);
    return readReasons(tx, { brandId: brand.id, from: period.from, until: period.until, templateId: input.templateId }, { reasons: MOST_REASONS, characters: READ_CHARACTERS });
  });
  return { ...period.days, minClaim: MIN_CLAIM, n: reasons.length, silent, isCut: worded > reasons.length, intents: intentsOf(reasons) };
}

function intentsOf(reasons: readonly string[]): CorrectionReasons['intents'] {
  const counts = new Map<ReasonIntent, number>();
  for (const intent of reasons.map(classifyReason)) counts.set(intent, (counts.get(intent) ?? 0) + 1);
  return [...counts].sort(([oneName, one], [otherName, other]) => other - one || (oneName < otherName ? -1 : 1)).map(([intent, count]) => ({ intent, share: wilsonShare(count, reasons.length) }));
}
