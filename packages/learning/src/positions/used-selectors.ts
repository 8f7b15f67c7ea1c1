import type { CodeLanguage } from '@safecode/domain/verification/report';
import { parseSelectorText, type ComplexText } from '../css/selector-text.js';
import { plainQuotes } from '../text/plain-quotes.js';
import { readCode } from '../tree/read-code.js';
import { selectorPlaces } from './selector-places.js';

/** Grows when `listUsedSelectors` finds more or less in the same code: what was kept of it before is then read anew. */
export const USED_SELECTORS_VERSION = 1;

/**
 * The selectors that stand in code, member by member as they are written, each once and sorted. Empty for code that
 * cannot be read. What code builds at run time is not among them: the verifier's effects name that.
 */
export function listUsedSelectors(text: string, language: CodeLanguage): string[] {
  const code = language === 'js' ? plainQuotes(text, () => true) : text;
  const read = code === '' ? null : readCode(code, language);
  if (read === null) return [];
  const texts = selectorPlaces(read).flatMap((place) => (place.method === null ? place.members.map((member) => code.slice(member[0]?.start, member.at(-1)?.end)) : [place.key]));
  return [...new Set(texts)].sort();
}

/**
 * Whether one of the selectors stands in the other: as it is, narrowed, with something before or behind it, or inside
 * `:is()`, `:not()` and their kin. These are the places where `applyAlias` puts another one.
 * @param used one member of a selector list
 */
export function containsSelector(used: string, selector: string): boolean {
  const wanted = memberOf(selector);
  const member = memberOf(used);
  return wanted !== null && member !== null && contains(member, wanted);
}

const memberOf = (text: string): ComplexText | null => parseSelectorText(text, 0)?.[0] ?? null;

function contains(member: ComplexText, wanted: ComplexText): boolean {
  return member.some((compound, at) => isRunOf(wanted, member, at) || compound.simples.some(({ inner }) => inner.some((one) => contains(one, wanted))));
}

/** True when each compound of `part` is contained in the compound of `whole` at its place, tied in the same way. */
export function isRunOf(part: ComplexText, whole: ComplexText, at: number): boolean {
  return part.every((compound, index) => {
    const other = whole[at + index];
    return other !== undefined && (index === 0 || other.combinator === compound.combinator) && compound.simples.every(({ key }) => other.simples.some((simple) => simple.key === key));
  });
}
