import { trpc } from '../../../api/trpc.js';

/** A safety net: votes, revisions and moves are heard of by the live feed. */
const EVERY_MS = 60_000;

/** Where a code stands; kept up to date by the live feed while somebody looks at it. */
export const useReview = (id: number) => trpc.review.get.useQuery({ id }, { refetchInterval: EVERY_MS });

/** Every time it was sent to review, and the ledger entry of each step. */
export const useReviewHistory = (id: number) => trpc.review.history.useQuery({ id });

export const useRevisions = (id: number) => trpc.revisions.list.useQuery({ id });

/** Revisions never change: one that was loaded is kept. */
export const useRevision = (id: number, number: number | null) =>
  trpc.revisions.get.useQuery({ id, number: number ?? 1 }, { enabled: number !== null, staleTime: Number.POSITIVE_INFINITY });

/** Everything that shows where code stands is asked again after a command. */
export function useReviewRefresh(): () => Promise<unknown> {
  const utils = trpc.useUtils();
  return () => Promise.all([utils.review.invalidate(), utils.revisions.list.invalidate(), utils.revisions.sources.invalidate(), utils.codes.invalidate(), utils.deployments.invalidate(), utils.home.invalidate()]);
}

export function useReviewCommands() {
  const refresh = useReviewRefresh();
  const options = { onSettled: refresh };
  return {
    submit: trpc.review.submit.useMutation(options),
    withdraw: trpc.review.withdraw.useMutation(options),
    reopen: trpc.review.reopen.useMutation(options),
    decide: trpc.review.decide.useMutation(options),
    assign: trpc.review.assign.useMutation(options),
    refresh,
  };
}
