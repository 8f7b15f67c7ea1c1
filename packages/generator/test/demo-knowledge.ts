import { demoBrand } from '@safecode/database/seed/demo-knowledge/brand';
import { DEMO_RULES } from '@safecode/database/seed/demo-knowledge/rules';
import { DEMO_SELECTORS } from '@safecode/database/seed/demo-knowledge/selectors';
import { DEMO_TEMPLATES } from '@safecode/database/seed/demo-knowledge/templates';
import { brandSchema } from '@safecode/domain/brands/brand';
import { toBrandPolicy, type BrandKnowledge } from '@safecode/domain/knowledge/brand-knowledge';
import { policyRuleSchema } from '@safecode/domain/policy/brand-policy';
import { compilePolicy } from '@safecode/verifier/policy/compile-policy';

const AT = '2026-11-01T08:00:00.000Z';
const stamp = { brandId: 1, version: 1, createdAt: AT, updatedAt: AT, updatedBy: null };

/** The demonstration brand as the database would give it. */
export const demoKnowledge: BrandKnowledge = {
  brand: brandSchema.parse({ ...demoBrand('http://127.0.0.1:4001'), id: 1, status: 'active', knowledgeVersion: 1, isDemo: true, createdAt: AT, updatedAt: AT }),
  selectors: DEMO_SELECTORS.map((entry, at) => ({ ...entry, ...stamp, id: at + 1 })),
  rules: DEMO_RULES.map((rule, at) => ({ ...stamp, id: at + 1, status: 'active', definition: policyRuleSchema.parse(rule) })),
  templates: DEMO_TEMPLATES.map((template, at) => ({ ...template, ...stamp, id: at + 1, status: 'published', report: { verdict: 'pass', parts: [] } })),
};

export const demoPolicy = compilePolicy(toBrandPolicy(demoKnowledge));
