/**
 * Reads digits as people write amounts: `1,000.50`, `1.000,50`, `49,99`, `1 000`, `1'000`. A single mark followed by
 * exactly three digits parts thousands (`1.500`), unless `decimalPoint` says that a point is always one of decimals.
 */
export function parseAmount(digits: string, options: { readonly decimalPoint: boolean } = { decimalPoint: false }): number {
  const bare = digits.replaceAll(/[\s'’]/g, '');
  if (options.decimalPoint) return Number(bare.replace(',', '.'));
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  const groups = /^[1-9]\d{0,2}(?:[.,]\d{3})+$/.test(bare) && new Set(bare.replaceAll(/\d/g, '')).size === 1;
  if (last === -1 || groups) return Number(bare.replaceAll(/[.,]/g, ''));
  return Number(`${bare.slice(0, last).replaceAll(/[.,]/g, '')}.${bare.slice(last + 1)}`);
}

/** Numbers as words, up to twelve. "One" is left out: it is mostly no number. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'].map((word, at) => [word, at + 2]),
);
