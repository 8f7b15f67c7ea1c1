import type { Variable } from 'eslint-scope';
import type { Identifier, Node, Program } from 'estree';

/** Where things stand, how they were written, and what follows from the rest. */
const LEFT_OUT = new Set(['type', 'start', 'end', 'range', 'raw', 'shorthand', 'directive', 'options']);

/**
 * A script as a text in which formatting, comments, quotes and the names of local variables leave no trace, and
 * everything else does: two scripts with the same text do the same. Sums of constants are not folded.
 */
export function normaliseScript(program: Program, variables: ReadonlyMap<Identifier, Variable>): string {
  const writer = new ScriptWriter(variables);
  writer.node(program);
  return writer.text();
}

class ScriptWriter {
  private written = '';
  private readonly numbers = new Map<Variable, number>();
  private readonly labels: string[] = [];
  /** Of one script only: which fields a type of node has depends on the edition it was read with. */
  private readonly layouts = new Map<string, Layout>();

  constructor(private readonly variables: ReadonlyMap<Identifier, Variable>) {}

  text(): string {
    return this.written;
  }

  node(node: Node): void {
    switch (node.type) {
      case 'Identifier':
        this.written += this.name(node);
        return;
      case 'Literal':
        this.written += literal(node);
        return;
      case 'TemplateElement':
        this.written += JSON.stringify(node.value.cooked ?? null);
        return;
      case 'LabeledStatement':
        this.labels.push(node.label.name);
        this.written += 'label:';
        this.node(node.body);
        this.labels.pop();
        return;
      case 'BreakStatement':
      case 'ContinueStatement':
        this.written += `${node.type}${node.label ? this.labels.toReversed().indexOf(node.label.name) : ''};`;
        return;
      default:
        this.fields(node);
    }
  }

  private fields(node: Node): void {
    let layout = this.layouts.get(node.type);
    if (layout === undefined) {
      layout = layoutOf(node);
      this.layouts.set(node.type, layout);
    }
    const { code, keys } = layout;
    this.written += code;
    for (const key of keys) {
      const value: unknown = node[key as keyof Node];
      if (key === 'key' && isPlainKey(node)) this.written += plainKey(value as Node);
      // A flag that is not set is written like one the edition does not know.
      else if (value === true) this.written += `${key};`;
      else if (value !== false) this.value(value);
    }
    // What only some nodes of a type have: a directive is more than a text, and a tag sees how its text was written.
    if (node.type === 'ExpressionStatement' && 'directive' in node) this.written += 'directive';
    if (node.type === 'TaggedTemplateExpression') this.written += JSON.stringify(node.quasi.quasis.map((quasi) => quasi.value.raw));
    this.written += ')';
  }

  private value(value: unknown): void {
    if (Array.isArray(value)) {
      this.written += '[';
      for (const item of value as unknown[]) {
        if (isNode(item) && item.type === 'EmptyStatement') continue;
        if (isNode(item)) this.node(item);
        else this.written += '-';
        this.written += ',';
      }
      this.written += ']';
    } else if (isNode(value)) this.node(value);
    else this.written += typeof value === 'string' ? `${value};` : '-';
  }

  /** Local variables are numbered in order of appearance; every other name stands for itself. */
  private name(node: Identifier): string {
    const variable = this.variables.get(node);
    if (variable === undefined || isKnownOutside(variable)) return `'${node.name}'`;
    let number = this.numbers.get(variable);
    if (number === undefined) {
      number = this.numbers.size;
      this.numbers.set(variable, number);
    }
    return `$${number};`;
  }
}

/** Globals, functions in blocks of the script (sloppy mode makes them globals too), and what a function is given by the language. */
function isKnownOutside(variable: Variable): boolean {
  if (variable.scope.type === 'global' || variable.defs.length === 0) return true;
  return variable.scope.variableScope.type === 'global' && variable.defs.some((definition) => definition.type === 'FunctionName' && definition.node.type === 'FunctionDeclaration');
}

/** How a type of node is written: a short name, and its fields in one order (the parser sets them in several). */
interface Layout {
  readonly code: string;
  readonly keys: readonly string[];
}

function layoutOf(node: Node): Layout {
  const code = `${node.type.replace('Expression', '').replace('Statement', 'S').replace('Declaration', 'D')}(`;
  return { code, keys: Object.keys(node).filter((key) => !LEFT_OUT.has(key)).sort() };
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

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
