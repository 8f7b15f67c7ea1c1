/** Where a placeholder stands. Only `code` may be filled: in text the value's quotes would end the text. */
export type PlaceholderContext = 'code' | 'string' | 'template text' | 'comment' | 'regular expression' | 'url()';

export interface Placeholder {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly context: PlaceholderContext;
}

/** One placeholder, anchored: `{{name}}`, spaces inside allowed. */
const PLACEHOLDER = /\{\{[ \t]*([a-z][a-zA-Z0-9]{0,39})[ \t]*\}\}/y;

/** The placeholder that starts at a position of the code, or null. */
export function placeholderAt(code: string, at: number): { readonly name: string; readonly end: number } | null {
  if (code.charCodeAt(at) !== 123) return null;
  PLACEHOLDER.lastIndex = at;
  const match = PLACEHOLDER.exec(code);
  return match?.[1] === undefined ? null : { name: match[1], end: PLACEHOLDER.lastIndex };
}

/** Replaces every placeholder in one pass: a value that looks like a placeholder is never filled again. */
export function replacePlaceholders(code: string, fill: (name: string) => string): string {
  return code.replace(/\{\{[ \t]*([a-z][a-zA-Z0-9]{0,39})[ \t]*\}\}/g, (_, name: string) => fill(name));
}

/** Walks a stretch of text up to `isEnd` and collects the placeholders in it. Answers the position after the end. */
export function walkText(
  code: string,
  from: number,
  walk: { readonly context: PlaceholderContext; readonly found: Placeholder[]; readonly isEnd: (at: number) => number; readonly hasEscapes: boolean },
): number {
  let at = from;
  while (at < code.length) {
    const end = walk.isEnd(at);
    if (end > at) return end;
    const placeholder = placeholderAt(code, at);
    if (placeholder !== null) {
      walk.found.push({ ...placeholder, start: at, context: walk.context });
      at = placeholder.end;
    } else at += walk.hasEscapes && code[at] === '\\' ? 2 : 1;
  }
  return code.length;
}
