import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { z } from 'zod';

/** What stands in the URL as search parameters, typed by the schema of the screen, and how to change it. */
export function useSearchState<S extends z.ZodType<Record<string, unknown>>>(schema: S) {
  const navigate = useNavigate();
  const raw = useSearch({ strict: false });
  const search: z.output<S> = schema.parse(raw);
  /** Typing replaces the entry of the history, choosing pushes one, so that Back undoes one choice. */
  const change = useCallback(
    (patch: Partial<z.output<S>>, how: 'push' | 'replace' = 'push') => {
      // The router cannot know which route this screen is mounted on; the schema of the screen is the one of the route.
      const update = (previous: Record<string, unknown>) => ({ ...previous, ...patch });
      void navigate({ to: '.', search: update as never, replace: how === 'replace', resetScroll: false });
    },
    [navigate],
  );
  return [search, change] as const;
}
