import { useEffect } from 'react';

export const PRODUCT_NAME = 'Opal Safe Code';

/** "#1042 Findings · Fernhill · Opal Safe Code": the most particular first, so that narrow tabs can be told apart. */
export const formatPageTitle = (parts: readonly (string | null | undefined)[]): string =>
  [...parts.filter((part): part is string => typeof part === 'string' && part !== ''), PRODUCT_NAME].join(' · ');

/** Sets the title of the tab while a screen is shown. */
export function usePageTitle(...parts: readonly (string | null | undefined)[]): void {
  const title = formatPageTitle(parts);
  useEffect(() => {
    document.title = title;
  }, [title]);
}
