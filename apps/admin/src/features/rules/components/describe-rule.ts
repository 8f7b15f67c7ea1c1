import type { PolicyRule } from '@safecode/domain/policy/brand-policy';
import { formatList, formatNumber } from '../../../i18n/format-number.js';

const hosts = (list: readonly string[]): string => (list.length === 0 ? 'no host' : formatList(list));

/** The parameters of a rule in words; empty for kinds that have none. */
export function describeRule(rule: PolicyRule): string {
  switch (rule.kind) {
    case 'own-prefix':
      return rule.value;
    case 'no-global-leak':
      return rule.allowNamespace === undefined ? '' : `except ${rule.allowNamespace}`;
    case 'max-size':
      return `JavaScript ${formatNumber(rule.js)} bytes, CSS ${formatNumber(rule.css)} bytes`;
    case 'allowed-hosts':
      return `requests: ${hosts(rule.network)}; resources: ${hosts(rule.resources)}`;
    case 'es-level':
      return `ES${rule.value}`;
    case 'forbid-api':
      return formatList(rule.value);
    case 'learnt':
    case 'require-guard':
    case 'no-important':
    case 'no-jquery':
    case 'no-storage':
    case 'no-navigation':
    case 'no-sensitive-fields':
      return '';
  }
}
