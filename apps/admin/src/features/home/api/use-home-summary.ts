import { trpc } from '../../../api/trpc.js';

const EVERY_MS = 15_000;

/**
 * What waits, runs and is new; asked again while the screen is shown, because runs go on elsewhere, and always when it
 * is opened: somebody may come from a run that has just begun or ended.
 */
export const useHomeSummary = (brandId: number | null) =>
  trpc.home.summary.useQuery(brandId === null ? {} : { brandId }, { refetchInterval: EVERY_MS, staleTime: 0 });
