import type { Node } from 'estree';

/**
 * The fields of each type of node the parser makes in which a program says what it does, in alphabetical order: those
 * with other nodes in them, and those with names, operators and flags. Not among them are where a node stands, how it
 * was written, and what only some nodes of a type have.
 */
const FIELDS: Readonly<Record<string, string>> = {
  ArrayExpression: 'elements', ArrayPattern: 'elements', ArrowFunctionExpression: 'async body expression generator id params', AssignmentExpression: 'left operator right',
  AssignmentPattern: 'left right', AwaitExpression: 'argument', BinaryExpression: 'left operator right', BlockStatement: 'body', BreakStatement: 'label',
  CallExpression: 'arguments callee optional', CatchClause: 'body param', ChainExpression: 'expression', ClassBody: 'body', ClassDeclaration: 'body id superClass',
  ClassExpression: 'body id superClass', ConditionalExpression: 'alternate consequent test', ContinueStatement: 'label', DebuggerStatement: '', DoWhileStatement: 'body test',
  EmptyStatement: '', ExpressionStatement: 'expression', ForInStatement: 'body left right', ForOfStatement: 'await body left right', ForStatement: 'body init test update',
  FunctionDeclaration: 'async body expression generator id params', FunctionExpression: 'async body expression generator id params', Identifier: 'name',
  IfStatement: 'alternate consequent test', ImportExpression: 'options source', LabeledStatement: 'body label', Literal: 'value', LogicalExpression: 'left operator right',
  MemberExpression: 'computed object optional property', MetaProperty: 'meta property', MethodDefinition: 'computed key kind static value', NewExpression: 'arguments callee',
  ObjectExpression: 'properties', ObjectPattern: 'properties', PrivateIdentifier: 'name', Program: 'body sourceType', Property: 'computed key kind method value',
  PropertyDefinition: 'computed key static value', RestElement: 'argument', ReturnStatement: 'argument', SequenceExpression: 'expressions', SpreadElement: 'argument', StaticBlock: 'body',
  Super: '', SwitchCase: 'consequent test', SwitchStatement: 'cases discriminant', TaggedTemplateExpression: 'quasi tag', TemplateElement: 'tail value', TemplateLiteral: 'expressions quasis',
  ThisExpression: '', ThrowStatement: 'argument', TryStatement: 'block finalizer handler', UnaryExpression: 'argument operator prefix', UpdateExpression: 'argument operator prefix',
  VariableDeclaration: 'declarations kind', VariableDeclarator: 'id init', WhileStatement: 'body test', WithStatement: 'body object', YieldExpression: 'argument delegate',
};

const LISTS: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(FIELDS).map(([type, names]) => [type, names === '' ? [] : names.split(' ')]));

/** Where a node stands, how it was written, and what follows from the rest or is looked at by itself. */
const LEFT_OUT = new Set(['type', 'start', 'end', 'raw', 'shorthand', 'directive', 'regex', 'bigint']);

/** The fields of a node in which it says what it does. A type that is not known has all of them but those of any node. */
export function fieldsOf(node: Node): readonly string[] {
  return LISTS.get(node.type) ?? ownFields(node);
}

/** The fields a node really has, without those that say nothing of what it does. */
export function ownFields(node: Node): string[] {
  return Object.keys(node).filter((key) => !LEFT_OUT.has(key)).sort();
}

/** What a node holds in a field. */
export function fieldOf(node: Node, field: string): unknown {
  return node[field as keyof Node];
}

/** True for a node, and not for a list, a text or a flag. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** Calls back for the nodes right inside of one. */
export function eachChild(node: Node, visit: (child: Node) => void): void {
  for (const field of fieldsOf(node)) {
    const value = fieldOf(node, field);
    if (typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value)) {
      for (const item of value as unknown[]) if (isNode(item)) visit(item);
    } else if (isNode(value)) visit(value);
  }
}
