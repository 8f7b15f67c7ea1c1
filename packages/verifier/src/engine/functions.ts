import type { BlockStatement, Class, Function as FunctionNode, Node, Pattern, Statement } from 'estree';
import { promiseOf } from '../host/promises.js';
import { noteCycle } from '../rules/infinite-work/check-started.js';
import type { Atom, FnAtom, ObjAtom, Value } from './atoms.js';
import type { Call, Engine } from './engine.js';
import type { Activation, Again } from './activations.js';
import { ActivationFrame, ArrowFrame } from './activation-frame.js';
import { bindReceiver, withWritten } from './argument-list.js';
import { blameAbsent } from './blame-absent.js';
import { beReceiver } from './be-receiver.js';
import { narrowCaptured, restoreCaptured } from './captures.js';
import { Cell } from './cell.js';
import { Environment, type Frame } from './environment.js';
import { within } from './jumps.js';
import type { Scope } from '../scopes/scope.js';
import { endOf, startOf } from './offsets.js';
import { SmallMap } from './small-map.js';
import { constant, join, joinAll, NOTHING, UNDEFINED, unknown, widenNumbers } from './values.js';

const MAX_STACK = 40;

/** The activation of a function for a call; calls on different ways to it have different ones. */
export function activate(engine: Engine, fn: FnAtom & { node: FunctionNode }, call: Call): Activation {
  const site = endOf(call.site);
  const path = engine.env.path.to(call.variant === undefined ? site : `${site}${call.variant}`);
  let activation = fn.activations.get(path);
  if (activation === undefined) {
    const self = new Cell(engine.growth, false, true);
    const frame = fn.node.type === 'ArrowFunctionExpression' ? new ArrowFrame(engine, fn.env.frame) : new ActivationFrame(engine, fn, self);
    const owner = engine.scopeOf(fn.node);
    const env = new Environment({ owner, parent: fn.env, path, id: freshId(engine), functions: null }, frame);
    activation = { fn, env, self, again: null, readsArguments: readsArguments(owner) };
    fn.activations.set(path, activation);
  }
  return activation;
}

/** Environments nest as functions do: numbers stand for them, so that the keys of what is made in them stay short. */
function freshId(engine: Engine): string {
  return String(engine.activations.count++);
}

/** The same for an environment that is made anew in every round. */
function namedId(engine: Engine, key: string): Pick<Environment, 'id' | 'functions'> {
  const { named } = engine.activations;
  let id = named.get(key);
  if (id === undefined) named.set(key, (id = { id: freshId(engine), functions: new SmallMap() }));
  return id;
}

function readsArguments(scope: Scope | null): boolean {
  const own = scope?.get('arguments');
  return own !== undefined && own.first !== null;
}

/** True for a function that is no class. */
export function isFunction(fn: FnAtom): fn is FnAtom & { node: FunctionNode } {
  return fn.node.type !== 'ClassDeclaration' && fn.node.type !== 'ClassExpression';
}

/** Runs a function of this code with the arguments of a call; recursion gives what is known so far. */
export function enterFunction(engine: Engine, fn: FnAtom, call: Call): Value {
  if (!isFunction(fn)) return enterConstructor(engine, fn, call);
  engine.entered.add(fn.node);
  const { stack } = engine.activations;
  // A function that calls itself on whatever way shares the activation that runs: ways would multiply otherwise.
  const running = stack.find((entry) => entry.fn === fn);
  const activation = running ?? activate(engine, fn, call);
  const { env } = activation;
  const outer = engine.env;
  engine.env = env;
  bindReceiver(engine, activation, call);
  if (running !== undefined || stack.length > MAX_STACK) {
    noteCycle(engine, fn.node, call.site);
    rememberRecursion(engine, activation, call);
  }
  else {
    env.enter(engine.growth.round);
    bindParameters(engine, fn.node.params, withWritten(activation, withRecursion(engine, activation, call)));
    stack.push(activation);
    engine.frames.push({ fn: fn.node, site: call.site });
    const restored = narrowCaptured(engine, fn);
    runBody(engine, fn.node);
    restoreCaptured(engine, restored);
    engine.frames.pop();
    stack.pop();
  }
  engine.env = outer;
  return resultOf(engine, fn.node, env);
}

/** Keeps the arguments of a recursive call for the next round: then the function is entered with them too. */
function rememberRecursion(engine: Engine, activation: Activation, call: Call): void {
  if (activation.again === null) engine.growth.changed = true;
  const again = (activation.again ??= { values: [], rest: new Cell(engine.growth, false, true) });
  for (const [index, value] of call.args.values.entries()) againAt(engine, again, index).add(widenNumbers(value));
  if (call.args.rest !== null) again.rest.add(call.args.rest);
}

