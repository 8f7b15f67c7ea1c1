const rules = new Intl.PluralRules('en');

/** The form of a word for a count, e.g. `plural(2, { one: '# finding', other: '# findings' })`; `#` is the number. */
export function plural(count: number, forms: { one: string; other: string }): string {
  const form = rules.select(count) === 'one' ? forms.one : forms.other;
  return form.replace('#', formatNumber(count));
}

const integers = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** A number for people, grouped: `12,400`. */
export const formatNumber = (value: number): string => integers.format(value);

/** A share 0..1 as whole percent; never 100 unless it is all, never 0 unless it is none. */
export function formatPercent(share: number): string {
  const percent = share * 100;
  const shown = share > 0 && percent < 1 ? 1 : share < 1 && percent > 99 ? 99 : Math.round(percent);
  return `${shown} %`;
}

/** Milliseconds for people: `4 ms`, `6.1 s`, `2 min 5 s`. */
export function formatDuration(ms: number): string {
  if (ms < 1) return '< 1 ms';
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** Micro-dollars as money, with as many digits as a small amount needs. */
export const formatMicroUsd = (micro: number): string =>
  new Intl.NumberFormat('en', { style: 'currency', currency: 'USD', minimumFractionDigits: 2, maximumFractionDigits: 4 }).format(micro / 1_000_000);

const lists = new Intl.ListFormat('en', { type: 'conjunction' });
/** `a, b, and c`. */
export const formatList = (items: readonly string[]): string => lists.format(items);
