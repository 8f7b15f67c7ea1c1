import { keepPreviousData } from '@tanstack/react-query';
import type { z } from 'zod';
import type { listSelectorsSchema } from '@safecode/domain/selectors/dom-selector';
import { trpc } from '../../../api/trpc.js';
import { nextCursor, usePages } from '../../../components/table/use-pages.js';

export function useSelectors(filters: Omit<z.input<typeof listSelectorsSchema>, 'cursor' | 'limit'>) {
  return usePages(trpc.selectors.list.useInfiniteQuery(filters, { getNextPageParam: nextCursor, placeholderData: keepPreviousData }));
}

/**
 * Changes of selectors; the lists are asked again, and so is everything that counts them; after a refusal too,
 * because it can mean that somebody else has changed the row. */
export function useSelectorChanges() {
  const utils = trpc.useUtils();
  const onSettled = async (): Promise<void> => {
    await Promise.all([utils.selectors.invalidate(), utils.pageCaptures.elements.invalidate(), utils.brands.invalidate(), utils.generation.preflight.invalidate()]);
  };
  return {
    create: trpc.selectors.create.useMutation({ onSettled }),
    createMany: trpc.selectors.createMany.useMutation({ onSettled }),
    update: trpc.selectors.update.useMutation({ onSettled }),
    archive: trpc.selectors.archive.useMutation({ onSettled }),
    changeStage: trpc.selectors.changeStage.useMutation({ onSettled }),
    cancelStage: trpc.selectors.cancelStage.useMutation({ onSettled }),
  };
}

/** One selector with its stages, what uses it, and how it does. */
export const useSelector = (id: number) => trpc.selectors.get.useQuery({ id });

/** What was seen of a selector, the newest first. */
export const useTimeline = (selectorId: number) => trpc.health.timeline.useInfiniteQuery({ selectorId, limit: 20 }, { getNextPageParam: ({ nextCursor: next }) => next ?? undefined });
