import { placeholderAt, walkText, type Placeholder } from './find-placeholders.js';

/** Words after which a `/` begins a regular expression and not a division. */
const BEFORE_REGEX = new Set(['return', 'typeof', 'case', 'in', 'of', 'void', 'delete', 'throw', 'new', 'else', 'do', 'instanceof', 'yield', 'await']);

/**
 * The placeholders of a piece of JavaScript with the context each stands in. A lexer without a grammar: where only a
 * grammar could tell a regular expression from a division it may err, which costs a warning too many or too few when a
 * template is written. The filled code is proved by the verifier in every case. Never throws.
 */
export function findJsPlaceholders(code: string): Placeholder[] {
  const found: Placeholder[] = [];
  /** For each open `${`: how many `{` are open inside it. */
  const templates: number[] = [];
  let lastToken = '';
  let at = 0;
  while (at < code.length) {
    const char = code[at] ?? '';
    const placeholder = placeholderAt(code, at);
    if (placeholder !== null) {
      found.push({ ...placeholder, start: at, context: 'code' });
      at = placeholder.end;
      lastToken = 'value';
      continue;
    }
    const text = walkLiteral(code, { at, lastToken, found });
    if (text !== null) {
      if (!isComment(code, at)) lastToken = 'value';
      at = text;
    } else if (char === '`' || (char === '}' && templates.at(-1) === 0)) {
      if (char === '}') templates.pop();
      at = walkTemplate(code, at + 1, found);
      if (code[at - 1] === '{' && code[at - 2] === '$') templates.push(0);
      lastToken = code[at - 1] === '{' ? '{' : 'value';
    } else {
      const token = /^[\w$]+/.exec(code.slice(at, at + 60))?.[0] ?? char;
      countBrace(templates, token);
      if (token.trim() !== '') lastToken = token;
      at += token.length;
    }
  }
  return found;
}

function isComment(code: string, at: number): boolean {
  return code.startsWith('//', at) || code.startsWith('/*', at);
}

/** Braces count only inside a `${`, where the one that closes it must be told from the others. */
function countBrace(templates: number[], token: string): void {
  const open = templates.pop();
  if (open !== undefined) templates.push(open + (token === '{' ? 1 : token === '}' ? -1 : 0));
}

/** Walks a comment, string or regular expression that begins here. Null: none does. */
function walkLiteral(code: string, state: { at: number; lastToken: string; found: Placeholder[] }): number | null {
  const { at, found } = state;
  const char = code[at];
  if (code.startsWith('//', at)) {
    return walkText(code, at + 2, { context: 'comment', found, hasEscapes: false, isEnd: (here) => (code[here] === '\n' ? here + 1 : 0) });
  }
  if (code.startsWith('/*', at)) {
    return walkText(code, at + 2, { context: 'comment', found, hasEscapes: false, isEnd: (here) => (code.startsWith('*/', here) ? here + 2 : 0) });
  }
  if (char === '"' || char === "'") {
    return walkText(code, at + 1, { context: 'string', found, hasEscapes: true, isEnd: (here) => (code[here] === char || code[here] === '\n' ? here + 1 : 0) });
  }
  if (char === '/' && beginsRegex(state.lastToken)) {
    return walkText(code, at + 1, { context: 'regular expression', found, hasEscapes: true, isEnd: (here) => (code[here] === '/' || code[here] === '\n' ? here + 1 : 0) });
  }
  return null;
}

/** Walks the text of a template literal up to its end or to the next `${`. */
function walkTemplate(code: string, from: number, found: Placeholder[]): number {
  return walkText(code, from, {
    context: 'template text',
    found,
    hasEscapes: true,
    isEnd: (here) => (code[here] === '`' ? here + 1 : code.startsWith('${', here) ? here + 2 : 0),
  });
}

function beginsRegex(lastToken: string): boolean {
  if (lastToken === '') return true;
  if (/^[\w$]/.test(lastToken)) return BEFORE_REGEX.has(lastToken);
  return !')]}'.includes(lastToken);
}
