import type { AssignmentExpression, BinaryExpression, FunctionDeclaration, FunctionExpression, Identifier, Literal, LogicalExpression, Node, Program } from 'estree';
import { fieldOf, fieldsOf, isNode } from '../engine/node-fields.js';
import { variableOf } from '../scopes/names.js';
import type { Variable } from '../scopes/scope.js';
import { ByteWriter } from './byte-writer.js';

/**
 * SHA-256 of a script's normal form, in which formatting, comments, quotes and the names of local variables leave no
 * trace, and everything else does: two scripts with the same hash do the same. Sums of constants are not folded.
 */
export function hashScript(program: Program): string {
  const writer = new ScriptWriter();
  writer.node(program);
  return writer.out.sha256();
}

class ScriptWriter {
  readonly out = new ByteWriter();
  private readonly labels: string[] = [];
  private count = 0;

  /** The types most of a script consists of are written out here, field by field; `fields` writes any other. */
  node(node: Node): void {
    const { out } = this;
    switch (node.type) {
      case 'Identifier':
        return this.name(node);
      case 'MemberExpression':
        out.write(node.computed ? 'Member(computed;' : 'Member(');
        this.node(node.object);
        if (node.optional) out.write('optional;');
        this.node(node.property);
        return out.write(')');
      case 'Literal':
        return this.literal(node);
      case 'CallExpression':
        out.write('Call(');
        this.list(node.arguments);
        this.node(node.callee);
        return out.write(node.optional ? 'optional;)' : ')');
      case 'ExpressionStatement':
        out.write('S(');
        this.node(node.expression);
        // A directive is more than a text.
        return out.write('directive' in node ? 'directive)' : ')');
      case 'BlockStatement':
        out.write('BlockS(');
        this.list(node.body);
        return out.write(')');
      case 'VariableDeclaration':
        out.write('VariableD(');
        this.list(node.declarations);
        this.sign(node.kind);
        return out.write(')');
      case 'VariableDeclarator':
        out.write('VariableDeclarator(');
        this.node(node.id);
        this.nodeOrNone(node.init);
        return out.write(')');
      default:
        this.other(node);
    }
  }

  private other(node: Node): void {
    const { out } = this;
    switch (node.type) {
      case 'AssignmentExpression':
        out.write('Assignment(');
        return this.operation(node);
      case 'BinaryExpression':
        out.write('Binary(');
        return this.operation(node);
      case 'LogicalExpression':
        out.write('Logical(');
        return this.operation(node);
      case 'IfStatement':
        out.write('IfS(');
        this.nodeOrNone(node.alternate);
        this.node(node.consequent);
        this.node(node.test);
        return out.write(')');
      case 'ReturnStatement':
        out.write('ReturnS(');
        this.nodeOrNone(node.argument);
        return out.write(')');
      case 'UnaryExpression':
        out.write('Unary(');
        this.node(node.argument);
        this.sign(node.operator);
        return out.write('prefix;)');
      case 'FunctionDeclaration':
        out.write('FunctionD(');
        return this.callable(node);
      case 'FunctionExpression':
        out.write('Function(');
        return this.callable(node);
      default:
        this.rare(node);
    }
  }

  private rare(node: Node): void {
    switch (node.type) {
      case 'TemplateElement':
        this.out.write(JSON.stringify(node.value.cooked ?? null));
        return;
      case 'LabeledStatement':
        this.labels.push(node.label.name);
        this.out.write('label:');
        this.node(node.body);
        this.labels.pop();
        return;
      case 'BreakStatement':
      case 'ContinueStatement':
        this.out.write(`${node.type}${node.label ? this.labels.toReversed().indexOf(node.label.name) : ''};`);
        return;
      default:
        this.fields(node);
    }
  }

  private operation({ left, operator, right }: AssignmentExpression | BinaryExpression | LogicalExpression): void {
    this.node(left);
    this.sign(operator);
    this.node(right);
    this.out.write(')');
  }

