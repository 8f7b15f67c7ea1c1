import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { VariationReport } from '@safecode/domain/verification/report';
import { trpc } from '../../../api/trpc.js';

const DEBOUNCE_MS = 400;

export interface CheckedText {
  readonly javascript: string;
  readonly css: string;
}

export interface LiveCheck {
  readonly report: VariationReport | undefined;
  /** True while the report is not that of the text on screen. */
  readonly isBehind: boolean;
  readonly error: unknown;
}

/**
 * Verifies what is in the editor while somebody writes, shortly after the last key. The answer to an older text never
 * replaces that to a newer one, because each text has its own entry.
 */
export function useLiveCheck(brand: string, pageType: string, text: CheckedText): LiveCheck {
  const [debounced] = useDebouncedValue(text, DEBOUNCE_MS);
  const { client } = trpc.useUtils();
  const query = useQuery({
    queryKey: ['live-check', brand, pageType, debounced],
    queryFn: ({ signal }) => client.verification.validate.mutate({ brand, pageType, ...debounced }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
  const isBehind = query.isPlaceholderData || query.isFetching || debounced.javascript !== text.javascript || debounced.css !== text.css;
  return { report: query.data?.report, isBehind, error: query.error };
}
