import type { Definition, Variable } from 'eslint-scope';
import type { ArrowFunctionExpression, Expression, FunctionDeclaration, FunctionExpression, MemberExpression, Node, ObjectExpression } from 'estree';
import { expressionsIn, isWrittenText } from '../text/js-text.js';
import { nameOf, type JsProgram } from '../tree/js-program.js';

type FunctionNode = FunctionDeclaration | FunctionExpression | ArrowFunctionExpression;

const EACH = new Set(['forEach', 'map', 'some', 'every', 'find', 'filter', 'flatMap', 'findIndex']);

/**
 * Finds the expressions from which a value can come: through constants, members of objects, elements of arrays and
 * parameters of functions of the same code. Wider than what really happens, never beyond the code itself.
 */
export class ValueFlow {
  constructor(private readonly source: JsProgram) {}

  /** Texts, objects, arrays and functions that can reach an expression. */
  origins(node: Node): ReadonlySet<Node> {
    const found = new Set<Node>();
    this.follow(node, found, new Set());
    return found;
  }

  /** What a variable is set to, wherever that happens. */
  initialisers(node: Node): readonly Node[] {
    const found: Node[] = [];
    this.followVariable(this.source.variableOf(node), (next) => {
      if (next) found.push(next);
    });
    return found;
  }

  private follow(node: Node | null | undefined, found: Set<Node>, seen: Set<Node>): void {
    if (!node || seen.has(node)) return;
    seen.add(node);
    const go = (next: Node | null | undefined): void => this.follow(next, found, seen);
    if (isWrittenText(node)) {
      found.add(node);
      expressionsIn(node).forEach(go);
      return;
    }
    switch (node.type) {
      case 'Identifier':
        return this.followVariable(this.source.variableOf(node), go);
      case 'MemberExpression':
        return this.followMember(node, go);
      case 'ConditionalExpression':
        go(node.consequent);
        return go(node.alternate);
      case 'LogicalExpression':
        go(node.left);
        return go(node.right);
      case 'AssignmentExpression':
        return go(node.right);
      case 'AwaitExpression':
        return go(node.argument);
      case 'CallExpression':
        // `Object.freeze(x)` is x.
        return nameOf(node.callee) === 'freeze' ? go(node.arguments[0]) : this.followResult(node.callee, go);
      case 'ArrayExpression':
      case 'ObjectExpression':
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
      case 'FunctionDeclaration':
        found.add(node);
        return undefined;
      default:
        return undefined;
    }
  }

  /** What a function of the code gives back, when it is one expression. */
  private followResult(callee: Node, go: (next: Node) => void): void {
    if (callee.type !== 'Identifier') return;
    for (const origin of this.origins(callee)) {
      if (origin.type === 'ArrowFunctionExpression' && origin.body.type !== 'BlockStatement') go(origin.body);
      if (isFunction(origin) && origin.body.type === 'BlockStatement') for (const statement of origin.body.body) if (statement.type === 'ReturnStatement' && statement.argument) go(statement.argument);
    }
  }

  private followVariable(variable: Variable | undefined, go: (next: Node | null | undefined) => void): void {
    if (variable === undefined) return;
    for (const definition of variable.defs) this.followDefinition(definition, variable, go);
    for (const reference of variable.references) {
      const outer = this.source.parentOf(reference.identifier as Node);
      if (outer?.type === 'AssignmentExpression' && outer.left === reference.identifier) go(outer.right);
    }
  }

  private followDefinition(definition: Definition, variable: Variable, go: (next: Node | null | undefined) => void): void {
    const name = definition.name as Node;
    if (definition.type === 'FunctionName') go(definition.node);
    else if (definition.type === 'Variable') {
      const { id, init } = definition.node;
      const loop = this.source.parentOf(this.source.parentOf(definition.node) ?? definition.node);
      if (loop?.type === 'ForOfStatement' && id === name) this.elements(loop.right).forEach(go);
      else if (id === name) go(init);
      else if (init) this.followPattern(id, init, { variable, go });
    } else if (definition.type === 'Parameter' && isFunction(definition.node)) {
      const owner = definition.node;
      const index = owner.params.findIndex((parameter) => parameter === name || (parameter.type === 'AssignmentPattern' && parameter.left === name));
      if (index >= 0) this.argumentsFor(owner, index).forEach(go);
    }
  }

