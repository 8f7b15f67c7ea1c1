import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import type { z } from 'zod';

/** Parameters are plain text in the address, and may be numbers in the schema of a screen. */
const textOf = (value: unknown): unknown => (typeof value === 'number' || typeof value === 'boolean' ? `${value}` : value);

/** Whether the address holds what was read from it, and nothing else; 7 and "7" are written alike. */
const sameKeys = (raw: Record<string, unknown>, kept: Record<string, unknown>): boolean =>
  Object.keys(raw).every((key) => kept[key] !== undefined) && Object.entries(kept).every(([key, value]) => value === undefined || textOf(raw[key]) === textOf(value));

/**
 * What stands in the address as search parameters, typed by the schema of the screen, and how to change it. Parameters
 * the schema does not accept are dropped from the address, never an error. The schema stays with the screen, so that
 * the first load needs none of them.
 */
export function useSearchState<S extends z.ZodType<Record<string, unknown>>>(schema: S) {
  const navigate = useNavigate();
  const raw: Record<string, unknown> = useSearch({ strict: false });
  const search: z.output<S> = schema.parse(raw);
  const isClean = sameKeys(raw, search);
  // The router cannot know which screen is shown; the schema of the screen says what its address may hold.
  const set = useCallback(
    (next: (previous: Record<string, unknown>) => Record<string, unknown>, replace: boolean) =>
      void navigate({ to: '.', hash: true, search: next as never, replace, resetScroll: false }),
    [navigate],
  );
  useEffect(() => {
    if (!isClean) set((previous) => schema.parse(previous), true);
  }, [isClean, set, schema]);
  /** Typing replaces the entry of the history, choosing pushes one, so that Back undoes one choice. */
  const change = useCallback(
    (patch: Partial<z.output<S>>, how: 'push' | 'replace' = 'push') => set((previous) => ({ ...previous, ...patch }), how === 'replace'),
    [set],
  );
  return [search, change] as const;
}
