import type { BrandPolicy, PolicyRule, PolicyRuleKind } from '@safecode/domain/policy/brand-policy';
import type { PolicyFinding, PolicyFindingCode, PolicySubject } from '@safecode/domain/policy/policy-finding';
import { lookUp } from '../../host/make-native.js';
import { GLOBALS } from '../../host/globals.js';

type RuleOf<K extends PolicyRuleKind> = Extract<PolicyRule, { kind: K }>;

/** The smallest change that does anything: one guarded statement, one rule. */
const SMALLEST = { js: 60, css: 10 };

/** Names without which no code can reach the page. */
const NEEDED = ['document', 'window'];

/** Rules that nothing can satisfy, that contradict each other or the brand, or that another one makes pointless. */
export function checkRules(policy: BrandPolicy): PolicyFinding[] {
  return [...duplicateIds(policy), ...checkPrefix(policy), ...checkNamespaces(policy), ...checkSizes(policy), ...checkEditions(policy), ...checkForbidden(policy), ...repeated(policy), ...checkLearnt(policy)];
}

/** The rules of a kind. */
export function rulesOf<K extends PolicyRuleKind>(policy: BrandPolicy, kind: K): RuleOf<K>[] {
  return policy.rules.filter((rule): rule is RuleOf<K> => rule.kind === kind);
}

/** A finding about rules. */
export function aboutRules(code: PolicyFindingCode, rules: readonly { readonly id: string }[], texts: { readonly message: string; readonly mend: string; readonly isError: boolean; readonly field?: Extract<PolicySubject, { kind: 'brand' }>['field'] }): PolicyFinding {
  const subjects: PolicySubject[] = [...new Set(rules.map((rule) => rule.id))].map((id) => ({ kind: 'rule', id }));
  if (texts.field !== undefined) subjects.push({ kind: 'brand', field: texts.field });
  return { code, severity: texts.isError ? 'error' : 'warning', message: texts.message, mend: texts.mend, subjects };
}

function duplicateIds(policy: BrandPolicy): PolicyFinding[] {
  const first = new Map<string, PolicyRule>();
  return policy.rules.flatMap((rule) => {
    const other = first.get(rule.id);
    if (other === undefined) {
      first.set(rule.id, rule);
      return [];
    }
    return [aboutRules('rule-duplicate-id', [rule], { message: `Two rules are called ${rule.id}: one of kind ${other.kind}, one of kind ${rule.kind}. Findings could not say which one they mean.`, mend: 'Give each rule its own number.', isError: true })];
  });
}

function checkPrefix(policy: BrandPolicy): PolicyFinding[] {
  return rulesOf(policy, 'own-prefix')
    .filter((rule) => rule.value !== policy.ownPrefix)
    // No error: the brand and its rule are saved one after the other.
    .map((rule) => aboutRules('rule-conflict', [rule], { message: `${rule.id} says names start with ${rule.value}; the brand’s own prefix is ${policy.ownPrefix}, and that is what code is held to.`, mend: 'Make the two the same.', isError: false, field: 'ownPrefix' }));
}

function checkNamespaces(policy: BrandPolicy): PolicyFinding[] {
  const rules = rulesOf(policy, 'no-global-leak').filter((rule) => rule.allowNamespace !== undefined);
  const [first] = rules;
  const forbids = rulesOf(policy, 'forbid-api');
  return rules.flatMap((rule) => {
    const name = rule.allowNamespace ?? '';
    const findings: PolicyFinding[] = [];
    if (!/^[A-Za-z_$][\w$]*$/.test(name) || lookUp(GLOBALS, name) !== undefined) {
      findings.push(aboutRules('rule-unsatisfiable', [rule], { message: `${rule.id} permits the global ${name === '' ? '""' : name}, which code cannot create${lookUp(GLOBALS, name) === undefined ? ': it is not a name' : ': the browser has it already'}.`, mend: 'Permit a name of your own, such as the brand’s in capitals.', isError: true }));
    }
    if (first !== undefined && first.allowNamespace !== name) {
      findings.push(aboutRules('rule-conflict', [first, rule], { message: `${first.id} permits the global ${first.allowNamespace ?? ''} and ${rule.id} permits ${name}: together they permit none.`, mend: 'Permit one namespace.', isError: true }));
    }
    for (const forbid of forbids) {
      if (forbid.value.includes(name) || forbid.value.includes(`window.${name}`)) findings.push(aboutRules('rule-conflict', [rule, forbid], { message: `${rule.id} permits the global ${name} and ${forbid.id} forbids it.`, mend: 'Take it out of one of the two.', isError: true }));
    }
    return findings;
  });
}

