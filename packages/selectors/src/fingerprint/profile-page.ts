import type { Page, PageElement } from '../page/page.js';
import { FINGERPRINT_VERSION, type ElementTraits, type Fingerprint } from './fingerprint.js';
import { Lexicon } from './lexicon.js';
import { SiblingPlaces } from './sibling-places.js';
import { TermIndex } from './term-index.js';
import { termName, visitNearTerms, visitOwnTerms } from './term.js';
import { readTextRuns, type TextRuns } from './text-runs.js';
import { traitsOf, type DraftTraits } from './traits-of.js';

/** A page with what is known of each of its elements that can be pointed at. */
export interface PageProfile {
  readonly page: Page;
  readonly runs: TextRuns;
  /** By element index; undefined for what nobody points at: the head, scripts, styles and what is in `noscript`. */
  readonly traits: readonly (ElementTraits | undefined)[];
  readonly terms: TermIndex;
}

const OUTSIDE = new Set(['head', 'script', 'style', 'noscript', 'template', 'link', 'meta', 'html', 'base', 'title', 'source', 'param']);

/** Reads the traits of every element of a page. */
export function profilePage(page: Page): PageProfile {
  const runs = readTextRuns(page);
  const lexicon = new Lexicon();
  const places = new SiblingPlaces();
  const twins = new Map<string, number>();
  const likes = new Map<string, number>();
  const traits: (DraftTraits | undefined)[] = [];
  let skipUntil = 0;
  let heading: PageElement | undefined;
  for (const element of page.elements) {
    const outside = element.index < skipUntil || OUTSIDE.has(element.tag);
    if (outside && element.tag !== 'html') skipUntil = Math.max(skipUntil, element.end);
    const own = outside ? undefined : traitsOf({ page, runs, element, heading, lexicon, places, above: traits[element.parent?.index ?? -1] });
    if (own !== undefined && own.text !== '') {
      const earlier = twins.get(own.text) ?? 0;
      own.twin = earlier;
      twins.set(own.text, earlier + 1);
      const above = traits[element.parent?.index ?? -1];
      if (above?.text === own.text) {
        own.wrapped = true;
        above.wraps = true;
      }
    }
    if (own !== undefined) likes.set(likeOf(own), (likes.get(likeOf(own)) ?? 0) + 1);
    traits.push(own);
    if (/^(?:h[1-6]|legend|caption)$/.test(element.tag)) heading = element;
  }
  for (const own of traits) {
    if (own === undefined) continue;
    own.twins = twins.get(own.text) ?? 1;
    own.likes = likes.get(likeOf(own)) ?? 1;
  }
  return { page, runs, traits, terms: countTerms(traits, runs, lexicon) };
}

/** The fingerprint of an element, to be stored. Undefined for an element nobody points at, such as a script. */
export function fingerprintOf(profile: PageProfile, element: PageElement): Fingerprint | undefined {
  const traits = profile.traits[element.index];
  if (traits === undefined) return undefined;
  const rarity: Record<string, number> = {};
  for (const visit of [visitOwnTerms, visitNearTerms]) {
    visit(traits, (kind, value) => {
      rarity[termName(kind, value)] = profile.terms.countOf(kind, value);
    });
  }
  return { version: FINGERPRINT_VERSION, traits, rarity, pageSize: profile.page.elements.length };
}

function likeOf({ tag, type, role }: DraftTraits): string {
  return `${tag} ${type} ${role}`;
}

function countTerms(traits: readonly (ElementTraits | undefined)[], runs: TextRuns, lexicon: Lexicon): TermIndex {
  const terms = new TermIndex();
  for (const [index, own] of traits.entries()) {
    if (own === undefined) continue;
    visitOwnTerms(own, (kind, value) => {
      terms.hold(kind, value, index);
      // Words are counted by text below: every ancestor would hold them again.
      if (kind !== 'word' && kind !== 'key') terms.count(kind, value);
    });
    for (const word of own.ancestorWords) terms.count('ancestorWord', word);
  }
  for (const key of runs.keys) {
    terms.count('key', key);
    for (const word of new Set(lexicon.words(key))) terms.count('word', word);
  }
  return terms;
}
