import type { Template } from '@safecode/domain/templates/template';
import type { RankedTemplate } from '../drafter.js';
import { wordsOfName } from '../reading/tokenize.js';
import { toConcepts } from './concepts.js';

export interface ScoredTemplate {
  readonly template: Template;
  /** 0..1, see scoreTemplates. */
  readonly score: number;
}

/** How much it says about a template that a concept stands there. */
const FIELD_WEIGHTS = { name: 1, keyword: 0.9, testType: 0.9, slot: 0.3, description: 0.4 } as const;
/** The database's ranking counts this much: it knows spellings, not meanings. */
const RANK_SHARE = 0.15;
/** A concept no template has tells against all of them, but less than one that another template has. */
const UNKNOWN_SHARE = 0.35;
/** Evidence of this size (one word of a name and a bit) is taken in full. */
const FULL_EVIDENCE = 1.2;

/**
 * Scores how well each template fits the concepts of a request: the share of the request a template covers, rare
 * concepts counting more than common ones, times the amount of evidence; and to a smaller part the database's rank.
 * Best first; equal ones in the order given.
 */
export function scoreTemplates(concepts: readonly string[], templates: readonly Template[], ranked: readonly RankedTemplate[]): ScoredTemplate[] {
  const vocabularies = templates.map((template) => vocabularyOf(template));
  const rarity = new Map(concepts.map((concept) => [concept, rarityOf(concept, vocabularies)]));
  const rarities = [...rarity.values()];
  const known = rarities.reduce((sum, value) => sum + value, 0);
  const unknown = rarities.filter((value) => value === 0).length;
  const total = known + unknown * UNKNOWN_SHARE * (known === 0 ? 1 : known / (rarities.length - unknown));
  const ranks = new Map(ranked.map((entry) => [entry.template.id, Math.min(1, Math.max(0, entry.score))]));
  return templates
    .map((template, at) => {
      const weights = concepts.map((concept) => [concept, vocabularies[at]?.get(concept) ?? 0] as const);
      const covered = weights.reduce((sum, [concept, weight]) => sum + weight * (rarity.get(concept) ?? 0), 0);
      const evidence = weights.reduce((sum, [, weight]) => sum + weight, 0);
      const lexical = total === 0 ? 0 : (covered / total) * Math.min(1, evidence / FULL_EVIDENCE);
      const rank = lexical === 0 ? 0 : (ranks.get(template.id) ?? 0);
      return { template, score: lexical * (1 - RANK_SHARE) + rank * RANK_SHARE };
    })
    .sort((one, other) => other.score - one.score);
}

/** The concepts of a template with the weight of the weightiest place each stands in. */
export function vocabularyOf(template: Template): ReadonlyMap<string, number> {
  const words = new Map<string, number>();
  const add = (text: string, weight: number): void => {
    for (const concept of toConcepts(wordsOfName(text))) words.set(concept, Math.max(weight, words.get(concept) ?? 0));
  };
  add(template.name, FIELD_WEIGHTS.name);
  add(template.slug, FIELD_WEIGHTS.name);
  add(template.testType, FIELD_WEIGHTS.testType);
  for (const keyword of template.keywords) add(keyword, FIELD_WEIGHTS.keyword);
  for (const slot of template.slots) add(slot.label, FIELD_WEIGHTS.slot);
  add(template.description, FIELD_WEIGHTS.description);
  return words;
}

/** 0 when no template has the concept; else the more, the fewer have it. */
function rarityOf(concept: string, vocabularies: readonly ReadonlyMap<string, number>[]): number {
  const count = vocabularies.filter((vocabulary) => vocabulary.has(concept)).length;
  return count === 0 ? 0 : Math.log(1 + vocabularies.length / count);
}
