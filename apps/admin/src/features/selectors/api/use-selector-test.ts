import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import type { SelectorTest } from '@safecode/domain/page-captures/selector-test';
import { trpc } from '../../../api/trpc.js';
import type { PageReference } from '@safecode/domain/page-captures/page-capture';

const DEBOUNCE_MS = 150;

export interface SelectorQuestion {
  readonly brandId: number;
  readonly pageType?: string | undefined;
  readonly page?: PageReference | null;
  readonly selector: string;
}

export interface LiveTest {
  readonly test: SelectorTest | undefined;
  /** True while the answer is not that to the text on screen. */
  readonly isBehind: boolean;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** Tries a selector while somebody writes, shortly after the last key. An empty one is not asked for. */
export function useSelectorTest({ brandId, pageType, page, selector }: SelectorQuestion): LiveTest {
  const [debounced] = useDebouncedValue(selector.trim(), DEBOUNCE_MS);
  const reference = page === null || page === undefined ? {} : page.kind === 'capture' ? { captureId: page.id } : { snapshotId: page.id };
  const query = trpc.selectors.test.useQuery(
    { brandId, selector: debounced, ...(pageType === undefined ? {} : { pageType }), ...reference },
    { enabled: debounced !== '', placeholderData: keepPreviousData, staleTime: 10_000 },
  );
  const isEmpty = debounced === '';
  return { test: isEmpty ? undefined : query.data, isBehind: query.isPlaceholderData || query.isFetching || debounced !== selector.trim(), error: isEmpty ? null : query.error, refetch: query.refetch };
}
