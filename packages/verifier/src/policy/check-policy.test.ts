import { brandPolicySchema, type BrandPolicy, type PolicyRule } from '@safecode/domain/policy/brand-policy';
import { policyFindingSchema, POLICY_FINDING_CODES } from '@safecode/domain/policy/policy-finding';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_POLICY } from '../corpus/example-policy.js';
import { checkPolicy } from './check-policy.js';

type Entry = Partial<BrandPolicy['selectors'][number]> & { readonly selector: string };

function withEntries(...entries: readonly Entry[]): BrandPolicy {
  return brandPolicySchema.parse({ ...EXAMPLE_POLICY, selectors: entries.map((entry) => ({ pageType: 'pdp', ...entry })) });
}

function withRules(...rules: readonly Record<string, unknown>[]): BrandPolicy {
  return brandPolicySchema.parse({ ...EXAMPLE_POLICY, rules: rules.map((rule) => ({ text: '', ...rule })) });
}

const hosts = (id: string, network: readonly string[], resources: readonly string[] = ['www.fernhill.example']): Partial<PolicyRule> => ({ id, kind: 'allowed-hosts', network: [...network], resources: [...resources], scheme: 'https' });

/** Each finding as `code severity: subjects`. */
function found(policy: BrandPolicy): string[] {
  return checkPolicy(policy).map((finding) => {
    policyFindingSchema.parse(finding);
    return `${finding.code} ${finding.severity}: ${finding.subjects.map((subject) => (subject.kind === 'selector' ? subject.selector : subject.kind === 'rule' ? subject.id : subject.field)).join(' | ')}`;
  });
}

it('finds nothing in a policy that is in order', () => {
  expect(found(EXAMPLE_POLICY)).toEqual([]);
});

describe('entries', () => {
  it.each<[string, readonly Entry[], readonly string[]]>([
    ['cannot be read', [{ selector: '.a >' }], ['selector-unparsable error: .a >']],
    ['stand twice, spelled differently', [{ selector: '.a.b' }, { selector: '[class~="b"].a' }], ['selector-duplicate warning: .a.b | [class~="b"].a']],
    ['are approved and deprecated', [{ selector: '#a' }, { selector: '[id=a]', status: 'deprecated', replacement: '#a' }], ['selector-contradiction error: #a | [id=a]', 'replacement-cycle error: [id=a]']],
    ['are covered by a wider one', [{ selector: '.a' }, { selector: 'div.a:hover' }], ['selector-shadowed warning: div.a:hover | .a']],
    ['are covered by the same one on all page types', [{ selector: '.a', pageType: 'global' }, { selector: '.a' }], ['selector-shadowed warning: .a | .a']],
    ['are covered member by member', [{ selector: '.a' }, { selector: '.b' }, { selector: 'p.a, p.b' }], ['selector-shadowed warning: p.a, p.b | .a']],
    ['carry the own prefix', [{ selector: '.fh-tile .x' }], ['selector-own-prefix error: .fh-tile .x | ownPrefix']],
    ['carry it as a data attribute', [{ selector: '[data-fh-tile]' }], ['selector-own-prefix error: [data-fh-tile] | ownPrefix']],
    ['stand on no page type of the brand', [{ selector: '.a', pageType: 'wishlist' }], ['selector-page-type-unknown warning: .a | pageTypes']],
    ['are deprecated without a replacement', [{ selector: '.a', status: 'deprecated' }], ['deprecation-without-replacement warning: .a']],
    ['have a replacement nobody can read', [{ selector: '.a', status: 'deprecated', replacement: '.b {' }], ['replacement-unparsable error: .a']],
    ['have a replacement of another page type', [{ selector: '.a', status: 'deprecated', replacement: '.b' }, { selector: '.b', pageType: 'plp' }], ['replacement-not-approved warning: .a']],
    ['replace each other', [{ selector: '.a', status: 'deprecated', replacement: '.b' }, { selector: '.b', status: 'deprecated', replacement: '.a' }], ['replacement-cycle error: .a | .b', 'replacement-not-approved warning: .a', 'replacement-not-approved warning: .b']],
    ['are deprecated and approved all the same', [{ selector: '.a' }, { selector: 'p.a', status: 'deprecated', replacement: '.a' }], ['deprecation-without-effect warning: p.a | .a']],
  ])('that %s', (_what, entries, expected) => {
    expect(found(withEntries(...entries))).toEqual(expected);
  });

  it.each<[string, readonly Entry[]]>([
    ['a narrower one that brings a class others may be narrowed by', [{ selector: '.a' }, { selector: '.list .a' }]],
    ['a narrower one with a subtree', [{ selector: '.a' }, { selector: 'p.a', subtree: true }]],
    ['the same on two page types', [{ selector: '.a' }, { selector: '.a', pageType: 'plp' }]],
    ['a wider one on another page type', [{ selector: '.a', pageType: 'plp' }, { selector: 'p.a' }]],
    ['a replacement that is approved on all page types', [{ selector: '.a', status: 'deprecated', replacement: '.b' }, { selector: '.b', pageType: 'global' }]],
  ])('finds nothing in %s', (_what, entries) => {
    expect(found(withEntries(...entries))).toEqual([]);
  });
});

