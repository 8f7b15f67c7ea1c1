/** Where the text of a page is kept once; elements remember their part of it. */
export interface TextSource {
  text: string;
}

/** A piece of text between elements. Comments are left out of the model: no selector sees them. */
export interface PageText {
  readonly kind: 'text';
  readonly data: string;
  readonly parent: PageElement;
}

export type PageNode = PageElement | PageText;

interface Place {
  readonly index: number;
  readonly tag: string;
  readonly parent: PageElement | null;
  readonly position: number;
  readonly attributes: ReadonlyMap<string, string>;
  readonly source: TextSource;
  readonly textStart: number;
}

/** The parts of an element that its parser fills in while it reads on. */
export interface OpenElement {
  readonly element: PageElement;
  readonly nodes: PageNode[];
  readonly children: PageElement[];
  readonly close: (end: number, textEnd: number) => void;
}

const CLASS_SEPARATOR = /[\t\n\f\r ]+/;

/** Squeezes white space of every kind to single spaces and trims it. */
export function normaliseText(text: string): string {
  return text.replace(/[\s\u00ad\u200b-\u200d\u2060\ufeff]+/g, ' ').trim();
}

/**
 * An element of a parsed page. It never changes. `index` is its place in document order, and the elements inside it are
 * those from `index + 1` up to but not including `end`.
 */
export class PageElement {
  readonly kind = 'element';
  readonly index: number;
  /** Lower-case tag name. */
  readonly tag: string;
  readonly parent: PageElement | null;
  /** Place among the element children of its parent, from 0. */
  readonly position: number;
  /** Elements above it; 0 for `html`. */
  readonly depth: number;
  readonly attributes: ReadonlyMap<string, string>;
  readonly id: string;
  /** Class names in the order written, each once. */
  readonly classes: readonly string[];
  readonly children: readonly PageElement[];
  /** Elements and texts in document order. */
  readonly nodes: readonly PageNode[];
  readonly #source: TextSource;
  readonly #textStart: number;
  #textEnd = 0;
  #end = 0;
  #text: string | undefined;
  #ownText: string | undefined;

  private constructor(place: Place, nodes: readonly PageNode[], children: readonly PageElement[]) {
    this.index = place.index;
    this.tag = place.tag;
    this.parent = place.parent;
    this.position = place.position;
    this.depth = place.parent === null ? 0 : place.parent.depth + 1;
    this.attributes = place.attributes;
    this.id = place.attributes.get('id') ?? '';
    this.classes = classesOf(place.attributes.get('class'));
    this.nodes = nodes;
    this.children = children;
    this.#source = place.source;
    this.#textStart = place.textStart;
  }

  /** Opens an element for the parser; nobody else makes elements. */
  static open(place: Place): OpenElement {
    const nodes: PageNode[] = [];
    const children: PageElement[] = [];
    const element = new PageElement(place, nodes, children);
    const close = (end: number, textEnd: number): void => {
      element.#end = end;
      element.#textEnd = textEnd;
    };
    return { element, nodes, children, close };
  }

  /** One past the index of the last element inside it. */
  get end(): number {
    return this.#end;
  }

  /** The whole readable text inside it: white space squeezed, blocks apart, without scripts, styles and `noscript`. */
  get text(): string {
    this.#text ??= normaliseText(this.#source.text.slice(this.#textStart, this.#textEnd));
    return this.#text;
  }

  /** Length of its raw text: tells cheaply whether there is any. */
  get textLength(): number {
    return this.#textEnd - this.#textStart;
  }

  /** The beginning of its text, read from at most `limit` raw characters: cheap for elements that hold half a page. */
  excerpt(limit: number): string {
    if (this.#textEnd - this.#textStart <= limit) return this.text;
    return normaliseText(this.#source.text.slice(this.#textStart, this.#textStart + limit));
  }

  /** The text that stands directly in it, without the text of its children. */
  get ownText(): string {
    this.#ownText ??= normaliseText(this.nodes.map((node) => (node.kind === 'text' ? node.data : ' ')).join(''));
    return this.#ownText;
  }

  /** The value of an attribute, or an empty string. */
  attribute(name: string): string {
    return this.attributes.get(name) ?? '';
  }

  /** Whether `other` is inside this element; an element is not inside itself. */
  contains(other: PageElement): boolean {
    return other.index > this.index && other.index < this.#end;
  }
}

function classesOf(value: string | undefined): readonly string[] {
  if (value === undefined) return NONE;
  const names = value.split(CLASS_SEPARATOR).filter((name) => name !== '');
  return names.length === 0 ? NONE : [...new Set(names)];
}

const NONE: readonly string[] = [];

/** A parsed page: its elements in document order and the indexes a selector starts from. It never changes. */
export interface Page {
  readonly root: PageElement;
  readonly elements: readonly PageElement[];
  /** A page without a doctype: browsers compare its classes and ids without regard to case. */
  readonly quirks: boolean;
  readonly byId: ReadonlyMap<string, readonly PageElement[]>;
  readonly byClass: ReadonlyMap<string, readonly PageElement[]>;
  readonly byTag: ReadonlyMap<string, readonly PageElement[]>;
  /** Elements that carry an attribute, by its name. */
  readonly byAttribute: ReadonlyMap<string, readonly PageElement[]>;
}
