import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { Page } from '@safecode/domain/paging/page';
import { MIN_CLAIM, type LearningMetrics, type LearningMetricsInput, type ListOutcomes, type OutcomeRow } from '@safecode/domain/learning-metrics/learning-metrics';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { countByBrand, countByGroup, countByWeek, countLessonWork, countTroubles, listOutcomes as readOutcomes, measureEffect, type Counted } from '@safecode/database/learning-metrics/metrics-read-model';
import { avoidedEdits } from '@safecode/learning/statistics/avoided-edits';
import { wilsonShare } from '@safecode/learning/statistics/wilson-share';
import { tenantContextOf } from '../access/tenant-context.js';
import { visibleBrandIds } from '../access/visible-brand-ids.js';
import { findVisibleBrand } from '../brands/assert-changeable-brand.js';
import type { Deps } from '../deps.js';
import { periodOf, weekWithin } from './period.js';

/** A cohort is open while codes of it may still be in review. */
const OPEN_DAYS = 14;

const sharesOf = ({ n, clean }: Pick<Counted, 'n' | 'clean'>) => ({ clean: wilsonShare(clean, n), corrected: wilsonShare(n - clean, n) });

/** How often code of a brand is approved as it was generated, over time and by what it was made from. @throws access.not_found, access.denied */
export async function getLearningMetrics(deps: Deps, principal: Principal, input: LearningMetricsInput): Promise<LearningMetrics> {
  const now = deps.clock.now();
  const period = periodOf(input, now);
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const brand = await findVisibleBrand(tx, principal, input.brandId);
    assertCan(principal, 'code.read', brand.id);
    const span = { brandId: brand.id, from: period.from, until: period.until };
    // The curve of one template; what is broken down stays that of the brand, to choose another one from.
    const curve = { ...span, templateId: input.templateId };
    const weeks = await countByWeek(tx, curve);
    const groups = input.by === 'brand' ? await countByBrand(tx, visibleBrandIds(principal), span) : await countByGroup(tx, input.by, span);
    const total = weeks.reduce((sum, { n, clean }) => ({ n: sum.n + n, clean: sum.clean + clean }), { n: 0, clean: 0 });
    const work = await countLessonWork(tx, span);
    const openSince = now.getTime() - OPEN_DAYS * 86_400_000;
    return {
      ...period.days,
      minClaim: MIN_CLAIM,
      overall: sharesOf(total),
      cohorts: weeks.map((week) => ({ week: week.key, isOpen: Date.parse(`${week.key}T00:00:00Z`) + 7 * 86_400_000 > openSince, ...sharesOf(week) })),
      breakdown: groups.map((group) => ({ key: group.key, label: group.label, ...sharesOf(group) })),
      troubles: await countTroubles(tx, curve),
      savings: { codes: work.codes, ...avoidedEdits(work.byLesson) },
      effect: await measureEffect(tx, span),
    };
  });
}

/** The codes behind a number of the metrics. @throws access.not_found, access.denied */
export async function listOutcomes(deps: Deps, principal: Principal, input: ListOutcomes): Promise<Page<OutcomeRow>> {
  const { from: _from, to: _to, week, ...filter } = input;
  const period = periodOf(input, deps.clock.now());
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const brand = await findVisibleBrand(tx, principal, input.brandId);
    assertCan(principal, 'code.read', brand.id);
    return readOutcomes(tx, { ...filter, ...weekWithin(period, week), brandId: brand.id, cursorKey: deps.keys.cursor });
  });
}
