import { simple } from 'acorn-walk';
import type { Node as AcornNode } from 'acorn';
import type { CallExpression, Expression, Function as FunctionNode, Node, Statement } from 'estree';
import type { FnAtom, Value } from './atoms.js';
import type { Call, Engine } from './engine.js';
import { activate, bindParameters, isFunction } from './functions.js';
import { isPath } from './places.js';
import { NOTHING } from './values.js';

/** Applies to the flow what is known once a test has turned out true (or false): given by the caller, which this is a part of. */
export type Narrow = (engine: Engine, test: Expression, truth: boolean) => void;

/** What is left of the first argument once the function has answered true for it: what `filter` keeps. */
export function narrowByTest(engine: Engine, asked: Omit<Asked, 'truth'>): Value {
  return whenAnswered(engine, { ...asked, truth: true })?.[0] ?? asked.call.args.values[0] ?? NOTHING;
}

/** What a function of this code that is asked about places says of them once it has answered true (or false): their new values. */
export function narrowByAnswer(engine: Engine, { test, truth, narrow }: Omit<Asked, 'fn' | 'call'> & { readonly test: CallExpression }): readonly { readonly place: Expression; readonly value: Value }[] {
  const asksOfPlaces = test.arguments.some((argument) => argument.type !== 'SpreadElement' && isPath(argument));
  if (!isPath(test.callee) || !(asksOfPlaces || test.callee.type === 'Identifier')) return [];
  const [fn, ...others] = engine.evaluate(test.callee);
  if (fn?.t === 'fn' && !asksOfPlaces && !(isFunction(fn) && onlyLooks(fn.node))) return [];
  if (fn?.t !== 'fn' || others.length > 0 || test.arguments.some((argument) => argument.type === 'SpreadElement')) return [];
  const places = test.arguments as Expression[];
  const call: Call = { self: NOTHING, args: { values: places.map((place) => engine.evaluate(place)), rest: null }, site: test, isNew: false };
  const values = whenAnswered(engine, { fn, call, truth, narrow });
  return values === null ? [] : places.flatMap((place, index) => (isPath(place) && values[index] !== undefined ? [{ place, value: values[index] }] : []));
}

export interface Asked {
  readonly fn: FnAtom;
  readonly call: Call;
  readonly truth: boolean;
  readonly narrow: Narrow;
}

/** The parameters of a function once it has answered so; null when nothing can be said. */
function whenAnswered(engine: Engine, { fn, call, ...asked }: Asked): (Value | undefined)[] | null {
  const { stack } = engine.activations;
  if (!isFunction(fn) || fn.node.async === true || fn.node.generator === true || stack.some((entry) => entry.fn === fn)) return null;
  const outer = engine.env;
  const saved = engine.flow;
  const activation = activate(engine, fn, call);
  engine.env = activation.env;
  engine.flow = saved.fork();
  stack.push(activation);
  bindParameters(engine, fn.node.params, call);
  const isPossible = answer(engine, bodyOf(fn.node), asked);
  // A parameter that is written says nothing of what was given for it.
  const isGiven = (name: string): boolean => engine.scopeOf(fn.node)?.get(name)?.writes === 0;
  const values = fn.node.params.map((param) => (param.type === 'Identifier' && isPossible && isGiven(param.name) ? engine.readName(param) : undefined));
  stack.pop();
  engine.env = outer;
  // What a function that only looks has said of variables around it holds for them.
  if (!isPossible || !onlyLooks(fn.node)) engine.flow = saved;
  return values;
}

/** True for a function of tests and returns that neither call nor change anything. */
function onlyLooks(node: FunctionNode): boolean {
  let looks = node.params.every((param) => param.type === 'Identifier') && bodyOf(node).every((statement) => statement.type === 'IfStatement' || statement.type === 'ReturnStatement');
  if (!looks) return false;
  const act = (): void => { looks = false; };
  simple(node.body as unknown as AcornNode, { CallExpression: act, NewExpression: act, AssignmentExpression: act, UpdateExpression: act, AwaitExpression: act, TaggedTemplateExpression: act, UnaryExpression: (one) => { if (one.operator === 'delete') looks = false; } });
  return looks;
}

const bodyOf = ({ body }: FunctionNode): readonly Statement[] => (body.type === 'BlockStatement' ? body.body : [{ type: 'ReturnStatement', argument: body }]);

type Answer = Pick<Asked, 'truth' | 'narrow'>;

/** Applies to the flow what is known once these statements have answered so. False when they cannot. */
function answer(engine: Engine, statements: readonly Statement[], asked: Answer): boolean {
  const { truth, narrow } = asked;
  const [first, ...rest] = statements;
  // Without a return the answer is undefined.
  if (first === undefined) return !truth;
  if (first.type === 'ReturnStatement') return answerWith(engine, first.argument ?? null, asked);
  const returned = first.type === 'IfStatement' && !first.alternate ? returnOf(first.consequent) : undefined;
  if (first.type !== 'IfStatement' || returned === undefined) return mayAnswer(first, truth) ? true : answer(engine, rest, asked);
  const before = engine.flow;
  engine.flow = before.fork();
  narrow(engine, first.test, true);
  const byFirst = answerWith(engine, returned, asked);
  const afterFirst = engine.flow;
  engine.flow = before.fork();
  narrow(engine, first.test, false);
  const byRest = answer(engine, rest, asked);
  if (byFirst && byRest) engine.flow = afterFirst.meet(engine.flow);
  else if (byFirst) engine.flow = afterFirst;
  return byFirst || byRest;
}

function answerWith(engine: Engine, value: Expression | null, { truth, narrow }: Answer): boolean {
  if (value === null) return !truth;
  if (value.type === 'Literal') return Boolean(value.value) === truth;
  narrow(engine, value, truth);
  return true;
}

/** What an arm gives back that does nothing else; undefined when it does more. */
function returnOf(arm: Statement): Expression | null | undefined {
  const [only, ...more] = arm.type === 'BlockStatement' ? arm.body : [arm];
  return only?.type === 'ReturnStatement' && more.length === 0 ? (only.argument ?? null) : undefined;
}

/** True for a statement from within which such an answer may be given. */
function mayAnswer(statement: Node, truth: boolean): boolean {
  let found = false;
  simple(statement as unknown as AcornNode, {
    ReturnStatement: ({ argument }) => {
      found ||= argument?.type === 'Literal' ? Boolean((argument as { value?: unknown }).value) === truth : argument !== null && argument !== undefined ? true : !truth;
    },
  });
  return found;
}
