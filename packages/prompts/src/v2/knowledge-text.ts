import type { BrandKnowledge } from '@safecode/domain/knowledge/brand-knowledge';
import { GLOBAL_PAGE_TYPE } from '@safecode/domain/policy/brand-policy';
import { isOffered } from '@safecode/domain/selectors/dom-selector';
import { fence } from '../fence.js';

/** Largest part of the prefix templates may take, in characters: about 15,000 tokens. */
const TEMPLATE_BUDGET = 60_000;
const MAX_SELECTORS = 500;
/** Largest part lessons may take, in characters: about 3,000 tokens. */
const LESSON_BUDGET = 12_000;

/**
 * What the brand has recorded for a page type: the second part of the cached prefix. It depends on the knowledge version
 * and the page type only, in a fixed order, so that every request at one version shares it.
 */
export function knowledgeText(knowledge: BrandKnowledge, pageType: string): string {
  return [fence('brand', brandOf(knowledge, pageType)), fence('rules', rulesOf(knowledge)), fence('selectors', selectorsOf(knowledge, pageType)), fence('templates', templatesOf(knowledge, pageType)), fence('lessons', lessonsOf(knowledge))].join('\n\n');
}

function brandOf({ brand }: BrandKnowledge, pageType: string): object {
  return { name: brand.name, site: brand.site, description: brand.description, ownPrefix: brand.ownPrefix, pageType };
}

function rulesOf(knowledge: BrandKnowledge): object[] {
  return knowledge.rules
    .filter((rule) => rule.status === 'active')
    .map((rule) => rule.definition)
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

function selectorsOf(knowledge: BrandKnowledge, pageType: string): object[] {
  return knowledge.selectors
    .filter((entry) => isOffered(entry) && (entry.pageType === pageType || entry.pageType === GLOBAL_PAGE_TYPE))
    .sort((one, other) => one.id - other.id)
    .slice(0, MAX_SELECTORS)
    .map(({ selector, name, role, description, status, replacement }) => ({ selector, name, ...(status === 'warned' ? { onItsWayOut: replacement ?? 'use another one where you can' } : {}), ...(role === null ? {} : { role }), ...(description === '' ? {} : { description }) }));
}

function templatesOf(knowledge: BrandKnowledge, pageType: string): object[] {
  const usable = knowledge.templates.filter((template) => template.status === 'published' && template.pageTypes.includes(pageType)).sort((one, other) => one.id - other.id);
  const chosen: object[] = [];
  let size = 0;
  for (const { slug, name, description, testType, javascript, css, slots } of usable) {
    size += javascript.length + css.length;
    if (size > TEMPLATE_BUDGET) break;
    chosen.push({ slug, name, description, testType, javascript, css, slots: slots.map(({ name: slot, kind, label }) => ({ name: slot, kind, label })) });
  }
  return chosen;
}

/** What people corrected before, as pairs of code, in the order of their numbers. Reasons are not among it: they are words of people and teach nothing. */
function lessonsOf({ learning }: BrandKnowledge): object[] {
  if (learning?.showsExamples !== true) return [];
  const chosen: object[] = [];
  let size = 0;
  for (const { improvement } of learning.lessons.toSorted((one, other) => one.id - other.id)) {
    const { before, after, language } = improvement;
    size += before.length + after.length;
    if (size > LESSON_BUDGET) break;
    chosen.push({ language, insteadOf: before, write: after });
  }
  return chosen;
}
