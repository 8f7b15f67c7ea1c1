import { keepPreviousData } from '@tanstack/react-query';
import type { z } from 'zod';
import type { listTemplatesSchema } from '@safecode/domain/templates/template';
import { trpc } from '../../../api/trpc.js';
import { nextCursor, usePages } from '../../../components/table/use-pages.js';

export const useTemplates = (filters: Omit<z.input<typeof listTemplatesSchema>, 'cursor' | 'limit'>) =>
  usePages(trpc.templates.list.useInfiniteQuery(filters, { getNextPageParam: nextCursor, placeholderData: keepPreviousData }));

/** Changes of templates; what shows them is asked again. */
export function useTemplateChanges() {
  const utils = trpc.useUtils();
  const onSuccess = async (): Promise<void> => {
    await Promise.all([utils.templates.invalidate(), utils.brands.invalidate(), utils.generation.preflight.invalidate()]);
  };
  return {
    create: trpc.templates.create.useMutation({ onSuccess }),
    update: trpc.templates.update.useMutation({ onSuccess }),
    archive: trpc.templates.archive.useMutation({ onSuccess }),
  };
}
