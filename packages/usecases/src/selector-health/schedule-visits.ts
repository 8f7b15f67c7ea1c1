import { inTenant } from '@safecode/database/connection/in-tenant';
import { enqueueJob } from '@safecode/database/jobs/enqueue-job';
import { listDuePages } from '@safecode/database/selector-health/due-pages';
import { moveNextVisit } from '@safecode/database/selector-health/page-repository';
import type { Deps } from '../deps.js';

/** Pages that one round adds; the others come with the next, a minute later. */
const MOST = 500;
/** Scheduled visits that one host gets in a minute, whichever organisations watch it: about what one patient visitor makes. */
const MOST_PER_HOST = 10;
/** If a visit is lost with its worker, the page is due again after this long. */
const LOST_AFTER_MINUTES = 30;

/** Adds a visit for each page whose time has come. Each organisation's visits run one after the other, and a host gets its share of a minute. */
export async function scheduleVisits(deps: Deps): Promise<number> {
  const due = await listDuePages(deps.db, { limit: MOST, perHost: MOST_PER_HOST });
  for (const { organizationId, pageId } of due) {
    await inTenant(deps.db, { organizationId, actor: { kind: 'system', label: 'Health check' } }, async (tx) => {
      await enqueueJob(tx, 'health.visit_page', { payload: { organizationId, pageId }, jobKey: `visit:${pageId}` });
      await moveNextVisit(tx, pageId, new Date(deps.clock.now().getTime() + LOST_AFTER_MINUTES * 60_000));
    });
  }
  return due.length;
}
