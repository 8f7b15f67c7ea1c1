import { assertCan, can, type Principal } from '@safecode/domain/access/principal';
import type { HomeSummary } from '@safecode/domain/home/home-summary';
import { ledgerAlert } from '@safecode/domain/ledger/ledger-alert';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { listCodes } from '@safecode/database/codes/code-read-model';
import { listRuns } from '@safecode/database/generation/run-read-model';
import { countHome } from '@safecode/database/home/home-counters';
import { findVerification, ledgerBegan } from '@safecode/database/ledger/ledger-status';
import { countDeadLetters } from '@safecode/database/jobs/dead-letter-repository';
import { countProposed } from '@safecode/database/learning/lesson-read-model';
import { countBroken } from '@safecode/database/selector-health/page-repository';
import { listWaiting } from '../review/list-waiting.js';
import { tenantContextOf } from '../access/tenant-context.js';
import { visibleBrandIds } from '../access/visible-brand-ids.js';
import type { Deps } from '../deps.js';

/** Rows of each list on the home screen. */
const SHOWN = 8;

/** What waits, runs and is new, for one brand or for all the caller may see. @throws access.not_found, access.denied */
export async function summarizeHome(deps: Deps, principal: Principal, input: { readonly brandId?: number | undefined }): Promise<HomeSummary> {
  assertCan(principal, 'code.read', input.brandId);
  const brandIds = input.brandId === undefined ? visibleBrandIds(principal) : [input.brandId];
  const page = { brandIds, limit: SHOWN, cursorKey: deps.keys.cursor };
  const reviews = await listWaiting(deps, principal, { brandId: input.brandId, limit: SHOWN });
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const waiting = await listRuns(tx, { ...page, openOnly: false, waitingOnly: true });
    const running = await listRuns(tx, { ...page, openOnly: true });
    const recent = await listCodes(tx, { ...page, sort: '-created' });
    const { hasOwnBrand, hasSelectors, hasSafeCode, hasOpalToken, ...week } = await countHome(tx, brandIds);
    return {
      // Waits for those who can answer it.
      waiting: waiting.rows.filter((run) => can(principal, 'code.generate', run.brandId)),
      reviews,
      running: running.rows,
      recentCodes: recent.rows,
      week,
      // The number is for those who can look at them; to others it would only be a worry.
      ledger: can(principal, 'audit.watch') ? ledgerAlert({ verification: await findVerification(tx), begun: await ledgerBegan(tx), now: deps.clock.now() }) : null,
      deadLetters: can(principal, 'job.read') ? await countDeadLetters(tx) : 0,
      brokenSelectors: await countBroken(tx, brandIds),
      lessons: can(principal, 'lesson.decide', input.brandId) ? await countProposed(tx, brandIds) : 0,
      facts: { hasOwnBrand, hasSelectors, hasSafeCode, hasOpalToken },
    };
  });
}
