import type { FindingCategory } from '@safecode/domain/verification/categories';
import type { SelectorList } from '@safecode/selectors/parsing/selector-model';
import type { Scope, Variable } from '../scopes/scope.js';
import type { Expression, Identifier, Node, Pattern, PrivateIdentifier, Statement, Super } from 'estree';
import { readGlobal } from '../host/global-names.js';
import { hostAtom } from '../host/make-native.js';
import type { CheckContext } from '../report/check-context.js';
import type { Span } from '../report/finding-collector.js';
import { variableOf } from '../scopes/names.js';
import { checkSelector } from '../rules/unapproved-selector/check-selector.js';
import type { AnalysedProgram } from './analysed-program.js';
import { Arms } from './arms.js';
import { contentsOf } from './arrays.js';
import type { Atom, FnAtom, NodeAtom, ObjAtom, Value } from './atoms.js';
import { callValue } from './call-expressions.js';
import { forgetReassigned } from './captures.js';
import { CallPath } from './call-path.js';
import { Cell, type Growth } from './cell.js';
import type { Call, Engine, Ledger, MemberWrite } from './engine.js';
import { Environment } from './environment.js';
import { evaluateExpression } from './expressions.js';
import { Flow } from './flow.js';
import { defineClass } from './functions.js';
import { LocalFunction } from './local-function.js';
import type { Making } from './local-object.js';
import { proveQuery } from './narrowing.js';
import { readMember, writeMember } from './members.js';
import { endOf, startOf } from './offsets.js';
import type { NodeSpec } from './page-node.js';
import { assignPattern } from './patterns.js';
import { executeStatement } from './statements.js';
import { isNullish, join, NOTHING, unknown, withoutNothing } from './values.js';

/** The analysis ran out of its step budget: what is left cannot be proven. */
export class BudgetExceeded extends Error {}

const MAX_ROUNDS = 20;
/** Well below what the machine's stack holds, so that the answer does not depend on the machine. */
const MAX_DEPTH = 450;

/** The abstract interpreter: runs the program over sets of values until nothing new is learnt. */
export class Interpreter implements Engine {
  readonly growth: Growth = { round: 0, changed: false };
  readonly root: Environment;
  readonly window: Value = [hostAtom('window', 'window')];
  readonly ledger: Ledger = { started: new Map(), starts: [], stopped: new Map(), cycles: [], timers: new Map(), reached: new Map(), drained: [], queries: 0 };
  readonly arms = new Arms();
  readonly frames: Engine['frames'] = [];
  readonly merges: ReadonlySet<Node>;
  readonly underConstruction = new Set<ObjAtom>();
  // Fields and not weak maps: a table that is old keeps what it holds alive until the next full collection.
  readonly activations: Engine['activations'] = { stack: [], getters: new Set(), captures: new Map(), count: 0, named: new Map(), paths: new Map() };
  readonly found: Engine['found'] = new Map();
  readonly entered = new Set<Node>();
  readonly writeLogs: Engine['writeLogs'] = [];
  readonly jumps: Engine['jumps'] = [];
  flow = new Flow();
  branches = 0;
  isUncalled = false;
  isCutShort = false;
  env: Environment;
  private readonly functions: FnAtom[] = [];
  private readonly places = new Map<string, Cell>();
  private readonly globals = new Map<string, Cell>();
  private readonly defined = new Set<FnAtom>();
  private readonly escaping = new Set<Atom>();
  private steps = 0;
  private depth = 0;

  constructor(
    readonly context: CheckContext,
    private readonly source: AnalysedProgram,
  ) {
    this.merges = source.merges;
    const frame = { self: this.window, result: this.place('result:script'), args: NOTHING, home: NOTHING };
    this.root = new Environment({ owner: source.scopes.globalScope, parent: null, path: new CallPath('', this.activations.paths), id: 'script', functions: null }, frame);
    this.env = this.root;
  }

  /** Runs rounds until the cells stop growing. False when they did not: the findings are then not complete. */
  run(): boolean {
    for (let round = 1; round <= MAX_ROUNDS; round += 1) {
      this.growth.round = round;
      this.growth.changed = false;
      this.startRound();
      this.executeAll(this.source.program.body.filter((node) => node.type !== 'ImportDeclaration') as Statement[]);
      this.runUncalled();
      if (!this.growth.changed && this.arms.isComplete()) return true;
    }
    return false;
  }

  private startRound(): void {
    this.context.findings.clear();
    this.context.effects.clear();
    this.arms.startRound();
    this.ledger.started.clear();
    this.ledger.starts.length = 0;
    this.ledger.stopped.clear();
    this.ledger.cycles.length = 0;
    this.ledger.drained.length = 0;
    this.ledger.reached.clear();
    this.frames.length = 0;
    this.isUncalled = false;
    this.entered.clear();
    this.escaping.clear();
    this.underConstruction.clear();
    this.defined.clear();
    this.writeLogs.length = 0;
    this.jumps.length = 0;
    this.branches = 0;
    this.flow = new Flow();
    this.env = this.root;
  }

  /** Dead code counts: functions nobody calls here are run with arguments nothing is known of. */
  private runUncalled(): void {
    for (let again = true; again; ) {
      again = false;
      for (const fn of this.functions) {
        if (this.entered.has(fn.node) || fn.node.type === 'ClassDeclaration' || fn.node.type === 'ClassExpression') continue;
        again = true;
        this.isUncalled = true;
        this.callUnknown(fn, fn.node);
        this.isUncalled = false;
        this.entered.add(fn.node);
      }
    }
  }

  private callUnknown(fn: FnAtom, site: Node): void {
    const args = { values: [], rest: unknown('a parameter that is not known') };
    const saved = this.flow;
    this.flow = saved.later();
    this.call([fn], { self: fn.receiver.value, args, site, isNew: false });
    this.flow = saved;
  }

