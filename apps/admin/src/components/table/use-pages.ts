import { useMemo } from 'react';
import type { Page } from '@safecode/domain/paging/page';

interface PagedQuery {
  readonly data: { readonly pages: readonly Page<unknown>[] } | undefined;
  readonly error: unknown;
  readonly isFetching: boolean;
  readonly isPaused: boolean;
  readonly isFetchingNextPage: boolean;
  readonly hasNextPage: boolean;
  readonly fetchNextPage: () => unknown;
  readonly refetch: () => unknown;
}

export interface Pages<T> {
  readonly data: { readonly rows: readonly T[]; readonly total: number | null } | undefined;
  readonly error: unknown;
  readonly isFetching: boolean;
  readonly isPaused: boolean;
  readonly refetch: () => unknown;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly loadMore: () => void;
}

type RowOf<Q extends PagedQuery> = NonNullable<Q['data']>['pages'][number]['rows'][number];

/** The pages loaded so far as one list. The total is that of the newest page. */
export function usePages<Q extends PagedQuery>(query: Q): Pages<RowOf<Q>> {
  const data: { readonly pages: readonly Page<RowOf<Q>>[] } | undefined = query.data;
  const joined = useMemo(
    () => (data === undefined ? undefined : { rows: data.pages.flatMap((page) => page.rows), total: data.pages.at(-1)?.total ?? null }),
    [data],
  );
  return {
    data: joined,
    error: query.error,
    isFetching: query.isFetching && !query.isFetchingNextPage,
    isPaused: query.isPaused,
    refetch: query.refetch,
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    loadMore: () => void query.fetchNextPage(),
  };
}

/** How an infinite query finds its next page. */
export const nextCursor = (page: { nextCursor: string | null }): string | undefined => page.nextCursor ?? undefined;
