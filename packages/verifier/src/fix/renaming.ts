import type { TextEdit } from '@safecode/domain/verification/report';

/** A name that gets the own prefix, and what it names. */
export interface Renaming {
  readonly of: string;
  readonly name: string;
  readonly to: string;
}

/** The places of a name in one source. */
export interface Places {
  readonly edits: readonly TextEdit[];
  /** True when one of them gives the name its meaning: markup, a new element, a style rule. A toggle alone does not. */
  readonly introduces: boolean;
  /** True when the name also stands where it cannot be told whether it is this name: then nothing may be renamed. */
  readonly unclear: boolean;
}

export const NO_PLACES: Places = { edits: [], introduces: false, unclear: false };
