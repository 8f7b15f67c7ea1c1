import type { PageElement } from '../page/page.js';
import { partsOf, wordsOf } from './words.js';

const NAME_LIMIT = 40;

/** Remembers the words and parts of what one page repeats: class names, labels, and the names of ancestors. */
export class Lexicon {
  readonly #words = new Map<string, readonly string[]>();
  readonly #parts = new Map<string, readonly string[]>();
  readonly #names = new Map<PageElement, readonly string[]>();

  /** The words of a key or text, at most 40. */
  words(text: string): readonly string[] {
    let words = this.#words.get(text);
    if (words === undefined) this.#words.set(text, (words = wordsOf(text, NAME_LIMIT)));
    return words;
  }

  /** The parts of an identifier. */
  parts(name: string): readonly string[] {
    let parts = this.#parts.get(name);
    if (parts === undefined) this.#parts.set(name, (parts = partsOf(name)));
    return parts;
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
