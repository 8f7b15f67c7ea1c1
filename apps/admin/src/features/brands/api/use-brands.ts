import { keepPreviousData } from '@tanstack/react-query';
import type { z } from 'zod';
import type { listBrandsSchema } from '@safecode/domain/brands/brand';
import { refreshSession } from '../../../api/session.js';
import { trpc } from '../../../api/trpc.js';
import { nextCursor, usePages } from '../../../components/table/use-pages.js';

export const useBrands = (filters: Omit<z.input<typeof listBrandsSchema>, 'cursor' | 'limit'>) =>
  usePages(trpc.brands.list.useInfiniteQuery(filters, { getNextPageParam: nextCursor, placeholderData: keepPreviousData }));

/** Changes of brands. The session lists brands and rights by brand, so it is asked again too. */
export function useBrandChanges() {
  const utils = trpc.useUtils();
  const onSuccess = async (): Promise<void> => {
    await Promise.all([utils.brands.invalidate(), utils.home.invalidate(), refreshSession()]);
  };
  return {
    create: trpc.brands.create.useMutation({ onSuccess }),
    update: trpc.brands.update.useMutation({ onSuccess }),
    archive: trpc.brands.archive.useMutation({ onSuccess }),
  };
}
