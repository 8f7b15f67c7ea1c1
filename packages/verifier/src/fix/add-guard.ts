import type { Identifier, MemberExpression, Node } from 'estree';
import type { Fix, TextEdit } from '@safecode/domain/verification/report';
import type { Span } from '../report/finding-collector.js';
import type { Fixer } from './change.js';
import { ancestry, functionOf, isWithin, nodesAt, sourceOf, spanOf, type JsSource } from './js-source.js';

/** First edition with `?.`. */
const OPTIONAL_CHAINING = 2020;

const insert = (at: number, text: string): TextEdit => ({ language: 'js', start: at, end: at, text });
const replace = (at: Span, text: string): TextEdit => ({ language: 'js', start: at.start, end: at.end, text });

/**
 * Ways to use an element only when it is there. Where it is not, the code threw before and so did not go on: leaving
 * the function, skipping the statement or a chain nobody reads keeps to that.
 */
export const addGuard: Fixer = ({ policy, draft, change }) => {
  const { js } = change;
  if (js === null) return [];
  const fixes: Fix[] = [];
  for (const node of nodesAt(js, draft.at)) {
    if (node.type === 'MemberExpression') {
      if (node.object.type === 'Identifier') fixes.push(...guardName(js, node.object));
      if (policy.esLevel >= OPTIONAL_CHAINING) fixes.push(...chain(js, node));
      fixes.push(...keepInConstant(js, node));
    }
    if (node.type === 'CallExpression') for (const argument of node.arguments) if (argument.type === 'Identifier') fixes.push(...guardName(js, argument));
  }
  return fixes;
};

/** `if (!el) return;` in front of the statement, or `if (el)` around it at the top of the script. */
function guardName(js: JsSource, name: Identifier): Fix[] {
  const statement = statementOf(js, name);
  if (statement === null || isSetWithin(js, name, statement)) return [];
  const title = `Use ${name.name} only when it is there`;
  const { start } = spanOf(statement);
  // An error inside of try goes to its catch block, not out of the function.
  if (functionOf(js, name) !== null && !isCaught(js, name)) return [{ title, edits: [insert(start, `if (!${name.name}) return;${breakLike(js, start)}`)] }];
  return statement.type === 'ExpressionStatement' ? [{ title, edits: [insert(start, `if (${name.name}) `)] }] : [];
}

/** `a.b()` as a statement of its own: `a?.b()`. */
function chain(js: JsSource, node: MemberExpression): Fix[] {
  const [end, outer] = endOfChain(js, node);
  const isUnread = outer?.type === 'ExpressionStatement' || (outer?.type === 'ArrowFunctionExpression' && outer.body === end);
  if (!isUnread || node.optional || end.type !== 'CallExpression') return [];
  const title = `Skip it when ${shorten(sourceOf(js, node.object))} is not there`;
  const dot = dotOf(js, node);
  return dot === null ? [] : [{ title, edits: [node.computed ? insert(dot, '?.') : replace({ start: dot, end: dot + 1 }, '?.')] }];
}

/** `document.querySelector(s).text = t;` becomes `{ const element = document.querySelector(s); if (element) element.text = t; }`. */
function keepInConstant(js: JsSource, node: MemberExpression): Fix[] {
  const statement = ancestry(js, node).find((outer) => outer.type === 'ExpressionStatement');
  if (statement === undefined || node.object.type === 'Super' || spanOf(node.object).start !== spanOf(statement).start) return [];
  if (functionOf(js, node) !== functionOf(js, statement)) return [];
  const text = sourceOf(js, node.object);
  const { start, end } = spanOf(statement);
  const held = spanOf(node.object).end;
  const title = `Use ${shorten(text)} only when it is there`;
  if (node.object.type === 'Identifier') return [{ title, edits: [insert(start, `{ if (${text}) `), insert(end, ' }')] }];
  const name = freshName(js);
  return [{ title, edits: [insert(start, `{ const ${name} = `), insert(held, `; if (${name}) ${name}`), insert(end, ' }')] }];
}

