import type { PageElement } from '../page/page.js';
import { partsOf, wordsOf } from './words.js';

const WORD_LIMIT = 40;
const PATH_LIMIT = 14;
const NAMED_LEVELS = 7;

interface Ancestry {
  readonly path: readonly string[];
  readonly words: readonly string[];
}

/** Remembers the words and parts of what one page repeats: class names, labels, and the names of ancestors. */
export class Lexicon {
  readonly #words = new Map<string, readonly string[]>();
  readonly #parts = new Map<string, readonly string[]>();
  readonly #ancestry = new Map<PageElement, Ancestry>();
  readonly #names = new Map<PageElement, readonly string[]>();

  /** The words of a key or text, at most 40. */
  words(text: string): readonly string[] {
    let words = this.#words.get(text);
    if (words === undefined) this.#words.set(text, (words = wordsOf(text, WORD_LIMIT)));
    return words;
  }

  /** The parts of an identifier. */
  parts(name: string): readonly string[] {
    let parts = this.#parts.get(name);
    if (parts === undefined) this.#parts.set(name, (parts = partsOf(name)));
    return parts;
  }

  /** The way from an element upwards: tags, and the parts of the ids and classes of the nearest. Siblings share one. */
  above(element: PageElement): Ancestry {
    if (element.parent === null) return { path: NONE, words: NONE };
    let ancestry = this.#ancestry.get(element.parent);
    if (ancestry === undefined) {
      const path: string[] = [];
      const words = new Set<string>();
      for (let above: PageElement | null = element.parent; above !== null && path.length < PATH_LIMIT; above = above.parent) {
        path.push(above.tag);
        if (path.length <= NAMED_LEVELS) for (const part of this.nameParts(above)) words.add(part);
      }
      this.#ancestry.set(element.parent, (ancestry = { path, words: [...words].slice(0, WORD_LIMIT) }));
    }
    return ancestry;
  }

  /** The parts of an element's id and classes. */
  nameParts(element: PageElement): readonly string[] {
    let parts = this.#names.get(element);
    if (parts === undefined) {
      parts = element.id === '' && element.classes.length === 0 ? NONE : [element.id, ...element.classes].flatMap((name) => this.parts(name));
      this.#names.set(element, parts);
    }
    return parts;
  }
}

const NONE: readonly string[] = [];