function withRecursion(engine: Engine, activation: Activation, call: Call): Call {
  const { again } = activation;
  if (again === null) return call.args.rest?.length === 0 ? { ...call, args: { values: call.args.values, rest: null } } : call;
  const values = call.args.values.map((value, index) => join(value, againAt(engine, again, index).value));
  const rest = join(call.args.rest ?? NOTHING, again.rest.value);
  return { ...call, args: { values, rest: rest.length === 0 ? null : rest } };
}

function againAt(engine: Engine, again: Again, index: number): Cell {
  return (again.values[index] ??= new Cell(engine.growth, false, true));
}

/** Gives the parameters of the running activation the arguments of a call. */
export function bindParameters(engine: Engine, params: readonly Pattern[], call: Call): void {
  for (const [index, param] of params.entries()) {
    if (param.type === 'RestElement') {
      const rest = engine.makeObject('array', param, engine.env.context);
      call.args.values.slice(index).forEach((value, position) => engine.setMember(rest, { names: constant(String(position)), value, site: param, adds: false }));
      if (call.args.rest !== null) rest.rest.add(call.args.rest);
      engine.bindParameter(param.argument, [rest]);
    } else engine.bindParameter(param, call.args.values[index] ?? call.args.rest ?? UNDEFINED);
  }
}

const NO_LOGS: Engine['writeLogs'] = [];

function runBody(engine: Engine, node: FunctionNode): void {
  const logs = engine.writeLogs.length === 0 ? NO_LOGS : engine.writeLogs.splice(0);
  if (node.body.type === 'BlockStatement') runBlock(engine, node, node.body);
  else engine.env.frame.result.add(engine.evaluate(node.body));
  if (logs.length > 0) engine.writeLogs.push(...logs);
}

/** Behind a call is known what is known wherever the function returns; of one that may be left half way, what was known before too. */
function runBlock(engine: Engine, node: FunctionNode, body: BlockStatement): void {
  const before = node.async || node.generator ? engine.flow : null;
  if (before !== null) engine.flow = before.fork();
  within(engine, 'function', (target) => {
    const completes = engine.execute(body);
    if (completes && !node.generator) engine.env.frame.result.add(UNDEFINED);
    if (target.left !== null) engine.flow = completes ? engine.flow.meet(target.left) : target.left;
  });
  if (before !== null) engine.flow = before.meet(engine.flow);
}

/** The key of the iterator one call of a generator gives. */
export function iteratorKey(engine: Engine, fn: Node, env: Environment): string {
  return `iterator:${startOf(fn)}@${env.context}`;
}

function resultOf(engine: Engine, node: FunctionNode, env: Environment): Value {
  const { result } = env.frame;
  if (node.generator) return [{ t: 'host', key: iteratorKey(engine, node, env), type: 'iterator', cell: result, origin: node }];
  const value = blameAbsent(result.value);
  return node.async ? promiseOf(engine, value, `${startOf(node)}@${env.context}`) : value;
}

/** `new callee(…)`. */
export function construct(engine: Engine, callee: Atom, call: Call): Value {
  if (callee.t === 'native') return callee.impl(engine, { ...call, self: callee.owner });
  if (callee.t !== 'fn') {
    refuseConstructor(engine, callee, call.site);
    for (const value of call.args.values) engine.escape(value, call.site);
    return callee.t === 'unknown' ? unknown('an object of an unknown class') : NOTHING;
  }
  const instance = engine.makeObject('object', call.site, `new:${callee.key}`);
  instance.proto.add(prototypeOf(engine, callee));
  beReceiver(instance);
  engine.underConstruction.add(instance);
  const made = enterConstructor(engine, callee, { ...call, self: [instance] });
  engine.underConstruction.delete(instance);
  return join([instance], made.filter((atom) => atom.t === 'obj' || atom.t === 'node'));
}

/** What stands behind `constructor` of a thing nothing is known of may be Function, or one of its kin. */
function refuseConstructor(engine: Engine, callee: Atom, site: Node): void {
  if (callee.t === 'host' && callee.type === 'constructor') engine.refuse('obfuscation', site, 'Makes an object by what stands behind `constructor`, which may be Function.');
}

/** Runs the constructor of a class or function with `this` given; the class's fields come first. */
export function enterConstructor(engine: Engine, callee: Atom, call: Call): Value {
  if (callee.t === 'native') return callee.impl(engine, call);
  refuseConstructor(engine, callee, call.site);
  if (callee.t !== 'fn') return NOTHING;
  const { node } = callee;
  if (node.type !== 'ClassDeclaration' && node.type !== 'ClassExpression') return enterFunction(engine, callee, call);
  engine.entered.add(node);
  runFields(engine, { node, callee, self: call.self });
  const own = engine.place(`constructor:${callee.key}`).value;
  if (own.length > 0) return joinAll(own.map((atom) => (atom.t === 'fn' ? enterFunction(engine, atom, call) : NOTHING)));
  return joinAll(engine.place(`super:${callee.key}`).value.map((parent) => enterSuper(engine, parent, call)));
}

