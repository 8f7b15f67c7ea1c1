import { Parser, tokTypes, type Options, type TokenType } from 'acorn';
import type { BlockStatement, Node, Program, VariableDeclaration } from 'estree';
import type { LoopNode } from '../engine/survey-program.js';
import { findWord, nextHash } from './word-table.js';
import { NestingGauge } from './nesting-gauge.js';
import { LiteralNode, NameNode, ScriptNode } from './script-nodes.js';

/** How a list of expressions is read: what closes it, whether a comma may stand before that, whether places may be left out, and where errors are noted that only patterns may have. */
type ExpressionList = readonly [close: TokenType, mayTrail: boolean, mayLeaveOut?: boolean, errors?: unknown];

/** What acorn lets its plugins replace. Its types name none of it. */
declare class OpenParser {
  constructor(options: Options, input: string);
  readonly input: string;
  readonly options: { readonly ecmaVersion: number };
  readonly context: readonly { readonly preserveSpace: boolean; readonly override: ((parser: OpenParser) => void) | null | undefined }[];
  pos: number;
  start: number;
  end: number;
  type: TokenType;
  value: unknown;
  containsEsc: boolean;
  lastTokStart: number;
  lastTokEnd: number;
  awaitIdentPos: number;
  readonly keywords: RegExp;
  parse(): unknown;
  next(ignoresEscapes?: boolean): void;
  nextToken(): void;
  readWord(): void;
  readToken(code: number): void;
  getTokenFromCode(code: number): void;
  finishToken(type: TokenType, value?: unknown): void;
  skipSpace(): void;
  eat(type: TokenType): boolean;
  canInsertSemicolon(): boolean;
  startNode(): ScriptNode;
  startNodeAt(start: number): ScriptNode;
  finishNode(node: ScriptNode, type: string): ScriptNode;
  finishNodeAt(node: ScriptNode, type: string, end: number): ScriptNode;
  parseExpression(forInit?: unknown, errors?: unknown): ScriptNode;
  parseMaybeAssign(forInit?: unknown, errors?: unknown, afterLeft?: unknown): ScriptNode;
  parseIdent(isLiberal: boolean): ScriptNode;
  parseExprList(...list: ExpressionList): (ScriptNode | null)[];
  expect(type: TokenType): void;
  unexpected(): never;
  parseLiteral(value: unknown): ScriptNode;
  checkUnreserved(name: NameNode): void;
}

const AcornParser = Parser as unknown as typeof OpenParser;

/** Characters of ASCII that names are made of, and those they begin with. */
const IN_NAMES = Uint8Array.from({ length: 128 }, (_none, code) => (/[\w$]/.test(String.fromCharCode(code)) ? 1 : 0));
const BEGINS_NAMES = Uint8Array.from({ length: 128 }, (_none, code) => (/[A-Za-z_$]/.test(String.fromCharCode(code)) ? 1 : 0));
const ASCII = 0x80;
const [BACKSLASH, SLASH, TAB, LINE_FEED, RETURN, BLANK, NO_BREAK] = [0x5c, 0x2f, 9, 10, 13, 0x20, 0xa0];
const [BRACKET, COMMA, SEMICOLON, BIG] = [0x29, 0x2c, 0x3b, 0x6e];

/** Words that may not be names somewhere: in some edition, in strict mode, in some kind of function. */
const RESERVED = new Set(
  ('abstract arguments async await boolean break byte case catch char class const continue debugger default delete do double else enum eval export extends false final finally float for function goto if implements import in instanceof int interface let long native new null package private protected public return short static super switch synchronized this throw throws transient true try typeof var void volatile while with yield').split(' '),
);

/**
 * acorn, with its ways through what ordinary scripts are made of shortened: plain words, blanks, and arguments of one
 * word or text. It accepts, refuses and says the same. On the way it notes what the checks would walk the tree for.
 */
export class ScriptParser extends AcornParser {
  readonly loops: LoopNode[] = [];
  /** True when something is assigned to `x[y]`; where that is a pattern too. */
  hasComputedWrites = false;
  readonly nesting = new NestingGauge();

  /** @throws SyntaxError with the offset as `pos`, as acorn does */
  program(): Program {
    const program = this.parse() as Program;
    // Loops end from the inside out.
    this.loops.sort((one, other) => startOf(one) - startOf(other));
    return program;
  }

  override startNode(): ScriptNode {
    return new ScriptNode(this.start);
  }

  override startNodeAt(start: number): ScriptNode {
    return new ScriptNode(start);
  }

  override finishNode(node: ScriptNode, type: string): ScriptNode {
    return this.finishNodeAt(node, type, this.lastTokEnd);
  }

  override finishNodeAt(node: ScriptNode, type: string, end: number): ScriptNode {
    node.type = type;
    node.end = end;
    if (type !== 'Identifier') this.nesting.close(node.start);
    if (type === 'AssignmentExpression') this.hasComputedWrites ||= writesComputed(node as unknown as Node);
    else if (type === 'BlockStatement' || type === 'VariableDeclaration') fit(node as unknown as BlockStatement | VariableDeclaration);
    else if (type === 'ForStatement' || type === 'ForOfStatement' || type === 'ForInStatement' || type === 'WhileStatement' || type === 'DoWhileStatement') this.loops.push(node as unknown as LoopNode);
    return node;
  }

