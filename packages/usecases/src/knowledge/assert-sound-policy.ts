import { DomainError } from '@safecode/domain/errors/domain-error';
import { toBrandPolicy } from '@safecode/domain/knowledge/brand-knowledge';
import type { PolicyFinding, PolicySubject } from '@safecode/domain/policy/policy-finding';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { loadKnowledge } from '@safecode/database/knowledge/load-knowledge';
import { checkPolicy } from '@safecode/verifier/policy/check-policy';

/** What was saved: what the policy says of other things is no reason to refuse it. */
export type SavedSubject =
  | Extract<PolicySubject, { kind: 'selector' | 'rule' }>
  | { readonly kind: 'brand' };

/**
 * Checks the policy of a brand as the transaction leaves it, and gives the warnings about what was saved. Read anew and
 * not through the cache: what is checked may still be refused.
 * @throws access.not_found, knowledge.contradictory when what was saved contradicts something or can have no effect
 */
export async function assertSoundPolicy(tx: TenantTransaction, brandId: number, saved: SavedSubject): Promise<PolicyFinding[]> {
  const knowledge = await loadKnowledge(tx, brandId);
  if (knowledge === null) throw new DomainError('access.not_found', { what: 'brand' });
  const findings = checkPolicy(toBrandPolicy(knowledge)).filter((finding) => finding.subjects.some((subject) => isSame(subject, saved)));
  const [error] = findings.filter((finding) => finding.severity === 'error');
  if (error !== undefined) throw new DomainError('knowledge.contradictory', { message: error.message, mend: error.mend, findings });
  return findings;
}

function isSame(subject: PolicySubject, saved: SavedSubject): boolean {
  if (subject.kind === 'selector') return saved.kind === 'selector' && subject.selector === saved.selector && subject.pageType === saved.pageType;
  if (subject.kind === 'rule') return saved.kind === 'rule' && subject.id === saved.id;
  return saved.kind === 'brand';
}
