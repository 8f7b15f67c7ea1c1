import { keepPreviousData } from '@tanstack/react-query';
import type { z } from 'zod';
import type { correctionReasonsInputSchema, learningMetricsInputSchema, listOutcomesSchema } from '@safecode/domain/learning-metrics/learning-metrics';
import { trpc } from '../../../api/trpc.js';
import { nextCursor, usePages } from '../../../components/table/use-pages.js';

export const useMetrics = (input: z.input<typeof learningMetricsInputSchema>) => trpc.learningMetrics.get.useQuery(input, { placeholderData: keepPreviousData });

export const useReasons = (input: z.input<typeof correctionReasonsInputSchema>) => trpc.learningMetrics.reasons.useQuery(input, { placeholderData: keepPreviousData });

export const useOutcomes = (filters: Omit<z.input<typeof listOutcomesSchema>, 'cursor' | 'limit'>) =>
  usePages(trpc.learningMetrics.outcomes.useInfiniteQuery(filters, { getNextPageParam: nextCursor, placeholderData: keepPreviousData }));

export const useConfidence = (brandId: number) => trpc.confidence.overview.useQuery({ brandId }, { refetchOnWindowFocus: false });

/** Saves where the brand is asked; the overview is asked for again. */
export function useConfidenceChanges() {
  const utils = trpc.useUtils();
  return trpc.confidence.updateSettings.useMutation({ onSettled: () => utils.confidence.invalidate() });
}
