import type { BrandKnowledge } from '@safecode/domain/knowledge/brand-knowledge';
import { findBrand } from '../brands/brand-repository.js';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { listActiveLessons } from '../learning/lesson-repository.js';
import { findLearningPolicy } from '../learning/policy-repository.js';
import { listActiveRules } from '../rules/rule-repository.js';
import { listActiveSelectors } from '../selectors/selector-repository.js';
import { listPublishedTemplates } from '../templates/template-repository.js';

/**
 * Everything a brand has recorded, at one knowledge version, or null for an unknown brand. The brand is read first: a
 * change between the reads can only make the knowledge newer than its version, and the next version is loaded anew.
 */
export async function loadKnowledge(tx: TenantTransaction, brandId: number): Promise<BrandKnowledge | null> {
  const brand = await findBrand(tx, brandId);
  if (brand === null) return null;
  return {
    brand,
    selectors: await listActiveSelectors(tx, brandId),
    rules: await listActiveRules(tx, brandId),
    templates: await listPublishedTemplates(tx, brandId),
    learning: { lessons: await listActiveLessons(tx, brandId), showsExamples: (await findLearningPolicy(tx, brandId)).showsExamples },
  };
}
