import type { Brand } from '../brands/brand.js';
import type { BrandLearning } from '../learning/active-lesson.js';
import type { BrandPolicy } from '../policy/brand-policy.js';
import type { CodeRule } from '../rules/code-rule.js';
import type { DomSelector } from '../selectors/dom-selector.js';
import type { Template } from '../templates/template.js';

/** Everything a brand has recorded that generation and verification need, at one knowledge version. */
export interface BrandKnowledge {
  readonly brand: Brand;
  readonly selectors: readonly DomSelector[];
  readonly rules: readonly CodeRule[];
  readonly templates: readonly Template[];
  /** Absent: nothing is in use. */
  readonly learning?: BrandLearning;
}

/**
 * The verifier's policy of a brand. Archived selectors and rules are left out; deprecated selectors stay in, because
 * a finding about them can name the replacement.
 */
export function toBrandPolicy(knowledge: Pick<BrandKnowledge, 'brand' | 'selectors' | 'rules'>): BrandPolicy {
  const { brand } = knowledge;
  return {
    brand: brand.name,
    site: brand.site,
    pageTypes: [...brand.pageTypes],
    ownPrefix: brand.ownPrefix,
    selectors: knowledge.selectors.flatMap((entry) =>
      entry.status === 'archived'
        ? []
        : [
            {
              selector: entry.selector,
              pageType: entry.pageType,
              name: entry.name,
              status: entry.status,
              ...(entry.replacement === null ? {} : { replacement: entry.replacement }),
              subtree: entry.subtree,
            },
          ],
    ),
    rules: knowledge.rules.filter((rule) => rule.status === 'active').map((rule) => rule.definition),
  };
}
