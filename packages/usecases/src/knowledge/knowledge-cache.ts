import { DomainError } from '@safecode/domain/errors/domain-error';
import type { BrandKnowledge } from '@safecode/domain/knowledge/brand-knowledge';
import { findBrand } from '@safecode/database/brands/brand-repository';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { loadKnowledge } from '@safecode/database/knowledge/load-knowledge';
import { loadTemplateWords, type TemplateWords } from '@safecode/database/templates/template-words';
import type { CompiledPolicy } from '@safecode/verifier/policy/compiled-policy';
import { LRUCache } from 'lru-cache';
import { compileKnowledge } from './compile-knowledge.js';

/** Knowledge of a brand at one version, with the policy the verifier works with. */
export interface CompiledKnowledge {
  readonly knowledge: BrandKnowledge;
  /** What new code may use. */
  readonly policy: CompiledPolicy;
  /** What code that exists may still have: selectors that are on their way out are warnings. */
  readonly reviewPolicy: CompiledPolicy;
  /** The words of its templates, by which they are ranked. */
  readonly words: ReadonlyMap<number, TemplateWords>;
}

/** A brand of some thousand selectors takes a few megabytes compiled. */
const MAX_BRANDS = 200;

/**
 * Keeps the knowledge of the brands in use. Each use reads the brand's version first, so that a change in any process
 * counts from the next use on; nothing has to be told to forget. The key holds the organisation: knowledge never
 * crosses from one to another.
 */
export class KnowledgeCache {
  readonly #entries = new LRUCache<string, CompiledKnowledge>({ max: MAX_BRANDS });

  /**
   * The brand's knowledge as the transaction sees it.
   * @throws access.not_found when the organisation of the transaction has no such brand
   */
  async get(tx: TenantTransaction, brandId: number): Promise<CompiledKnowledge> {
    const brand = await findBrand(tx, brandId);
    if (brand === null) throw new DomainError('access.not_found', { what: 'brand' });
    return this.getFor(tx, brand);
  }

  /** As `get`, for a brand that was just read in this transaction. */
  async getFor(tx: TenantTransaction, brand: { readonly id: number; readonly knowledgeVersion: number }): Promise<CompiledKnowledge> {
    const key = `${tx.tenantContext.organizationId}:${brand.id}:${brand.knowledgeVersion}`;
    const known = this.#entries.get(key);
    if (known !== undefined) return known;
    const knowledge = await loadKnowledge(tx, brand.id);
    if (knowledge === null) throw new DomainError('access.not_found', { what: 'brand' });
    const words = await loadTemplateWords(tx, brand.id);
    const policy = compileKnowledge(knowledge);
    const reviewPolicy = knowledge.selectors.some(({ status }) => status === 'deprecated') ? compileKnowledge(knowledge, 'review') : policy;
    const entry = { knowledge, policy, reviewPolicy, words };
    // Filed under the version that was loaded: it may be newer than the one that was asked for.
    this.#entries.set(`${tx.tenantContext.organizationId}:${brand.id}:${knowledge.brand.knowledgeVersion}`, entry);
    return entry;
  }
}
