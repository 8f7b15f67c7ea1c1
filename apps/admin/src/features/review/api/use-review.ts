import { trpc } from '../../../api/trpc.js';

const EVERY_MS = 10_000;

/** Where a code stands, asked again while somebody looks at it: votes and revisions come from others. */
export const useReview = (id: number) => trpc.review.get.useQuery({ id }, { refetchInterval: EVERY_MS });

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
