import { keepPreviousData } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AuditFilter } from '@safecode/domain/ledger/audit';
import { trpc } from '../../../api/trpc.js';
import { nextCursor } from '../../../components/table/use-pages.js';

/** The entries loaded so far as one list. There is no total: a ledger is too long to be counted for a heading. */
export function useAudit(filter: AuditFilter) {
  const query = trpc.audit.search.useInfiniteQuery(filter, { getNextPageParam: nextCursor, placeholderData: keepPreviousData });
  const pages = query.data?.pages;
  const data = useMemo(() => (pages === undefined ? undefined : { rows: pages.flatMap((page) => page.rows) }), [pages]);
  return {
    data,
    error: query.error,
    isFetching: query.isFetching && !query.isFetchingNextPage,
    isPaused: query.isPaused,
    refetch: query.refetch,
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    loadMore: () => void query.fetchNextPage(),
  };
}

/** The address of an evidence pack of a period; days are those of UTC, the last one counts whole. */
export function evidenceAddress(organization: string, period: { readonly from: string; readonly to: string }): string {
  return `/api/v1/audit/export?${new URLSearchParams({ organization, format: 'evidence', ...period }).toString()}`;
}

/** The address of an export; a link, because a browser writes the file as it comes. */
export function exportAddress(organization: string, format: 'csv' | 'jsonl' | 'bundle', filter: AuditFilter): string {
  const { from, to } = filter;
  const wanted = format === 'bundle' ? { from, to } : filter;
  const query = new URLSearchParams({ organization, format });
  for (const [name, value] of Object.entries(wanted)) if (value !== undefined) query.set(name, String(value));
  return `/api/v1/audit/export?${query.toString()}`;
}
