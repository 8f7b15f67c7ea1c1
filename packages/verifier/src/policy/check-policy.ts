import type { BrandPolicy } from '@safecode/domain/policy/brand-policy';
import type { PolicyFinding } from '@safecode/domain/policy/policy-finding';
import { checkDeprecations } from './checks/check-deprecations.js';
import { checkEntries } from './checks/check-entries.js';
import { checkHosts } from './checks/check-hosts.js';
import { checkRules } from './checks/check-rules.js';
import { readEntries } from './checks/policy-entry.js';

/**
 * What is wrong with a policy itself: entries that cannot be read, contradict or cover each other, rules that nothing
 * can satisfy or that overrule one another, hosts no address can have. Errors first, then in the order of the policy.
 */
export function checkPolicy(policy: BrandPolicy): PolicyFinding[] {
  const entries = readEntries(policy);
  const findings = [...checkEntries(policy, entries), ...checkDeprecations(policy, entries), ...checkRules(policy), ...checkHosts(policy)];
  return [...findings.filter((finding) => finding.severity === 'error'), ...findings.filter((finding) => finding.severity === 'warning')];
}