/** The statement of a list of statements that reads a node whenever it runs; null when there is none. */
function statementOf(js: JsSource, node: Node): Node | null {
  const path = ancestry(js, node);
  for (const [index, part] of path.entries()) {
    const outer = path[index + 1];
    if (outer === undefined || isConditional(outer, part)) return null;
    if (outer.type === 'BlockStatement' || outer.type === 'Program') return part;
    if (outer.type === 'SwitchCase') return outer.test === part ? null : part;
  }
  return null;
}

/** True when a part of a node may be passed over while the node runs, or runs at another time. */
function isConditional(outer: Node, part: Node): boolean {
  switch (outer.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
    case 'WhileStatement':
      return outer.test !== part;
    case 'LogicalExpression':
    case 'AssignmentPattern':
      return outer.right === part;
    case 'AssignmentExpression':
      return outer.right === part && /^(?:\|\||&&|\?\?)=$/.test(outer.operator);
    case 'ForInStatement':
    case 'ForOfStatement':
      return outer.right !== part;
    case 'ForStatement':
      return outer.init !== part;
    default:
      return outer.type === 'ChainExpression' || outer.type === 'DoWhileStatement' || outer.type === 'LabeledStatement' || outer.type.includes('Function') || outer.type.includes('Class');
  }
}

/** True when an error at a node would be caught in the same function. */
function isCaught(js: JsSource, node: Node): boolean {
  const path = ancestry(js, node);
  return path.slice(0, path.findIndex((part) => part.type.includes('Function'))).some((part, index) => {
    const outer = path[index + 1];
    return outer?.type === 'TryStatement' && outer.block === part && outer.handler;
  });
}

/** True when the statement itself gives the name its value: in front of it there is nothing to test yet. */
function isSetWithin(js: JsSource, name: Identifier, statement: Node): boolean {
  const variable = js.variableOf(name);
  if (variable === undefined) return true;
  return variable.identifiers.some((identifier) => isWithin(identifier, spanOf(statement))) || variable.references.some((reference) => reference.isWrite() && reference.identifier.type === 'Identifier' && isWithin(reference.identifier, spanOf(statement)));
}

/** The last link of a chain of members and calls, and what it stands in. */
function endOfChain(js: JsSource, node: Node): [Node, Node | undefined] {
  const outer = js.parentOf(node);
  if (outer?.type === 'MemberExpression' && outer.object === node) return endOfChain(js, outer);
  if (outer?.type === 'CallExpression' && outer.callee === node) return endOfChain(js, outer);
  if (outer?.type === 'ChainExpression') return [node, js.parentOf(outer)];
  return [node, outer];
}

/** Where the dot or the bracket of a member stands; null when something else than blanks and `)` is in between. */
function dotOf(js: JsSource, node: MemberExpression): number | null {
  const from = spanOf(node.object).end;
  const between = js.code.slice(from, spanOf(node.property).start);
  const found = /^[\s)]*(?=[.[])/.exec(between);
  return found === null ? null : from + found[0].length;
}

/** A name that stands nowhere in the script. */
function freshName(js: JsSource): string {
  const taken = new Set(js.nodes.flatMap((node) => (node.type === 'Identifier' ? [node.name] : [])));
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? 'element' : `element${count}`;
    if (!taken.has(name)) return name;
  }
}

/** A line end and the indentation of a place, when it begins its line; else a blank. */
function breakLike(js: JsSource, at: number): string {
  const line = /[\n\r\u2028\u2029]?([ \t]*)$/.exec(js.code.slice(0, at));
  return line !== null && (line[0] !== line[1] || line.index === 0) ? `\n${line[1] ?? ''}` : ' ';
}

function shorten(text: string): string {
  const flat = text.replace(/\s+/g, ' ');
  return flat.length > 60 ? `${flat.slice(0, 59)}…` : flat;
}
