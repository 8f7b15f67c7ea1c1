import type { WatchedPage } from '@safecode/domain/selector-health/health-view';

/** Visits of one schedule spread over a tenth of it, so that a shop does not meet all of its visits at once. */
const JITTER = 0.1;
const FIRST_RETRY_MINUTES = 15;

/**
 * When a page is visited next: after its interval, spread; and later and later while it cannot be seen, up to its interval.
 * @param visit `random`, 0..1, is for tests
 */
export function nextVisit(page: Pick<WatchedPage, 'everyMinutes'>, now: Date, visit: { readonly failures: number; readonly random?: number }): Date {
  const regular = page.everyMinutes * (1 + JITTER * (2 * (visit.random ?? Math.random()) - 1));
  const minutes = visit.failures > 0 ? Math.min(regular, FIRST_RETRY_MINUTES * 2 ** (visit.failures - 1)) : regular;
  return new Date(now.getTime() + minutes * 60_000);
}
