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
  /** Names what differs from what the brand has at this version: templates in an earlier version. Absent: nothing. */
  readonly variant?: string;
  /** Absent: nothing is in use. */
  readonly learning?: BrandLearning;
}

/** `generation`: what new code may use. `review`: what code that exists may still have. */
export type PolicyPurpose = 'generation' | 'review';

/**
 * The verifier's policy of a brand. Archived selectors and rules are left out. Selectors that are on their way out stay
 * in, because a finding about them can name the replacement:
 *
 * | selector   | generation | review |
 * | warned     | a warning  | a warning |
 * | deprecated | refused    | a warning |
 */
export function toBrandPolicy(knowledge: Pick<BrandKnowledge, 'brand' | 'selectors' | 'rules'>, purpose: PolicyPurpose = 'generation'): BrandPolicy {
  const { brand } = knowledge;
  return {
    brand: brand.name,
    site: brand.site,
    pageTypes: [...brand.pageTypes],
    ownPrefix: brand.ownPrefix,
    selectors: knowledge.selectors.flatMap((entry) => (entry.status === 'archived' ? [] : [toPolicySelector(entry, entry.status, purpose)])),
    rules: knowledge.rules.filter((rule) => rule.status === 'active').map((rule) => rule.definition),
  };
}

function toPolicySelector(entry: DomSelector, status: Exclude<DomSelector['status'], 'archived'>, purpose: PolicyPurpose): BrandPolicy['selectors'][number] {
  const isRefused = status === 'deprecated' && purpose === 'generation';
  return {
    selector: entry.selector,
    pageType: entry.pageType,
    name: entry.name,
    status: isRefused ? 'deprecated' : 'approved',
    ...(entry.replacement === null ? {} : { replacement: entry.replacement }),
    ...(status === 'approved' || isRefused ? {} : { retiring: status }),
    subtree: entry.subtree,
  };
}
