import type { CatchClause, Class, Expression, Function as FunctionNode, FunctionDeclaration, FunctionExpression, Identifier, Node, VariableDeclaration, VariableDeclarator } from 'estree';
import { startOf } from '../engine/offsets.js';
import { SmallMap } from '../engine/small-map.js';

export type ScopeType = 'global' | 'function' | 'function-expression-name' | 'class' | 'class-field-initializer' | 'class-static-block' | 'block' | 'switch' | 'for' | 'catch' | 'with';

/** What makes a name a variable; `name` is the identifier that stands there. */
export type Definition =
  | { readonly type: 'Variable'; readonly name: Identifier; readonly node: VariableDeclarator; readonly parent: VariableDeclaration }
  | { readonly type: 'FunctionName'; readonly name: Identifier; readonly node: FunctionDeclaration | FunctionExpression }
  | { readonly type: 'Parameter'; readonly name: Identifier; readonly node: FunctionNode }
  | { readonly type: 'ClassName'; readonly name: Identifier; readonly node: Class }
  | { readonly type: 'CatchClause'; readonly name: Identifier; readonly node: CatchClause };

/** How a name is used in one place. */
export interface Use {
  readonly reads: boolean;
  readonly writes: boolean;
  /** What is written, where that is known. */
  readonly value: Expression | null;
  /** True when the write stands in the declaration. */
  readonly init: boolean;
}

/** A name where it is used. */
export class Reference {
  /** Null for a name that no declaration of the script holds. */
  resolved: Variable | null = null;
  /** The next one that waits for a scope to be closed, and later the next one of the same variable. */
  next: Reference | null = null;

  constructor(
    readonly identifier: Identifier,
    readonly from: Scope,
    private readonly use: Use,
  ) {}

  get writeExpr(): Expression | null {
    return this.use.value;
  }

  get init(): boolean {
    return this.use.init;
  }

  isRead(): boolean {
    return this.use.reads;
  }

  isWrite(): boolean {
    return this.use.writes;
  }
}

/** A variable, with where it is declared and used. */
export class Variable {
  readonly defs: Definition[] = [];
  /** Which of the local variables of the script it is, in order of appearance, once the normal form was written; null before. */
  number: number | null = null;
  /** How often it is written. */
  writes = 0;
  /** True when all of its writes stand in the function that declares it. */
  isWrittenHere = true;
  first: Reference | null = null;
  private last: Reference | null = null;

  constructor(
    readonly name: string,
    readonly scope: Scope,
  ) {}

  /** Where it is used, in the order in which scopes end. */
  get references(): Reference[] {
    const list: Reference[] = [];
    for (let reference = this.first; reference !== null; reference = reference.next) list.push(reference);
    return list;
  }

  /** The identifiers that declare it. */
  get identifiers(): Identifier[] {
    return this.defs.map((definition) => definition.name);
  }

  addReference(reference: Reference): void {
    reference.resolved = this;
    reference.next = null;
    if (this.last === null) this.first = reference;
    else this.last.next = reference;
    this.last = reference;
    if (!reference.isWrite()) return;
    this.writes += 1;
    this.isWrittenHere &&= reference.from.variableScope === this.scope.variableScope;
  }
}

const NO_VARIABLES: readonly Variable[] = [];
const NO_REFERENCES: readonly Reference[] = [];

/** A part of a script with variables of its own. */
export class Scope {
  /** The scope in which `var` declares: that of the function around. */
  readonly variableScope: Scope;
  /** Names a closure uses that are not its own; kept for function expressions and arrow functions only. */
  through: readonly Reference[] = NO_REFERENCES;
  private names: SmallMap<string, Variable> | null = null;
  private waiting: Reference | null = null;
  private lastWaiting: Reference | null = null;

  constructor(
    readonly type: ScopeType,
    readonly block: Node,
    readonly upper: Scope | null,
  ) {
    const isOwn = upper === null || type === 'function' || type === 'class-field-initializer' || type === 'class-static-block';
    this.variableScope = isOwn ? this : upper.variableScope;
  }

  get variables(): readonly Variable[] {
    return this.names === null ? NO_VARIABLES : [...this.names.entries()].map(([, variable]) => variable);
  }

  /** The variable of a name that is declared right here. */
  get(name: string): Variable | undefined {
    return this.names?.get(name);
  }

  declare(name: string): Variable {
    this.names ??= new SmallMap();
    let variable = this.names.get(name);
    if (variable === undefined) this.names.set(name, (variable = new Variable(name, this)));
    return variable;
  }

  /** Keeps a name for when all declarations of the scope are known. */
  wait(reference: Reference): void {
    reference.next = null;
    if (this.lastWaiting === null) this.waiting = reference;
    else this.lastWaiting.next = reference;
    this.lastWaiting = reference;
  }

  /** Ties the names that wait to the variables of the scope; the others go on to wait in the one around. */
  close(bind: (reference: Reference, variable: Variable) => void): void {
    const isClosure = this.type === 'function' && this.block.type !== 'FunctionDeclaration';
    const outer: Reference[] | null = isClosure && this.waiting !== null ? [] : null;
    let reference = this.waiting;
    while (reference !== null) {
      const { next } = reference;
      const variable = this.resolve(reference);
      if (variable !== undefined) bind(reference, variable);
      else {
        this.upper?.wait(reference);
        outer?.push(reference);
      }
      reference = next;
    }
    this.waiting = null;
    if (outer !== null) this.through = outer;
  }

  private resolve(reference: Reference): Variable | undefined {
    const { name } = reference.identifier;
    const isArguments = name === 'arguments' && this.type === 'function' && this.block.type !== 'ArrowFunctionExpression';
    const variable = isArguments ? this.declare(name) : this.names?.get(name);
    return variable === undefined || this.isHidden(reference, variable) ? undefined : variable;
  }

  /** `(a = x) => { var x; }`: a default does not see what the body declares. */
  private isHidden(reference: Reference, variable: Variable): boolean {
    if (this.type !== 'function') return false;
    const body = startOf((this.block as FunctionNode).body);
    return startOf(reference.identifier) < body && variable.defs.every((definition) => startOf(definition.name) >= body);
  }
}
