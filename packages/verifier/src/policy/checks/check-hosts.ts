import type { BrandPolicy } from '@safecode/domain/policy/brand-policy';
import type { PolicyFinding } from '@safecode/domain/policy/policy-finding';
import { aboutRules, rulesOf } from './check-rules.js';

type HostList = 'network' | 'resources';
const LISTS: readonly HostList[] = ['network', 'resources'];
const NOUN: Readonly<Record<HostList, string>> = { network: 'requests', resources: 'resources' };

/** Hosts no address can have, and lists that rule each other out. Of several rules the hosts all of them list count. */
export function checkHosts(policy: BrandPolicy): PolicyFinding[] {
  const rules = rulesOf(policy, 'allowed-hosts');
  const [first, ...others] = rules;
  if (first === undefined) return [];
  return [
    ...rules.flatMap((rule) => LISTS.flatMap((list) => rule[list].filter((host) => !canMatch(host)).map((host) => aboutRules('host-never-matches', [rule], { message: `${rule.id} allows ${host} for ${NOUN[list]}, which no address can have: ${whyNot(host)}.`, mend: 'Write the host as it stands in an https address.', isError: true })))),
    ...LISTS.flatMap((list) => others.flatMap((rule) => compare(list, first, rule))),
    ...LISTS.flatMap((list) => checkShop(policy, list, rules)),
  ];
}

interface HostRule {
  readonly id: string;
  readonly network: readonly string[];
  readonly resources: readonly string[];
}

function compare(list: HostList, left: HostRule, right: HostRule): PolicyFinding[] {
  const [a, b] = [namesOf(left[list]), namesOf(right[list])];
  if (a.size > 0 && b.size > 0 && ![...a].some((name) => b.has(name))) {
    return [aboutRules('rule-conflict', [left, right], { message: `${left.id} and ${right.id} have no host for ${NOUN[list]} in common: together they allow none.`, mend: 'Put the hosts into one rule.', isError: true })];
  }
  const lost = [...[...a].filter((name) => !b.has(name)), ...[...b].filter((name) => !a.has(name))];
  if (lost.length === 0) return [];
  return [aboutRules('rule-overruled', [left, right], { message: `Only hosts that both ${left.id} and ${right.id} list count: ${lost.join(', ')} may not be used for ${NOUN[list]}.`, mend: 'Put the hosts into one rule.', isError: false })];
}

function namesOf(hosts: readonly string[]): Set<string> {
  return new Set(hosts.map((host) => host.toLowerCase()));
}

/** Relative addresses are fine either way; one that is written out needs the shop's host on the list. */
function checkShop(policy: BrandPolicy, list: HostList, rules: readonly HostRule[]): PolicyFinding[] {
  const shop = new URL(policy.site).host;
  const missing = rules.filter((rule) => !namesOf(rule[list]).has(shop));
  if (missing.length === 0) return [];
  return [aboutRules('host-of-shop-missing', missing, { message: `${missing.map((rule) => rule.id).join(' and ')} does not list the shop’s own host ${shop} for ${NOUN[list]}: addresses that name it are refused, only relative ones pass.`, mend: `Add ${shop} if that is not meant.`, isError: false, field: 'site' })];
}

/** A browser writes hosts in one way: this is what addresses are compared with. */
function canMatch(host: string): boolean {
  return asBrowser(host) === host.toLowerCase();
}

function whyNot(host: string): string {
  const written = asBrowser(host);
  return written === null ? 'it is not a host name' : `a browser writes it ${written}`;
}

function asBrowser(host: string): string | null {
  try {
    return new URL(`https://${host}/`).host;
  } catch {
    return null;
  }
}
