import type { MemberExpression, NewExpression, SimpleCallExpression, SpreadElement, Expression } from 'estree';
import { isDecisive, noteCalled, noteReached } from '../rules/obfuscation/check-reached.js';
import { elementsOf, iterate } from './arrays.js';
import type { Atom, Value } from './atoms.js';
import { argumentsFrom } from './arguments.js';
import type { Args, Call, Engine } from './engine.js';
import { memberNames } from './member-names.js';
import { construct, enterFunction, enterSuper } from './functions.js';
import { constantTexts, isConstant, isNullish, join, joinAll, NOTHING, UNDEFINED, unknown, withoutNothing } from './values.js';

/** Evaluates a call: of a method with its object as `this`, of `super`, or of any other value. */
export function evaluateCall(engine: Engine, node: SimpleCallExpression): Value {
  const { callee } = node;
  if (callee.type === 'Super') {
    const args = evaluateArgs(engine, node.arguments);
    for (const parent of superClasses(engine)) enterSuper(engine, parent, { self: engine.env.frame.self, args, site: node, isNew: true });
    return UNDEFINED;
  }
  if (callee.type !== 'MemberExpression') {
    const functions = engine.evaluate(callee);
    noteCalled(engine, node, functions);
    if (node.optional && functions.some(isNullish)) engine.isCutShort = true;
    const args = evaluateArgs(engine, node.arguments);
    return engine.call(functions, { self: NOTHING, args, site: node, isNew: false });
  }
  const evaluated = engine.evaluate(callee.object);
  const bases = callee.optional ? withoutNothing(evaluated) : evaluated;
  if (bases.length < evaluated.length) engine.isCutShort = true;
  const names = memberNames(engine, callee);
  if (isDecisive(names)) noteReached(engine, callee, evaluated);
  const self = callee.object.type === 'Super' ? engine.env.frame.self : null;
  checkChain(engine, callee, names);
  if (!isConstant(names) && bases.some((atom) => atom.t === 'fn') && !isNumbers(names)) engine.refuse('obfuscation', callee, 'Calls a member of a function under a name that cannot be resolved.');
  const [only] = bases;
  if (bases.length === 1 && only !== undefined) {
    const functions = checkPresent(engine, node, engine.getMember(only, names, callee));
    if (node.optional && functions.some(isNullish)) engine.isCutShort = true;
    return engine.call(functions, { self: self ?? bases, args: evaluateArgs(engine, node.arguments), site: node, isNew: false });
  }
  const targets = bases.map((base) => ({ base, functions: engine.getMember(base, names, callee) }));
  if (node.optional && targets.some(({ functions }) => functions.some(isNullish))) engine.isCutShort = true;
  const args = evaluateArgs(engine, node.arguments);
  return joinAll(targets.map(({ base, functions }) => engine.call(functions, { self: self ?? [base], args, site: node, isNew: false })));
}

/** What a member gives that nobody knows of cannot be resolved: a method of a kind that no table holds, or one that is not there. */
function checkPresent(engine: Engine, { callee, optional }: SimpleCallExpression, functions: Value): Value {
  const isMissing = functions.length > 0 && functions.every((atom) => atom.t === 'const' && atom.v === undefined);
  if (optional || !isMissing || engine.isUncalled || engine.arms.isRuledOut) return functions;
  const name = callee.type === 'MemberExpression' && !callee.computed && callee.property.type === 'Identifier' ? callee.property.name : 'a member';
  engine.refuse('obfuscation', callee, `Calls ${name}, which nothing here has as far as can be resolved.`);
  return functions;
}

/** `x[a][b](…)` with names that are not known, or `x[a].constructor`: what everything inherits leads to Function. */
function checkChain(engine: Engine, callee: MemberExpression, names: Value): void {
  const { object } = callee;
  if (object.type !== 'MemberExpression' || !object.computed || constantTexts(engine.evaluate(object.property)) !== null || isNumbers(engine.evaluate(object.property))) return;
  const outer = constantTexts(names);
  if (outer === null ? !isNumbers(names) : outer.includes('constructor')) engine.refuse('obfuscation', callee, 'Calls a member of a member, neither of whose names can be resolved.');
}

function isNumbers(names: Value): boolean {
  return names.every((atom) => atom.t === 'num' || atom.t === 'const');
}

/** Evaluates `new f(…)` for everything f may be. */
export function evaluateNew(engine: Engine, node: NewExpression): Value {
  const callee = engine.evaluate(node.callee);
  const args = evaluateArgs(engine, node.arguments);
  return joinAll(callee.map((atom) => construct(engine, atom, { self: NOTHING, args, site: node, isNew: true })));
}

function superClasses(engine: Engine): Value {
  return engine.place(`super:${engine.env.frame.home.map((atom) => atom.key).join()}`).value;
}

const NO_ARGS: Args = { values: [], rest: null };

function evaluateArgs(engine: Engine, nodes: readonly (Expression | SpreadElement)[]): Args {
  if (nodes.length === 0) return NO_ARGS;
  const [first] = nodes;
  if (nodes.length === 1 && first !== undefined && first.type !== 'SpreadElement') return { values: [engine.evaluate(first)], rest: null };
  const values: Value[] = [];
  let rest: Value | null = null;
  for (const node of nodes) {
    if (node.type !== 'SpreadElement') {
      const value = engine.evaluate(node);
      if (rest === null) values.push(value);
      else rest = join(rest, value);
      continue;
    }
    const source = engine.evaluate(node.argument);
    const [only] = source;
    const items = source.length === 1 && only !== undefined && rest === null ? elementsOf(only) : null;
    if (items === null) rest = join(rest ?? NOTHING, iterate(engine, source, node));
    else values.push(...items);
  }
  return { values, rest };
}

/** Calls everything a value may be. */
export function callValue(engine: Engine, callee: Value, call: Call): Value {
  const [only] = callee;
  if (callee.length === 1 && only !== undefined) return callAtom(engine, only, call);
  let all = NOTHING;
  for (const atom of callee) all = join(all, callAtom(engine, atom, call));
  return all;
}

function callAtom(engine: Engine, atom: Atom, call: Call): Value {
  switch (atom.t) {
    case 'fn':
      return enterFunction(engine, atom, call);
    case 'native':
      return atom.impl(engine, call.self.length === 0 || isPlainUndefined(call.self) ? { ...call, self: atom.owner } : call);
    case 'unknown':
      return callUnknown(engine, call);
    case 'host':
      if (atom.type === 'constructor') engine.refuse('dangerous-sink', call.site, 'Calls what stands behind `constructor`, which may be Function.');
      return atom.type === 'constructor' ? unknown('what a constructor gives') : callUnknown(engine, call);
    case 'const':
    case 'absent':
      return NOTHING;
    default:
      return callUnknown(engine, call);
  }
}

function callUnknown(engine: Engine, call: Call): Value {
  for (const value of argumentsFrom(call.args, 0)) engine.escape(value, call.site);
  return unknown('the result of an unknown function');
}

function isPlainUndefined(self: Value): boolean {
  return self.every((atom) => atom.t === 'const' && (atom.v === null || atom.v === undefined));
}