describe('rules', () => {
  it.each<[string, readonly Record<string, unknown>[], readonly string[]]>([
    ['have one number', [{ id: 'R1', kind: 'no-jquery' }, { id: 'R1', kind: 'no-storage' }], ['rule-duplicate-id error: R1']],
    ['name another prefix than the brand', [{ id: 'R1', kind: 'own-prefix', value: 'xx-' }], ['rule-conflict warning: R1 | ownPrefix']],
    ['permit different namespaces', [{ id: 'R1', kind: 'no-global-leak', allowNamespace: 'A' }, { id: 'R2', kind: 'no-global-leak', allowNamespace: 'B' }], ['rule-conflict error: R1 | R2']],
    ['permit a namespace that is forbidden', [{ id: 'R1', kind: 'no-global-leak', allowNamespace: 'SHOP' }, { id: 'R2', kind: 'forbid-api', value: ['SHOP'] }], ['rule-conflict error: R1 | R2']],
    ['permit a namespace that is no name', [{ id: 'R1', kind: 'no-global-leak', allowNamespace: 'my shop' }], ['rule-unsatisfiable error: R1']],
    ['permit a namespace the browser has', [{ id: 'R1', kind: 'no-global-leak', allowNamespace: 'location' }], ['rule-unsatisfiable error: R1']],
    ['permit next to nothing', [{ id: 'R1', kind: 'max-size', js: 10, css: 4096 }], ['rule-unsatisfiable error: R1']],
    ['permit more than another one', [{ id: 'R1', kind: 'max-size', js: 9000, css: 9000 }, { id: 'R2', kind: 'max-size', js: 8000, css: 9000 }], ['rule-overruled warning: R1 | R2']],
    ['permit a newer edition than another one', [{ id: 'R1', kind: 'es-level', value: 2022 }, { id: 'R2', kind: 'es-level', value: 2020 }], ['rule-overruled warning: R1 | R2']],
    ['forbid what all code needs', [{ id: 'R1', kind: 'forbid-api', value: ['document'] }], ['rule-unsatisfiable error: R1']],
    ['say the same', [{ id: 'R1', kind: 'no-important' }, { id: 'R2', kind: 'no-important' }], ['rule-overruled warning: R2 | R1']],
    ['allow a default port, which addresses do not show', [hosts('R1', ['www.fernhill.example', 'api.fernhill.example:443'])], ['host-never-matches error: R1']],
    ['allow what is no host', [hosts('R1', ['www.fernhill.example', '999.1.1.1'])], ['host-never-matches error: R1']],
    ['have no host in common', [hosts('R1', ['www.fernhill.example']), hosts('R2', ['api.fernhill.example'])], ['rule-conflict error: R1 | R2', 'host-of-shop-missing warning: R2 | site']],
    ['rule out hosts of each other', [hosts('R1', ['www.fernhill.example', 'a.example']), hosts('R2', ['www.fernhill.example'])], ['rule-overruled warning: R1 | R2']],
    ['do not list the shop', [hosts('R1', [], ['www.fernhill.example'])], ['host-of-shop-missing warning: R1 | site']],
  ])('that %s', (_what, rules, expected) => {
    expect(found(withRules(...rules))).toEqual(expected);
  });
});

it('says for every finding what is wrong, with both sides, and how to mend it', () => {
  const [finding] = checkPolicy(withRules(hosts('R1', ['www.fernhill.example']), hosts('R2', ['api.fernhill.example'])));
  expect(finding).toMatchObject({ message: 'R1 and R2 have no host for requests in common: together they allow none.', mend: 'Put the hosts into one rule.' });
});

it('answers a list of twenty thousand entries, and each kind of finding has a test here', () => {
  const many = withEntries(...Array.from({ length: 20_000 }, (_value, index) => ({ selector: `.tile-${index} > button.buy`, pageType: index % 2 === 0 ? 'pdp' : 'plp' })));
  expect(checkPolicy(many)).toEqual([]);
  expect(POLICY_FINDING_CODES).toHaveLength(17);
});
