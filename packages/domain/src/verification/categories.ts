/** The public vocabulary of findings. Names are stable: reports, filters and metrics rely on them. */
export const FINDING_CATEGORIES = [
  'syntax',
  'es-level',
  'size',
  'unapproved-selector',
  'unresolvable-selector',
  'dangerous-sink',
  'obfuscation',
  'network',
  'storage',
  'navigation',
  'global-leak',
  'missing-guard',
  'infinite-work',
  'sensitive-field',
  'forbidden-api',
  'css-remote',
  'css-unprefixed',
  'css-important',
  'overlay',
  'learnt-rule',
] as const;

export type FindingCategory = (typeof FINDING_CATEGORIES)[number];
