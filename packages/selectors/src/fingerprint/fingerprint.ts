import type { Family } from './element-kind.js';

/** Raised when the meaning of a trait changes; fingerprints of other versions are taken anew from their page. */
export const FINGERPRINT_VERSION = 1;

/** What is known of an element, as compared keys and words. Plain data: it is stored, and used when its page is gone. */
export interface ElementTraits {
  readonly tag: string;
  readonly family: Family;
  readonly role: string;
  /** Type of an `input` or `button`. */
  readonly type: string;
  /** Key of the whole text, from at most 300 characters. */
  readonly text: string;
  /** Key of the text that stands directly in it. */
  readonly ownText: string;
  /** The beginning of its text, and its own text, with the numbers left out; empty without numbers. */
  readonly shape: string;
  readonly ownShape: string;
  /** What it may be called, best first. */
  readonly names: readonly string[];
  /** Distinct words of its text and names. */
  readonly words: readonly string[];
  readonly id: string;
  readonly nameAttribute: string;
  /** Parts of its id, `name` and test attributes. */
  readonly idWords: readonly string[];
  readonly classes: readonly string[];
  readonly classWords: readonly string[];
  readonly link: string;
  readonly linkWords: readonly string[];
  /** File of the image it is or, when small, holds. */
  readonly image: string;
  readonly imageWords: readonly string[];
  /** Other attributes as `name=value`. */
  readonly attributes: readonly string[];
  readonly label: string;
  /** The two readable pieces before and after it, the nearest first. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** The last heading before it. */
  readonly heading: string;
  /** Words of the three next larger blocks around it that hold more text than the one before. */
  readonly blocks: readonly (readonly string[])[];
  /** Tags from its parent upwards. */
  readonly path: readonly string[];
  /** Parts of the ids and classes of its ancestors. */
  readonly ancestorWords: readonly string[];
  readonly landmark: string;
  /** Place among all siblings and among those of the same tag, from 0, with their numbers. */
  readonly position: number;
  readonly siblings: number;
  readonly typePosition: number;
  readonly typeSiblings: number;
  /** Place in the nearest list of three or more alike, from 0; -1 outside of lists. */
  readonly item: number;
  readonly items: number;
  readonly depth: number;
  /** Place in document order, 0..1. */
  readonly place: number;
  /** Elements inside it. */
  readonly size: number;
  /** Tags of the first elements inside it. */
  readonly inside: readonly string[];
  /** Whether a child says the same as the whole, and whether its parent says no more than it. */
  readonly wraps: boolean;
  readonly wrapped: boolean;
  /** Whether it is hidden by its own attributes or those of an ancestor. */
  readonly hidden: boolean;
  /** How many elements of its page have the same tag, type and role. */
  readonly likes: number;
  /** How many elements of its page have the same whole text, and where it stands among them. */
  readonly twins: number;
  readonly twin: number;
}

/** A stored fingerprint: the traits, with how often each of its terms occurs in its page. */
export interface Fingerprint {
  readonly version: number;
  readonly traits: ElementTraits;
  readonly rarity: Readonly<Record<string, number>>;
  /** Elements in the page it was taken from. */
  readonly pageSize: number;
}
