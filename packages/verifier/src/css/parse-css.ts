import { ident, tokenize, tokenTypes } from 'css-tree';
import type { CssAtRule, CssDeclaration, CssNode, CssProblem, CssToken, ParsedCss } from './css-syntax.js';

const CLOSER: Readonly<Record<number, number>> = {
  [tokenTypes.LeftCurlyBracket]: tokenTypes.RightCurlyBracket,
  [tokenTypes.LeftParenthesis]: tokenTypes.RightParenthesis,
  [tokenTypes.LeftSquareBracket]: tokenTypes.RightSquareBracket,
  [tokenTypes.Function]: tokenTypes.RightParenthesis,
};
const MAX_DEPTH = 60;

/**
 * Reads a style sheet the way CSS Syntax Level 3 and CSS Nesting say (css-tree's own parser does not know rules
 * nested without `&`). Everything a browser would drop or repair is a problem. `declarations`: the content of a
 * style attribute.
 */
export function parseCss(source: string, context: 'stylesheet' | 'declarations'): ParsedCss {
  const parser = new CssParser(source);
  return { nodes: parser.readBody(context === 'declarations', 0), problems: parser.problems };
}

class CssParser {
  readonly problems: CssProblem[] = [];
  private readonly tokens: CssToken[] = [];
  private at = 0;

  constructor(private readonly source: string) {
    tokenize(source, (type, start, end) => {
      const text = source.slice(start, end);
      if (type === tokenTypes.Comment) {
        if (!/^\/\*[^]*\*\/$/.test(text) || text.length < 4) this.problem('a comment is not closed', start, end);
        return;
      }
      if (type === tokenTypes.BadString) this.problem('a string is not closed', start, end);
      if (type === tokenTypes.BadUrl) this.problem('a url() is not readable', start, end);
      if (type === tokenTypes.String && !isClosedString(text)) this.problem('a string is not closed', start, end);
      this.tokens.push({ type, start, end, text });
    });
  }

  readBody(inBlock: boolean, depth: number): CssNode[] {
    const nodes: CssNode[] = [];
    if (depth > MAX_DEPTH) {
      this.problem('blocks are nested too deeply', this.here(), this.source.length);
      this.at = this.tokens.length;
    }
    for (let token = this.peek(); token !== undefined; token = this.peek()) {
      if (token.type === tokenTypes.WhiteSpace || token.type === tokenTypes.Semicolon) this.at += 1;
      else if (token.type === tokenTypes.RightCurlyBracket) {
        if (depth > 0) return nodes;
        this.problem('a } closes nothing', token.start, token.end);
        this.at += 1;
      } else nodes.push(...this.readNode(token, inBlock, depth));
    }
    return nodes;
  }

  private readNode(token: CssToken, inBlock: boolean, depth: number): CssNode[] {
    if (token.type === tokenTypes.AtKeyword) return [this.readAtRule(token, depth)];
    const declaration = inBlock ? this.tryDeclaration(token) : null;
    if (declaration !== null) return [declaration];
    const prelude = this.readPrelude(inBlock);
    const open = this.peek();
    if (open?.type !== tokenTypes.LeftCurlyBracket) {
      this.problem('neither a rule nor a declaration', token.start, prelude.at(-1)?.end ?? token.end);
      if (prelude.length === 0) this.at += 1;
      return [];
    }
    const body = this.readBlock(open, depth);
    return [{ kind: 'rule', prelude, body, start: token.start, end: this.here() }];
  }

  private readAtRule(token: CssToken, depth: number): CssAtRule {
    this.at += 1;
    const prelude = this.readPrelude(true);
    const open = this.peek();
    const body = open?.type === tokenTypes.LeftCurlyBracket ? this.readBlock(open, depth) : null;
    return { kind: 'at-rule', name: ident.decode(token.text.slice(1)).toLowerCase(), prelude, body, start: token.start, end: this.here() };
  }