/** The constructor of a class above: what a native one makes is what the instance is beside its own members. */
export function enterSuper(engine: Engine, parent: Atom, call: Call): Value {
  const made = enterConstructor(engine, parent, call);
  const inherited = parent.t === 'unknown' ? [parent] : parent.t === 'native' ? made.filter((atom) => atom.t === 'host' || atom.t === 'node' || atom.t === 'obj') : NOTHING;
  if (inherited.length > 0) for (const self of call.self) if (self.t === 'obj') self.proto.add(inherited);
  return parent.t === 'native' ? NOTHING : made;
}

function runFields(engine: Engine, entry: { readonly node: Class; readonly callee: FnAtom; readonly self: Value }): void {
  const outer = engine.env;
  const frame: Frame = { self: entry.self, result: engine.place(`fields:${entry.callee.key}`), args: NOTHING, home: [entry.callee] };
  engine.env = new Environment({ owner: null, parent: entry.callee.env, path: outer.path, ...namedId(engine, `fields:${entry.callee.key}@${outer.id}`) }, frame);
  for (const member of entry.node.body.body) {
    if (member.type !== 'PropertyDefinition' || member.static) continue;
    const value = member.value ? engine.evaluate(member.value) : UNDEFINED;
    const names = fieldNames(engine, member);
    for (const self of entry.self) engine.setMember(self, { names, value, site: member, adds: false });
  }
  engine.env = outer;
}

/** What `new fn` gets as prototype; made when it is first asked for. */
export function prototypeOf(engine: Engine, fn: FnAtom): Value {
  const cell = fn.obj.props.get('prototype');
  if (cell !== undefined) return cell.value;
  const made = engine.makeObject('object', fn.node, `prototype:${fn.key}`);
  engine.place(`class:${made.key}`).add([fn]);
  engine.setMember(fn.obj, { names: constant('prototype'), value: [made], site: fn.node, adds: false });
  return [made];
}

/** Evaluates the members of a class: methods go to the prototype, static ones to the class. */
export function defineClass(engine: Engine, fn: FnAtom, node: Class): void {
  if (node.superClass) {
    const parents = engine.evaluate(node.superClass);
    for (const parent of parents) refuseConstructor(engine, parent, node.superClass);
    engine.place(`super:${fn.key}`).add(parents);
    for (const parent of parents) if (parent.t === 'fn') for (const proto of prototypeOf(engine, fn)) if (proto.t === 'obj') proto.proto.add(prototypeOf(engine, parent));
    fn.obj.proto.add(parents.filter((atom) => atom.t === 'fn' || atom.t === 'native' || atom.t === 'unknown'));
  }
  const [prototype] = prototypeOf(engine, fn);
  if (prototype?.t !== 'obj') return;
  const outer = engine.env;
  engine.env = new Environment({ owner: null, parent: fn.env, path: outer.path, ...namedId(engine, `static:${fn.key}@${outer.id}`) }, { self: [fn], result: engine.place(`static:${fn.key}`), args: NOTHING, home: [fn] });
  for (const member of node.body.body) defineMember(engine, { fn, prototype }, member);
  engine.env = outer;
}

function defineMember(engine: Engine, target: { readonly fn: FnAtom; readonly prototype: ObjAtom }, member: Class['body']['body'][number]): void {
  if (member.type === 'StaticBlock') {
    engine.executeAll(member.body satisfies Statement[]);
    return;
  }
  if (member.type === 'PropertyDefinition') {
    if (member.static) engine.setMember(target.fn.obj, { names: fieldNames(engine, member), value: member.value ? engine.evaluate(member.value) : UNDEFINED, site: member, adds: false });
    return;
  }
  const [method] = engine.evaluate(member.value);
  if (method?.t !== 'fn') return;
  engine.place(`home:${method.key}`).add([target.fn]);
  if (member.kind === 'constructor') {
    engine.place(`constructor:${target.fn.key}`).add([method]);
    return;
  }
  const holder = member.static ? target.fn.obj : target.prototype;
  for (const name of fieldNames(engine, member)) {
    const text = name.t === 'const' ? String(name.v) : null;
    if (text === null) holder.rest.add([method]);
    else engine.setMember(holder, { names: constant(member.kind === 'method' ? text : `${member.kind} ${text}`), value: [method], site: member, adds: false });
  }
}

function fieldNames(engine: Engine, member: Exclude<Class['body']['body'][number], { type: 'StaticBlock' }>): Value {
  const { key } = member;
  if (key.type === 'PrivateIdentifier') return constant(`#${key.name}`);
  if (member.computed) return engine.evaluate(key);
  return constant(key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : '');
}
