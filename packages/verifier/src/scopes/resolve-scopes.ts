import type { AssignmentExpression, CatchClause, Class, Expression, ForInStatement, ForOfStatement, ForStatement, Function as FunctionNode, Identifier, Node, Pattern, Program, PropertyDefinition, VariableDeclaration } from 'estree';
import { eachChild } from '../engine/node-fields.js';
import { bindName } from './names.js';
import { visitPattern } from './visit-pattern.js';
import { Reference, Scope, type Definition, type ScopeType, type Use, type Variable } from './scope.js';

/** The scopes of a script. */
export interface Scopes {
  readonly globalScope: Scope;
  /** Every scope; one stands behind those it lies in. */
  readonly scopes: readonly Scope[];
  readonly functionScopes: ReadonlyMap<Node, Scope>;
  /** The variables by which classes are known inside of themselves, by the names they are declared with. */
  readonly innerNames: ReadonlyMap<Identifier, Variable>;
}

const READ: Use = { reads: true, writes: false, value: null, init: false };

/**
 * Finds the variable each name of a script stands for, by the scopes of the language: of functions, classes, blocks,
 * loops and catch clauses. `eval` is not looked into, and `with` hides nothing: both are refused elsewhere.
 */
export function resolveScopes(program: Program): Scopes {
  const resolver = new ScopeResolver(program);
  resolver.run(program);
  return resolver;
}

class ScopeResolver implements Scopes {
  readonly globalScope: Scope;
  readonly scopes: Scope[];
  readonly functionScopes = new Map<Node, Scope>();
  readonly innerNames = new Map<Identifier, Variable>();
  private scope: Scope;

  constructor(program: Program) {
    this.globalScope = new Scope('global', program, null);
    this.scope = this.globalScope;
    this.scopes = [this.globalScope];
  }

  run(program: Program): void {
    for (const statement of program.body) this.visit(statement);
    this.globalScope.close(bindReference);
  }

  private readonly visit = (node: Node): void => {
    switch (node.type) {
      case 'Identifier':
        return this.refer(node, READ);
      case 'MemberExpression':
        this.visit(node.object);
        if (node.computed) this.visit(node.property);
        return;
      case 'Property':
      case 'MethodDefinition':
        if (node.computed) this.visit(node.key);
        return this.visit(node.value);
      case 'AssignmentExpression':
        return this.visitAssignment(node);
      case 'UpdateExpression':
        if (node.argument.type !== 'Identifier') return this.visit(node.argument);
        return this.refer(node.argument, { reads: true, writes: true, value: null, init: false });
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        return this.visitFunction(node);
      case 'ClassDeclaration':
      case 'ClassExpression':
        return this.visitClass(node);
      case 'PropertyDefinition':
        return this.visitField(node);
      case 'LabeledStatement':
        return this.visit(node.body);
      case 'BreakStatement':
      case 'ContinueStatement':
      case 'MetaProperty':
        return;
      default:
        this.visitStatement(node);
    }
  };

  private visitStatement(node: Node): void {
    switch (node.type) {
      case 'VariableDeclaration':
        return this.visitDeclaration(node);
      case 'BlockStatement':
        return this.visitWithin('block', node, node.body);
      case 'StaticBlock':
        return this.visitWithin('class-static-block', node, node.body);
      case 'SwitchStatement':
        this.visit(node.discriminant);
        return this.visitWithin('switch', node, node.cases);
      case 'WithStatement':
        this.visit(node.object);
        return this.visitWithin('with', node, [node.body]);
      case 'CatchClause':
        return this.visitCatch(node);
      case 'ForStatement':
        return this.visitFor(node);
      case 'ForInStatement':
      case 'ForOfStatement':
        return this.visitForEach(node);
      // Where several statements may declare the same name, the first one counts as its declaration.
      case 'IfStatement':
        return this.visitAll([node.test, node.consequent, node.alternate]);
      case 'TryStatement':
        return this.visitAll([node.block, node.handler, node.finalizer]);
      default:
        eachChild(node, this.visit);
    }
  }

  private visitAll(nodes: readonly (Node | null | undefined)[]): void {
    for (const node of nodes) if (node) this.visit(node);
  }

  private visitWithin(type: ScopeType, block: Node, nodes: readonly Node[]): void {
    this.enter(type, block);
    for (const node of nodes) this.visit(node);
    this.leave();
  }

  private enter(type: ScopeType, block: Node): void {
    this.scope = new Scope(type, block, this.scope);
    this.scopes.push(this.scope);
  }

  private leave(): void {
    this.scope.close(bindReference);
    this.scope = this.scope.upper ?? this.globalScope;
  }

  private visitFor(node: ForStatement): void {
    const isOwn = declaresInLoop(node.init);
    if (isOwn) this.enter('for', node);
    this.visitAll([node.init, node.test, node.update, node.body]);
    if (isOwn) this.leave();
  }