  /** `const { price } = SELECTORS`. */
  private followPattern(pattern: Node, init: Node, want: { variable: Variable; go: (next: Node) => void }): void {
    if (pattern.type !== 'ObjectPattern') return;
    for (const property of pattern.properties) {
      if (property.type !== 'Property' || this.source.variableOf(property.value) !== want.variable) continue;
      const key = keyOf(property);
      for (const origin of this.origins(init)) if (origin.type === 'ObjectExpression') valuesOf(origin, key).forEach(want.go);
    }
  }

  private followMember(node: MemberExpression, go: (next: Node) => void): void {
    const name = nameOf(node);
    const objects = [...this.origins(node.object)];
    for (const origin of objects) {
      if (origin.type === 'ObjectExpression') valuesOf(origin, name).forEach(go);
      if (origin.type === 'ArrayExpression' && name === null) elementsOf(origin).forEach(go);
    }
    if (objects.length > 0 || name === null) return;
    // `this.selector`: whatever the code calls by this name.
    for (const other of this.source.nodes) {
      if (other.type === 'AssignmentExpression' && other.left.type === 'MemberExpression' && nameOf(other.left) === name) go(other.right);
      else if (node.object.type !== 'ThisExpression') continue;
      else if ((other.type === 'Property' || other.type === 'PropertyDefinition') && other.value && keyOf(other) === name) go(other.value);
    }
  }

  private elements(node: Node): Node[] {
    return [...this.origins(node)].flatMap((origin) => (origin.type === 'ArrayExpression' ? elementsOf(origin) : [])).concat(this.objectValues(node));
  }

  private objectValues(node: Node): Node[] {
    if (node.type !== 'CallExpression' || nameOf(node.callee) !== 'values' || node.arguments[0] === undefined) return [];
    return [...this.origins(node.arguments[0])].flatMap((origin) => (origin.type === 'ObjectExpression' ? valuesOf(origin, null) : []));
  }

  /** What is passed for a parameter wherever the function is called. */
  private argumentsFor(owner: FunctionNode, index: number): Node[] {
    const outer = this.source.parentOf(owner);
    if (outer?.type === 'CallExpression' && outer.callee === owner) return outer.arguments.slice(index, index + 1);
    if (outer?.type === 'CallExpression' && outer.callee.type === 'MemberExpression' && EACH.has(nameOf(outer.callee) ?? '') && index === 0) return this.elements(outer.callee.object);
    return this.callsOf(owner).flatMap((call) => call.arguments.slice(index, index + 1));
  }

  private callsOf(owner: FunctionNode): { arguments: Node[] }[] {
    const outer = this.source.parentOf(owner);
    const name = owner.type === 'FunctionDeclaration' ? owner.id : outer?.type === 'VariableDeclarator' ? outer.id : null;
    const variable = name === null ? undefined : this.source.variableOf(name);
    const method = outer?.type === 'Property' || outer?.type === 'MethodDefinition' ? keyOf(outer) : null;
    return this.source.nodes.filter((node) => {
      if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false;
      if (variable !== undefined && node.callee.type === 'Identifier') return this.source.variableOf(node.callee) === variable;
      return method !== null && node.callee.type === 'MemberExpression' && nameOf(node.callee) === method;
    }) as unknown as { arguments: Node[] }[];
  }
}

function isFunction(node: Node): node is FunctionNode {
  return node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression';
}

/** The plain name of a property; null when it is computed. */
export function keyOf(property: { readonly computed: boolean; readonly key: Node }): string | null {
  if (property.computed) return null;
  if (property.key.type === 'Identifier') return property.key.name;
  return property.key.type === 'Literal' ? String(property.key.value) : null;
}

function valuesOf(object: ObjectExpression, name: string | null): Node[] {
  return object.properties.flatMap((property) => (property.type === 'Property' && (name === null || keyOf(property) === name) ? [property.value] : []));
}

function elementsOf(array: { readonly elements: readonly (Expression | { type: 'SpreadElement' } | null)[] }): Node[] {
  return array.elements.flatMap((element) => (element === null || element.type === 'SpreadElement' ? [] : [element as Node]));
}
