const MOST = 5;
const storageKey = (organization: string): string => `opal.recent-brands.${organization}`;

/** Slugs of the brands used last in this browser, newest first. What somebody else wrote there is ignored. */
export function readRecentBrands(organization: string): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey(organization)) ?? '[]');
    return Array.isArray(stored) ? stored.filter((slug): slug is string => typeof slug === 'string') : [];
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