  private visitDeclaration(node: VariableDeclaration): void {
    const target = node.kind === 'var' ? this.scope.variableScope : this.scope;
    for (const declarator of node.declarations) {
      const init = declarator.init ?? null;
      if (declarator.id.type === 'Identifier') {
        define(target, { type: 'Variable', name: declarator.id, node: declarator, parent: node });
        if (init !== null) this.refer(declarator.id, writing(init, true));
      } else this.visitTarget(declarator.id, (name, defaults) => {
        define(target, { type: 'Variable', name, node: declarator, parent: node });
        this.referDefaults(name, defaults, true);
        if (init !== null) this.refer(name, writing(init, true));
      });
      if (init !== null) this.visit(init);
    }
  }

  private visitAssignment({ left, operator, right }: AssignmentExpression): void {
    if (left.type === 'MemberExpression') this.visit(left);
    else if (left.type === 'Identifier' && operator === '=') this.refer(left, writing(right, false));
    else if (operator !== '=') {
      if (left.type === 'Identifier') this.refer(left, { reads: true, writes: true, value: right, init: false });
    } else {
      this.visitTarget(left, (name, defaults) => {
        this.referDefaults(name, defaults, false);
        this.refer(name, writing(right, false));
      });
    }
    this.visit(right);
  }

  private visitForEach(node: ForInStatement | ForOfStatement): void {
    const { left, right, body } = node;
    const isOwn = declaresInLoop(left);
    if (isOwn) this.enter('for', node);
    if (left.type === 'VariableDeclaration') {
      this.visit(left);
      const [declarator] = left.declarations;
      if (declarator !== undefined) visitPattern(declarator.id, (name) => { this.refer(name, writing(right, true)); });
    } else {
      this.visitTarget(left, (name, defaults) => {
        this.referDefaults(name, defaults, false);
        this.refer(name, writing(right, false));
      });
    }
    this.visit(right);
    this.visit(body);
    if (isOwn) this.leave();
  }

  private visitCatch(node: CatchClause): void {
    this.enter('catch', node);
    if (node.param) {
      this.visitTarget(node.param, (name, defaults) => {
        define(this.scope, { type: 'CatchClause', name, node });
        this.referDefaults(name, defaults, true);
      });
    }
    this.visit(node.body);
    this.leave();
  }

  private visitFunction(node: FunctionNode): void {
    if (node.type === 'FunctionDeclaration') define(this.scope, { type: 'FunctionName', name: node.id, node });
    if (node.type !== 'FunctionExpression' || !node.id) return this.enterFunction(node);
    const { id } = node;
    this.enter('function-expression-name', node);
    define(this.scope, { type: 'FunctionName', name: id, node });
    this.enterFunction(node);
    this.leave();
  }

  private enterFunction(node: FunctionNode): void {
    this.enter('function', node);
    this.functionScopes.set(node, this.scope);
    for (const param of node.params) {
      if (param.type === 'Identifier') define(this.scope, { type: 'Parameter', name: param, node });
      else {
        this.visitTarget(param, (name, defaults) => {
          define(this.scope, { type: 'Parameter', name, node });
          this.referDefaults(name, defaults, true);
        });
      }
    }
    if (node.body.type === 'BlockStatement') this.visitAll(node.body.body);
    else this.visit(node.body);
    this.leave();
  }

  private visitClass(node: Class): void {
    const id = node.id ?? null;
    if (node.type === 'ClassDeclaration' && id !== null) define(this.scope, { type: 'ClassName', name: id, node });
    this.enter('class', node);
    if (id !== null) {
      const inner = declare(this.scope, { type: 'ClassName', name: id, node });
      if (node.type === 'ClassDeclaration') this.innerNames.set(id, inner);
      else bindName(id, inner);
    }
    this.visitAll([node.superClass, node.body]);
    this.leave();
  }

  private visitField(node: PropertyDefinition): void {
    const { value } = node;
    if (node.computed) this.visit(node.key);
    if (value) this.visitWithin('class-field-initializer', value, [value]);
  }

  /** A pattern something is bound to: its names, and then the expressions in it. */
  private visitTarget(pattern: Pattern, onName: (name: Identifier, defaults: readonly Expression[]) => void): void {
    const expressions = visitPattern(pattern, onName);
    if (expressions !== null) for (const expression of expressions) this.visit(expression);
  }

  private referDefaults(name: Identifier, defaults: readonly Expression[], init: boolean): void {
    for (const value of defaults) this.refer(name, writing(value, init));
  }

  private refer(name: Identifier, use: Use): void {
    this.scope.wait(new Reference(name, this.scope, use));
  }
}

/** Names that `let` or `const` declares in the head of a loop are known in the loop only. */
function declaresInLoop(head: Node | null | undefined): boolean {
  return head?.type === 'VariableDeclaration' && head.kind !== 'var';
}

function writing(value: Expression, init: boolean): Use {
  return { reads: false, writes: true, value, init };
}

function define(scope: Scope, definition: Definition): void {
  bindName(definition.name, declare(scope, definition));
}

function declare(scope: Scope, definition: Definition): Variable {
  const variable = scope.declare(definition.name.name);
  variable.defs.push(definition);
  return variable;
}

function bindReference(reference: Reference, variable: Variable): void {
  variable.addReference(reference);
  bindName(reference.identifier, variable);
}
