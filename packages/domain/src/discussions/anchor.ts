import { z } from 'zod';

/** Whole lines, counted from 1, both ends included. */
export interface LineRange {
  readonly startLine: number;
  readonly endLine: number;
}

/** A node of the code, described so that it can be found again in another text. Hashes are the first 16 hex digits of SHA-256. */
const anchorTargetSchema = z.object({
  kind: z.string(),
  hash: z.string(),
  /** How many nodes it is, with everything inside. Small ones prove little. */
  size: z.int(),
  /** What it is called, when it is something with a name. */
  name: z.string().nullable(),
  /** What it stands in, from the outside: `FunctionDeclaration:init`. */
  path: z.array(z.string()),
  /** The nearest node around it that the text had only once, and the way from there: the index among the children, each time. */
  within: z.object({ hash: z.string(), steps: z.array(z.int()) }),
  /** Its neighbours. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** How many equal nodes the text had, and which of them this is. */
  twins: z.int(),
  ordinal: z.int(),
  /** Hashes of its leaves and pairs of leaves, the smallest ones. */
  sketch: z.array(z.string()),
});
export type AnchorTarget = z.infer<typeof anchorTargetSchema>;

/** A place in code that survives reformatting and moves. */
export const codeAnchorSchema = z.object({
  /** The lines as they were, for people and for text that does not parse. */
  text: z.string(),
  /** Empty for text that does not parse. */
  targets: z.array(anchorTargetSchema),
  /** Which lines of the targets are meant: all of them, or the first or last line only. */
  edge: z.enum(['all', 'head', 'tail']),
  /** Nodes of the same kinds that were there too: what equals one of them is not the one. */
  others: z.array(z.string()),
});
export type CodeAnchor = z.infer<typeof codeAnchorSchema>;

/** Where an anchor stands in a text: unchanged, changed, or nowhere that could be said for sure. */
export type AnchorPlace = (LineRange & { readonly state: 'same' | 'changed' }) | { readonly state: 'unplaced' };