function checkSizes(policy: BrandPolicy): PolicyFinding[] {
  const rules = rulesOf(policy, 'max-size');
  return rules.flatMap((rule) => {
    const findings: PolicyFinding[] = [];
    for (const language of ['js', 'css'] as const) {
      if (rule[language] >= SMALLEST[language]) continue;
      findings.push(aboutRules('rule-unsatisfiable', [rule], { message: `${rule.id} permits ${rule[language]} bytes of ${language === 'js' ? 'JavaScript' : 'CSS'}: no change is that small.`, mend: `Permit at least ${SMALLEST[language]} bytes.`, isError: true }));
    }
    const stricter = rules.find((other) => other !== rule && other.js <= rule.js && other.css <= rule.css && (other.js < rule.js || other.css < rule.css));
    if (stricter !== undefined) findings.push(overruled(rule, stricter, `permits ${rule.js} and ${rule.css} bytes, and ${stricter.id} only ${stricter.js} and ${stricter.css}`));
    return findings;
  });
}

function checkEditions(policy: BrandPolicy): PolicyFinding[] {
  const rules = rulesOf(policy, 'es-level');
  return rules.flatMap((rule) => {
    const stricter = rules.find((other) => other.value < rule.value);
    return stricter === undefined ? [] : [overruled(rule, stricter, `permits ES${rule.value}, and ${stricter.id} only ES${stricter.value}`)];
  });
}

function overruled(rule: PolicyRule, by: PolicyRule, how: string): PolicyFinding {
  return aboutRules('rule-overruled', [rule, by], { message: `${rule.id} has no effect: it ${how}.`, mend: `Archive ${rule.id} or ${by.id}.`, isError: false });
}

function checkForbidden(policy: BrandPolicy): PolicyFinding[] {
  return rulesOf(policy, 'forbid-api').flatMap((rule) =>
    NEEDED.filter((name) => rule.value.includes(name)).map((name) => aboutRules('rule-unsatisfiable', [rule], { message: `${rule.id} forbids ${name}: no code could reach the page.`, mend: 'Forbid the interfaces you mean.', isError: true })),
  );
}

/** Kinds that hold nothing but themselves: a second rule of one says nothing new. */
const PLAIN = new Set<PolicyRuleKind>(['require-guard', 'no-important', 'no-jquery', 'no-storage', 'no-navigation', 'no-sensitive-fields', 'own-prefix']);

function repeated(policy: BrandPolicy): PolicyFinding[] {
  return policy.rules.flatMap((rule, index) => {
    const first = PLAIN.has(rule.kind) ? policy.rules.slice(0, index).find((other) => other.kind === rule.kind && other.id !== rule.id) : undefined;
    return first === undefined ? [] : [aboutRules('rule-overruled', [rule, first], { message: `${rule.id} says the same as ${first.id}.`, mend: `Archive ${rule.id} or ${first.id}.`, isError: false })];
  });
}

function checkLearnt(policy: BrandPolicy): PolicyFinding[] {
  const rules = rulesOf(policy, 'learnt');
  return rules.flatMap((rule, index) => {
    const first = rules.slice(0, index).find((other) => other.lesson === rule.lesson);
    return first === undefined ? [] : [aboutRules('rule-overruled', [rule, first], { message: `${rule.id} demands the same lesson as ${first.id}.`, mend: `Archive ${rule.id} or ${first.id}.`, isError: true })];
  });
}