  /** A function whose body is a block. */
  private callable(node: FunctionDeclaration | FunctionExpression): void {
    if (node.async) this.out.write('async;');
    this.node(node.body);
    if (node.generator) this.out.write('generator;');
    this.nodeOrNone(node.id);
    this.list(node.params);
    this.out.write(')');
  }

  private fields(node: Node): void {
    this.out.write(shortName(node.type));
    for (const field of fieldsOf(node)) {
      const value = fieldOf(node, field);
      if (field === 'key' && isPlainKey(node)) this.out.write(plainKey(value as Node));
      // Options of an import are known to some editions only, and every import is refused.
      else if (field === 'options') continue;
      // A flag that is not set is written like one the edition does not know.
      else if (value === true) this.sign(field);
      else if (value !== false && value !== undefined) this.value(value);
    }
    // What only some nodes of a type have: a tag sees how its text was written.
    if (node.type === 'TaggedTemplateExpression') this.out.write(JSON.stringify(node.quasi.quasis.map((quasi) => quasi.value.raw)));
    this.out.write(')');
  }

  private value(value: unknown): void {
    if (Array.isArray(value)) this.list(value as (Node | null)[]);
    else if (isNode(value)) this.node(value);
    else if (typeof value === 'string') this.sign(value);
    else this.out.write('-');
  }

  /** Null in a list is a place that is left out. */
  private list(items: readonly (Node | null)[]): void {
    this.out.write('[');
    for (const item of items) {
      if (item?.type === 'EmptyStatement') continue;
      this.nodeOrNone(item);
      this.out.write(',');
    }
    this.out.write(']');
  }

  private nodeOrNone(node: Node | null | undefined): void {
    if (node) this.node(node);
    else this.out.write('-');
  }

  /** A flag that is set, an operator, a kind. */
  private sign(text: string): void {
    this.out.write(text);
    this.out.write(';');
  }

  /** Local variables are numbered in order of appearance; every other name stands for itself. */
  private name(node: Identifier): void {
    const { out } = this;
    const variable = variableOf(node);
    if (variable === undefined || isKnownOutside(variable)) {
      out.write("'");
      out.write(node.name);
      out.write("'");
    } else {
      out.write('$');
      out.write(String((variable.number ??= this.count++)));
      out.write(';');
    }
  }

  private literal(node: Literal): void {
    if (typeof node.value === 'string') this.out.quoted(node.value);
    else if ('regex' in node) this.out.write(`/${node.regex.pattern}/${node.regex.flags}`);
    else if ('bigint' in node) this.out.write(`${BigInt(node.bigint)}n`);
    else this.out.write(typeof node.value === 'number' ? `#${node.value}` : JSON.stringify(node.value));
  }
}

/** Globals, functions in blocks of the script (sloppy mode makes them globals too), and what a function is given by the language. */
function isKnownOutside(variable: Variable): boolean {
  if (variable.scope.type === 'global' || variable.defs.length === 0) return true;
  return variable.scope.variableScope.type === 'global' && variable.defs.some((definition) => definition.type === 'FunctionName' && definition.node.type === 'FunctionDeclaration');
}

const SHORT_NAMES = new Map<string, string>();

function shortName(type: string): string {
  let name = SHORT_NAMES.get(type);
  if (name === undefined) SHORT_NAMES.set(type, (name = `${type.replace('Expression', '').replace('Statement', 'S').replace('Declaration', 'D')}(`));
  return name;
}

/** `{ a: 1 }`, `{ 'a': 1 }` and `{ a }` name the same property. */
function isPlainKey(node: Node): boolean {
  return (node.type === 'Property' || node.type === 'MethodDefinition' || node.type === 'PropertyDefinition') && !node.computed && node.key.type !== 'PrivateIdentifier';
}

function plainKey(key: Node): string {
  return JSON.stringify(key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : '');
}
