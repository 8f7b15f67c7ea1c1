import { trpc } from '../../../api/trpc.js';

const EVERY_MS = 15_000;

/** What waits, runs and is new; asked again while the screen is shown, because runs go on elsewhere. */
export const useHomeSummary = (brandId: number | null) =>
  trpc.home.summary.useQuery(brandId === null ? {} : { brandId }, { refetchInterval: EVERY_MS });
