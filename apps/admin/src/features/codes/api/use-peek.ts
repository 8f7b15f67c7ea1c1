import { useCallback } from 'react';
import { trpc } from '../../../api/trpc.js';

/** What a look into a code shows: where it stands, and the proof of its newest revision. */
export function usePeek(id: number) {
  const review = trpc.review.get.useQuery({ id });
  const number = review.data?.revision;
  // Revisions never change: one that was loaded is kept.
  const revision = trpc.revisions.get.useQuery({ id, number: number ?? 1 }, { enabled: number !== undefined, staleTime: Number.POSITIVE_INFINITY });
  const data = review.data === undefined || revision.data === undefined || revision.data.codeId !== id ? undefined : { review: review.data, revision: revision.data };
  return {
    data,
    error: review.error ?? revision.error,
    isFetching: review.isFetching || revision.isFetching,
    isPaused: review.isPaused,
    refetch: () => Promise.all([review.refetch(), revision.refetch()]),
  };
}

/** Loads what a look into other codes will show, so that moving on does not wait. */
export function usePeekPrefetch(): (codes: readonly { readonly id: number; readonly revision: number }[]) => void {
  const utils = trpc.useUtils();
  return useCallback(
    (codes) => {
      for (const { id, revision } of codes) {
        void utils.review.get.prefetch({ id }, { staleTime: 30_000 });
        void utils.revisions.get.prefetch({ id, number: revision }, { staleTime: Number.POSITIVE_INFINITY });
      }
    },
    [utils],
  );
}
