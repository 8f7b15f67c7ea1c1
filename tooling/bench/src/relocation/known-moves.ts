import { readFileSync } from 'node:fs';
import path from 'node:path';
import { profilePage, type PageProfile } from '@safecode/selectors/fingerprint/profile-page';
import { parsePage } from '@safecode/selectors/page/parse-page';
import { queryAll } from '@safecode/selectors/page/query-all';
import { pairPages, type PagePair } from '@safecode/selectors/relocation/page-pair';
import { siteOf, type LabelledPair, type LabelledTarget } from './development-pairs.js';
import { iconiseElement, openPage, removeElement, rewordElement, stripAttributes } from './rewrite-page.js';
import { seededRandom } from '@safecode/learning/statistics/seeded-random';

/** An element of an old page with its true place in the changed one; null when it is gone. */
export interface KnownMove {
  readonly pages: PagePair;
  readonly site: string;
  readonly suite: string;
  readonly oldIndex: number;
  readonly newIndex: number | null;
  readonly weight: number;
  /** A labelled target, or how the example was made of the pages themselves. */
  readonly source: 'labelled' | 'removed' | 'rewritten' | 'rewritten-removed';
  readonly target?: LabelledTarget;
}

/** Examples made of the pages themselves, a pair. */
const REWRITTEN = 24;
const REMOVED_WEIGHT = 0.25;
const REWRITTEN_WEIGHT = 0.2;
const BOTH_WEIGHT = 0.12;
const TOLD_APART = new Set(['control', 'field', 'choice', 'image', 'heading', 'inline', 'block']);
const SMALL = 8;

/**
 * Everything one pair of pages teaches: its labelled targets; each of them again with the true element taken out; and
 * elements that are surely the same in both versions, after what makes them so was changed.
 */
export function* knownMoves(folder: string, pair: LabelledPair): Generator<KnownMove> {
  const oldHtml = readFileSync(path.join(folder, pair.old), 'utf8');
  const newHtml = readFileSync(path.join(folder, pair.new), 'utf8');
  const pages = pairPages(profile(oldHtml), profile(newHtml));
  const common = { site: siteOf(pair), suite: pair.suite };
  for (const target of pair.targets) {
    const oldIndex = indexOf(pages.old, target.selector);
    const newIndex = target.truth === null ? null : indexOf(pages.changed, target.truth);
    yield { ...common, pages, oldIndex, newIndex, weight: 1, source: 'labelled', target };
    if (newIndex !== null) yield { ...common, pages: pairPages(pages.old, profile(without(newHtml, pages.changed, newIndex))), oldIndex, newIndex: null, weight: REMOVED_WEIGHT, source: 'removed', target };
  }
  const random = seededRandom(pair.id.length * 7919 + (pair.id.codePointAt(4) ?? 0));
  const usable = pages.anchors.filter(({ oldIndex, newIndex }) => canTeach(pages, oldIndex, newIndex));
  for (let round = 0; round < REWRITTEN && usable.length > 0; round += 1) {
    const [anchor] = usable.splice(Math.floor(random() * usable.length), 1);
    if (anchor === undefined) break;
    const { oldIndex, newIndex } = anchor;
    const written = rewrite({ pages, oldHtml, newHtml, oldIndex, newIndex, random });
    if (written.old.traits[oldIndex] === undefined || written.changed.traits[newIndex] === undefined) continue;
    yield { ...common, pages: pairPages(written.old, written.changed), oldIndex, newIndex, weight: REWRITTEN_WEIGHT, source: 'rewritten' };
    if (random() < 0.4) yield { ...common, pages: pairPages(written.old, profile(without(written.newHtml, written.changed, newIndex))), oldIndex, newIndex: null, weight: BOTH_WEIGHT, source: 'rewritten-removed' };
  }
}

function profile(html: string): PageProfile {
  return profilePage(parsePage(html));
}

function indexOf(page: PageProfile, selector: string): number {
  const [found, ...others] = queryAll(page.page, selector);
  if (found === undefined || others.length > 0) throw new Error(`"${selector}" does not match exactly one element of a labelled page`);
  return found.index;
}

function canTeach(pages: PagePair, oldIndex: number, newIndex: number): boolean {
  const [old, now] = [pages.old.traits[oldIndex], pages.changed.traits[newIndex]];
  if (old === undefined || now === undefined) return false;
  return old.family === now.family && TOLD_APART.has(old.family) && old.names.length > 0 && Math.max(old.size, now.size) <= SMALL && !old.hidden && !now.hidden;
}

/** The changed page without an element and the wrappers that hold nothing else. */
function without(html: string, { page }: PageProfile, index: number): string {
  let element = page.elements[index];
  while (element?.parent && element.parent.tag !== 'body' && element.parent.children.length === 1 && element.parent.text === element.text) element = element.parent;
  const written = openPage(html);
  removeElement(written, element?.index ?? index);
  return written.html();
}

interface Rewriting {
  readonly pages: PagePair;
  readonly oldHtml: string;
  readonly newHtml: string;
  readonly oldIndex: number;
  readonly newIndex: number;
  readonly random: () => number;
}

/** Changes what ties the element to itself: its numbers, words, attributes, or its text into an icon. */
function rewrite({ pages, oldHtml, newHtml, oldIndex, newIndex, random }: Rewriting): { old: PageProfile; changed: PageProfile; newHtml: string } {
  const traits = pages.old.traits[oldIndex];
  const names = pages.old.traits.flatMap((other) => (other?.names[0] !== undefined && other.names[0].length < 40 ? [other.names[0]] : []));
  const other = (): string => names[Math.floor(random() * names.length)] ?? 'other';
  const how = random();
  if (how >= 0.6 && how < 0.75 && traits?.family === 'control' && traits.text !== '') {
    const page = openPage(newHtml);
    const tag = pages.changed.traits[newIndex]?.tag ?? 'a';
    iconiseElement(page, newIndex, { attribute: random() < 0.5 ? 'title' : 'aria-label', tag: tag === 'a' && random() < 0.6 ? 'button' : tag });
    const html = page.html();
    return { old: pages.old, changed: profile(html), newHtml: html };
  }
  const page = openPage(oldHtml);
  if (how < 0.2 && traits !== undefined && /\d/.test(traits.text)) rewordElement(page, oldIndex, (text) => text.replaceAll(/\d/g, () => String(Math.floor(random() * 10))));
  else if (how < 0.45) rewordElement(page, oldIndex, (text) => fewerWords(text, random) ?? other());
  else if (how < 0.6) {
    rewordElement(page, oldIndex, (text) => (random() < 0.5 ? `${text} ${other()}` : `${other()} ${text}`));
    if (random() < 0.5) stripAttributes(page, oldIndex, ['href', 'id', 'name', 'src', 'data-']);
  } else if (how < 0.88) rewordElement(page, oldIndex, other);
  else stripAttributes(page, oldIndex, ['href', 'id', 'name', 'src', 'srcset', 'class', 'data-']);
  return { old: profile(page.html()), changed: pages.changed, newHtml };
}

function fewerWords(text: string, random: () => number): string | undefined {
  const words = text.trim().split(/\s+/);
  if (words.length < 2 || random() < 0.3) return undefined;
  words.splice(Math.floor(random() * words.length), 1 + Math.floor(random() * (words.length - 1)));
  return words.length === 0 ? undefined : words.join(' ');
}
