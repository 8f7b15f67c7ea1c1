import { parse } from 'acorn';
import type { Node } from 'estree';
import { surveyProgram } from '../engine/survey-program.js';
import { spanOf } from '../fix/js-source.js';
import { LATEST_ES_LEVEL } from '../policy/compile-policy.js';
import { makeNode, type AnchorNode } from './anchor-tree.js';

/** Where things stand, how they were written, and what follows from the rest. */
const LEFT_OUT = new Set(['type', 'start', 'end', 'range', 'raw', 'shorthand', 'directive', 'loc']);

/** A script as a tree of nodes, or null when it does not parse or is nested too deeply. */
export function readJsTree(code: string): AnchorNode | null {
  try {
    const program = parse(code, { ecmaVersion: LATEST_ES_LEVEL, sourceType: 'script', allowHashBang: true, ranges: true }) as unknown as Node;
    if (program.type !== 'Program' || surveyProgram(program).isTooDeep) return null;
    return toNode(program);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return null;
    throw error;
  }
}

function toNode(node: Node): AnchorNode {
  const { start, end } = spanOf(node);
  const marks: string[] = [];
  const children: AnchorNode[] = [];
  let shape = '';
  if (node.type === 'Identifier') return makeNode({ kind: node.type, name: null, start, end, children, marks: [node.name] });
  if (node.type === 'Literal') return makeNode({ kind: node.type, name: null, start, end, children, marks: [literal(node)] });
  if (node.type === 'TemplateElement') return makeNode({ kind: node.type, name: null, start, end, children, marks: [JSON.stringify(node.value.raw)] });
  for (const key of Object.keys(node).filter((name) => !LEFT_OUT.has(name)).sort()) {
    const value: unknown = node[key as keyof Node];
    if (key === 'key' && isPlainKey(node)) marks.push(plainKey(node.key));
    else if (value === null) shape += `${key} `;
    else if (value === true) marks.push(key);
    else if (typeof value === 'string') marks.push(value);
    else for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) if (isNode(child) && child.type !== 'EmptyStatement') children.push(toNode(child));
  }
  children.sort((one, other) => one.start - other.start);
  return makeNode({ kind: node.type, name: nameOf(node), start, end, children, marks, shape });
}

/** What a node is called by people: a function, a variable, a property. */
function nameOf(node: Node): string | null {
  if ((node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ClassDeclaration') && 'id' in node) return node.id?.name ?? null;
  if (node.type === 'VariableDeclarator') return node.id.type === 'Identifier' ? node.id.name : null;
  if (node.type === 'VariableDeclaration') return node.declarations.length === 1 && node.declarations[0]?.id.type === 'Identifier' ? node.declarations[0].id.name : null;
  return isPlainKey(node) ? plainKey(node.key) : null;
}

function literal(node: Extract<Node, { type: 'Literal' }>): string {
  if ('regex' in node) return `/${node.regex.pattern}/${node.regex.flags}`;
  if ('bigint' in node) return `${node.bigint}n`;
  return typeof node.value === 'number' ? `#${node.value}` : JSON.stringify(node.value);
}

type Keyed = Extract<Node, { type: 'Property' | 'MethodDefinition' | 'PropertyDefinition' }>;

/** `{ a: 1 }`, `{ 'a': 1 }` and `{ a }` name the same property. */
function isPlainKey(node: Node): node is Keyed {
  return (node.type === 'Property' || node.type === 'MethodDefinition' || node.type === 'PropertyDefinition') && !node.computed && node.key.type !== 'PrivateIdentifier';
}

const plainKey = (key: Node): string => (key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : '');

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
