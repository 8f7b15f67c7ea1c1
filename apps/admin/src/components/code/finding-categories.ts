import type { FindingCategory } from '@safecode/domain/verification/categories';

/** What people call the categories of findings. */
export const CATEGORY_NAMES: Readonly<Record<FindingCategory, string>> = {
  syntax: 'Syntax',
  'es-level': 'Language level',
  size: 'Size',
  'unapproved-selector': 'Unapproved selector',
  'unresolvable-selector': 'Unresolvable selector',
  'dangerous-sink': 'Dangerous sink',
  obfuscation: 'Obfuscation',
  network: 'Network',
  storage: 'Storage',
  navigation: 'Navigation',
  'global-leak': 'Global leak',
  'missing-guard': 'Missing guard',
  'infinite-work': 'Endless work',
  'sensitive-field': 'Sensitive field',
  'forbidden-api': 'Forbidden API',
  'css-remote': 'Remote CSS resource',
  'css-unprefixed': 'CSS without own prefix',
  'css-important': 'CSS !important',
  overlay: 'Overlay',
  'learnt-rule': 'Learnt rule',
};
