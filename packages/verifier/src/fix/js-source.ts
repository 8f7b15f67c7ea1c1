import { parse, type Comment } from 'acorn';
import type { Function as FunctionNode, Identifier, Node, Program, SimpleLiteral, TemplateElement } from 'estree';
import { parentsOf, surveyProgram } from '../engine/survey-program.js';
import { LATEST_ES_LEVEL } from '../policy/compile-policy.js';
import type { Span } from '../report/finding-collector.js';
import { variableOf } from '../scopes/names.js';
import { resolveScopes } from '../scopes/resolve-scopes.js';
import type { Variable } from '../scopes/scope.js';

/** A text in the source: a string literal, or one part of a template. `at` is what stands between its quotes. */
export interface SourceText {
  readonly node: SimpleLiteral | TemplateElement;
  readonly value: string;
  readonly at: Span;
  /** True when an expression of the template joins it directly. */
  readonly joinsBefore: boolean;
  readonly joinsAfter: boolean;
}

/** A script as fixes need it: tree, parents, names, texts and comments. Null when it does not parse. */
export interface JsSource {
  readonly code: string;
  readonly program: Program;
  readonly nodes: readonly Node[];
  readonly comments: readonly Span[];
  readonly texts: readonly SourceText[];
  readonly parentOf: (node: Node) => Node | undefined;
  readonly variableOf: (node: Identifier) => Variable | undefined;
}

/** Reads a script for fixing; null when it parses at no level or is nested too deeply. */
export function readJsSource(code: string): JsSource | null {
  const comments: Comment[] = [];
  const program = tryParse(code, comments);
  if (program === null) return null;
  const survey = surveyProgram(program);
  if (survey.isTooDeep) return null;
  const parents = parentsOf(program);
  resolveScopes(program);
  const nodes: Node[] = [program, ...parents.keys()];
  return {
    code,
    program,
    nodes,
    comments,
    texts: nodes.flatMap((node) => textOf(node, code)),
    parentOf: (node) => parents.get(node),
    variableOf,
  };
}

function tryParse(code: string, comments: Comment[]): Program | null {
  try {
    return parse(code, { ecmaVersion: LATEST_ES_LEVEL, sourceType: 'script', onComment: comments }) as unknown as Program;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return null;
    throw error;
  }
}

function textOf(node: Node, code: string): SourceText[] {
  if (node.type === 'Literal' && 'value' in node && typeof node.value === 'string') {
    const { start, end } = spanOf(node);
    return [{ node: node as SimpleLiteral, value: node.value, at: { start: start + 1, end: end - 1 }, joinsBefore: false, joinsAfter: false }];
  }
  if (node.type !== 'TemplateElement') return [];
  const at = spanOf(node);
  return [{ node, value: node.value.cooked ?? node.value.raw, at, joinsBefore: code[at.start - 1] === '}', joinsAfter: !node.tail }];
}

/** Where a node stands. */
export function spanOf(node: Node): Span {
  const { start, end } = node as Node & Partial<Span>;
  return { start: start ?? 0, end: end ?? 0 };
}

/** The source of a node. */
export function sourceOf(source: JsSource, node: Node): string {
  const { start, end } = spanOf(node);
  return source.code.slice(start, end);
}

/** The nodes that stand exactly at a place, the outermost first. */
export function nodesAt(source: JsSource, at: Span): Node[] {
  return source.nodes.filter((node) => spanOf(node).start === at.start && spanOf(node).end === at.end);
}

/** True when a node lies inside a place. */
export function isWithin(node: Node, at: Span): boolean {
  const { start, end } = spanOf(node);
  return at.start <= start && end <= at.end;
}

/** A node and what it stands in, up to the program. */
export function ancestry(source: JsSource, node: Node): Node[] {
  const path: Node[] = [];
  for (let at: Node | undefined = node; at !== undefined; at = source.parentOf(at)) path.push(at);
  return path;
}

/** The function a node runs in, or null at the top. */
export function functionOf(source: JsSource, node: Node): FunctionNode | null {
  return ancestry(source, node).slice(1).find(isFunction) ?? null;
}

function isFunction(node: Node): node is FunctionNode {
  return node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression';
}

/** Texts that stand at a place, and those of constants that are named there. */
export function textsUsedAt(source: JsSource, at: Span): SourceText[] {
  // A finding about what is set points at what it is set on.
  const assigned = nodesAt(source, at).flatMap((node) => {
    const outer = source.parentOf(node);
    return outer?.type === 'AssignmentExpression' && outer.left === node ? [spanOf(outer)] : [];
  });
  const places: Span[] = [at, ...assigned];
  const seen = new Set<Variable>();
  for (const place of places) {
    for (const node of source.nodes) {
      const variable = node.type === 'Identifier' && isWithin(node, place) ? source.variableOf(node) : undefined;
      if (variable === undefined || seen.has(variable)) continue;
      seen.add(variable);
      const init = constantInit(variable);
      if (init !== null) places.push(spanOf(init));
    }
  }
  return source.texts.filter((text) => places.some((place) => isWithin(text.node, place)));
}

/** What a variable is set to, when that happens once and where it is declared. */
export function constantInit(variable: Variable): Node | null {
  const [definition] = variable.defs;
  if (variable.defs.length !== 1 || definition?.type !== 'Variable') return null;
  if (variable.writes !== 1) return null;
  const { init, id } = definition.node;
  return id.type === 'Identifier' ? (init ?? null) : null;
}

/** The name of a member that is not computed from anything but a literal. */
export function memberName(node: Node): string | null {
  if (node.type !== 'MemberExpression') return null;
  if (!node.computed) return node.property.type === 'Identifier' ? node.property.name : null;
  return node.property.type === 'Literal' && typeof node.property.value === 'string' ? node.property.value : null;
}
