import type { Identifier, Node, Program } from 'estree';
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
  private readonly numbers = new Map<Variable, number>();
  private readonly labels: string[] = [];

  node(node: Node): void {
    switch (node.type) {
      case 'Identifier':
        this.name(node);
        return;
      case 'Literal':
        this.out.write(literal(node));
        return;
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
    // What only some nodes of a type have: a directive is more than a text, and a tag sees how its text was written.
    if (node.type === 'ExpressionStatement' && 'directive' in node) this.out.write('directive');
    if (node.type === 'TaggedTemplateExpression') this.out.write(JSON.stringify(node.quasi.quasis.map((quasi) => quasi.value.raw)));
    this.out.write(')');
  }

  private value(value: unknown): void {
    if (Array.isArray(value)) {
      this.out.write('[');
      for (const item of value as unknown[]) {
        if (isNode(item) && item.type === 'EmptyStatement') continue;
        if (isNode(item)) this.node(item);
        else this.out.write('-');
        this.out.write(',');
      }
      this.out.write(']');
    } else if (isNode(value)) this.node(value);
    else if (typeof value === 'string') this.sign(value);
    else this.out.write('-');
  }

  /** A flag that is set, an operator, a kind. */
  private sign(text: string): void {
    this.out.write(text);
    this.out.write(';');
  }

  /** Local variables are numbered in order of appearance; every other name stands for itself. */
  private name(node: Identifier): void {
    const variable = variableOf(node);
    const isLocal = variable !== undefined && !isKnownOutside(variable);
    this.out.write(isLocal ? '$' : "'");
    this.out.write(isLocal ? String(this.numberOf(variable)) : node.name);
    this.out.write(isLocal ? ';' : "'");
  }

  private numberOf(variable: Variable): number {
    let number = this.numbers.get(variable);
    if (number === undefined) {
      number = this.numbers.size;
      this.numbers.set(variable, number);
    }
    return number;
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

function literal(node: Extract<Node, { type: 'Literal' }>): string {
  if ('regex' in node) return `/${node.regex.pattern}/${node.regex.flags}`;
  if ('bigint' in node) return `${BigInt(node.bigint)}n`;
  return typeof node.value === 'number' ? `#${node.value}` : JSON.stringify(node.value);
}

/** `{ a: 1 }`, `{ 'a': 1 }` and `{ a }` name the same property. */
function isPlainKey(node: Node): boolean {
  return (node.type === 'Property' || node.type === 'MethodDefinition' || node.type === 'PropertyDefinition') && !node.computed && node.key.type !== 'PrivateIdentifier';
}

function plainKey(key: Node): string {
  return JSON.stringify(key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : '');
}
