import { keepPreviousData } from '@tanstack/react-query';
import type { z } from 'zod';
import type { listRequestsSchema } from '@safecode/domain/requests/opal-request';
import { trpc } from '../../../api/trpc.js';
import { nextCursor, usePages } from '../../../components/table/use-pages.js';

const WHILE_PENDING_MS = 2000;

export const useRequests = (filters: Omit<z.input<typeof listRequestsSchema>, 'cursor' | 'limit'>) =>
  usePages(trpc.requests.list.useInfiniteQuery(filters, { getNextPageParam: nextCursor, placeholderData: keepPreviousData }));

/** One call; asked again while it is open. */
export const useRequest = (id: number) =>
  trpc.requests.get.useQuery({ id }, { refetchInterval: (query) => (query.state.data?.status === 'pending' ? WHILE_PENDING_MS : false) });
