import { z } from 'zod';

const MOST = 5;
const storageKey = (organization: string): string => `opal.recent-brands.${organization}`;
const storedSchema = z.array(z.string()).catch([]);

/** Slugs of the brands used last in this browser, newest first. */
export function readRecentBrands(organization: string): string[] {
  try {
    return storedSchema.parse(JSON.parse(localStorage.getItem(storageKey(organization)) ?? '[]'));
  } catch {
    return [];
  }
}

export function rememberBrand(organization: string, brand: string): void {
  const next = [brand, ...readRecentBrands(organization).filter((slug) => slug !== brand)].slice(0, MOST);
  try {
    localStorage.setItem(storageKey(organization), JSON.stringify(next));
  } catch {
    // Storage can be switched off; the order is alphabetical then.
  }
}
