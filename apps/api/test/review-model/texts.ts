import { contentHashOf } from '@safecode/generator/content-hash';

/** A text of a code. Texts of one meaning differ in formatting only; `null` breaks the rules of the brand. */
export interface Text {
  readonly css: string;
  readonly meaning: string | null;
  readonly contentHash: string;
}

const text = (css: string, meaning: string | null): Text => ({ css, meaning, contentHash: contentHashOf({ pageType: 'pdp', javascript: '', css }) });

/** What people write in the model: two meanings in two formattings each, and one text that is not safe. */
export const TEXTS: readonly Text[] = [
  text('.fx-note { color: red }', 'red'),
  text('.fx-note {\n  color: red;\n}\n', 'red'),
  text('.fx-note { color: blue }', 'blue'),
  text('.fx-note{color:blue;}', 'blue'),
  text('.foreign { display: none }', null),
];

export const textOf = (contentHash: string): Text | undefined => TEXTS.find((known) => known.contentHash === contentHash);
