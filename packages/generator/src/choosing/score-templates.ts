import type { Template } from '@safecode/domain/templates/template';
import type { RankedTemplate } from '../drafter.js';
import type { ElementMention } from '../elements/find-mentions.js';
import type { Reading } from '../reading/read-request.js';
import { wordsOfName } from '../reading/tokenize.js';
import { rememberByObject } from '../remembering/remember-by-object.js';
import { toConcepts } from './concepts.js';
import type { AskedConcept } from './request-words.js';

export interface ScoredTemplate {
  readonly template: Template;
  /** 0..1, see scoreTemplates. */
  readonly score: number;
  /** Share of what the request says that the template has no slot for: 0..1. */
  readonly unsayable: number;
}

/** How much it says about a template that a concept stands there. */
const FIELD_WEIGHTS = { name: 1, keyword: 0.9, testType: 0.9, slot: 0.3, description: 0.4 } as const;
/** The ranking by words and spelling counts this much: it knows spellings, not meanings. */
const RANK_SHARE = 0.15;
/** A concept no template has tells against all of them, but less than one that another template has. */
const UNKNOWN_SHARE = 0.35;
/** Evidence of this size (one word of a name and a bit) is taken in full. */
const FULL_EVIDENCE = 1.2;
/** What a template loses at most when it has no slot for what the request says. */
const UNSAYABLE_SHARE = 0.35;
/** For a template that is made for the element the request names. */
const HOME_BONUS = 0.1;
const SAME_STEM_SHARE = 0.8;
const MIN_STEM = 5;

/** What of a request decides on the template. */
export interface AskedFor {
  readonly concepts: readonly AskedConcept[];
  readonly reading: Reading;
  readonly mentions: readonly ElementMention[];
}

/**
 * Scores how well each template fits a request: the share of the request's concepts a template covers, rare ones
 * counting more than common ones, times the amount of evidence; less when the request says things the template has no
 * slot for; and to a smaller part the rank by words and spelling. Best first; equal ones in the order given.
 */
export function scoreTemplates(asked: AskedFor, templates: readonly Template[], ranked: readonly RankedTemplate[]): ScoredTemplate[] {
  const { concepts } = asked;
  // One row a concept, one column a template.
  const weights = concepts.map(({ concept }) => templates.map((template) => weightOf(concept, vocabularyOf(template))));
  const rarities = concepts.map(({ weight }, row) => weight * rarityOf(weights[row] ?? []));
  const ranks = new Map(ranked.map((entry) => [entry.template.id, Math.min(1, Math.max(0, entry.score))]));
  const total = totalOf(concepts, rarities);
  return templates
    .map((template, at) => {
      const sumOver = (factor: (row: number) => number): number => weights.reduce((sum, row, index) => sum + (row[at] ?? 0) * factor(index), 0);
      const covered = sumOver((row) => rarities[row] ?? 0);
      const evidence = sumOver((row) => concepts[row]?.weight ?? 0);
      const lexical = total === 0 ? 0 : (covered / total) * Math.min(1, evidence / FULL_EVIDENCE);
      const rank = lexical === 0 ? 0 : (ranks.get(template.id) ?? 0);
      const score = lexical * (1 - RANK_SHARE) + rank * RANK_SHARE + (isAtHome(template, asked.mentions) ? HOME_BONUS : 0);
      const unsayable = unsayableShare(template, asked);
      return { template, score: score * (1 - UNSAYABLE_SHARE * unsayable), unsayable };
    })
    .sort((one, other) => other.score - one.score);
}

/** Whether the template is made for the very element the request names: to stand beside it, or to change it. */
function isAtHome(template: Template, mentions: readonly ElementMention[]): boolean {
  const hasPosition = template.slots.some((slot) => slot.kind === 'position');
  const roles = mentions.filter((mention) => (mention.position !== null) === hasPosition).map((mention) => mention.entry?.role);
  return template.slots.some((slot) => slot.kind === 'selector' && roles.includes(slot.role));
}

/** What could be covered at most; a concept that no template has counts for a part of what the known ones count on average. */
function totalOf(concepts: readonly AskedConcept[], rarities: readonly number[]): number {
  const known = rarities.reduce((sum, value) => sum + value, 0);
  const knownWeight = concepts.reduce((sum, { weight }, at) => sum + (rarities[at] === 0 ? 0 : weight), 0);
  // Words of copy and names of elements that no template has say nothing against them.
  const unknownWeight = concepts.reduce((sum, { weight }, at) => sum + (rarities[at] === 0 && weight === 1 ? 1 : 0), 0);
  return knownWeight === 0 ? 0 : known + UNKNOWN_SHARE * unknownWeight * (known / knownWeight);
}

/** Share of what the request says that the template has no slot for: colours for a template without colours, and so on. */
function unsayableShare(template: Template, { reading, mentions }: AskedFor): number {
  const kinds = new Set<string>(template.slots.map((slot) => (slot.kind === 'number' ? slot.quantity : slot.kind)));
  const said = [
    ...reading.quotes.filter((quote) => quote.use === 'copy').map(() => 'text'),
    ...reading.colors.map(() => 'color'),
    ...reading.urls.map(() => 'url'),
    ...reading.quantities.filter((mention) => !mention.isQuoted && mention.quantity !== 'count').map((mention) => mention.quantity),
    ...mentions.filter((mention) => mention.position !== null && mention.entry !== null).map(() => 'position'),
  ];
  return said.length === 0 ? 0 : said.filter((kind) => !kinds.has(kind)).length / said.length;
}

interface Vocabulary {
  /** The concepts of a template with the weight of the weightiest place each stands in. */
  readonly weights: ReadonlyMap<string, number>;
  /** The same by the letters that concepts with a common stem share. */
  readonly byStart: ReadonlyMap<string, readonly (readonly [string, number])[]>;
}

/** Letters that two concepts of one stem have in common at least: a stem is five long, and its last "e" may be gone. */
const STEM_START = 4;

const vocabularyOf = rememberByObject((template: Template): Vocabulary => {
  const weights = conceptWeights(template);
  const byStart = new Map<string, [string, number][]>();
  for (const entry of weights) {
    const start = entry[0].slice(0, STEM_START);
    byStart.set(start, [...(byStart.get(start) ?? []), entry]);
  }
  return { weights, byStart };
});

function conceptWeights(template: Template): ReadonlyMap<string, number> {
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

/** The weight of a concept in a template; a little less where only the beginning is the same ("suggest", "suggestion"). */
function weightOf(concept: string, { weights, byStart }: Vocabulary): number {
  const exact = weights.get(concept);
  if (exact !== undefined) return exact;
  let best = 0;
  for (const [word, weight] of byStart.get(concept.slice(0, STEM_START)) ?? []) if (isSameStem(concept, word)) best = Math.max(best, weight * SAME_STEM_SHARE);
  return best;
}

function isSameStem(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= MIN_STEM && long.startsWith(short.replace(/e$/, ''));
}

/** 0 when no template has the concept; else the more, the fewer have it. `weights` are the templates' for it. */
function rarityOf(weights: readonly number[]): number {
  const count = weights.filter((weight) => weight > 0).length;
  return count === 0 ? 0 : Math.log(1 + weights.length / count);
}
