import type { PolicyRule, PolicyRuleKind } from '@safecode/domain/policy/brand-policy';

/** What the fields hold for every kind at once, so that changing the kind and back loses nothing. */
export interface RuleValues extends Record<string, unknown> {
  id: string;
  text: string;
  kind: PolicyRuleKind;
  prefix: string;
  namespace: string;
  js: string;
  css: string;
  network: string[];
  resources: string[];
  level: string;
  apis: string[];
}

const EMPTY: RuleValues = { id: '', text: '', kind: 'own-prefix', prefix: '', namespace: '', js: '10000', css: '10000', network: [], resources: [], level: '2020', apis: [] };

/** The fields of a rule, or those of a new one. */
export function ruleValues(rule: PolicyRule | null): RuleValues {
  if (rule === null) return EMPTY;
  const base = { ...EMPTY, id: rule.id, text: rule.text, kind: rule.kind };
  switch (rule.kind) {
    case 'own-prefix':
      return { ...base, prefix: rule.value };
    case 'no-global-leak':
      return { ...base, namespace: rule.allowNamespace ?? '' };
    case 'max-size':
      return { ...base, js: String(rule.js), css: String(rule.css) };
    case 'allowed-hosts':
      return { ...base, network: rule.network, resources: rule.resources };
    case 'es-level':
      return { ...base, level: String(rule.value) };
    case 'forbid-api':
      return { ...base, apis: rule.value };
    default:
      return base;
  }
}

const numberOf = (text: string): number | undefined => (text.trim() === '' ? undefined : Number(text));

/** The fields as the API takes them: only what the kind has. */
export function toRule(values: RuleValues): Record<string, unknown> {
  const base = { id: values.id.trim(), text: values.text.trim(), kind: values.kind };
  switch (values.kind) {
    case 'own-prefix':
      return { ...base, value: values.prefix.trim() };
    case 'no-global-leak':
      return values.namespace.trim() === '' ? base : { ...base, allowNamespace: values.namespace.trim() };
    case 'max-size':
      return { ...base, js: numberOf(values.js), css: numberOf(values.css) };
    case 'allowed-hosts':
      return { ...base, network: values.network, resources: values.resources };
    case 'es-level':
      return { ...base, value: numberOf(values.level) };
    case 'forbid-api':
      return { ...base, value: values.apis };
    default:
      return base;
  }
}

/** The field that shows an error of the schema: its paths are those of the rule, not of the form. */
export function fieldOf(path: string, kind: PolicyRuleKind): string {
  const head = path.split('.')[0] ?? '';
  if (head !== 'value') return head === 'allowNamespace' ? 'namespace' : head;
  if (kind === 'own-prefix') return 'prefix';
  return kind === 'es-level' ? 'level' : 'apis';
}
