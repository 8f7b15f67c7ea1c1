import { trpc } from '../../../api/trpc.js';

const WHILE_RUNNING_MS = 3_000;
/** Reviews are heard of; what generations and jobs leave behind is looked for. */
const AT_REST_MS = 60_000;

/**
 * What waits, runs and is new; asked again while the screen is shown, because runs go on elsewhere, and always when it
 * is opened: somebody may come from a run that has just begun or ended.
 */
export const useHomeSummary = (brandId: number | null) =>
  trpc.home.summary.useQuery(brandId === null ? {} : { brandId }, {
    refetchInterval: ({ state }) => (state.data?.running.length === 0 ? AT_REST_MS : WHILE_RUNNING_MS),
    staleTime: 0,
  });