  override parseIdent(isLiberal: boolean): ScriptNode {
    if (this.type !== tokTypes.name) return super.parseIdent(isLiberal);
    const node = new NameNode(this.start, this.value as string);
    this.next(isLiberal);
    node.end = this.lastTokEnd;
    if (isLiberal) return node;
    this.checkUnreserved(node);
    if (node.name === 'await' && this.awaitIdentPos === 0) this.awaitIdentPos = node.start;
    return node;
  }

  override parseLiteral(value: unknown): ScriptNode {
    if (typeof value !== 'string' && (typeof value !== 'number' || this.input.charCodeAt(this.end - 1) === BIG)) return super.parseLiteral(value);
    const node = new LiteralNode(this.start, value, this.input);
    this.next();
    node.end = this.lastTokEnd;
    return node;
  }

  override checkUnreserved(name: NameNode): void {
    if (RESERVED.has(name.name)) super.checkUnreserved(name);
  }

  /** One word or text right before a bracket, a comma or a semicolon is all there is of an expression. */
  override parseMaybeAssign(forInit?: unknown, errors?: unknown, afterLeft?: unknown): ScriptNode {
    const { type } = this;
    if (afterLeft === undefined && (type === tokTypes.name || type === tokTypes.string)) {
      const code = this.input.charCodeAt(this.pos);
      if (code === BRACKET || code === COMMA || code === SEMICOLON) {
        if (type === tokTypes.string) return this.parseLiteral(this.value);
        if (!RESERVED.has(this.value as string)) return this.parseIdent(false);
      }
    }
    return super.parseMaybeAssign(forInit, errors, afterLeft);
  }

  /** As acorn's, without looking out for the end of the stack at each expression: whoever parses the whole does. */
  override parseExpression(forInit?: unknown, errors?: unknown): ScriptNode {
    const { start } = this;
    const first = this.parseMaybeAssign(forInit, errors);
    if (this.type !== tokTypes.comma) return first;
    const expressions = [first];
    while (this.eat(tokTypes.comma)) expressions.push(this.parseMaybeAssign(forInit, errors));
    return this.finishNode(Object.assign(this.startNodeAt(start), { expressions }), 'SequenceExpression');
  }

  /** Most lists hold one or two expressions. */
  override parseExprList(...list: ExpressionList): (ScriptNode | null)[] {
    const [close, mayTrail] = list;
    if (this.type === tokTypes.ellipsis || this.type === tokTypes.comma || this.type === close) return super.parseExprList(...list);
    const first = this.parseMaybeAssign(false, list[3]);
    if (this.eat(close)) return [first];
    this.expect(tokTypes.comma);
    if (this.type === close && !mayTrail) this.unexpected();
    const others = super.parseExprList(...list);
    const [second] = others;
    return others.length === 1 && second !== undefined ? [first, second] : [first, ...others];
  }

  override canInsertSemicolon(): boolean {
    const { type, input, start } = this;
    if (type === tokTypes.eof || type === tokTypes.braceR) return true;
    for (let at = this.lastTokEnd; at < start; at += 1) if (isNewLine(input.charCodeAt(at))) return true;
    return false;
  }

  override next(ignoresEscapes?: boolean): void {
    if (this.containsEsc) return super.next(ignoresEscapes);
    this.lastTokEnd = this.end;
    this.lastTokStart = this.start;
    this.nextToken();
  }

  override nextToken(): void {
    const context = this.context[this.context.length - 1];
    if (context === undefined || context.preserveSpace || context.override) return super.nextToken();
    this.skipSpace();
    const { pos } = this;
    const code = this.input.charCodeAt(pos);
    if (!(code < ASCII)) return super.nextToken();
    this.start = pos;
    if (BEGINS_NAMES[code] === 1) this.readWord();
    else if (code === BACKSLASH) this.readToken(code);
    else this.getTokenFromCode(code);
  }

  override skipSpace(): void {
    const { input } = this;
    let at = this.pos;
    let code = input.charCodeAt(at);
    while (code === BLANK || code === LINE_FEED || code === TAB || code === RETURN) code = input.charCodeAt((at += 1));
    this.pos = at;
    // Comments and rare blanks.
    if (code === SLASH || code >= NO_BREAK || (code > LINE_FEED && code < RETURN)) super.skipSpace();
  }

  override readWord(): void {
    const { input, pos } = this;
    let at = pos;
    let hash = 0;
    let code = input.charCodeAt(at);
    while (code < ASCII && IN_NAMES[code] === 1) {
      hash = nextHash(hash, code);
      code = input.charCodeAt((at += 1));
    }
    if (code === BACKSLASH || !(code < ASCII)) return super.readWord();
    this.pos = at;
    this.containsEsc = false;
    const known = findWord(input, { start: pos, end: at, hash });
    if (known === null) this.finishToken(tokTypes.name, input.slice(pos, at));
    else this.finishToken(known.keyword !== null && (this.options.ecmaVersion >= 6 || this.keywords.test(known.text)) ? known.keyword : tokTypes.name, known.text);
  }
}

function isNewLine(code: number): boolean {
  return code === LINE_FEED || code === RETURN || code === 0x2028 || code === 0x2029;
}

function startOf(node: LoopNode): number {
  return (node as unknown as ScriptNode).start;
}

/** A list that was put together one by one has room for many more. */
function fit(node: BlockStatement | VariableDeclaration): void {
  if (node.type === 'BlockStatement') node.body = node.body.slice();
  else node.declarations = node.declarations.slice();
}

function writesComputed(node: Node): boolean {
  return node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression' && node.left.computed;
}
