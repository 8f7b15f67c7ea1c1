import type { BrandKnowledge } from '@safecode/domain/knowledge/brand-knowledge';
import { GLOBAL_PAGE_TYPE } from '@safecode/domain/policy/brand-policy';
import { fenceData } from './fence-data.js';

/** Templates shown as examples of the brand's style. More would cost more than they teach. */
const SHOWN_TEMPLATES = 6;

/**
 * The brand's limits for one page type: rules, approved selectors, templates. The same text for every request at one
 * knowledge version, so that the provider can cache it as a prefix.
 */
export function knowledgeText(knowledge: BrandKnowledge, pageType: string): string {
  const { brand } = knowledge;
  const isHere = (type: string): boolean => type === pageType || type === GLOBAL_PAGE_TYPE;
  const selectors = knowledge.selectors
    .filter((entry) => entry.status === 'approved' && isHere(entry.pageType))
    .map(({ selector, name, role, description, subtree }) => ({ selector, name, role, description, ...(subtree ? { subtree } : {}) }));
  const templates = knowledge.templates
    .filter((template) => template.status === 'published' && template.pageTypes.includes(pageType))
    .slice(0, SHOWN_TEMPLATES)
    .map(({ slug, name, description, javascript, css }) => ({ slug, name, description, javascript, css }));
  return [
    fenceData('brand', { name: brand.name, site: brand.site, ownPrefix: brand.ownPrefix, pageType, description: brand.description }),
    fenceData('rules', knowledge.rules.map((rule) => rule.definition)),
    fenceData('approved-selectors', selectors),
    fenceData('templates', templates),
  ].join('\n');
}
