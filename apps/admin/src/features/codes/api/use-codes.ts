import { keepPreviousData } from '@tanstack/react-query';
import type { z } from 'zod';
import type { listCodesSchema } from '@safecode/domain/codes/generated-code';
import { trpc } from '../../../api/trpc.js';
import { nextCursor, usePages } from '../../../components/table/use-pages.js';

/** Filters of the list, as the API takes them. */
export type CodeFilters = Omit<z.input<typeof listCodesSchema>, 'cursor' | 'limit'>;

export function useCodes(filters: CodeFilters) {
  const query = trpc.codes.list.useInfiniteQuery(filters, { getNextPageParam: nextCursor, placeholderData: keepPreviousData });
  return usePages(query);
}

/** How many there are for each value of each filter, with the other filters as they are. */
export const useCodeFacets = (filters: CodeFilters) => trpc.codes.facets.useQuery(filters, { placeholderData: keepPreviousData });

export const useCode = (id: number) => trpc.codes.get.useQuery({ id }, { staleTime: Number.POSITIVE_INFINITY });

/** The pages of the checks: they change with the product, not while somebody looks at them. */
export const useRuleDocuments = () => trpc.verification.documents.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
