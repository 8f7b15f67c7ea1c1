import { Router } from 'express';
import type { Readiness } from '@safecode/database/health/check-readiness';

export interface HealthState {
  /** True once draining began: nothing new should be sent here. */
  isDraining(): boolean;
  checkReadiness(): Promise<Readiness>;
}

/** A check that takes longer than this counts as failed. */
const READY_WITHIN_MS = 3000;

/** `/healthz`: the process answers. `/readyz`: a request would succeed. Both say nothing but that. */
export function healthRoutes(state: HealthState): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.locals['route'] = '/healthz';
    response.json({ status: 'ok' });
  });
  // The path a hosted tool is asked under; harmless elsewhere.
  router.get(['/readyz', '/ready'], (_request, response, next) => {
    response.locals['route'] = '/readyz';
    if (state.isDraining()) return void response.status(503).json({ status: 'draining' });
    withinTime(state.checkReadiness())
      .then((readiness) => {
        const isReady = readiness.database && readiness.migrations && readiness.queue;
        response.status(isReady ? 200 : 503).json({ status: isReady ? 'ready' : 'not_ready', checks: readiness });
      })
      .catch(next);
  });
  return router;
}

const NOT_READY: Readiness = { database: false, migrations: false, queue: false };

async function withinTime(check: Promise<Readiness>): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<Readiness>((resolve) => {
    timer = setTimeout(() => resolve(NOT_READY), READY_WITHIN_MS);
  });
  try {
    return await Promise.race([check.catch(() => NOT_READY), limit]);
  } finally {
    clearTimeout(timer);
  }
}
