import type { Template } from '@safecode/domain/templates/template';
import type { RankedTemplate } from '../drafter.js';
import { tokenize } from '../reading/tokenize.js';
import { rememberByObject } from '../remembering/remember-by-object.js';
import { spellText, spellingSimilarity, trigramsOfWords, type WordTrigrams } from './spelling-similarity.js';

/** Stems of a template; true for those of its name, test type and keywords. */
export type TemplateWords = ReadonlyMap<string, boolean>;

/** What is ranked for. `words` are the request's stems with their places, in any order. */
export interface RankQuery {
  readonly words: readonly { readonly lexeme: string; readonly place: number }[];
  /** Stems that say nothing here: the page type's own name. */
  readonly ignored: ReadonlySet<string>;
  /** The text the words are from. */
  readonly text: string;
  readonly templates: readonly Template[];
  readonly wordsOf: ReadonlyMap<number, TemplateWords>;
  readonly limit: number;
}

/** Words of the request matter less after this many characters; bounds the work. */
const RANKED_TEXT = 1000;
/** Quoted copy, links and colours are what goes into the code; they do not say which template it is. */
const CONTENT = /"[^"]*"|“[^”]*”|„[^“]*“|«[^»]*»|https?:\/\/\S+|#[0-9a-f]{3,8}\b/gi;

/** How much a word counts that stands in the description only, against one of the name, the test type or a keyword. */
const IN_DESCRIPTION = 0.6;
/** How much a word counts against every template when none of them has it, against the rarest word one of them has. */
const UNKNOWN_WORD = 0.35;
/** How much the first word counts against another: requests begin with what is to be done ("hide", "move"). */
const LEADING_WORD = 1.5;
/** The part of the score that comes from words; the rest comes from trigrams, which forgive spelling. */
const WORDS = 0.75;

const NO_WORDS: TemplateWords = new Map();

/** The part of a description that says which kind of variation is wanted. A request of nothing but copy is taken whole. */
export function rankedText(description: string): string {
  const whole = description.slice(0, RANKED_TEXT);
  const wanted = whole.replaceAll(CONTENT, ' ');
  return /\p{L}/u.test(wanted) ? wanted : whole;
}

/**
 * Templates by how well they fit a request, best first, in the order of a score of two parts, each 0..1:
 * - words: the share of the request's words (stems without stop words) that the template has, each weighted by how few
 *   of the templates have it (ln(1 + templates / having), as in inverse document frequency);
 * - spelling: how much of the template's name stands in the request by trigrams.
 */
export function rankTemplates(query: RankQuery): RankedTemplate[] {
  const asked = weighWords(query);
  const total = asked.reduce((sum, { worth }) => sum + worth, 0);
  const spelled = spellText(tokenize(query.text).map(({ word }) => word));
  const ranked = query.templates.map((template): RankedTemplate => {
    const words = query.wordsOf.get(template.id) ?? NO_WORDS;
    const covered = asked.reduce((sum, { lexeme, worth }) => sum + strengthOf(words, lexeme) * worth, 0);
    return { template, score: WORDS * (total === 0 ? 0 : covered / total) + (1 - WORDS) * spellingSimilarity(nameTrigrams(template), spelled) };
  });
  return ranked.sort((one, other) => other.score - one.score || one.template.id - other.template.id).slice(0, query.limit);
}

function weighWords(query: RankQuery): { lexeme: string; worth: number }[] {
  const words = query.words.filter(({ lexeme }) => !query.ignored.has(lexeme));
  const first = Math.min(...words.map(({ place }) => place));
  const all = query.templates.length;
  return words.map(({ lexeme, place }) => {
    const having = query.templates.filter((template) => query.wordsOf.get(template.id)?.has(lexeme) === true).length;
    const rarity = having === 0 ? UNKNOWN_WORD * Math.log(1 + all) : Math.log(1 + all / having);
    return { lexeme, worth: rarity * (place === first ? LEADING_WORD : 1) };
  });
}

function strengthOf(words: TemplateWords, lexeme: string): number {
  const isNamed = words.get(lexeme);
  if (isNamed === undefined) return 0;
  return isNamed ? 1 : IN_DESCRIPTION;
}

const nameTrigrams = rememberByObject((template: Template): readonly WordTrigrams[] => trigramsOfWords(tokenize(template.name).map(({ word }) => word)));
