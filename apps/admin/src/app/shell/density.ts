const STORAGE_KEY = 'opal.density';
export const DENSITIES = ['comfortable', 'compact'] as const;
export type Density = (typeof DENSITIES)[number];

export function readDensity(): Density {
  try {
    return localStorage.getItem(STORAGE_KEY) === 'compact' ? 'compact' : 'comfortable';
  } catch {
    return 'comfortable';
  }
}

/** Sets the height of rows for the whole document and keeps it for the next visit. */
export function applyDensity(density: Density): void {
  document.documentElement.dataset['density'] = density;
  try {
    localStorage.setItem(STORAGE_KEY, density);
  } catch {
    // Storage can be switched off; the choice holds for this visit.
  }
}