  private readBlock(open: CssToken, depth: number): CssNode[] {
    this.at += 1;
    const body = this.readBody(true, depth + 1);
    if (this.peek() === undefined) this.problem('a { is not closed', open.start, open.end);
    else this.at += 1;
    return body;
  }

  /** Up to `{`, `;` (where one may stand) or the end of the block; brackets are kept whole. */
  private readPrelude(stopAtSemicolon: boolean): CssToken[] {
    const prelude: CssToken[] = [];
    for (let token = this.peek(); token !== undefined; token = this.peek()) {
      if (token.type === tokenTypes.LeftCurlyBracket || token.type === tokenTypes.RightCurlyBracket) break;
      if (token.type === tokenTypes.Semicolon && stopAtSemicolon) break;
      this.readComponent(prelude);
    }
    return trim(prelude);
  }

  /** A declaration, or null when what stands here is a nested rule (`a:hover {}` looks like one at first). */
  private tryDeclaration(first: CssToken): CssDeclaration | null {
    if (first.type !== tokenTypes.Ident) return null;
    const saved = this.at;
    const problems = this.problems.length;
    this.at += 1;
    while (this.peek()?.type === tokenTypes.WhiteSpace) this.at += 1;
    if (this.peek()?.type !== tokenTypes.Colon) return this.rewind(saved, problems);
    this.at += 1;
    const value: CssToken[] = [];
    const name = ident.decode(first.text);
    const custom = name.startsWith('--');
    for (let token = this.peek(); token !== undefined; token = this.peek()) {
      if (token.type === tokenTypes.Semicolon || token.type === tokenTypes.RightCurlyBracket) break;
      if (token.type === tokenTypes.LeftCurlyBracket && !custom) return this.rewind(saved, problems);
      this.readComponent(value);
    }
    const trimmed = trim(value);
    const end = trimmed.at(-1)?.end ?? this.here();
    if (trimmed.length === 0 && !custom) this.problem(`${name} has no value`, first.start, end);
    return { kind: 'declaration', name: custom ? name : name.toLowerCase(), value: trimmed, start: first.start, end };
  }

  private rewind(to: number, problems: number): null {
    this.at = to;
    this.problems.length = problems;
    return null;
  }

  /** One token, or a bracket with everything up to its partner. */
  private readComponent(into: CssToken[]): void {
    const stack: number[] = [];
    do {
      const token = this.peek();
      if (token === undefined) {
        this.problem('a bracket is not closed', into.at(-1)?.start ?? 0, this.source.length);
        return;
      }
      const closer = CLOSER[token.type];
      if (closer !== undefined) stack.push(closer);
      else if (token.type === stack.at(-1)) stack.pop();
      else if (isCloser(token.type)) {
        this.problem(`unexpected ${token.text}`, token.start, token.end);
        // A } ends the block whatever is open; the rest is left to the block.
        if (token.type === tokenTypes.RightCurlyBracket) return;
      }
      into.push(token);
      this.at += 1;
    } while (stack.length > 0);
  }

  private peek(): CssToken | undefined {
    return this.tokens[this.at];
  }

  private here(): number {
    return this.tokens[this.at]?.start ?? this.source.length;
  }

  private problem(message: string, start: number, end: number): void {
    this.problems.push({ message, start, end });
  }
}

function isCloser(type: number): boolean {
  return type === tokenTypes.RightCurlyBracket || type === tokenTypes.RightParenthesis || type === tokenTypes.RightSquareBracket;
}

function isClosedString(text: string): boolean {
  if (text.length < 2 || text[0] !== text.at(-1)) return false;
  let escapes = 0;
  for (let at = text.length - 2; at > 0 && text[at] === '\\'; at -= 1) escapes += 1;
  return escapes % 2 === 0;
}

function trim(tokens: readonly CssToken[]): CssToken[] {
  let start = 0;
  let end = tokens.length;
  while (start < end && tokens[start]?.type === tokenTypes.WhiteSpace) start += 1;
  while (end > start && tokens[end - 1]?.type === tokenTypes.WhiteSpace) end -= 1;
  return tokens.slice(start, end);
}
