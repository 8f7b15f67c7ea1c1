import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { trpc } from '../../../api/trpc.js';

const DEBOUNCE_MS = 300;
const SHORTEST = 3;
/** Queries travel in the address, which servers cut at 16 kB; this leaves room for the rest of a batch. */
const MOST_ENCODED = 6000;

/** The beginning of a text that takes at most `limit` characters when written into an address. */
export function fitIntoAddress(text: string, limit = MOST_ENCODED): string {
  if (encodeURIComponent(JSON.stringify(text.toWellFormed())).length <= limit) return text;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (encodeURIComponent(JSON.stringify(text.slice(0, middle).toWellFormed())).length <= limit) low = middle;
    else high = middle - 1;
  }
  return text.slice(0, low);
}

export interface PreflightRequest {
  readonly brand: string;
  readonly pageType: string;
  readonly description: string;
  readonly template?: string | undefined;
}

/** What a generation would use, asked while somebody writes. */
export function usePreflight(request: PreflightRequest) {
  const [debounced] = useDebouncedValue(request, DEBOUNCE_MS);
  const description = fitIntoAddress(debounced.description.trim());
  const query = trpc.generation.preflight.useQuery(
    { ...debounced, description },
    { enabled: description.length >= SHORTEST && debounced.pageType !== '', placeholderData: keepPreviousData },
  );
  return { query, isShortened: description.length < debounced.description.trim().length, isReady: description.length >= SHORTEST };
}
