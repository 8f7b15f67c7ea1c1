import { toBrandPolicy, type BrandKnowledge, type PolicyPurpose } from '@safecode/domain/knowledge/brand-knowledge';
import { learntChecks } from '@safecode/learning/rules/learnt-checks';
import { compilePolicy, type CompiledPolicy } from '@safecode/verifier/policy/compile-policy';

/** The policy of a brand as the verifier works with it, with the lessons that rules demand. */
export const compileKnowledge = (knowledge: Pick<BrandKnowledge, 'brand' | 'selectors' | 'rules' | 'learning'>, purpose: PolicyPurpose = 'generation'): CompiledPolicy =>
  compilePolicy(toBrandPolicy(knowledge, purpose), learntChecks(knowledge.learning?.lessons ?? []));