  tick(): void {
    this.steps += 1;
    if (this.steps > this.source.budget) throw new BudgetExceeded(`more than ${this.source.budget} steps`);
  }

  evaluate(node: Expression | Super | PrivateIdentifier): Value {
    this.descend();
    const value = evaluateExpression(this, node);
    this.depth -= 1;
    return value;
  }

  execute(node: Statement): boolean {
    this.descend();
    const completes = executeStatement(this, node);
    this.depth -= 1;
    return completes;
  }

  private descend(): void {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw new BudgetExceeded('calls are nested too deeply');
  }

  executeAll(nodes: readonly Statement[]): boolean {
    for (const node of nodes) if (node.type === 'FunctionDeclaration') this.assign(node.id, [this.makeFunction(node)], true);
    let completes = true;
    // What stands behind a return is dead, and is checked all the same.
    for (const node of nodes) completes = this.execute(node) && completes;
    return completes;
  }

  assign(target: Pattern, value: Value, declares: boolean): void {
    assignPattern(this, target, { value, mode: declares ? 'declare' : 'assign' });
  }

  bindParameter(target: Pattern, value: Value): void {
    assignPattern(this, target, { value, mode: 'parameter' });
  }

  readName(node: Identifier): Value {
    const variable = variableOf(node);
    if (variable === undefined) return readGlobal(this, node.name, node);
    if (variable.defs.length === 0 && node.name === 'arguments') return this.env.frame.args;
    const cell = this.env.cell(variable, this.growth);
    const value = this.flow.read(cell);
    const holder = this.env.holder(variable);
    if (holder === this.env || !(holder.reentered || this.source.inLoop(variable))) return value;
    // A closure of an earlier turn may be the one that reads: it has captured any of the values.
    return join(value, value.some(isNullish) ? cell.value : withoutNothing(cell.value));
  }

  getMember(base: Atom, names: Value, site: Node): Value {
    return readMember(this, base, { names, site });
  }

  setMember(base: Atom, write: MemberWrite): void {
    this.tick();
    writeMember(this, base, write);
  }

  call(callee: Value, call: Call): Value {
    this.tick();
    return callValue(this, callee, call);
  }

  callLater(callee: Value, args: readonly Value[], at: Node | { readonly site: Node; readonly found: Value }): Value {
    const saved = this.flow;
    this.flow = saved.later();
    const { site, found } = 'site' in at ? at : { site: at, found: NOTHING };
    for (const atom of found) if (atom.t === 'node') proveQuery(this, atom);
    forgetReassigned(this, callee);
    const result = this.call(callee, { self: NOTHING, args: { values: args, rest: null }, site, isNew: false });
    this.flow = saved;
    return result;
  }

  escape(value: Value, site: Node): void {
    for (const atom of value) {
      if (this.escaping.has(atom)) continue;
      if (atom.t === 'fn') {
        this.escaping.add(atom);
        this.callUnknown(atom, site);
      } else if (atom.t === 'obj') {
        this.escaping.add(atom);
        if (!atom.marks.escaped) this.growth.changed = true;
        atom.marks.escaped = true;
        this.escape(contentsOf(atom), site);
        for (const parent of atom.proto.value) if (parent.t === 'obj') this.escape(contentsOf(parent), site);
      }
    }
  }

  makeFunction(node: FnAtom['node']): FnAtom {
    const { functions } = this.env;
    let fn = functions.get(node);
    if (fn === undefined) {
      fn = new LocalFunction(this, node, this.env);
      functions.set(node, fn);
      this.functions.push(fn);
    }
    if ((node.type === 'FunctionExpression' || node.type === 'ClassExpression') && node.id) this.assign(node.id, [fn], true);
    if ((node.type === 'ClassDeclaration' || node.type === 'ClassExpression') && !this.defined.has(fn)) {
      this.defined.add(fn);
      if (node.id) this.nameClass(node.id, fn);
      defineClass(this, fn, node);
    }
    return fn;
  }

  private nameClass(id: Identifier, fn: FnAtom): void {
    this.assign(id, [fn], true);
    const inner = this.source.scopes.innerNames.get(id);
    if (inner !== undefined) this.flow.write(this.env.cell(inner, this.growth), [fn]);
  }

  makeObject(shape: ObjAtom['shape'], site: Node, tag = ''): ObjAtom {
    return this.objectAt({ shape, site, tag, path: this.env.path });
  }

  objectAt(making: Making): ObjAtom {
    return making.path.objectAt(making, this.growth);
  }

  makeNode(spec: NodeSpec): NodeAtom {
    return this.env.path.nodeAt(spec);
  }

  place(name: string): Cell {
    return placeIn(this.places, name, this.growth);
  }

  globalPlace(name: string): Cell {
    return placeIn(this.globals, name, this.growth);
  }

  inLoop(variable: Variable): boolean {
    return this.source.inLoop(variable);
  }

  scopeOf(node: Node): Scope | null {
    return this.source.scopes.functionScopes.get(node) ?? null;
  }

  checkSelector(list: SelectorList, site: Node): void {
    checkSelector(this.context, list, this.spanOf(site));
  }

  refuse(category: FindingCategory, site: Node, message: string): void {
    this.context.findings.add({ category, at: this.spanOf(site), message });
  }

  spanOf(node: Node): Span {
    return { start: startOf(node), end: endOf(node) };
  }
}

function placeIn(places: Map<string, Cell>, name: string, growth: Growth): Cell {
  let cell = places.get(name);
  if (cell === undefined) places.set(name, (cell = new Cell(growth, false, true)));
  return cell;
}
